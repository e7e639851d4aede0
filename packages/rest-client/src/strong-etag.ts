/**
 * The value inside a strong ETag (RFC 9110, 8.8.3); `null` for a weak one, for one that a compressing proxy has
 * rewritten (Apache: `"7-gzip"`), and for none: in `If-Match` none of them would match.
 */
export function fromStrongEtag(header: string | null): string | null {
  const value = header?.trim().match(/^"([!#-~]+)"$/)?.[1];
  return !value || /[-;](gzip|br|zstd)$/.test(value) ? null : value;
}

/** The version that a body has as a property, as conversations do; `null` = none that could be an `If-Match`. */
export function readVersion({ version }: { readonly version?: unknown }): string | null {
  return isEtagValue(version) ? version : null;
}

/** True for what can stand inside the quotes of an ETag. */
export function isEtagValue(value: unknown): value is string {
  return typeof value === 'string' && /^[!#-~]+$/.test(value);
}

/** A version as the API expects it in `If-Match`. */
export function toStrongEtag(version: string): string {
  return `"${version}"`;
}
