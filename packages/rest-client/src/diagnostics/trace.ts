import type { TracingChannel } from 'node:diagnostics_channel';
import type { Answer } from '../call.ts';
import type { Operation } from '../operation.ts';
import type { Session } from '../session.ts';
import { ATTEMPTS, CALLS } from './channels.ts';
import type { AnswerSummary, AttemptMessage, CallMessage } from './messages.ts';

/** Tells the channel of calls about one, or only makes it when nobody listens. */
export function traceCall<T>(
  session: Session,
  operation: Operation<T>,
  work: () => Promise<Answer<T>>,
): Promise<Answer<T>> {
  return CALLS?.hasSubscribers === true ? trace(CALLS, toCallMessage(session, operation), work) : work();
}

/** True when somebody listens to the channel of attempts. */
export function isAttemptObserved(): boolean {
  return ATTEMPTS?.hasSubscribers === true;
}

/** Tells the channel of attempts about one; listeners may add to the headers before it is sent. */
export function traceAttempt<T>(
  session: Session,
  operation: Operation<T>,
  attempt: Pick<AttemptMessage, 'number' | 'headers'>,
  work: () => Promise<Answer<T>>,
): Promise<Answer<T>> {
  return ATTEMPTS?.hasSubscribers === true
    ? trace(ATTEMPTS, { ...toCallMessage(session, operation), ...attempt }, work)
    : work();
}

function toCallMessage<T>(session: Session, { name, method, route }: Operation<T>): CallMessage {
  return { operation: name, method, route, origin: session.baseUrl.origin };
}

async function trace<T, M extends CallMessage>(
  channel: TracingChannel<unknown, M>,
  message: M,
  work: () => Promise<Answer<T>>,
): Promise<Answer<T>> {
  let answer: Answer<T> | undefined;
  // The channel keeps what the promise gives: a summary, so that no customer's data is handed to whoever listens.
  await channel.tracePromise(async () => {
    answer = await work();
    return summarize(answer);
  }, message);
  return answer as Answer<T>;
}

function summarize({ status, version, requestId, attempts, replayed }: Answer<unknown>): AnswerSummary {
  return { status, version, requestId, attempts, replayed };
}
