import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '@parley/testing/free-port';
import { PostgresCluster, postgresPrograms, serverFolder } from '@parley/testing/postgres-cluster';
import { size } from '@parley/testing/scale';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { followEvents } from '../../src/proof/event-client.ts';
import { FeedRecord } from '../../src/proof/feed-record.ts';
import { followLive } from '../../src/proof/live-client.ts';
import { type ApiProcess, type GatewayProcess, startApi, startGateway } from '../../src/proof/stack.ts';

if (!postgresPrograms) console.log('Not run: failovers and restored backups (no programs of PostgreSQL).');

const CONVERSATIONS = [1, 2, 3, 4, 5] as const;
const LOST_CHANGES = 60;
/** So that ids that were given twice would have passed those that were lost. */
const LATER_CHANGES = 70;
const PATIENCE_MS = 40_000;
const HEADERS = { authorization: 'Bearer demo-1', 'content-type': 'application/json' };

describe.skipIf(!postgresPrograms)('a database that is put back under a running api and gateway', () => {
  let folder: ReturnType<typeof serverFolder>;
  const clusters: PostgresCluster[] = [];
  let port: number;
  let server: PostgresCluster;
  let api: ApiProcess;
  let gateway: GatewayProcess;

  beforeAll(async () => {
    folder = serverFolder();
    port = await freePort();
    server = add((directory) => PostgresCluster.create(directory, ['fsync=off', 'shared_buffers=16MB']));
    await server.start(port);
    server.run('psql', '-c', 'create database parley', 'postgres');
    const env = { DATABASE_URL: `postgres://postgres@127.0.0.1:${port}/parley` };
    api = await startApi({
      name: 'a cluster of its own',
      fresh: async () => ({ env, drop: async () => {} }),
    });
    gateway = await startGateway(api.url);
  });
  afterAll(async () => {
    await gateway?.close();
    await api?.close();
    await Promise.all(clusters.map((cluster) => cluster.stop('immediate')));
    folder?.remove();
  });

  /** A cluster in a folder of its own, which is stopped at the end. */
  function add(make: (directory: string) => PostgresCluster): PostgresCluster {
    const cluster = make(join(folder.path, String(clusters.length)));
    clusters.push(cluster);
    return cluster;
  }

  /** Carries out so many changes, however long the database is away; gives the newest ETag of each conversation. */
  async function change(count: number): Promise<Map<number, string>> {
    const etags = new Map<number, string>();
    for (let turn = 0; turn < count; ) {
      const id = CONVERSATIONS[turn % CONVERSATIONS.length] ?? 1;
      const snoozeUntil = new Date(Date.now() + 86_400_000 + turn * 1_000).toISOString();
      const body = JSON.stringify({ status: 'to-do', snooze_until: snoozeUntil });
      const response = await fetch(`${api.url}/conversations/${id}`, {
        method: 'PATCH',
        headers: HEADERS,
        body,
      });
      if (response.status !== 200) {
        await sleep(50);
        continue;
      }
      etags.set(id, response.headers.get('etag') ?? '');
      turn += 1;
    }
    return etags;
  }

  const newestId = () => server.run('psql', '-Atc', 'select max(id) from events', 'parley').trim();

  /** What a reader is told that goes on after an id now. */
  async function readAfter(id: string): Promise<FeedRecord> {
    const record = new FeedRecord();
    const reader = followEvents(api.url, record.add, id);
    await record.until(() => record.lastId === newestId(), PATIENCE_MS);
    await reader.stop();
    return record;
  }

  async function readLiveAfter(id: string): Promise<string | undefined> {
    const record = new FeedRecord();
    const reader = followLive(
      [gateway.origin],
      ({ id: at, kind }) => record.add({ id: at, event: kind }),
      id,
    );
    await record.until(() => record.lastId !== undefined, PATIENCE_MS);
    await reader.stop();
    return record.events[0]?.event;
  }

  /** Loses changes in one way, and looks at what readers and versions of before are told. */
  async function round(putBack: (lose: () => Promise<void>) => Promise<void>): Promise<void> {
    const atApi = new FeedRecord();
    const atGateway = new FeedRecord();
    const reader = followEvents(api.url, atApi.add);
    const live = followLive([gateway.origin], ({ id, kind }) => atGateway.add({ id, event: kind }));
    await live.ready;
    await atApi.until(() => atApi.lastId !== undefined, PATIENCE_MS);
    let seen = new Map<number, string>();
    let lost = '';
    await putBack(async () => {
      seen = await change(LOST_CHANGES);
      lost = newestId();
      for (const record of [atApi, atGateway]) await record.until(() => record.lastId === lost, PATIENCE_MS);
    });
    const later = await change(LATER_CHANGES);

    for (const record of [atApi, atGateway]) {
      await record.until(() => record.sinceReset !== null && record.lastId === newestId(), PATIENCE_MS);
      const { from, ids } = record.sinceReset ?? { from: '', ids: [] };
      expect(Number(from)).toBeGreaterThan(Number(lost));
      const all = await readAfter(from);
      expect(all.events.filter(({ event }) => event === 'reset')).toEqual([]);
      expect(ids).toEqual(all.events.map(({ id }) => id));
    }
    expect((await readAfter(lost)).events[0]?.event).toBe('reset');
    expect(await readLiveAfter(lost)).toBe('RESYNC');
    for (const [id, etag] of seen) {
      expect(Number(later.get(id)?.replaceAll('"', ''))).toBeGreaterThan(Number(etag.replaceAll('"', '')));
      const response = await fetch(`${api.url}/conversations/${id}`, {
        method: 'PATCH',
        headers: { ...HEADERS, 'if-match': etag },
        body: JSON.stringify({ status: 'done' }),
      });
      expect(response.status).toBe(412);
    }
    await Promise.all([reader.stop(), live.stop()]);
  }

  test.each([
    {
      way: 'a replica that lagged is promoted',
      async putBack(lose: () => Promise<void>) {
        const replica = add((directory) => server.replicate(directory));
        await replica.start(await freePort());
        await replica.stop('fast');
        await lose();
        await server.stop('immediate');
        server = replica;
        await server.start(port);
        server.promote();
      },
    },
    {
      way: 'a backup is restored',
      async putBack(lose: () => Promise<void>) {
        const backup = server.run('pg_dump', '-d', 'parley');
        await lose();
        server.run('psql', '-c', 'drop database parley with (force)', 'postgres');
        server.run('psql', '-c', 'create database parley', 'postgres');
        server.restore('parley', backup);
      },
    },
    {
      way: 'the files of the server are those of before',
      async putBack(lose: () => Promise<void>) {
        await server.stop('fast');
        const copy = add((directory) => server.copy(directory));
        await server.start(port);
        await lose();
        await server.stop('immediate');
        server = copy;
        await server.start(port);
      },
    },
  ])('tells every reader to read again, and takes no version of before, when $way', async ({ putBack }) => {
    for (let turn = 0; turn < size({ short: 1, long: 20 }); turn += 1) await round(putBack);
  });
});
