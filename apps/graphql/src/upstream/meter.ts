import { isApiError, isRestClientError, type Middleware } from '@parley/rest-client';
import type { Metrics } from '../operations/metrics.ts';

/** Counts each request to the upstream; to be left out where nothing is counted. */
export function createMeter({ upstream }: Pick<Metrics, 'upstream'>): Middleware {
  return {
    name: 'meter',
    async attempt({ call: { operation } }, next) {
      const begun = performance.now();
      const tell = (outcome: string) =>
        upstream({ operation, outcome, seconds: (performance.now() - begun) / 1_000 });
      try {
        const answer = await next();
        tell(String(answer.status));
        return answer;
      } catch (error) {
        tell(outcomeOf(error));
        throw error;
      }
    },
  };
}

function outcomeOf(error: unknown): string {
  if (isApiError(error)) return String(error.status);
  return isRestClientError(error) ? error.code : 'failed';
}
