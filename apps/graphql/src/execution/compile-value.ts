import {
  type FieldNode,
  type GraphQLAbstractType,
  GraphQLBoolean,
  GraphQLID,
  type GraphQLLeafType,
  type GraphQLList,
  type GraphQLObjectType,
  type GraphQLOutputType,
  GraphQLString,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import type { Compilation } from './compilation.ts';
import { type Complete, isPromise, type Place, settleError } from './run.ts';
import { NotCompilable } from './selected-fields.ts';

/** How what a resolver gives becomes what the answer holds (GraphQL, section 6.4.3). `field`: for messages. */
export function compileValue(
  compilation: Compilation,
  type: GraphQLOutputType,
  nodes: readonly FieldNode[],
  field: string,
): Complete {
  if (isNonNullType(type)) return notNull(compileValue(compilation, type.ofType, nodes, field), field);
  const complete = compileNullable(compilation, type, nodes, field);
  return (value, run, place) => {
    if (value instanceof Error) throw value;
    return value == null ? null : complete(value, run, place);
  };
}

function notNull(complete: Complete, field: string): Complete {
  const check = (completed: unknown) => {
    if (completed === null) throw new Error(`Cannot return null for non-nullable field ${field}.`);
    return completed;
  };
  return (value, run, place) => {
    const completed = complete(value, run, place);
    return isPromise(completed) ? completed.then(check) : check(completed);
  };
}

function compileNullable(
  compilation: Compilation,
  type: GraphQLOutputType,
  nodes: readonly FieldNode[],
  field: string,
): Complete {
  if (isLeafType(type)) return compileLeaf(type, field);
  if (isListType(type)) return compileList(compilation, type, nodes, field);
  if (isObjectType(type)) return compileObject(compilation, type, nodes);
  return compileAbstract(compilation, type as GraphQLAbstractType, nodes, field);
}

/** What a value of that kind already is, needs no coercion (GraphQL, section 3.5). */
const AS_IT_IS = new Map<GraphQLLeafType, string>([
  [GraphQLString, 'string'],
  [GraphQLID, 'string'],
  [GraphQLBoolean, 'boolean'],
]);

function compileLeaf(type: GraphQLLeafType, field: string): Complete {
  const kind = AS_IT_IS.get(type);
  return (value) => {
    if (typeof value === kind) return value;
    const coerced = type.coerceOutputValue(value);
    if (coerced == null) throw new Error(`${type.name} made nothing of the value of ${field}.`);
    return coerced;
  };
}

function compileList(
  compilation: Compilation,
  { ofType }: GraphQLList<GraphQLOutputType>,
  nodes: readonly FieldNode[],
  field: string,
): Complete {
  const complete = compileValue(compilation, ofType, nodes, field);
  return (value, run, around) => {
    if (!Array.isArray(value)) throw new Error(`Expected an array for ${field}.`);
    let pending = false;
    const items = value.map((item: unknown, key) => {
      const place: Place = { prev: around, key, typename: undefined };
      try {
        const completed = isPromise(item)
          ? item.then((settled) => complete(settled, run, place))
          : complete(item, run, place);
        if (!isPromise(completed)) return completed;
        pending = true;
        return completed.then(undefined, (error) => settleError(error, ofType, nodes, place, run));
      } catch (error) {
        return settleError(error, ofType, nodes, place, run);
      }
    });
    return pending ? Promise.all(items) : items;
  };
}

function compileObject(
  compilation: Compilation,
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
): Complete {
  if (type.isTypeOf) throw new NotCompilable('A type looks at its objects.');
  return compilation.fieldsOf(type, selectionsOf(nodes)).complete;
}

function compileAbstract(
  compilation: Compilation,
  type: GraphQLAbstractType,
  nodes: readonly FieldNode[],
  field: string,
): Complete {
  const { resolveType } = type;
  if (!resolveType) throw new NotCompilable('A type does not tell its objects apart.');
  const members = new Map(
    compilation.schema
      .getPossibleTypes(type)
      .map((member) => [member.name, compileObject(compilation, member, nodes)]),
  );
  return (value, run, place) => {
    const name = resolveType(value, run.context, undefined as never, type);
    const complete = typeof name === 'string' ? members.get(name) : undefined;
    if (complete === undefined) throw new Error(`There is no type for the value of ${field}.`);
    return complete(value, run, place);
  };
}

function selectionsOf(nodes: readonly FieldNode[]) {
  return nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
}
