import { PROBLEMS, type ProblemCode } from '../http/problems.ts';

const HEADERS: Partial<Record<ProblemCode, string>> = {
  unauthorized: 'WWW-Authenticate',
  'method-not-allowed': 'Allow',
  'unsupported-media-type': 'Accept-Patch',
  'idempotency-key-in-flight': 'Retry-After',
  'too-many-requests': 'Retry-After',
  unavailable: 'Retry-After',
  'storage-full': 'Retry-After',
};

const ALWAYS: readonly ProblemCode[] = [
  'unauthorized',
  'too-many-requests',
  'internal',
  'unavailable',
  'storage-full',
];

export const ETAG = { ETag: extensionHeader('The version of the conversation in quotes.') };

export function answer(component: string, headers?: Readonly<Record<string, unknown>>) {
  return {
    description: 'Success',
    ...(headers && { headers }),
    content: { 'application/json': { schema: { $ref: `#/components/schemas/${component}` } } },
  };
}

/** The problems of a route; several codes may share one status. */
export function problems(...codes: readonly ProblemCode[]) {
  const all = [...codes, ...ALWAYS];
  const statuses = new Set(all.map((code) => PROBLEMS[code].status));
  return Object.fromEntries(
    [...statuses].map((status) => {
      const same = all.filter((code) => PROBLEMS[code].status === status);
      const headers = same.flatMap((code) => HEADERS[code] ?? []);
      const described = {
        'x-extension': true,
        description: same.map((code) => `${code}: ${PROBLEMS[code].detail}`).join(' '),
        ...(headers.length > 0 && {
          headers: Object.fromEntries(headers.map((name) => [name, extensionHeader(`See ${name}.`)])),
        }),
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      };
      return [status, described];
    }),
  );
}

export function extensionHeader(description: string) {
  return { 'x-extension': true, description, schema: { type: 'string' } };
}
