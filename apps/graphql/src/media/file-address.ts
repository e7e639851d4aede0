export interface FileAddress {
  readonly url: URL;
  /** Whether the token may go there: to the API itself, and to nobody else. */
  readonly withToken: boolean;
}

/**
 * Where a file may be fetched: from the API's own origin, or from one that whoever runs the gateway has named. `null` =
 * nowhere, whatever the address is: another host, an address of this network, another scheme, a name and password. Pure.
 */
export function toFileAddress(
  downloadUrl: string,
  { apiUrl, origins }: { readonly apiUrl: string; readonly origins: readonly string[] },
): FileAddress | null {
  if (!URL.canParse(downloadUrl, apiUrl)) return null;
  const url = new URL(downloadUrl, apiUrl);
  if (!/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') return null;
  const withToken = url.origin === new URL(apiUrl).origin;
  return withToken || origins.includes(url.origin) ? { url, withToken } : null;
}
