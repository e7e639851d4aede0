import { z } from 'zod';
import type { Unrecognized } from '../status/unrecognized.ts';

/** What the API contract says of a schema where reading accepts more than the contract. Read by whoever prints the contract. */
export interface Documented {
  /** The members of a closed list of the contract; reading accepts any text. */
  readonly enum?: readonly string[];
  /** `false` = the contract does not allow `null`; reading does. */
  readonly nullable?: false;
  /** The contract lists the property as required; reading tolerates its absence. */
  readonly required?: true;
  /** The JSON Schema of the contract, where the schema for reading is wider. */
  readonly schema?: Readonly<Record<string, unknown>>;
  /** The schema takes every object whose `type` is none of these: kinds that the contract does not list. */
  readonly otherThan?: readonly string[];
}

/** Notes on schemas that read more than the contract documents. */
export const documented = z.registry<Documented>();

/** A property that may be absent; the contract does not allow `null`, reading does. */
export function optional<T extends z.ZodType>(schema: T) {
  const tolerant = z.nullable(schema);
  documented.add(tolerant, { nullable: false });
  return z.optional(tolerant);
}

/** A property that the contract requires; reading tolerates its absence, and `null`. */
export function required<T extends z.ZodType>(schema: T, note: Documented = { nullable: false }) {
  const tolerant = z.nullable(schema);
  documented.add(tolerant, { ...note, required: true });
  return z.optional(tolerant);
}

/** A property that may be absent, and `null` by the contract. */
export function nullable<T extends z.ZodType>(schema: T) {
  return z.optional(z.nullable(schema));
}

/** A closed list of the contract, read as open: APIs add members. */
export function openEnum<const T extends readonly [string, ...string[]]>(values: T) {
  const schema: z.ZodType<T[number] | Unrecognized, T[number] | Unrecognized> = z.string();
  return schema.register(documented, { enum: values });
}

/** A point in time as the contract writes it. The format is advisory: the contract's own examples break it. */
export function dateTime(example = '2023-01-01T12:00:00Z') {
  return z.string().meta({ format: 'date-time', example });
}
