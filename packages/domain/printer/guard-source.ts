import type { z } from 'zod';
import { documented } from '../src/index.ts';
import { GUARDED, NAMES } from './guarded-schemas.ts';
import { leafTest } from './leaf-test.ts';

// Bits, so that what is wrong with a whole is the `|` of its parts; nothing leaves early, since answers mostly fit.
const HEADER = `// Printed from the schemas by \`pnpm --filter @parley/domain guards\`. Change the schemas, not this file.
import type { Fit } from '../guards/fit.ts';

/** 0: fits. 2: holds something that is not listed. 4: does not fit. */
type Misfit = number;
type Properties = Readonly<Record<string, unknown>>;

function toFit(misfit: Misfit): Fit {
  return misfit > 3 ? 0 : ((misfit | 1) as Fit);
}

function isObject(value: unknown): value is Properties {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function judgeItems(value: unknown, judge: (item: unknown) => Misfit): Misfit {
  if (!Array.isArray(value)) return value == null ? 0 : 4;
  let misfit = 0;
  for (const item of value as unknown[]) misfit |= item == null ? 4 : judge(item);
  return misfit;
}
`;

/** The source of all guards. Throws for a schema that it cannot translate faithfully. */
export function guardSource(): string {
  const printer = new GuardPrinter();
  for (const schema of GUARDED) printer.exportGuard(schema);
  return `${HEADER}\n${printer.functions.join('\n')}`;
}

/** Prints functions that judge a value or its absence: `null` and `undefined` pass, unless the caller forbids them. */
class GuardPrinter {
  readonly functions: string[] = [];
  readonly #names = new Map<unknown, string>();
  readonly #leaves = new Map<string, string>();
  readonly #objects = new Map<string, readonly string[]>();

  exportGuard(schema: z.core.$ZodType): void {
    const judge = this.functionFor(schema);
    const guard = judge.replace(/^judge/, 'guard');
    this.functions.push(
      `export function ${guard}(value: unknown): Fit {\n  return toFit(${FORBIDDEN.none('value')}${judge}(value));\n}\n`,
    );
  }

  /** The name of the function that judges the schema; writes it, after those that it calls, the first time. */
  functionFor(schema: z.core.$ZodType, hint = ''): string {
    const known = this.#names.get(schema);
    if (known !== undefined) return known;
    const name = this.#freeName(`judge${capitalized(NAMES.get(schema) ?? hint)}`);
    this.#names.set(schema, name);
    const body = this.#body(schema as z.core.$ZodTypes, name.slice('judge'.length));
    this.functions.push(`function ${name}(value: unknown): Misfit {\n${body}}\n`);
    return name;
  }

