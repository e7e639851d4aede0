import { refuse } from './errors/invalid-request-error.ts';

/** Address of the API, in the two parts that requests are made of. */
export interface BaseUrl {
  readonly origin: string;
  /** With the version, without a slash at its end. */
  readonly path: string;
}

/** Parses and checks the address. No message repeats it: it may hold a password. */
export function parseBaseUrl(text: string): BaseUrl {
  const url = URL.canParse(text) ? new URL(text) : null;
  const path = url?.pathname.replace(/\/+$/, '') ?? '';
  const wrong = findFault(url, path);
  if (url === null || wrong !== null) {
    return refuse('/baseUrl', `The baseUrl ${wrong}.`);
  }
  return { origin: url.origin, path };
}

function findFault(url: URL | null, path: string): string | null {
  if (url === null) return 'is not an absolute URL';
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return 'is neither http nor https';
  if (url.username !== '' || url.password !== '') return 'holds a user name or a password';
  if (url.search !== '' || url.hash !== '') return 'has a query or a fragment';
  if (!/\/v\d+$/.test(path)) return 'does not end in the version path, such as /v1';
  return null;
}
