import type { Plugin } from 'graphql-yoga';
import { AuthenticationError } from './authentication-error.ts';
import type { Authenticate, Caller } from './caller.ts';

const CHALLENGE = 'Bearer realm="parley"';

/** Refuses a token that is worth nothing before the request is read, and remembers whose the others are. */
export function createAuthentication(authenticate: Authenticate) {
  const callers = new WeakMap<Request, Caller | null>();
  const plugin: Plugin = {
    async onRequest({ request, url, endResponse, fetchAPI }) {
      if (url.pathname !== '/graphql') return;
      try {
        callers.set(request, await authenticate(request.headers.get('authorization')));
      } catch (error) {
        if (!(error instanceof AuthenticationError)) throw error;
        const { message, code, status } = error;
        const body = { errors: [{ message, extensions: { code } }] };
        endResponse(fetchAPI.Response.json(body, { status, headers: toChallenge(error) }));
      }
    },
    // GraphQL over HTTP: an answer without data may say by its status why, to a client that can tell (section 6.4.2).
    onExecutionResult({ result, request, setResult }) {
      if (!result || !('errors' in result) || result.data != null) return;
      const refused = result.errors?.some(({ extensions }) => extensions.code === 'UNAUTHENTICATED');
      if (!refused || !/\bapplication\/graphql-response\+json\b/.test(request.headers.get('accept') ?? ''))
        return;
      const http = { status: 401, headers: { 'www-authenticate': CHALLENGE } };
      setResult({ ...result, extensions: { ...result.extensions, http } });
    },
  };
  return { plugin, callerOf: (request: Request): Caller | null => callers.get(request) ?? null };
}

/** The headers of a refusal: what to bring, or when to come back. */
export function toChallenge({
  code,
  retryAfterSeconds = 1,
}: Pick<AuthenticationError, 'code'> & Partial<Pick<AuthenticationError, 'retryAfterSeconds'>>): Record<
  string,
  string
> {
  if (code === 'UPSTREAM_UNAVAILABLE') return { 'retry-after': String(retryAfterSeconds) };
  if (code === 'FORBIDDEN') return {};
  return { 'www-authenticate': `${CHALLENGE}, error="invalid_token"` };
}
