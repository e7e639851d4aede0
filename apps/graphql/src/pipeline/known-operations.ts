import { type CompiledOperation, compileOperation } from '@parley/compiled-execution';
import type { DocumentNode, ExecutionArgs, ExecutionResult, GraphQLSchema } from 'graphql';

/** An operation of a document that every rule has let pass, compiled. */
interface KnownOperation extends CompiledOperation {
  readonly document: DocumentNode;
  readonly operationName: string | null;
}

type Execution = (context: unknown) => Promise<ExecutionResult>;

/** By the text of the document. `null` = not seen yet, or not to be compiled. */
export interface KnownOperations {
  find(text: string, operationName: string | null): KnownOperation | null;
  /** For what Yoga is about to execute, so it is valid; known from the next time on. `null` = execute it by graphql. */
  prepare(args: ExecutionArgs): Execution | null;
}

const MAX_DOCUMENTS = 500;
/** Of all of their texts. */
const MAX_LENGTH = 2_000_000;

export function createKnownOperations(schema: GraphQLSchema): KnownOperations {
  const documents = new Map<string, { readonly document: DocumentNode; readonly operations: Operations }>();
  let length = 0;

  function learn(text: string, document: DocumentNode): void {
    documents.set(text, { document, operations: new Map() });
    length += text.length;
    for (const [oldest] of documents) {
      if (documents.size <= MAX_DOCUMENTS && length <= MAX_LENGTH) break;
      documents.delete(oldest);
      length -= oldest.length;
    }
  }

  function find(text: string, operationName: string | null): KnownOperation | null {
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
  }

  return {
    find,
    prepare({ document, operationName, variableValues, contextValue }) {
      const text = (contextValue as YogaContext).params?.query;
      if (typeof text !== 'string') return null;
      if (!documents.has(text)) {
        // Compiling pays from the second time on.
        learn(text, document);
        return null;
      }
      return find(text, operationName ?? null)?.prepare(variableValues ?? {}) ?? null;
    },
  };
}

/** Never compiles: every operation is executed by graphql itself. */
export const NO_KNOWN_OPERATIONS: KnownOperations = { find: () => null, prepare: () => null };

type Operations = Map<string | null, KnownOperation | null>;

interface YogaContext {
  readonly params?: { readonly query?: unknown };
}
