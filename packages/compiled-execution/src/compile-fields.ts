import {
  type FieldNode,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  getNullableType,
  isLeafType,
  type SelectionSetNode,
} from 'graphql';
import { type Compilation, type CompiledFields, NotCompilable, type Path, type Run } from './compilation.ts';
import { compileArguments } from './compile-arguments.ts';
import { compileValue } from './compile-value.ts';
import { collectValues, END, isPromise, isPromiseLike } from './pending.ts';
import { completeAt, handleError, type Position } from './position.ts';
import { selectedFields } from './selected-fields.ts';

type CompiledField = (source: unknown, run: Run, path: Path | undefined) => unknown;

export function compileFields(
  compilation: Compilation,
  type: GraphQLObjectType,
  selections: readonly SelectionSetNode[],
): CompiledFields {
  const keys: string[] = [];
  const fields: CompiledField[] = [];
  for (const [key, nodes] of selectedFields(compilation, type, selections)) {
    keys.push(key);
    fields.push(compileField(compilation, type, key, nodes));
  }
  // A copy has all its properties at once, in the order of the document; growing one by one costs several times that.
  const blank = Object.fromEntries(keys.map((key) => [key, null]));
  const toAnswer = (values: readonly unknown[]): unknown => {
    const answer: Record<string, unknown> = { ...blank };
    for (let index = 0; index < values.length; index += 1) answer[keys[index] as string] = values[index];
    return answer;
  };
  return {
    complete(source, run, path) {
      const values = collectValues((index) => {
        const field = fields[index];
        return field === undefined ? END : field(source, run, path);
      });
      return isPromise(values) ? values.then(toAnswer) : toAnswer(values);
    },
    completeSerially(source, run) {
      const answer: Record<string, unknown> = { ...blank };
      let done: unknown = answer;
      for (const [index, field] of fields.entries()) {
        const put = (value: unknown) => {
          answer[keys[index] as string] = value;
          return answer;
        };
        const step = () => {
          const value = field(source, run, undefined);
          return isPromise(value) ? value.then(put) : put(value);
        };
        done = isPromise(done) ? done.then(step) : step();
      }
      return done;
    },
  };
}

function compileField(
  compilation: Compilation,
  parent: GraphQLObjectType,
  key: string,
  nodes: readonly FieldNode[],
): CompiledField {
  compilation.count();
  const [node] = nodes as readonly [FieldNode];
  const typename = parent.name;
  if (node.name.value === '__typename') return () => typename;
  const field = parent.getFields()[node.name.value];
  if (field === undefined) throw new NotCompilable('It asks about the schema.');
  const { type } = field;
  const resolve = resolverOf(field);
  const argumentsBy = compileArguments(field, node);
  const complete = compileValue(compilation, type, nodes, `${typename}.${field.name}`);
  const position: Position = { type, nodes, complete };
  const pathIn = (prev: Path | undefined): Path => ({ prev, key, isNulled: false });

  if (!isLeafType(getNullableType(type))) {
    return (source, run, around) => {
      const path = pathIn(around);
      let value: unknown;
      try {
        value = resolve(source, argumentsBy(run.variables), run.context, undefined as never);
      } catch (error) {
        return handleError(position, error, run, path);
      }
      return completeAt(position, value, run, path);
    };
  }
  // Leaves, which most fields are, have a path only when they are pending or something goes wrong there.
  return (source, run, around) => {
    try {
      const value = resolve(source, argumentsBy(run.variables), run.context, undefined as never);
      if (isPromiseLike(value)) return completeAt(position, value, run, pathIn(around));
      const completed = complete(value, run, undefined);
      if (!isPromise(completed)) return completed;
      return completed.then(undefined, (error) => handleError(position, error, run, pathIn(around)));
    } catch (error) {
      return handleError(position, error, run, pathIn(around));
    }
  };
}

/** Compiled resolvers get no `info`; a field that needs it is left to graphql's `execute`. */
function resolverOf({
  name,
  resolve,
  extensions,
}: GraphQLField<unknown, unknown>): GraphQLFieldResolver<unknown, unknown> {
  if (extensions.needsInfo === true) throw new NotCompilable('A resolver needs info.');
  return resolve ?? propertyNamed(name);
}

/** As graphql's own default does. */
function propertyNamed(name: string): GraphQLFieldResolver<unknown, unknown> {
  return (source, args, context, info) => {
    if ((typeof source !== 'object' && typeof source !== 'function') || source === null) return undefined;
    const holder = source as Readonly<Record<string, unknown>>;
    const property = holder[name];
    return typeof property === 'function' ? property.call(holder, args, context, info) : property;
  };
}
