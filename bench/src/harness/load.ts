import { Pool } from 'undici';

export interface Request {
  readonly method: 'GET' | 'POST' | 'PATCH';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface Answered {
  /** Milliseconds, one figure per request. */
  readonly latencies: readonly number[];
  /** Seconds for all of them. */
  readonly seconds: number;
}

/** One after the other, and again from the first. */
export function inTurn(requests: readonly Request[]): () => Request {
  let index = 0;
  return () => requests[index++ % requests.length] as Request;
}

/** Keeps so many requests under way over as many connections. */
export function createLoad(origin: string, inFlight: number) {
  const pool = new Pool(origin, { connections: inFlight, pipelining: 1 });
  return {
    async once({ body, ...request }: Request): Promise<unknown> {
      const answer = await pool.request({ ...request, body: body ?? null });
      return answer.body.json();
    },
    /** `next`: one request for all, or another one each time. */
    async measure(next: Request | (() => Request), requests: number): Promise<Answered> {
      const latencies: number[] = [];
      let left = requests;
      const worker = async () => {
        while (left > 0) {
          left -= 1;
          const { body, ...request } = typeof next === 'function' ? next() : next;
          const begun = performance.now();
          const answer = await pool.request({ ...request, body: body ?? null });
          if (answer.statusCode !== 200) throw new Error(`${origin} answered ${answer.statusCode}.`);
          await answer.body.dump({ limit: Number.POSITIVE_INFINITY });
          latencies.push(performance.now() - begun);
        }
      };
      const begun = performance.now();
      await Promise.all(Array.from({ length: inFlight }, worker));
      return { latencies, seconds: (performance.now() - begun) / 1_000 };
    },
    close: () => pool.destroy(),
  };
}
