import {
  buildSchema,
  type ExecutionResult,
  execute,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  isAbstractType,
  isObjectType,
  parse,
  validate,
} from 'graphql';
import { expect } from 'vitest';
import { compileOperation } from '../src/compile-operation.ts';

type Resolvers = Readonly<
  Record<string, Readonly<Record<string, GraphQLFieldResolver<never, never, never>>>>
>;

export interface Asked {
  readonly text: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly operationName?: string;
  /** A new one for each execution, since both may write into it. */
  readonly context?: () => unknown;
}

/** Its abstract types go by `__typename`, which may be a promise. */
export function schemaOf(sdl: string, resolvers: Resolvers): GraphQLSchema {
  const schema = buildSchema(sdl);
  for (const type of Object.values(schema.getTypeMap())) {
    if (isAbstractType(type))
      type.resolveType = ({ __typename }: { readonly __typename: string }) => __typename;
    if (!isObjectType(type)) continue;
    for (const [name, resolve] of Object.entries(resolvers[type.name] ?? {})) {
      const field = type.getFields()[name];
      if (!field) throw new Error(`There is no ${type.name}.${name}.`);
      field.resolve = resolve as GraphQLFieldResolver<unknown, unknown>;
    }
  }
  return schema;
}

/** The answer, which is the same compiled as by graphql's own `execute`, byte for byte. */
export async function bothWays(schema: GraphQLSchema, asked: Asked | string): Promise<ExecutionResult> {
  const {
    text,
    variables = {},
    operationName = null,
    context = () => null,
  } = typeof asked === 'string' ? { text: asked } : asked;
  const document = parse(text);
  expect(validate(schema, document)).toEqual([]);
  const theirs = await execute({
    schema,
    document,
    variableValues: variables,
    operationName,
    contextValue: context(),
  });
  const run = compileOperation(schema, document, operationName)?.prepare(variables);
  if (!run) {
    // Wrong variables are told by graphql itself.
    expect(theirs, 'left to graphql').not.toHaveProperty('data');
    return theirs;
  }
  const ours = await run(context());
  expect(JSON.stringify(ours)).toBe(JSON.stringify(theirs));
  return JSON.parse(JSON.stringify(ours));
}

/** Whether it is executed step by step, by graphql itself. */
export function isLeft(
  schema: GraphQLSchema,
  text: string,
  variables: Readonly<Record<string, unknown>> = {},
): boolean {
  const document = parse(text);
  return !compileOperation(schema, document, null)?.prepare(variables);
}

/** The sentences of what went wrong. */
export function messagesOf({ errors = [] }: ExecutionResult): string[] {
  return errors.map(({ message }) => message);
}
