import { getEventListeners } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { inspect } from 'node:util';
import { type LoopbackUpstream, serveFakeUpstream } from '../../src/testing/loopback/index.ts';
import type { Connected, Subject } from './subjects.ts';

/** Milliseconds that a client is given as timeout where the timeout is the matter. */
const TIMEOUT = 400;
/** Milliseconds where it is not: long enough to stay out of the way. */
const PATIENT = 20_000;
const TOKEN = 'a-token-that-nobody-may-see';

/** A client and the upstream that it talks to. */
interface Trial {
  readonly upstream: LoopbackUpstream;
  readonly client: Connected;
}

interface Behaviour {
  readonly timeout: number;
  /** Whether the client does what is right. */
  readonly isRight: (trial: Trial) => Promise<boolean>;
}

/**
 * Whether a call is over before a timer of so many milliseconds that starts with it. Both are timers of one loop, and
 * those fire in the order in which they fall due, however late: nothing here depends on how busy the machine is.
 */
async function isOverWithin(ms: number, call: Promise<unknown>): Promise<boolean> {
  const control = new AbortController();
  const late = pause(ms, false, { signal: control.signal }).catch(() => false);
  const over = call.then(
    () => true,
    () => true,
  );
  const first = await Promise.race([over, late]);
  control.abort();
  return first;
}

/** The error of a call; `null` when it succeeds. */
async function errorOf(call: Promise<unknown>): Promise<unknown> {
  try {
    await call;
    return null;
  } catch (error) {
    return error ?? 'nothing';
  }
}

/** Sent once, or again under the same key. */
function isSentOnceOrKeyed({ upstream }: Trial): boolean {
  const keys = upstream.received.map(({ headers }) => headers['idempotency-key']);
  return keys.length === 1 || (keys[0] !== undefined && new Set(keys).size === 1);
}

const isRejected = (trial: Trial) => errorOf(trial.client.update()).then((error) => error !== null);

/** The rows of the comparison that this package was built against, each judged by what arrives and what is thrown. */
export const BEHAVIOURS: Readonly<Record<string, Behaviour>> = {
  'ends a body that stalls by its timeout': {
    timeout: TIMEOUT,
    isRight({ upstream, client }) {
      upstream.failAlways('stalled-body');
      return isOverWithin(TIMEOUT * 2, client.update());
    },
  },
  'ends a call that is never answered by its timeout': {
    timeout: TIMEOUT,
    isRight({ upstream, client }) {
      upstream.failAlways('no-answer');
      return isOverWithin(TIMEOUT * 2, client.update());
    },
  },
  'repeats an update that was answered with 503 only under a key': {
    timeout: PATIENT,
    async isRight(trial) {
      trial.upstream.failAlways({ kind: 'unavailable', retryAfterSeconds: 0 });
      await errorOf(trial.client.update());
      return isSentOnceOrKeyed(trial);
    },
  },
  'repeats an update that was carried out and not answered only under a key': {
    timeout: PATIENT,
    async isRight(trial) {
      trial.upstream.failNext('reset-after-request');
      await errorOf(trial.client.update());
      return isSentOnceOrKeyed(trial) && trial.upstream.conversations.find(1)?.version === '2';
    },
  },
  'waits as long as 429 asks, and then succeeds': {
    timeout: PATIENT,
    async isRight({ upstream, client }) {
      upstream.failNext({ kind: 'too-many-requests', retryAfterSeconds: 1 });
      const begun = performance.now();
      const error = await errorOf(client.update());
      return error === null && performance.now() - begun >= 990;
    },
  },
  'fails at once when 429 asks for more time than there is': {
    timeout: PATIENT,
    async isRight({ upstream, client }) {
      upstream.failAlways({ kind: 'too-many-requests', retryAfterSeconds: 9_999_999_999 });
      return (await isOverWithin(3_000, client.update())) && upstream.received.length === 1;
    },
  },
  'stops waiting for another attempt when it is aborted': {
    timeout: PATIENT,
    async isRight({ upstream, client }) {
      upstream.failNext({ kind: 'too-many-requests', retryAfterSeconds: 10 });
      const controller = new AbortController();
      const call = client.update({ signal: controller.signal });
      if (await isOverWithin(2_000, call)) return false;
      controller.abort();
      return isOverWithin(50, call);
    },
  },
  'leaves no listener on a signal that outlives its calls': {
    timeout: PATIENT,
    async isRight({ client }) {
      const { signal } = new AbortController();
      for (let count = 0; count < 20; count += 1) await errorOf(client.update({ signal }));
      return getEventListeners(signal, 'abort').length === 0;
    },
  },
  'shows the token in no view of an error': {
    timeout: PATIENT,
    async isRight({ upstream, client }) {
      upstream.failAlways({ kind: 'unavailable', retryAfterSeconds: 9_999_999_999 });
      const error = await errorOf(client.update());
      const views = [
        inspect(error, { depth: Number.POSITIVE_INFINITY, showHidden: true }),
        String(error),
        JSON.stringify(error),
      ];
      return error !== null && !views.some((view) => view?.includes(TOKEN));
    },
  },
  'takes no 200 of the wrong shape for an answer': {
    timeout: PATIENT,
    isRight(trial) {
      trial.upstream.failNext('schema-violation');
      return isRejected(trial);
    },
  },
  'takes no HTML page for an answer': {
    timeout: PATIENT,
    isRight(trial) {
      trial.upstream.failAlways('html-page');
      return isRejected(trial);
    },
  },
  'takes no truncated JSON for an answer': {
    timeout: PATIENT,
    isRight(trial) {
      trial.upstream.failAlways('broken-json');
      return isRejected(trial);
    },
  },
};

/** Puts a client through a behaviour, against a server of its own. */
export async function judge(subject: Subject, { timeout, isRight }: Behaviour): Promise<boolean> {
  const upstream = await serveFakeUpstream({ tokens: { [TOKEN]: 1 } });
  const client = subject({ baseUrl: upstream.options.baseUrl, token: TOKEN, timeout });
  try {
    return await isRight({ upstream, client });
  } finally {
    // First the server: a client that hangs is let go.
    await upstream.close();
    await client.close();
  }
}
