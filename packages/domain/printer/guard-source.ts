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
      default:
        throw new Error(`Guards of the type ${def.type} are not known; teach printer/guard-source.ts.`);
    }
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
    const judged = this.#judge(inner, 'it', hint, PRESENT[absent]);
    return judged === '' ? '' : `  it = ${source};\n  ${judged}`;
  }

  /** Statements that leave with 0 when the value does not fit, and widen `fit` otherwise. */
  #judge(schema: z.core.$ZodType, it: string, hint: string, present = ''): string {
    const leaf = leafTest(schema as z.core.$ZodTypes, it);
    if (leaf === 'anything') return '';
    const there = present === '' ? '' : `${it} ${present}`;
    const when = (test: string) => `if (${[there, test].filter((part) => part !== '').join(' && ')})`;
    if (leaf !== null) {
      const listed = documented.get(schema as z.ZodType)?.enum;
      const open = listed === undefined ? '' : ` ${when(`!(${isOneOf(it, listed)})`)} fit = 3;`;
      return `${when(`!(${leaf})`)} return 0;${open}`;
    }
    const parts = this.#judgeParts(schema as z.core.$ZodTypes, it, hint);
    return present === '' ? parts : `${when('')} { ${parts} }`;
  }

  #judgeParts(schema: z.core.$ZodTypes, it: string, hint: string): string {
    const { def } = schema._zod;
    if (def.type !== 'array') {
      return `const part = ${this.functionFor(schema, hint)}(${it}); if (part === 0) return 0; fit = (fit | part) as Fit;`;
    }
    const { inner, absent } = unwrap(def.element);
    const item = this.#judge(inner, 'item', hint, PRESENT[absent]);
    const loop = item === '' ? '' : ` for (const item of ${it} as unknown[]) { ${item} }`;
    return `if (!Array.isArray(${it})) return 0;${loop}`;
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
