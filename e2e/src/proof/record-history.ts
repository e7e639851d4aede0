import { createRestClient, isRestClientError } from '@parley/rest-client';
import { Random } from '@parley/testing/random';
import type { Operation } from './check-history.ts';

/** What the recorder reads of an answer. */
interface Answer {
  readonly data: { readonly status?: unknown; readonly user?: { readonly id?: unknown } | null | undefined };
  readonly version: string | null;
}

const STATUSES = ['to-do', 'in-progress', 'done'] as const;

/**
 * Runs clients that read and write conversations through an address that harms exchanges, and records what each saw.
 * A write always demands the version that its client saw, and asks for another value than it saw.
 */
export async function recordHistory(
  url: string,
  plan: {
    readonly seed: number;
    readonly clients: number;
    readonly operations: number;
    readonly conversations: readonly number[];
  },
): Promise<Operation[]> {
  const history: Operation[] = [];
  const run = async (name: number): Promise<void> => {
    const random = new Random(plan.seed * 31 + name);
    // One try a call: what the client does not know must stay unknown in the history.
    const client = createRestClient({
      baseUrl: url,
      token: `demo-${(name % 8) + 1}`,
      maxAttempts: 1,
      deadline: 20_000,
    });
    const record = async (
      operation: Pick<Operation, 'register' | 'kind' | 'base' | 'wrote'>,
      call: () => PromiseLike<Answer>,
    ): Promise<{ version: number; value: string } | null> => {
      const started = performance.now();
      try {
        const { data, version } = await call();
        const answer = { version: Number(version), value: `${data.status}/${data.user?.id ?? 'none'}` };
        history.push({ ...operation, started, ended: performance.now(), outcome: 'ok', ...answer });
        return answer;
      } catch (error) {
        if (!isRestClientError(error)) throw error;
        const outcome = error.outcome === 'unknown' ? 'unknown' : 'rejected';
        history.push({ ...operation, started, ended: performance.now(), outcome });
        return null;
      }
    };
    for (let n = 0; history.length < plan.operations; n += 1) {
      const id = random.pick(plan.conversations);
      const register = String(id);
      const seen = await record({ register, kind: 'read' }, () =>
        client.conversations.retrieve(id).withResponse(),
      );
      if (!seen) continue;
      const status = random.pick(STATUSES.filter((other) => !seen.value.startsWith(`${other}/`)));
      const user = random.integer(1, 8);
      await record({ register, kind: 'write', base: seen.version, wrote: `${status}/${user}` }, () =>
        client.conversations
          .update(
            id,
            { status, user_id: user },
            // The key makes the copy of a duplicated request a replay instead of a second verdict.
            { ifMatch: String(seen.version), idempotencyKey: `${plan.seed}-${name}-${n}` },
          )
          .withResponse(),
      );
    }
    await client.close();
  };
  await Promise.all(Array.from({ length: plan.clients }, (_, name) => run(name)));
  return history;
}
