import { request } from 'node:http';
import { size } from '@parley/testing/scale';
import { afterEach, expect, test } from 'vitest';
import { type Child, startProcess, temporaryDirectory } from './child-process.ts';
import { postgres } from './engines.ts';

const ROUNDS = size({ short: 2, long: 20 });
const CALLERS = 16;
const cleanups: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

interface Tally {
  /** Answered 200. */
  answered: number;
  /** Accepted, and broken off without an answer, or answered something else. */
  readonly dropped: string[];
  /** The highest version that each conversation was told to have. */
  readonly versions: Map<number, number>;
}

/** One update over a connection of its own; false = nobody listens any more. */
function update(baseUrl: string, id: number, userId: number, tally: Tally): Promise<boolean> {
  return new Promise((resolve) => {
    let accepted = false;
    const headers = {
      authorization: 'Bearer demo-1',
      'content-type': 'application/json',
      expect: '100-continue',
    };
    const options = { method: 'PATCH', agent: false, headers };
    const call = request(`${baseUrl}/conversations/${id}`, options, async (response) => {
      let text = '';
      for await (const chunk of response.setEncoding('utf8')) text += chunk;
      if (response.statusCode === 200) {
        const version = Number(JSON.parse(text).version);
        tally.answered += 1;
        tally.versions.set(id, Math.max(version, tally.versions.get(id) ?? 0));
      } else tally.dropped.push(`answered ${response.statusCode}: ${text}`);
      resolve(true);
    });
    // What waits in the kernel when the process stops listening was never the process's: its answer tells which was.
    call.on('continue', () => {
      accepted = true;
      call.end(JSON.stringify({ user_id: userId }));
    });
    call.on('error', (error) => {
      if (accepted) tally.dropped.push(error.message);
      resolve(accepted);
    });
    call.flushHeaders();
  });
}

test(`SIGTERM under load, ${ROUNDS} times: every request that was accepted is answered, and what was answered is there`, {
  timeout: 60_000 * ROUNDS,
}, async () => {
  const { path: DATA_DIR, remove } = temporaryDirectory();
  cleanups.push(remove);
  const database = await postgres?.fresh();
  cleanups.push(async () => database?.drop());
  const DATABASE_URL = database?.settings.databaseUrl;
  const start = (): Child => {
    const child = startProcess({
      DEMO: 'on',
      DEMO_CONVERSATIONS: '30',
      ...(DATABASE_URL ? { DATABASE_URL } : { DATA_DIR }),
    });
    cleanups.push(() => void child.process.kill('SIGKILL'));
    return child;
  };
  const versions = new Map<number, number>();
  for (let round = 0; round < ROUNDS; round++) {
    const child = start();
    const baseUrl = await child.ready;
    const tally: Tally = { answered: 0, dropped: [], versions };
    let calls = 0;
    const caller = async (): Promise<void> => {
      let goOn = true;
      while (goOn) {
        calls += 1;
        if (calls === 200) child.process.kill('SIGTERM');
        goOn = await update(baseUrl, 1 + (calls % 30), 1 + (calls % 4), tally);
      }
    };
    await Promise.all(Array.from({ length: CALLERS }, caller));
    expect(tally.dropped).toEqual([]);
    expect(tally.answered).toBeGreaterThan(150);
    expect((await child.exit).code).toBe(0);
  }
  const baseUrl = await start().ready;
  for (const [id, version] of versions) {
    const answer = await fetch(`${baseUrl}/conversations/${id}`, {
      headers: { authorization: 'Bearer demo-1' },
    });
    expect(answer.headers.get('etag')).toBe(`"${version}"`);
  }
});
