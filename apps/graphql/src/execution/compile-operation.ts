import {
  type DocumentNode,
  type ExecutionResult,
  type FragmentDefinitionNode,
  type GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
} from 'graphql';
import type { Compilation } from './compilation.ts';
import { compileFields } from './compile-fields.ts';
import { compileVariables, type ToVariables, type Variables } from './compile-variables.ts';
import { isPromise, type Run } from './run.ts';
import { NotCompilable } from './selected-fields.ts';

export interface CompiledOperation {
  readonly operation: OperationDefinitionNode;
  /** Does what graphql's own `execute` does, with what can be known from the document decided already. */
  readonly toVariables: ToVariables;
  execute(context: unknown, variables: Variables): Promise<ExecutionResult>;
}

/**
 * Of a document that is valid. `null` = it is to be executed step by step: subscriptions, questions about the schema,
 * directives, several root fields of a mutation, fragments that unfold to thousands of fields.
 */
export function compileOperation(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null,
): CompiledOperation | null {
  const operation = getOperationAST(document, operationName);
  if (!operation || operation.operation === OperationTypeNode.SUBSCRIPTION) return null;
  const root = schema.getRootType(operation.operation);
  if (!root || (operation.directives ?? []).length > 0) return null;
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  try {
    const compilation: Compilation = {
      schema,
      fragments,
      count: 0,
      fieldsOf: (type, selections) => compileFields(compilation, type, selections),
    };
    const fields = compilation.fieldsOf(root, [operation.selectionSet]);
    // Those of a mutation are carried out one after the other.
    if (operation.operation === OperationTypeNode.MUTATION && fields.count > 1) return null;
    return {
      operation,
      toVariables: compileVariables(schema, operation),
      async execute(context, variables) {
        const run: Run = { context, variables, errors: [] };
        try {
          const data = fields.complete(undefined, run, undefined);
          return toResult((isPromise(data) ? await data : data) as Data, run.errors);
        } catch (error) {
          return toResult(null, [...run.errors, error as GraphQLError]);
        }
      },
    };
  } catch (error) {
    if (error instanceof NotCompilable) return null;
    throw error;
  }
}

type Data = NonNullable<ExecutionResult['data']>;

function toResult(data: Data | null, errors: readonly GraphQLError[]): ExecutionResult {
  return errors.length === 0 ? { data } : { errors, data };
}
