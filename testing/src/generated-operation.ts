import {
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLNullableInputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  isRequiredInputField,
  isUnionType,
} from 'graphql';
import type { Choices } from './choices.ts';

export interface GeneratedOperation {
  readonly text: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

const MAX_DEPTH = 4;
const LITERALS: Readonly<Record<string, readonly string[]>> = {
  ID: ['"7"', '7', '"8"', '"99"', '""'],
  Int: ['1', '2', '50', '-1'],
  Float: ['1.5', '2'],
  Boolean: ['true', 'false'],
  DateTime: ['"2030-01-01T00:00:00Z"', '"1970-01-01T00:00:00Z"'],
  String: ['""', '"a"', '"Ümläut 🏃"', '"""block"""'],
};
const VALUES: Readonly<Record<string, readonly unknown[]>> = {
  ID: ['7', 7, '8', '99'],
  Int: [1, 2, 50],
  Float: [1.5, 2],
  Boolean: [true, false],
  DateTime: ['2030-01-01T00:00:00Z'],
  String: ['', 'a', 'Ümläut 🏃'],
};
/** Of no kind that is asked for, or only by chance. */
const WRONG: readonly unknown[] = [
  'x',
  1.5,
  true,
  [],
  ['7', null],
  {},
  { __proto__: null, unknown: 1 },
  2 ** 40,
];

/**
 * An operation as the schema allows it: variables in arguments and within them, with and without defaults, given,
 * absent, null and of a wrong kind; `@skip` and `@include` on whatever may have them; fragments on objects, interfaces
 * and unions; and selections that have to be merged.
 */
export function generateOperation(
  schema: GraphQLSchema,
  choices: Choices,
  { mutations = 0.25 }: { readonly mutations?: number } = {},
): GeneratedOperation {
  const isMutation = choices.chance(mutations);
  const root = isMutation ? schema.getMutationType() : schema.getQueryType();
  if (!root) throw new Error('The schema has no such operation.');
  const definitions = new Map<string, string>();
  const variables: Record<string, unknown> = {};
  const fragments = new Map<string, { readonly type: GraphQLCompositeType; readonly text: string }>();

  function selectionSet(type: GraphQLCompositeType, depth: number): string {
    const parts: string[] = [];
    const count = depth >= MAX_DEPTH ? 1 : choices.integer(1, 3);
    for (let part = 0; part < count; part += 1) parts.push(selection(type, depth));
    // What stands there twice is merged.
    if (choices.chance(0.2)) parts.push(choices.pick(parts));
    return `{ ${parts.join(' ')} }`;
  }

  function selection(type: GraphQLCompositeType, depth: number): string {
    if (depth < MAX_DEPTH && choices.chance(isUnionType(type) ? 0.8 : 0.25)) return fragment(type, depth);
    if (isUnionType(type) || choices.chance(0.08)) return `__typename${directives()}`;
    const field = choices.pick(Object.values(type.getFields()));
    const named = getNamedType(field.type);
    if (isCompositeType(named) && depth >= MAX_DEPTH) return `__typename${directives()}`;
    const below = isCompositeType(named) ? ` ${selectionSet(named, depth + 1)}` : '';
    const written = args(field);
    return `${alias(type, field, written)}${field.name}${written}${directives()}${below}`;
  }

  /** One name in the answer stands for one field with one set of arguments; members may give one name to two kinds. */
  function alias(type: GraphQLNamedType, field: GraphQLField<unknown, unknown>, written: string): string {
    if (written === '' && choices.chance(0.3)) return '';
    let hash = 0;
    for (const letter of written) hash = (hash * 31 + letter.charCodeAt(0)) % 100_003;
    return `${type.name}_${field.name}_${hash}: `;
  }

  function fragment(type: GraphQLCompositeType, depth: number): string {
    const on = choices.pick(overlapping(schema, type));
    const kind = choices.integer(0, 3);
    if (kind === 0 && on === type) return `...${directives()} ${selectionSet(type, depth + 1)}`;
    if (kind < 3) return `... on ${on.name}${directives()} ${selectionSet(on, depth + 1)}`;
    const known = [...fragments].filter(([, { type: its }]) => its === on);
    if (known.length > 0 && choices.chance(0.4)) return `...${choices.pick(known)[0]}${directives()}`;
    const text = selectionSet(on, depth + 1);
    const name = `F${fragments.size}`;
    fragments.set(name, { type: on, text });
    return `...${name}${directives()}`;
  }

  function directives(): string {
    const written = (['skip', 'include'] as const)
      .filter(() => choices.chance(0.07))
      .map((name) => `@${name}(if: ${choices.chance(0.3) ? choices.pick(['true', 'false']) : condition()})`);
    if (choices.chance(0.5)) written.reverse();
    return written.length > 0 ? ` ${written.join(' ')}` : '';
  }

  function condition(): string {
    const name = `b${choices.integer(0, 3)}`;
    if (!definitions.has(name)) {
      const [type, isDefaulted] = choices.pick([
        ['Boolean!', false],
        ['Boolean! = true', true],
        ['Boolean = false', true],
      ] as const);
      definitions.set(name, `$${name}: ${type}`);
      const isGiven = choices.chance(isDefaulted ? 0.5 : 0.98);
      if (isGiven) variables[name] = choices.chance(0.03) ? null : choices.chance(0.5);
    }
    return `$${name}`;
  }

  function args({ args: allowed }: GraphQLField<unknown, unknown>): string {
    const written = allowed
      .filter((argument) => isRequiredArgument(argument) || choices.chance(0.5))
      .map((argument) => `${argument.name}: ${argumentValue(argument)}`);
    return written.length > 0 ? `(${written.join(', ')})` : '';
  }

  function argumentValue(argument: GraphQLArgument): string {
    const hasDefault = argument.default !== undefined || argument.defaultValue !== undefined;
    if (choices.chance(0.4)) return variable(argument.type, hasDefault);
    return literal(argument.type, 0);
  }

  function variable(type: GraphQLInputType, positionHasDefault: boolean): string {
    const nullable = isNonNullType(type) ? type.ofType : type;
    const name = choices.chance(0.03) ? '__proto__' : `v${definitions.size}`;
    if (definitions.has(name)) return literal(type, 0);
    const isStrict = isNonNullType(type) && !positionHasDefault;
    const [written, isOptional] = choices.pick(
      isStrict
        ? ([
            [`${nullable}!`, false],
            [`${nullable} = ${staticLiteral(nullable)}`, true],
          ] as const)
        : ([
            [`${nullable}`, true],
            [`${nullable}!`, false],
            [`${nullable} = ${staticLiteral(nullable)}`, true],
            [`${nullable} = null`, true],
          ] as const),
    );
    definitions.set(name, `$${name}: ${written}`);
    if (choices.chance(isOptional ? 0.25 : 0.02)) return `$${name}`;
    Object.defineProperty(variables, name, {
      value: given(nullable, isOptional ? 0.2 : 0.02),
      enumerable: true,
      configurable: true,
      writable: true,
    });
    return `$${name}`;
  }

  /** One that holds no variables: a default. */
  function staticLiteral(type: GraphQLInputType): string {
    return literal(type, MAX_DEPTH);
  }

  function literal(type: GraphQLInputType, depth: number): string {
    if (depth > 0 && depth < MAX_DEPTH && choices.chance(0.2)) return variable(type, false);
    return isNonNullType(type) ? literalOf(type.ofType, depth) : literalOf(type, depth);
  }

  function literalOf(type: GraphQLNullableInputType, depth: number): string {
    if (isListType(type)) {
      if (choices.chance(0.15)) return item(type.ofType, depth);
      const items = Array.from({ length: choices.integer(0, 3) }, () => item(type.ofType, depth));
      return `[${items.join(', ')}]`;
    }
    if (isEnumType(type)) return choices.pick(type.getValues()).name;
    if (!isInputObjectType(type)) return choices.pick(LITERALS[type.name] ?? ['null']);
    const fields = Object.values(type.getFields())
      .filter((field) => isRequiredInputField(field) || (depth < 2 && choices.chance(0.4)))
      .map((field) => `${field.name}: ${item(field.type, depth)}`);
    return `{ ${fields.join(', ')} }`;
  }

  function item(type: GraphQLInputType, depth: number): string {
    if (!isNonNullType(type) && choices.chance(0.05)) return 'null';
    return literal(type, Math.min(depth + 1, MAX_DEPTH));
  }

  function given(type: GraphQLInputType, nullChance: number): unknown {
    if (isNonNullType(type)) return given(type.ofType, 0.02);
    if (choices.chance(nullChance)) return null;
    if (choices.chance(0.04)) return choices.pick(WRONG);
    if (isListType(type)) {
      if (choices.chance(0.15)) return given(type.ofType, 0);
      return Array.from({ length: choices.integer(0, 3) }, () => given(type.ofType, 0.1));
    }
    if (isEnumType(type)) return choices.pick(type.getValues()).name;
    if (!isInputObjectType(type)) return choices.pick(VALUES[type.name] ?? [null]);
    const entries = Object.values(type.getFields())
      .filter((field) => isRequiredInputField(field) || choices.chance(0.3))
      .map((field) => [field.name, given(field.type, 0.1)]);
    return Object.fromEntries(entries);
  }

  const body = selectionSet(root, 0);
  const heads = definitions.size > 0 ? `(${[...definitions.values()].join(', ')})` : '';
  const parts = [...fragments].map(([name, { type, text }]) => `fragment ${name} on ${type.name} ${text}`);
  return {
    text: [`${isMutation ? 'mutation' : 'query'} Generated${heads} ${body}`, ...parts].join('\n'),
    variables,
  };
}

/** What a fragment may be on, where this type is selected. */
function overlapping(schema: GraphQLSchema, type: GraphQLCompositeType): readonly GraphQLCompositeType[] {
  const found = overlaps.get(type);
  if (found !== undefined) return found;
  const members = new Set(membersOf(schema, type));
  const all = Object.values(schema.getTypeMap())
    .filter(isCompositeType)
    .filter(
      (other) =>
        !other.name.startsWith('__') && membersOf(schema, other).some((member) => members.has(member)),
    );
  overlaps.set(type, all);
  return all;
}

const overlaps = new WeakMap<GraphQLCompositeType, readonly GraphQLCompositeType[]>();

function membersOf(schema: GraphQLSchema, type: GraphQLCompositeType): readonly GraphQLNamedType[] {
  return isAbstractType(type) ? schema.getPossibleTypes(type) : [type];
}
