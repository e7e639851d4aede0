import {
  type FieldNode,
  type GraphQLAbstractType,
  GraphQLBoolean,
  GraphQLError,
  GraphQLID,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  GraphQLString,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { type Compilation, type Complete, NotCompilable, type Path, type Run } from './compilation.ts';
import { compileList } from './compile-list.ts';
import { isPromiseLike } from './pending.ts';

/** How what a resolver gives becomes what the answer holds (GraphQL, section 6.4.3). `field`: for messages. */
export function compileValue(
  compilation: Compilation,
  type: GraphQLOutputType,
  nodes: readonly FieldNode[],
  field: string,
): Complete {
  if (isNonNullType(type)) return notNull(compileValue(compilation, type.ofType, nodes, field), field);
  const complete = compileNullable(compilation, type, nodes, field);
  return (value, run, path) => {
    if (value instanceof Error) throw value;
    return value == null ? null : complete(value, run, path);
  };
}

/** What is pending becomes an object or a list, never null. */
function notNull(complete: Complete, field: string): Complete {
  return (value, run, path) => {
    const completed = complete(value, run, path);
    if (completed === null) throw new Error(`Cannot return null for non-nullable field ${field}.`);
    return completed;
  };
}

function compileNullable(
  compilation: Compilation,
  type: GraphQLOutputType,
  nodes: readonly FieldNode[],
  field: string,
): Complete {
  if (isLeafType(type)) return compileLeaf(type, field);
  if (isListType(type)) {
    const { ofType } = type;
    const items = { type: ofType, nodes, complete: compileValue(compilation, ofType, nodes, field) };
    return compileList(items, field);
  }
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
  const { schema } = compilation;
  const { resolveType } = type;
  if (!resolveType) throw new NotCompilable('A type does not tell its objects apart.');
  const members = new Map(
    schema.getPossibleTypes(type).map((member) => [member.name, compileObject(compilation, member, nodes)]),
  );
  const completeAs = (name: unknown, value: unknown, run: Run, path: Path | undefined): unknown => {
    const complete = members.get(name as string);
    if (complete === undefined) throw noMember(name);
    return complete(value, run, path);
  };
  return (value, run, path) => {
    const name: unknown = resolveType(value, run.context, undefined as never, type);
    if (!isPromiseLike(name)) return completeAs(name, value, run, path);
    return Promise.resolve(name.then((resolved) => completeAs(resolved, value, run, path)));
  };

  /** In graphql's own words. */
  function noMember(name: unknown): GraphQLError {
    const about = { nodes: nodes as FieldNode[] };
    if (name == null) {
      return new GraphQLError(
        `Abstract type "${type}" must resolve to an Object type at runtime for field "${field}". Either the "${type}" type should provide a "resolveType" function or each possible type should provide an "isTypeOf" function.`,
        about,
      );
    }
    if (typeof name !== 'string') {
      return new GraphQLError(
        `Abstract type "${type}" must resolve to an Object type at runtime for field "${field}", and a ${typeof name} is not a valid Object type name.`,
      );
    }
    const found = schema.getType(name);
    if (found === undefined) {
      return new GraphQLError(
        `Abstract type "${type}" was resolved to a type "${name}" that does not exist inside the schema.`,
        about,
      );
    }
    if (!isObjectType(found)) {
      return new GraphQLError(`Abstract type "${type}" was resolved to a non-object type "${name}".`, about);
    }
    return new GraphQLError(`Runtime Object type "${name}" is not a possible type for "${type}".`, about);
  }
}

function selectionsOf(nodes: readonly FieldNode[]) {
  return nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
}
