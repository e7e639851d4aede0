/** Formats an instant as RFC 3339 in UTC. The database returns dates, and texts within JSON. */
export function toInstant(value: Date | string): string;
export function toInstant(value: Date | string | null): string | null;
export function toInstant(value: Date | string | null): string | null {
  return value === null ? null : new Date(value).toISOString();
}
