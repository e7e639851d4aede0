/** The token of an `Authorization` header; `null` for another scheme and for what no header could carry on. */
export function bearerToken(header: string | null): string | null {
  return /^Bearer +([\x21-\x7e]+)$/i.exec(header?.trim() ?? '')?.[1] ?? null;
}
