import type { z } from 'zod';
import { documented } from '../src/index.ts';
import { GUARDED, NAMES } from './guarded-schemas.ts';
import { leafTest } from './leaf-test.ts';

const HEADER = `// Printed from the schemas by \`pnpm --filter @parley/domain guards\`. Change the schemas, not this file.
import type { Fit } from '../guards/fit.ts';

type Properties = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Properties {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
`;

/** The source of all guards. Throws for a schema that it cannot translate faithfully. */
export function guardSource(): string {
  const printer = new GuardPrinter();
  for (const schema of GUARDED) printer.functionFor(schema);
  return `${HEADER}\n${printer.functions.join('\n')}`;
}

class GuardPrinter {
  readonly functions: string[] = [];
  readonly #names = new Map<unknown, string>();
  readonly #leaves = new Map<string, string>();

  /** The name of the function that judges the schema; writes it, after those that it calls, the first time. */
  functionFor(schema: z.core.$ZodType, hint = ''): string {
    const known = this.#names.get(schema);
    if (known !== undefined) return known;
    const name = this.#freeName(`guard${capitalized(NAMES.get(schema) ?? hint)}`);
    this.#names.set(schema, name);
    const body = this.#body(schema as z.core.$ZodTypes, name.slice('guard'.length));
    const exported = GUARDED.includes(schema);
    this.functions.push(`${exported ? 'export ' : ''}function ${name}(value: unknown): Fit {\n${body}}\n`);
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
          : `  return ${def.options.map((option) => this.#call(option, hint)).join(' || ')};\n`;
      case 'string':
        return this.#openBody(schema as z.ZodString);
      default:
        throw new Error(`Guards of the type ${def.type} are not known; teach printer/guard-source.ts.`);
    }
  }

  /** A list that the page closes and reading leaves open. */
  #openBody(schema: z.ZodString): string {
    const listed = documented.get(schema)?.enum ?? [];
    return `  if (!(${leafTest(schema, 'value')})) return 0;\n  return ${isOneOf('value', listed)} ? 1 : 3;\n`;
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
    const lines = [
      '  if (!isObject(value)) return 0;',
      `  let fit: Fit = ${otherThan === undefined ? 1 : 3};`,
      ...(Object.keys(shape).length === 0 ? [] : ['  let it: unknown;']),
      ...(otherThan === undefined ? [] : [`  if (${isOneOf('value.type', otherThan)}) return 0;`]),
      ...(strict
        ? [`  for (const key in value) if (!(${isOneOf('key', Object.keys(shape))})) return 0;`]
        : []),
      ...Object.entries(shape).map(([key, field]) =>
        this.#field(field, `value${accessor(key)}`, hint + capitalized(key)),
      ),
      '  return fit;',
    ];
    return `${lines.filter((line) => line !== '').join('\n')}\n`;
  }

  /** Reads the property once, and judges it unless it is an allowed absence. */
  #field(schema: z.core.$ZodType, source: string, hint: string): string {
    const { inner, absent } = unwrap(schema);
    const leaf = this.#leaf(inner, absent);
    if (leaf === '') return '';
    if (leaf !== null) return `  if (!${leaf}(${source})) return 0;`;
    const present = PRESENT[absent];
    const judged = this.#judgeParts(inner as z.core.$ZodTypes, 'it', hint);
    return `  it = ${source};\n  ${present === '' ? judged : `if (it ${present}) { ${judged} }`}`;
  }

  /** The name of a test that is shared by all properties alike; empty = every value fits, `null` = no such test. */
  #leaf(schema: z.core.$ZodType, absent: keyof typeof PRESENT): string | null {
    if (documented.get(schema as z.ZodType)?.enum !== undefined) return null;
    const test = leafTest(schema as z.core.$ZodTypes, 'it');
    if (test === 'anything') return '';
    if (test === null) return null;
    const whole = absent === 'none' ? test : `it ${ABSENT[absent]} || (${test})`;
    const known = this.#leaves.get(whole);
    if (known !== undefined) return known;
    const name = `fits${this.#leaves.size + 1}`;
    this.#leaves.set(whole, name);
    this.functions.push(`function ${name}(it: unknown): boolean {\n  return ${whole};\n}\n`);
    return name;
  }

  #judgeParts(schema: z.core.$ZodTypes, it: string, hint: string): string {
    const { def } = schema._zod;
    if (def.type !== 'array') {
      return `const part = ${this.functionFor(schema, hint)}(${it}); if (part === 0) return 0; fit = (fit | part) as Fit;`;
    }
    const { inner, absent } = unwrap(def.element);
    if (absent !== 'none')
      throw new Error(`${hint} has items that may be absent; teach printer/guard-source.ts.`);
    const leaf = this.#leaf(inner, 'none');
    if (leaf === '') return `if (!Array.isArray(${it})) return 0;`;
    if (leaf !== null)
      return `if (!Array.isArray(${it})) return 0; for (const item of ${it} as unknown[]) if (!${leaf}(item)) return 0;`;
    return `if (!Array.isArray(${it})) return 0; for (const item of ${it} as unknown[]) { ${this.#judgeParts(inner as z.core.$ZodTypes, 'item', hint)} }`;
  }

  #taggedBody(schema: z.core.$ZodDiscriminatedUnion, hint: string): string {
    const { discriminator, options } = schema._zod.def;
    const cases = options.flatMap((option) => {
      const tags = [...(option._zod.propValues?.[discriminator] ?? [])];
      return [
        ...tags.map((tag) => `    case ${JSON.stringify(tag)}:`),
        `      return ${this.#call(option, hint)};`,
      ];
    });
    const lines = [
      '  if (!isObject(value)) return 0;',
      `  switch (value${accessor(discriminator)}) {`,
      ...cases,
      '    default:',
      '      return 0;',
      '  }',
    ];
    return `${lines.join('\n')}\n`;
  }

  #call(schema: z.core.$ZodType, hint: string): string {
    const leaf = leafTest(schema as z.core.$ZodTypes, 'value');
    if (leaf === 'anything') return '1';
    if (leaf !== null) return `(${leaf} ? 1 : 0)`;
    return `${this.functionFor(schema, hint)}(value)`;
  }

  #freeName(wanted: string): string {
    const taken = new Set(this.#names.values());
    let name = wanted;
    for (let number = 2; taken.has(name); number += 1) name = `${wanted}${number}`;
    return name;
  }
}

/** The test for a value that is to be judged. */
const PRESENT = { none: '', undefined: '!== undefined', null: '!== null', both: '!= null' } as const;
const ABSENT = { undefined: '=== undefined', null: '=== null', both: '== null' } as const;

/** Takes `optional` and `nullable` off, whatever their order: here all that counts is what passes unjudged. */
function unwrap(schema: z.core.$ZodType): {
  inner: z.core.$ZodType;
  absent: keyof typeof PRESENT;
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
