import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { REQUEST_ERRORS } from '../../src/failures/error-catalogue.ts';
import { gatewayOf } from '../ask.ts';
import { startVersionedUpstream } from '../doubles/versioned-upstream.ts';

const runbook = readFileSync(new URL('../../../../docs/runbook.md', import.meta.url), 'utf8');

/** The first cells of the rows of a table, without the labels of a metric. */
function rowsOf(head: string): string[][] {
  const [, table = ''] = runbook.split(new RegExp(`^\\| ${head} .*\\n.*\\n`, 'm'));
  const rows = table.slice(0, table.indexOf('\n\n')).split('\n');
  return rows.map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim().replaceAll('`', '')),
  );
}

test('the runbook names every metric of the gateway, and no other', async () => {
  const upstream = await startVersionedUpstream({ conversations: [] });
  const gateway = gatewayOf(upstream, { metricsPort: 0, port: 0 });
  await gateway.listen();
  const text = await (await fetch(`${gateway.metricsAddress()}/metrics`)).text();
  const served = [...text.matchAll(/^# TYPE (\S+)/gm)].map(([, name = '']) => name);
  const named = rowsOf('metric').map(([name = '']) => name.replace(/\{.*/, ''));
  expect(named.filter((name) => !served.includes(name))).toEqual([]);
  expect(served.filter((name) => name.startsWith('parley_') && !named.includes(name))).toEqual([]);
});

test('the runbook says of each refused file what its status is', () => {
  const rows = rowsOf('code');
  expect(rows.length).toBe(6);
  for (const [code = '', status] of rows)
    expect(REQUEST_ERRORS[code as keyof typeof REQUEST_ERRORS].status, code).toBe(Number(status));
});

describe('a line of the log that the runbook explains', () => {
  const sources = globSync('../../src/**/*.ts', { cwd: import.meta.dirname })
    .map((path) => readFileSync(new URL(path, import.meta.url), 'utf8'))
    .join('\n');
  const lines = rowsOf('line').flatMap(([cell = '']) => cell.split(', '));

  test.each(lines)('"%s" is one of the gateway', (line) => {
    expect(sources).toContain(line.replace(' …', ''));
  });
});
