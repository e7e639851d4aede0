import { type CompiledOperation, compileOperation } from '@parley/compiled-execution';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import type { Plugin } from 'graphql-yoga';

/** An operation of a document that every rule has let pass. */
interface KnownOperation extends CompiledOperation {
  readonly document: DocumentNode;
  readonly operationName: string | null;
}

/** By the text of the document. `null` = it has to go through Yoga: not seen yet, or not to be compiled. */
export interface KnownOperations {
  find(text: string, operationName: string | null): KnownOperation | null;
  /** Where they are learned: Yoga validates, with all the rules of all plugins, and what it finds valid is known. */
  readonly plugin: Plugin;
}

const MAX_DOCUMENTS = 500;
/** Of all of their texts. */
const MAX_LENGTH = 2_000_000;

export function createKnownOperations(schema: GraphQLSchema): KnownOperations {
  const documents = new Map<string, { readonly document: DocumentNode; readonly operations: Operations }>();
  let length = 0;

  function learn(text: string, document: DocumentNode): void {
    if (documents.has(text)) return;
    documents.set(text, { document, operations: new Map() });
    length += text.length;
    for (const [oldest] of documents) {
      if (documents.size <= MAX_DOCUMENTS && length <= MAX_LENGTH) break;
      documents.delete(oldest);
      length -= oldest.length;
    }
  }

  return {
    find(text, operationName) {
      const known = documents.get(text);
      if (known === undefined) return null;
      const { document, operations } = known;
      const found = operations.get(operationName);
      if (found !== undefined) return found;
      const compiled = compileOperation(schema, document, operationName);
      const operation = compiled && { ...compiled, document, operationName };
      // Names that are none are not remembered: there is no end of them.
      if (operation !== null || operationName === null) operations.set(operationName, operation);
      return operation;
    },
    plugin: {
      onValidate({ params, context }) {
        return ({ valid }) => {
          const text: unknown = (context as { readonly params?: { readonly query?: unknown } }).params?.query;
          if (valid && typeof text === 'string') learn(text, params.documentAST);
        };
      },
    },
  };
}

type Operations = Map<string | null, KnownOperation | null>;
