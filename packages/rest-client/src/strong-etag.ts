/** The value inside a strong ETag (RFC 9110, 8.8.3); `null` for a weak one and for none. */
export function fromStrongEtag(header: string | null): string | null {
  return header === null ? null : (/^"([^"]*)"$/.exec(header.trim())?.[1] ?? null);
}

/** True for what can stand inside the quotes of an ETag. */
export function isEtagValue(value: unknown): value is string {
  return typeof value === 'string' && /^[\x21\x23-\x7e]+$/.test(value);
}

/** A version as the API expects it in `If-Match`. */
export function toStrongEtag(version: string): string {
  return `"${version}"`;
}
