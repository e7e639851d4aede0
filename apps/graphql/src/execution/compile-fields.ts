import {
  type FieldNode,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  getNullableType,
  isLeafType,
  type SelectionSetNode,
} from 'graphql';
import type { Compilation, CompiledFields } from './compilation.ts';
import { compileArguments } from './compile-arguments.ts';
import { compileValue } from './compile-value.ts';
import { type Complete, isPromise, type Place, type Run, settleError } from './run.ts';
import { NotCompilable, selectedFields } from './selected-fields.ts';

type CompiledField = (source: unknown, run: Run, place: Place | undefined) => unknown;

/** Every field of a conversation takes a quarter of it. Fragments that spread one another unfold without end. */
const MAX_FIELDS = 2_000;

export function compileFields(
  compilation: Compilation,
  type: GraphQLObjectType,
  selections: readonly SelectionSetNode[],
): CompiledFields {
  const { schema, fragments } = compilation;
  const keys: string[] = [];
  const fields: CompiledField[] = [];
  for (const [key, nodes] of selectedFields(schema, fragments, type, selections)) {
    keys.push(key);
    fields.push(compileField(compilation, type, key, nodes));
  }
  // A copy has all its properties at once, in the order of the document; growing one by one costs several times that.
  const blank = Object.fromEntries(keys.map((key) => [key, null]));
  return {
    count: fields.length,
    complete(source, run, place) {
      const answer: Record<string, unknown> = { ...blank };
      let pending: Promise<unknown>[] | null = null;
      for (let index = 0; index < fields.length; index += 1) {
        const key = keys[index] as string;
        const value = (fields[index] as CompiledField)(source, run, place);
        if (!isPromise(value)) {
          answer[key] = value;
          continue;
        }
        pending ??= [];
        pending.push(
          value.then((settled) => {
            answer[key] = settled;
            return answer;
          }),
        );
      }
      if (pending === null) return answer;
      return pending.length === 1 ? pending[0] : Promise.all(pending).then(() => answer);
    },
  };
}

function compileField(
  compilation: Compilation,
  parent: GraphQLObjectType,
  key: string,
  nodes: readonly FieldNode[],
): CompiledField {
  compilation.count += 1;
  if (compilation.count > MAX_FIELDS) throw new NotCompilable('It unfolds to too many fields.');
  const [node] = nodes as readonly [FieldNode];
  const typename = parent.name;
  if (node.name.value === '__typename') return () => typename;
  const field = parent.getFields()[node.name.value];
  if (field === undefined) throw new NotCompilable('It asks about the schema.');
  const { type } = field;
  const resolve = resolverOf(field);
  const argumentsBy = compileArguments(field, node);
  const complete: Complete = compileValue(compilation, type, nodes, `${typename}.${field.name}`);

  const placeIn = (around: Place | undefined): Place => ({ prev: around, key, typename });
  const settle = (error: unknown, run: Run, around: Place | undefined) =>
    settleError(error, type, nodes, placeIn(around), run);
  // Leaves, which most fields are, have a place only when something goes wrong there.
  const isLeaf = isLeafType(getNullableType(type));

  const finish = (value: unknown, run: Run, around: Place | undefined): unknown => {
    let completed: unknown;
    try {
      completed = complete(value, run, isLeaf ? undefined : placeIn(around));
    } catch (error) {
      return settle(error, run, around);
    }
    return isPromise(completed)
      ? completed.then(undefined, (error) => settle(error, run, around))
      : completed;
  };

  return (source, run, around) => {
    let value: unknown;
    try {
      value = resolve(source, argumentsBy(run.variables), run.context, undefined as never);
    } catch (error) {
      return settle(error, run, around);
    }
    if (!isPromise(value)) return finish(value, run, around);
    return value.then(
      (settled) => finish(settled, run, around),
      (error) => settle(error, run, around),
    );
  };
}

/** Resolvers that want to know where they are in the document have to be called by graphql itself. */
function resolverOf({
  name,
  resolve,
}: GraphQLField<unknown, unknown>): GraphQLFieldResolver<unknown, unknown> {
  if (!resolve) return (source) => (source as Readonly<Record<string, unknown>>)[name];
  if (resolve.length > 3) throw new NotCompilable('A resolver asks where in the document it is.');
  return resolve;
}
