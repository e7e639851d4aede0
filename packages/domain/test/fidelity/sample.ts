import type { Random } from '@parley/testing/random';
import type { z } from 'zod';
import { documented } from '../../src/index.ts';

const TEXTS = ['', 'a', 'telegram', '2026-01-01T00:00:00Z', '2026-02-30T00:00:00+01:00', '1e3', 'text', 'ü'];
const NUMBERS = [0, -0, 1, 7, 2 ** 31, -5, 1.5, 2 ** 53, Number.MAX_SAFE_INTEGER, 1e308];

/** A value that mostly fits the schema: made from it, so that every property of every component is met. */
export function sample(schema: z.core.$ZodType, random: Random): unknown {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'optional':
      return random.chance(0.4) ? undefined : sample(def.innerType, random);
    case 'nullable':
      return random.chance(0.1) ? null : sample(def.innerType, random);
    case 'string': {
      const listed = documented.get(schema as z.ZodType)?.enum;
      return listed !== undefined && random.chance(0.97) ? random.pick(listed) : random.pick(TEXTS);
    }
    case 'number':
      return random.chance(0.95) ? random.below(1000) + 1 : random.pick(NUMBERS);
    case 'boolean':
      return random.chance(0.5);
    case 'literal':
      return def.values[0];
    case 'enum':
      return random.pick(Object.values(def.entries));
    case 'array':
      return Array.from({ length: random.below(3) }, () => sample(def.element, random));
    case 'union':
      return sample(random.pick(def.options), random);
    case 'object': {
      const fields = Object.entries(def.shape).map(([key, field]) => [key, sample(field, random)]);
      return Object.fromEntries(fields.filter(([, value]) => value !== undefined || random.chance(0.02)));
    }
    default:
      return {};
  }
}
