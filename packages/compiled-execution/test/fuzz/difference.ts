import type { GeneratedOperation } from '@parley/testing/generated-operation';
import { execute, type GraphQLSchema, getOperationAST, getVariableValues, parse, validate } from 'graphql';
import { compileOperation } from '../../src/compile-operation.ts';
import type { World } from './made-up-world.ts';

/**
 * What became of an operation that was executed both ways. `invalid`: the schema does not allow it, so nobody executes
 * it. `refused`: both find its variables wrong. `left`: ours leaves it to graphql, as it does where null decides about
 * a selection.
 */
export type Comparison =
  | { readonly kind: 'invalid' | 'refused' | 'left' | 'same' | 'same-failure' }
  | { readonly kind: 'different'; readonly ours: string; readonly theirs: string };

/** Executes it by graphql's own `execute` and compiled, and compares the answers byte for byte. */
export async function compareExecutions(
  schema: GraphQLSchema,
  { text, variables }: GeneratedOperation,
  world: World,
): Promise<Comparison> {
  const document = parse(text);
  if (validate(schema, document).length > 0) return { kind: 'invalid' };
  const contextValue: World = { ...world, isLookedAfter: true };
  const theirs = JSON.stringify(await execute({ schema, document, contextValue, variableValues: variables }));
  const run = compileOperation(schema, document, null)?.prepare(variables);
  if (!run) {
    const definitions = getOperationAST(document)?.variableDefinitions ?? [];
    if (getVariableValues(schema, definitions, variables).errors) return { kind: 'refused' };
    const isNullDeciding = Object.entries(variables).some(
      ([name, value]) => /^b\d/.test(name) && value === null,
    );
    return isNullDeciding ? { kind: 'left' } : { kind: 'different', ours: 'left to graphql', theirs };
  }
  const result = await run(world);
  const ours = JSON.stringify(result);
  if (ours !== theirs) return { kind: 'different', ours, theirs };
  return { kind: result.errors ? 'same-failure' : 'same' };
}
