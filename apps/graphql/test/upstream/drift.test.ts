import { expect, it } from 'vitest';
import { ask, gatewayOf } from '../ask.ts';
import { startVersionedUpstream } from '../doubles/versioned-upstream.ts';
import { logLines } from '../operations/log-lines.ts';

const FOREIGN = [
  { id: 7, status: 'to-do', reply_possible: 'CANARY', user: { id: 'CANARY', name: 'Eve' } },
  { id: 8, status: 'to-do', reply_possible: 'CANARY' },
];

async function start() {
  const { entries, lines, logTo } = logLines();
  const upstream = await startVersionedUpstream({ conversations: FOREIGN });
  const gateway = gatewayOf(upstream, { logLevel: 'warn', logTo, metricsPort: 0, port: 0 });
  await gateway.listen();
  return {
    gateway,
    lines,
    entries,
    metrics: async () => (await fetch(`${gateway.metricsAddress()}/metrics`)).text(),
  };
}

it('answers that depart from the schema of the API are logged once a minute and counted, by place and never by value', async () => {
  const { gateway, entries, lines, metrics } = await start();
  for (let asked = 0; asked < 3; asked += 1) await ask(gateway, '{ conversation(id: "7") { id } }');
  await ask(gateway, '{ conversations { nodes { id } } }');
  await expect.poll(() => entries()).toHaveLength(4);
  expect(entries()).toEqual(
    expect.arrayContaining([
      {
        level: 'warn',
        time: expect.any(String),
        event: 'answer departs from the schema of the API',
        operation: 'conversations.retrieve',
        place: '/reply_possible',
        expected: 'boolean',
        seen: 'string',
        count: 1,
      },
      expect.objectContaining({ operation: 'conversations.list', place: '/data/*/reply_possible', count: 2 }),
    ]),
  );
  expect(lines.join()).not.toContain('CANARY');
  const counted = (await metrics())
    .split('\n')
    .filter((line) => line.startsWith('parley_upstream_drift_total{'));
  expect(counted).toContain(
    'parley_upstream_drift_total{operation="conversations.retrieve",place="/reply_possible"} 1',
  );
  expect(counted).toContain(
    'parley_upstream_drift_total{operation="conversations.list",place="/data/*/reply_possible"} 2',
  );
});

it('what the schema of the API allows is not reported', async () => {
  const { gateway, entries } = await start();
  await ask(gateway, '{ users { id } viewer { id } }');
  expect(entries()).toEqual([]);
});
