import type { Answer } from '../call.ts';
import { isRestClientError } from '../errors/guards.ts';
import type { CallContext, Middleware, Next } from './middleware.ts';

interface Leader {
  readonly context: CallContext;
  readonly answer: Promise<Answer<unknown>>;
}

/**
 * Lets reads that ask for the same at the same time share one exchange: the same path, by the same token. Each keeps
 * its own deadline and signal; when those of the one that asks end it, another one asks. All get the very same object:
 * do not change it. Nothing is kept once the answer is in, so this is no cache. Calls with other options of their own,
 * `headers` for instance, go alone, and updates always do. Make one for each client.
 */
export function coalescing(): Middleware {
  const leaders = new Map<string, Leader[]>();

  const lead = async <T>(key: string, context: CallContext, next: Next<T>): Promise<Answer<T>> => {
    const answer = next();
    const leader = { context, answer };
    leaders.set(key, [...(leaders.get(key) ?? []), leader]);
    try {
      return await answer;
    } finally {
      const others = (leaders.get(key) ?? []).filter((it) => it !== leader);
      if (others.length === 0) leaders.delete(key);
      else leaders.set(key, others);
    }
  };

  return {
    name: 'coalescing',
    async call<T>(context: CallContext, next: Next<T>): Promise<Answer<T>> {
      if (!isShareable(context)) return next();
      const key = `${context.operation} ${context.origin}${context.basePath}${context.path}`;
      for (;;) {
        const leader = leaders.get(key)?.find((it) => context.isSameCaller(it.context));
        if (leader === undefined) return lead(key, context, next);
        try {
          // The same operation with the same path makes the same kind of data.
          return (await context.race(leader.answer)) as Answer<T>;
        } catch (error) {
          if (context.remaining() === 0 || !isOwnEnd(error)) throw error;
        }
      }
    },
  };
}

/** Options that change nothing about the answer itself. */
const HARMLESS: readonly string[] = ['signal', 'deadline', 'attemptTimeout', 'maxAttempts'];

function isShareable({ method, options }: CallContext): boolean {
  return (
    method === 'GET' &&
    Object.entries(options).every(([name, value]) => value === undefined || HARMLESS.includes(name))
  );
}

/** What ended the one that asked says nothing about the others. */
function isOwnEnd(error: unknown): boolean {
  return isRestClientError(error, 'aborted') || isRestClientError(error, 'deadline-exceeded');
}
