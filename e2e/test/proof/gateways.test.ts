import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '@parley/testing/free-port';
import { reachableRedis } from '@parley/testing/redis';
import { size } from '@parley/testing/scale';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { graphql } from '../../src/graphql.ts';
import { update } from '../../src/proof/conversations.ts';
import { engines } from '../../src/proof/engines.ts';
import { followLive, type LiveEvent } from '../../src/proof/live-client.ts';
import { startLoad } from '../../src/proof/load.ts';
import { type ApiProcess, startApi, startGateway } from '../../src/proof/stack.ts';

const COUNTER = new URL('../../src/proof/counted-answers.ts', import.meta.url).href;
const WORKERS = 4;
const redis = await reachableRedis();
// Several gateways are for a database of several processes, where there is one.
const engine = engines.at(-1) ?? engines[0];

describe(`two gateways${redis ? ' on one Redis' : ''} and one ${engine?.name}`, () => {
  let api: ApiProcess;
  let ports: string[];
  const counted = mkdtempSync(join(tmpdir(), 'parley-counted-'));
  beforeAll(async () => {
    if (engine) api = await startApi(engine);
    ports = [String(await freePort()), String(await freePort())];
  });
  afterAll(() => api.close());

  const origins = () => ports.map((port) => `http://127.0.0.1:${port}`);
  const start = (index: number, life = 0) =>
    startGateway(api.url, {
      PORT: ports[index],
      ...(redis && { REDIS_URL: redis }),
      NODE_OPTIONS: `--import ${COUNTER}`,
      COUNTED_ANSWERS: join(counted, `${index}-${life}`),
    });
  const countOf = (index: number, life: number) =>
    JSON.parse(readFileSync(join(counted, `${index}-${life}`), 'utf8')) as {
      accepted: number;
      unanswered: number;
    };

  /** Versions of each conversation in the order in which they were told. */
  function createRecord() {
    const events: LiveEvent[] = [];
    return {
      events,
      hear: (event: LiveEvent) => void events.push(event),
      expectEvery(conversations: number) {
        expect(events.filter(({ kind }) => kind === 'RESYNC')).toEqual([]);
        for (let id = 1; id <= conversations; id += 1) {
          const versions = events
            .filter((event) => event.conversationId === String(id))
            .map(({ version }) => Number(version));
          expect(versions).toEqual(versions.map((_, n) => (versions[0] ?? 0) + n));
        }
      },
    };
  }

  test('an update at one is told by the other', async () => {
    const gateways = [await start(0), await start(1)] as const;
    let heard: ((at: number) => void) | null = null;
    const live = followLive([gateways[1].origin], () => heard?.(performance.now()));
    await live.ready;
    const took: number[] = [];
    for (let turn = 0; turn < size({ short: 20, long: 500 }); turn += 1) {
      const told = new Promise<number>((resolve) => {
        heard = resolve;
      });
      const sent = performance.now();
      const input = { id: '9', userId: String(1 + (turn % 5)) };
      await update(gateways[0].origin, input);
      took.push((await told) - sent);
      await sleep(5);
    }
    took.sort((a, b) => a - b);
    const at = (share: number) => took[Math.floor(took.length * share)]?.toFixed(1);
    console.log(
      `from the request at one to the event at the other: median ${at(0.5)} ms, 95 % ${at(0.95)} ms`,
    );
    await live.stop();
    await Promise.all(gateways.map((gateway) => gateway.close()));
  }, 300_000);

  test('the clients of one notice nothing when the other is killed under load', async () => {
    const gateways = [await start(0), await start(1)] as const;
    const record = createRecord();
    const live = followLive([gateways[1].origin], record.hear);
    await live.ready;
    const doomed = startLoad(origins(), WORKERS);
    const [, there] = origins();
    const untouched = { answered: 0, failures: [] as unknown[], done: false };
    const reading = (async () => {
      while (!untouched.done) {
        const body = await graphql(there ?? '', '{ conversation(id: 1) { status user { id } } }').catch(
          String,
        );
        if (body?.data?.conversation) untouched.answered += 1;
        else untouched.failures.push(body);
      }
    })();
    await sleep(1_000);
    await gateways[0].close();
    await sleep(1_000);
    untouched.done = true;
    await Promise.all([reading, doomed.stop()]);
    await sleep(300);
    await live.stop();
    await gateways[1].close();
    expect(untouched).toMatchObject({ failures: [] });
    expect(untouched.answered).toBeGreaterThan(0);
    expect(doomed.count).toMatchObject({ failures: [] });
    expect(live.endings).toEqual([]);
    record.expectEvery(WORKERS);
  }, 60_000);

  test('rolling restarts under load lose no request and no event', async () => {
    const restarts = size({ short: 4, long: 20 });
    const gateways = [await start(0), await start(1)];
    const record = createRecord();
    const live = followLive(origins(), record.hear);
    await live.ready;
    const load = startLoad(origins(), WORKERS);
    let accepted = 0;
    let unanswered = 0;
    for (let restart = 0; restart < restarts; restart += 1) {
      const index = restart % 2;
      const life = restart >> 1;
      await sleep(200);
      expect(await gateways[index]?.stop()).toBe(0);
      const count = countOf(index, life);
      accepted += count.accepted;
      unanswered += count.unanswered;
      gateways[index] = await start(index, life + 1);
    }
    await load.stop();
    await sleep(300);
    await live.stop();
    await Promise.all(gateways.map((gateway) => gateway.close()));
    console.log(
      `${restarts} restarts: ${load.count.updated} updates, ${load.count.retried} asked again, ${load.count.failures.length} failed; ` +
        `${accepted} requests accepted by what was stopped, ${unanswered} not answered; ${record.events.length} events, streams ended ${live.endings.join(', ')}`,
    );
    expect(load.count.failures).toEqual([]);
    expect(accepted).toBeGreaterThan(0);
    expect(unanswered).toBe(0);
    expect(live.endings).not.toContain('broken');
    record.expectEvery(WORKERS);
  }, 600_000);
});
