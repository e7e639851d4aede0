import { z } from 'zod';
import { documented } from './field.ts';

/** A valid value that the API contract does not list: a new member of a list, or a new kind of content. */
export interface Unlisted {
  /** Keys from the value down. */
  readonly path: readonly PropertyKey[];
  /** The values that the contract lists there. */
  readonly listed: readonly string[];
}

/** Finds the values behind {@link FIT.UNLISTED}, in a value that fits its schema. Slower than a guard. */
export function findUnlisted(schema: z.core.$ZodType, value: unknown): Unlisted[] {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  const note = documented.get(schema as z.ZodType);
  switch (def.type) {
    case 'optional':
    case 'nullable':
      return value === undefined || value === null ? [] : findUnlisted(def.innerType, value);
    case 'string':
      return note?.enum === undefined || note.enum.includes(String(value))
        ? []
        : [{ path: [], listed: note.enum }];
    case 'array':
      return (value as unknown[]).flatMap((item, index) => within(index, findUnlisted(def.element, item)));
    case 'object':
      if (note?.otherThan !== undefined) return [{ path: ['type'], listed: note.otherThan }];
      return Object.entries(def.shape).flatMap(([key, field]) =>
        within(key, findUnlisted(field, (value as Record<string, unknown>)[key])),
      );
    case 'union': {
      const fitting = def.options.find((option) => z.safeParse(option, value).success);
      return fitting === undefined ? [] : findUnlisted(fitting, value);
    }
    default:
      return [];
  }
}

function within(key: PropertyKey, found: readonly Unlisted[]): Unlisted[] {
  return found.map(({ path, listed }) => ({ path: [key, ...path], listed }));
}
