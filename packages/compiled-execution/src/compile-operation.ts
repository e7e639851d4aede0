import {
  type DocumentNode,
  type ExecutionResult,
  type FragmentDefinitionNode,
  type GraphQLError,
  type GraphQLObjectType,
  type GraphQLSchema,
  getOperationAST,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
} from 'graphql';
import {
  type Compilation,
  type CompiledFields,
  NotCompilable,
  type Run,
  type Variables,
} from './compilation.ts';
import { compileFields } from './compile-fields.ts';
import { compileVariables } from './compile-variables.ts';
import { conditionsOf } from './conditions.ts';

/** Does what graphql's own `execute` does, with what can be known from the document decided already. */
type Execute = (context: unknown) => Promise<ExecutionResult>;

export interface CompiledOperation {
  readonly operation: OperationDefinitionNode;
  /** `null` = the variables are not what is declared, or what they select has to be executed step by step. */
  prepare(given: Variables): Execute | null;
}

/** Every field of a conversation takes a quarter of it. Fragments that spread one another unfold without end. */
const MAX_FIELDS = 2_000;

/**
 * Of a document that is valid. `null` = it is to be executed step by step: subscriptions, questions about the schema,
 * other directives than @skip and @include, fragments that unfold to thousands of fields.
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
  const toVariables = orNull(() => compileVariables(schema, operation));
  const selectionBy = createSelections(schema, document, operation, root);
  if (toVariables === null) return null;
  const isSerial = operation.operation === OperationTypeNode.MUTATION;
  const declared = new Set(operation.variableDefinitions?.map(({ variable }) => variable.name.value));
  const conditions = conditionsOf(document).filter((name) => declared.has(name));
  if (conditions.length === 0 && selectionBy({}) === null) return null;

  return {
    operation,
    prepare(given) {
      const variables = toVariables(given);
      const fields = variables && selectionBy(pick(variables, conditions));
      return fields && ((context) => execute(fields, isSerial, { context, variables, errors: [] }));
    },
  };
}

async function execute(fields: CompiledFields, isSerial: boolean, run: Run): Promise<ExecutionResult> {
  try {
    const data = isSerial
      ? fields.completeSerially(undefined, run)
      : fields.complete(undefined, run, undefined);
    return toResult((await data) as Data, run.errors);
  } catch (error) {
    return toResult(null, [...run.errors, error as GraphQLError]);
  }
}

/** What is selected by the values of the variables that decide about it; kept for each of their few combinations. */
function createSelections(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  root: GraphQLObjectType,
): (conditions: Variables) => CompiledFields | null {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const known = new Map<string, CompiledFields | null>();
  // Over all combinations, so that there is an end of what is kept.
  let count = 0;

  function compile(conditions: Variables): CompiledFields | null {
    const compilation: Compilation = {
      schema,
      fragments,
      conditions,
      count() {
        count += 1;
        if (count > MAX_FIELDS) throw new NotCompilable('It unfolds to too many fields.');
      },
      fieldsOf: (type, selections) => compileFields(compilation, type, selections),
    };
    return orNull(() => {
      compilation.count();
      return compilation.fieldsOf(root, [operation.selectionSet]);
    });
  }

  return (conditions) => {
    const values = Object.values(conditions);
    if (!values.every((value) => typeof value === 'boolean')) return null;
    const key = values.join();
    const found = known.get(key);
    if (found !== undefined) return found;
    const compiled = count > MAX_FIELDS ? null : compile(conditions);
    if (count <= MAX_FIELDS) known.set(key, compiled);
    return compiled;
  };
}

function orNull<T>(compile: () => T): T | null {
  try {
    return compile();
  } catch (error) {
    if (error instanceof NotCompilable) return null;
    throw error;
  }
}

function pick(variables: Variables, names: readonly string[]): Variables {
  return Object.fromEntries(names.map((name) => [name, variables[name]]));
}

type Data = NonNullable<ExecutionResult['data']>;

function toResult(data: Data | null, errors: readonly GraphQLError[]): ExecutionResult {
  return errors.length === 0 ? { data } : { errors, data };
}