  #body(schema: z.core.$ZodTypes, hint: string): string {
    const { def } = schema._zod;
    switch (def.type) {
      case 'object':
        return this.#objectBody(schema as z.core.$ZodObject, hint);
      case 'union':
        return 'discriminator' in def
          ? this.#taggedBody(schema as z.core.$ZodDiscriminatedUnion, hint)
          : this.#unionBody(schema as z.core.$ZodUnion, hint);
      case 'string':
        return this.#openBody(schema as z.ZodString);
      default:
        throw new Error(`Guards of the type ${def.type} are not known; teach printer/guard-source.ts.`);
    }
  }

  /** A list that the contract closes and reading leaves open. */
  #openBody(schema: z.ZodString): string {
    const listed = documented.get(schema)?.enum ?? [];
    return `  if (${leafTest(schema, 'value')}) return ${isOneOf('value', listed)} ? 0 : 2;\n  return value == null ? 0 : 4;\n`;
  }

  #objectBody(schema: z.core.$ZodObject, hint: string): string {
    const { shape, catchall } = schema._zod.def;
    const otherThan = documented.get(schema)?.otherThan;
    if ((schema._zod.def.checks?.length ?? 0) > 0 && otherThan === undefined) {
      throw new Error(`${hint} has a check that guards do not know; teach printer/guard-source.ts.`);
    }
    const others = (catchall as z.core.$ZodTypes | undefined)?._zod.def.type ?? 'unknown';
    const strict = others === 'never';
    if (!strict && others !== 'unknown') {
      throw new Error(`${hint} judges further properties; teach printer/guard-source.ts.`);
    }
    const parts = [
      ...(otherThan === undefined ? [] : [`(${isOneOf('value.type', otherThan)} ? 4 : 2)`]),
      ...Object.entries(shape).map(([key, field]) =>
        this.#part(field, `value${accessor(key)}`, hint + capitalized(key)),
      ),
    ].filter((part) => part !== '');
    const judged = strict ? parts : this.#throughAnother(parts);
    if (!strict) this.#objects.set(`judge${hint}`, parts);
    const lines = [
      '  if (!isObject(value)) return value == null ? 0 : 4;',
      ...(strict
        ? [`  for (const key in value) if (!(${isOneOf('key', Object.keys(shape))})) return 4;`]
        : []),
      `  return ${judged.join(' |\n    ') || '0'};`,
    ];
    return `${lines.join('\n')}\n`;
  }

  /** An object that has all parts of another one is judged by that one first: what repeats is printed once. */
  #throughAnother(parts: readonly string[]): readonly string[] {
    const contained = [...this.#objects].filter(
      ([, others]) => others.length > 3 && others.every((other) => parts.includes(other)),
    );
    const [most] = contained.sort(([, a], [, b]) => b.length - a.length);
    if (most === undefined) return parts;
    const [judge, others] = most;
    return [`${judge}(value)`, ...parts.filter((part) => !others.includes(part))];
  }

  /** The expression that judges what is found there; empty = everything fits. */
  #part(schema: z.core.$ZodType, source: string, hint: string): string {
    const { inner, absent } = unwrap(schema);
    const leaf = this.#leaf(inner, absent);
    if (leaf !== null) return leaf && `${leaf}(${source})`;
    const judged = this.#judge(inner as z.core.$ZodTypes, source, hint);
    return absent === 'both' ? judged : `(${FORBIDDEN[absent](source)}${judged})`;
  }

  /** The name of a test that is shared by all properties alike; empty = every value fits, `null` = no such test. */
  #leaf(schema: z.core.$ZodType, absent: Absent): string | null {
    if (documented.get(schema as z.ZodType)?.enum !== undefined) return null;
    const test = leafTest(schema as z.core.$ZodTypes, 'it');
    if (test === 'anything') return '';
    if (test === null) return null;
    const whole = absent === 'none' ? test : `it ${ABSENT[absent]} || (${test})`;
    const known = this.#leaves.get(whole);
    if (known !== undefined) return known;
    const name = `fits${this.#leaves.size + 1}`;
    this.#leaves.set(whole, name);
    this.functions.push(`function ${name}(it: unknown): Misfit {\n  return ${whole} ? 0 : 4;\n}\n`);
    return name;
  }

  #judge(schema: z.core.$ZodTypes, source: string, hint: string): string {
    const { def } = schema._zod;
    if (def.type !== 'array') return `${this.functionFor(schema, hint)}(${source})`;
    const { inner, absent } = unwrap(def.element);
    if (absent !== 'none')
      throw new Error(`${hint} has items that may be absent; teach printer/guard-source.ts.`);
    const leaf = this.#leaf(inner, 'none');
    if (leaf === '') throw new Error(`${hint} has items of any kind; teach printer/guard-source.ts.`);
    return `judgeItems(${source}, ${leaf ?? this.functionFor(inner, hint)})`;
  }

  /** The first option that fits decides. */
  #unionBody(schema: z.core.$ZodUnion, hint: string): string {
    const [first, ...others] = schema._zod.def.options.map((option) => this.functionFor(option, hint));
    const lines = [
      `  let misfit = ${first}(value);`,
      ...others.map((other) => `  if (misfit > 3) misfit = ${other}(value);`),
      '  return misfit;',
    ];
    return `${lines.join('\n')}\n`;
  }

  #taggedBody(schema: z.core.$ZodDiscriminatedUnion, hint: string): string {
    const { discriminator, options } = schema._zod.def;
    const cases = options.flatMap((option) => {
      const tags = [...(option._zod.propValues?.[discriminator] ?? [])];
      return [
        ...tags.map((tag) => `    case ${JSON.stringify(tag)}:`),
        `      return ${this.functionFor(option, hint)}(value);`,
      ];
    });
    const lines = [
      '  if (!isObject(value)) return value == null ? 0 : 4;',
      `  switch (value${accessor(discriminator)}) {`,
      ...cases,
      '    default:',
      '      return 4;',
      '  }',
    ];
    return `${lines.join('\n')}\n`;
  }

  #freeName(wanted: string): string {
    const taken = new Set(this.#names.values());
    let name = wanted;
    for (let number = 2; taken.has(name); number += 1) name = `${wanted}${number}`;
    return name;
  }
}

const ABSENT = { undefined: '=== undefined', null: '=== null', both: '== null' } as const;

/** Which absence passes unjudged. */
type Absent = 'none' | keyof typeof ABSENT;

/** Before a judgement that lets both absences pass: refuses those that must not. */
const FORBIDDEN = {
  none: (it: string) => `${it} == null ? 4 : `,
  undefined: (it: string) => `${it} === null ? 4 : `,
  null: (it: string) => `${it} === undefined ? 4 : `,
} as const;

/** Takes `optional` and `nullable` off, whatever their order: here all that counts is what passes unjudged. */
function unwrap(schema: z.core.$ZodType): {
  inner: z.core.$ZodType;
  absent: Absent;
} {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  if (def.type !== 'optional' && def.type !== 'nullable') return { inner: schema, absent: 'none' };
  const within = unwrap(def.innerType);
  const own = def.type === 'optional' ? 'undefined' : 'null';
  return { inner: within.inner, absent: within.absent === 'none' || within.absent === own ? own : 'both' };
}

function isOneOf(it: string, values: readonly string[]): string {
  return values.map((value) => `${it} === ${JSON.stringify(value)}`).join(' || ');
}

function accessor(key: string): string {
  return /^[a-z_]\w*$/i.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
}

function capitalized(name: string): string {
  return name.replace(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase());
}
