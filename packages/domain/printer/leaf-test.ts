import type { z } from 'zod';

/**
 * The expression that is true when a value without parts fits; `anything` when every value does; `null` for schemas
 * with parts. Throws for a check that it does not know: a guard that is laxer than zod would be worse than none.
 */
export function leafTest(schema: z.core.$ZodTypes, it: string): string | null {
  const { def } = schema._zod;
  const checked = (def.checks?.length ?? 0) > 0;
  if (checked && !CHECKED_TYPES.includes(def.type)) return refuse(`checks of the type ${def.type}`);
  switch (def.type) {
    case 'unknown':
    case 'any':
      return 'anything';
    case 'boolean':
      return `typeof ${it} === 'boolean'`;
    case 'literal':
      if (def.values.some((value) => value == null)) return refuse('a literal of null or undefined');
      return def.values.map((value) => `${it} === ${JSON.stringify(value)}`).join(' || ');
    case 'enum':
      return Object.values(def.entries)
        .map((value) => `${it} === ${JSON.stringify(value)}`)
        .join(' || ');
    case 'number':
      return [numberTest(def, it), ...checks(def, it)].join(' && ');
    case 'string':
      return [`typeof ${it} === 'string'`, ...formatTest(def, it), ...checks(def, it)].join(' && ');
    case 'union': {
      if ('discriminator' in def) return null;
      const options = def.options.map((option) => leafTest(option as z.core.$ZodTypes, it));
      return options.some((option) => option === null) ? null : options.map((one) => `(${one})`).join(' || ');
    }
    case 'object':
    case 'array':
      return null;
    default:
      return refuse(`the type ${def.type}`);
  }
}

// Those whose checks are translated, here or by whoever prints objects.
const CHECKED_TYPES = ['number', 'string', 'object'];

function numberTest(def: z.core.$ZodNumberDef, it: string): string {
  const format = (def as { format?: string }).format;
  if (format === undefined) return `Number.isFinite(${it})`;
  if (format !== 'safeint') return refuse(`the number format ${format}`);
  return `Number.isSafeInteger(${it})`;
}

// Those whose whole meaning is their pattern; others also run code.
const PATTERN_FORMATS = ['datetime', 'date', 'time', 'duration', 'email', 'uuid'];

function formatTest(def: z.core.$ZodStringDef, it: string): string[] {
  const { format, pattern } = def as { format?: string; pattern?: RegExp };
  if (format === undefined) return [];
  if (!PATTERN_FORMATS.includes(format) || pattern === undefined) return refuse(`the format ${format}`);
  return [`${pattern}.test(${it})`];
}

function checks(def: { checks?: readonly z.core.$ZodCheck<never>[] | undefined }, it: string): string[] {
  return (def.checks ?? []).map((check) => {
    const known = check._zod.def as { check: string; value?: unknown; inclusive?: boolean };
    switch (known.check) {
      case 'greater_than':
        return `(${it} as number) ${known.inclusive ? '>=' : '>'} ${known.value}`;
      case 'less_than':
        return `(${it} as number) ${known.inclusive ? '<=' : '<'} ${known.value}`;
      default:
        return refuse(`the check ${known.check}`);
    }
  });
}

function refuse(what: string): never {
  throw new Error(`Guards do not know ${what}; teach printer/leaf-test.ts.`);
}
