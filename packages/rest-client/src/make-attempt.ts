import { AnswerHeaders } from './answer-headers.ts';
import type { Answer } from './call.ts';
import { startInspection } from './drift/drift-watch.ts';
import { settleDrift } from './drift/settle-drift.ts';
import type { RestClientError } from './errors/rest-client-error.ts';
import type { Going } from './going.ts';
import { openAnswer, readBody } from './open-answer.ts';
import { fromStrongEtag, readVersion } from './strong-etag.ts';

/** Makes one request of a call, through what surrounds requests. */
export function makeAttempt<T>(going: Going<T>, previous: RestClientError | null): Promise<Answer<T>> {
  const { surroundings } = going.session;
  return surroundings === null
    ? send(going, going.headers)
    : surroundings.aroundAttempt(going, previous, send);
}

async function send<T>(going: Going<T>, headers: Readonly<Record<string, string>>): Promise<Answer<T>> {
  const { session, operation, progress, interruption, credential } = going;
  const { authorization, redact } = credential;
  // A middleware may go on when nobody waits any more.
  if (interruption.cause !== null) throw interruption.cause;
  const open = interruption.open(progress.attemptTimeout);
  const sending = { session, progress, interruption, redact, open };
  try {
    const response = await openAnswer(sending, {
      method: operation.method,
      path: operation.path,
      headers: authorization === null ? headers : { ...headers, authorization },
      body: operation.body ?? null,
    });
    const body = await readBody(response, sending);
    const inspection = startInspection(session, going.drift);
    const answer = {
      data: operation.read(body, inspection),
      status: response.status,
      // The body's own first: compressing proxies weaken or rewrite the header.
      version: readVersion(body) ?? fromStrongEtag(response.header('etag')),
      requestId: progress.requestId,
      headers: new AnswerHeaders(response, redact),
      replayed: response.header('idempotency-replayed') === 'true',
      attempts: progress.attempts,
    };
    if (inspection !== null && inspection.findings.length > 0) await settleDrift(going, inspection, answer);
    return answer;
  } finally {
    open.release();
  }
}
