import type { Plugin } from 'graphql-yoga';
import { ExpectedError } from '../failures/expected-error.ts';
import { CHALLENGE, toResponse } from '../failures/http-refusal.ts';
import { preparedOf } from '../pipeline/prepared-request.ts';
import type { RequestSteps } from '../pipeline/request-steps.ts';

/** Refuses an invalid token before the request is read, unless its caller is known already. */
export function useAuthentication(steps: RequestSteps): Plugin {
  return {
    async onRequest({ request, url, serverContext, endResponse, fetchAPI }) {
      if (url.pathname !== '/graphql') return;
      try {
        await steps.authenticate(preparedOf(serverContext), request.headers.get('authorization'));
      } catch (error) {
        if (!(error instanceof ExpectedError)) throw error;
        endResponse(toResponse(fetchAPI, error));
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
}
