/** How every instant leaves the API: RFC 3339 in UTC. The database gives dates, and texts inside JSON. */
export function toInstant(value: Date | string): string;
export function toInstant(value: Date | string | null): string | null;
export function toInstant(value: Date | string | null): string | null {
  return value === null ? null : new Date(value).toISOString();
}
