import { BreakingChangeType, buildSchema, DangerousChangeType, findSchemaChanges } from 'graphql';

/** What a newer schema does to apps that were written against an older one; a sentence for each change. */
export interface Comparison {
  /** An operation that was valid is refused, or answers another type. */
  readonly breaking: readonly string[];
  /** Every operation stays valid, but may meet what it has not known, such as a new enum value. */
  readonly dangerous: readonly string[];
}

/** Compares two schemas, each as SDL; everything that only adds what an app has to ask for is neither. */
export function compareSchemas(older: string, newer: string): Comparison {
  const changes = findSchemaChanges(buildSchema(older), buildSchema(newer));
  const among = (types: Readonly<Record<string, string>>) =>
    changes.filter(({ type }) => Object.values(types).includes(type)).map(({ description }) => description);
  return { breaking: among(BreakingChangeType), dangerous: among(DangerousChangeType) };
}
