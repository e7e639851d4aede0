import { type Choices, createChoices } from '@parley/testing/choices';
import { size } from '@parley/testing/scale';
import {
  type DocumentNode,
  type GraphQLInputType,
  type GraphQLNamedInputType,
  getArgumentValues,
  getNamedType,
  getOperationAST,
  getVariableValues,
  isInputObjectType,
  isInputType,
  Kind,
  type OperationDefinitionNode,
  parse,
} from 'graphql';
import { expect, it } from 'vitest';
import { compileArguments } from '../src/compile-arguments.ts';
import { compileVariables } from '../src/compile-variables.ts';
import { coercingSchema } from './printed-schema.ts';

const schema = coercingSchema();
const RUNS = size({ short: 5_000, long: 200_000 });
const SEED = Number(process.env.SEED ?? 20_261_123);

const INPUTS = Object.values(schema.getTypeMap()).filter((type): type is GraphQLNamedInputType =>
  isInputType(type),
);
/** Also what is no value of any type. */
const VALUES = [
  null,
  '7',
  '',
  'DONE',
  'to-do',
  'asc',
  1,
  -1,
  2 ** 31,
  1.5,
  true,
  [],
  ['7', null],
  {},
  '2026-11-23T10:00:00Z',
];

it('variables are what graphql itself makes of them', () => {
  const choices = createChoices(SEED);
  let right = 0;
  for (let run = 0; run < RUNS; run += 1) {
    const type = choices.pick(INPUTS);
    const written = choices.pick([type.name, `${type.name}!`, `[${type.name}]`, `[${type.name}!]!`]);
    const operation = operationOf(parse(`query ($it: ${written}, $other: Int) { __typename }`));
    const given = choices.pick([
      {},
      { it: givenFor(type, choices) },
      { it: [givenFor(type, choices)], other: 3, more: 1 },
    ]);
    const theirs = getVariableValues(schema, operation.variableDefinitions ?? [], given).variableValues;
    if (theirs) right += 1;
    expect(
      compileVariables(schema, operation)(given),
      `SEED=${SEED} run ${run}: ${written} ${JSON.stringify(given)}`,
    ).toEqual(theirs ? plain(theirs.coerced) : null);
  }
  expect(right).toBeGreaterThan(RUNS / 10);
});

it.each<[string, Readonly<Record<string, unknown>>]>([
  [
    'query ($first: Int, $after: String) { conversations(first: $first, after: $after) { __typename } }',
    { first: 3 },
  ],
  ['query ($first: Int = 4) { conversations(first: $first) { __typename } }', {}],
  ['query ($first: Int = 4) { conversations(first: $first) { __typename } }', { first: null }],
  ['query ($constructor: Int) { conversations(first: $constructor) { __typename } }', {}],
  ['{ conversations(first: 5, filter: { status: [DONE] }) { __typename } }', {}],
  ['{ conversations { __typename } }', {}],
  ['query ($id: ID!) { conversation(id: $id) { __typename } }', { id: 7 }],
  [
    'query ($s: [ConversationStatus!]) { conversations(filter: { status: $s }) { __typename } }',
    { s: ['DONE'] },
  ],
  ['query ($s: [ConversationStatus!]) { conversations(filter: { status: $s }) { __typename } }', {}],
  [
    'query ($__proto__: Int) { conversations(first: $__proto__) { __typename } }',
    JSON.parse('{"__proto__":3}'),
  ],
])('the arguments of %s with %j are what graphql itself makes of them', (text, given) => {
  const operation = operationOf(parse(text));
  const [node] = operation.selectionSet.selections;
  if (node?.kind !== Kind.FIELD) throw new Error('It begins with a field.');
  const field = schema.getQueryType()?.getFields()[node.name.value];
  const { variableValues } = getVariableValues(schema, operation.variableDefinitions ?? [], given);
  const variables = compileVariables(schema, operation)(given);
  if (!field || !variableValues || variables === null) throw new Error('It is a valid operation.');
  expect(compileArguments(field, node)(variables)).toEqual(
    plain(getArgumentValues(field, node, variableValues)),
  );
});

function operationOf(document: DocumentNode): OperationDefinitionNode {
  const operation = getOperationAST(document);
  if (!operation) throw new Error('It has an operation.');
  return operation;
}

function givenFor(type: GraphQLInputType, choices: Choices): unknown {
  const named = getNamedType(type);
  if (!isInputObjectType(named) || choices.chance(0.2)) return choices.pick(VALUES);
  const chosen = Object.values(named.getFields()).filter(() => choices.chance(0.5));
  const entries = chosen.map((field) => [field.name, givenFor(field.type, choices)]);
  return Object.fromEntries(choices.chance(0.2) ? [...entries, ['unknown', 1]] : entries);
}

/** graphql's objects have no prototype. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
