import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../start/root.ts';
import { tableIn } from './pages.ts';

/** What a page says with a figure, and the line of the sources that it comes from: a file of a room, and code in it. */
const FIGURES: Readonly<
  Record<string, readonly (readonly [says: string, room: string, file: string, code: string])[]>
> = {
  'README.md': [
    ['takes up to 1,000 at once', 'apps/graphql', 'update-conversations', 'MAX_ITEMS = 1_000;'],
    ['as many as fit into 100 KB', 'apps/graphql', 'request-size', 'MAX_BODY_BYTES = 100_000;'],
    ['loads a gateway for ten minutes', 'apps/graphql', 'soak', 'SOAK_SECONDS ?? 600'],
    ['eight times as many may wait', 'apps/graphql', 'upstream-client', 'WAITING_PER_PLACE = 8;'],
  ],
  'ARCHITECTURE.md': [
    ['ends with 0 within 20 seconds', 'apps/graphql', 'main', 'STOP_WITHIN_MS = 20_000;'],
    ['the list is read once a minute', 'apps/web', 'use-polling', 'POLL_INTERVAL_MS = 60_000;'],
    ['what is selected up to 200 conversations', 'apps/web', 'selected-ids', 'MAX_ADDRESSED = 200;'],
  ],
  'docs/runbook.md': [
    ['at most once a second', 'apps/graphql', 'use-readiness', 'FRESH_MS = 1_000;'],
    ['with two seconds of patience', 'apps/graphql', 'use-readiness', 'DEADLINE_MS = 2_000;'],
    ['When two requests in a row', 'apps/graphql', 'upstream-client', 'maxUnsent: 2,'],
    [
      'half of at least twenty requests',
      'apps/graphql',
      'upstream-client',
      'failureRatio: 0.5, minRequests: 20,',
    ],
    ['requests of ten seconds', 'apps/graphql', 'upstream-client', 'window: 10_000,'],
    ['every second one request looks', 'apps/graphql', 'upstream-client', 'cooldown: 1_000'],
    ['more than 500 documents', 'apps/graphql', 'known-operations', 'MAX_DOCUMENTS = 500;'],
    ['Twenty answers a second are explained', 'packages/rest-client', 'report-drift', 'MAX_EXPLAINED = 20;'],
    ['is logged and counted once a minute', 'packages/rest-client', 'explain', 'QUIET = 60_000;'],
    ['is taken back is refused within ten minutes', 'apps/graphql', 'key-set', 'FRESH_MS = 10 * 60_000;'],
    ['`Retry-After` for at most ten seconds', 'apps/graphql', 'key-set', 'COOL_DOWN_MS = 10_000;'],
    ['list of users is refused within a minute', 'apps/graphql', 'jwt-users', 'FRESH_MS = 60_000;'],
    ['is let in within five seconds', 'apps/graphql', 'jwt-users', 'UNKNOWN_FRESH_MS = 5_000;'],
    ['the last one stands for five minutes', 'apps/graphql', 'jwt-users', 'STALE_MS = 5 * 60_000;'],
    ['`FORBIDDEN` some ten seconds later', 'apps/graphql', 'watch-caller', 'LOOK_MS = 10_000;'],
    ['ours within 15 seconds', 'apps/api', 'events', 'HEARTBEAT_INTERVAL_MS = 15_000;'],
    ['64 files, or 8 of one caller', 'apps/graphql', 'answer-media', 'atOnce: 64, perCaller: 8 }'],
    ['a file may take five minutes', 'apps/graphql', 'gateway', 'longest: 300_000,'],
    [
      '200,000, in 128 MiB',
      'apps/graphql',
      'memory-key-values',
      'entries: 200_000, bytes: 128 * 1024 * 1024 }',
    ],
    [
      '`UPSTREAM_DEADLINE_MS` and five seconds',
      'apps/graphql',
      'redis-conversation-lock',
      'MARGIN_MS = 5_000;',
    ],
    ['for 3 and for 40 seconds', 'apps/graphql', 'run-standstill', '[3_000, 40_000]'],
  ],
  'apps/api/README.md': [
    ['waits for a lock for 1.6 seconds', 'apps/api', 'session-settings', 'LOCK_TIMEOUT_MS = 1_600;'],
    ['loses it after a second', 'apps/api', 'session-settings', 'IDLE_TRANSACTION_TIMEOUT_MS = 1_000;'],
    ['arrive half a second later', 'apps/api', 'listen-to-server', 'POLL_INTERVAL_MS = 500;'],
    ['looked at every 5 seconds', 'apps/api', 'start-background', 'FEED_CHECK_INTERVAL_MS = 5_000;'],
    ['is noticed within a second', 'apps/api', 'start-background', 'WAKE_INTERVAL_MS = 1_000;'],
    ['more than 256 KiB unsent', 'apps/api', 'send-events', 'MAX_BUFFERED_BYTES = 256 * 1024;'],
    ['when it takes nothing for 15 seconds', 'apps/api', 'send-events', 'CATCH_UP_TIMEOUT_MS = 15_000;'],
    ['A stream ends within 15 seconds', 'apps/api', 'events', 'HEARTBEAT_INTERVAL_MS = 15_000;'],
    ['sends its head for more than 5 seconds', 'apps/api', 'create-app', 'headersTimeout: 5_000,'],
    ['its request for more than 10', 'apps/api', 'create-app', 'requestTimeout: 10_000,'],
    ['nothing of its answer for 8', 'apps/api', 'connections', 'SLOW_READER_TIMEOUT_MS = 8_000;'],
    ['1,000,000 fuzzed requests', 'apps/api', 'fuzz.test', 'long: 1_000_000 }'],
    ['500 callers each', 'apps/api', 'slow-callers.test', 'EACH = 500;'],
    ['SIGTERM under load 20 times', 'apps/api', 'stop-under-load.test', 'long: 20 }'],
  ],
  'packages/rest-client/README.md': [
    ['at most `maxAttempts` requests (3,', 'packages/rest-client', 'session', 'options.maxAttempts ?? 3,'],
    ['of all attempts; default 30_000', 'packages/rest-client', 'session', 'options.deadline ?? 30_000'],
    ['between 0 and 100 ms · 2ⁿ', 'packages/rest-client', 'retry-policy', 'BASE = 100;'],
    ['2ⁿ, at most 5 s', 'packages/rest-client', 'retry-policy', 'CAP = 5_000;'],
    ['told as 30 days', 'packages/rest-client', 'send-request', 'LONGEST = 2_592_000;'],
    ['`idleTimeout` (45 s;', 'packages/rest-client', 'feed', 'idleTimeout = 45_000,'],
    ['`maxAttempts` (10;', 'packages/rest-client', 'feed', 'maxAttempts = 10,'],
    ['without a change and within 5 s', 'packages/rest-client', 'feed', 'GOOD_MS = 5_000;'],
    ['`maxResponseBytes` (1 MiB)', 'packages/rest-client', 'operation', 'MAX_ITEM_BYTES = 1024 * 1024;'],
    ['half of ≥ 20 requests', 'packages/rest-client', 'circuit-breaker', 'minRequests = 20,'],
    [
      'requests in 10 s, or five in a row',
      'packages/rest-client',
      'circuit-breaker',
      'window = 10_000,\n  maxUnsent = 5,',
    ],
    ['a `cooldown` of 5 s', 'packages/rest-client', 'circuit-breaker', 'cooldown = 5_000,'],
    ['loads under 10 KB (gzip', 'e2e', 'browser-bundle.test', 'update: 10_000,'],
    ['over `fetch` takes 17:', 'e2e', 'browser-bundle.test', 'client: 17_500,'],
  ],
  'packages/domain/README.md': [
    [
      '10,000 mutated documents per test run',
      'packages/domain',
      'guards.test',
      'DOCUMENTS = size({ short: 10_000,',
    ],
    ['10,000,000 by', 'packages/domain', 'prove', "default: '10000000'"],
  ],
  'packages/compiled-execution/README.md': [
    ['more than 2,000 fields', 'packages/compiled-execution', 'compile-operation', 'MAX_FIELDS = 2_000;'],
    ['2,000 generated operations', 'packages/compiled-execution', 'execution-fuzz.test', 'COUNT = 2_000;'],
    ['compares 100,000', 'packages/compiled-execution', 'fuzz-execution', 'count = 100_000'],
  ],
};

const figures = Object.entries(FIGURES).flatMap(([page, rows]) => rows.map((row) => [page, ...row] as const));

test.each(figures)('%s says "%s" as %s does in %s.ts: %s', (page, says, room, file, code) => {
  const text = readFileSync(join(root, page), 'utf8').replaceAll(/\s+/g, ' ');
  const paths = globSync(`${room}/{src,test}/**/${file}.ts`, { cwd: root });
  const sources = paths.map((path) => readFileSync(join(root, path), 'utf8'));
  expect({ said: text.includes(says), so: sources.some((source) => source.includes(code)) }).toEqual({
    said: true,
    so: true,
  });
});

const SCALED = /import \{[^}]*\b(?:isLong|size)\b[^}]*\} from '@parley\/testing\/scale'/;

test('CONTRIBUTING has a row for each test that is larger at night, with its sizes', () => {
  const tests = globSync('{apps,e2e,packages}/**/*.test.ts', { cwd: root, exclude: ['**/node_modules/**'] });
  const sources = new Map(tests.map((path) => [path, readFileSync(join(root, path), 'utf8')]));
  const scaled = [...sources].flatMap(([path, source]) => (SCALED.test(source) ? path : []));
  const rows = tableIn('CONTRIBUTING.md', ['test', 'of what']).map(([path = '', ...cells]) => ({
    path: path.replaceAll('`', ''),
    figures: cells.filter((cell) => /^\d/.test(cell)).map((cell) => cell.replaceAll(',', '_')),
  }));
  expect(rows.map(({ path }) => path).sort()).toEqual(scaled.sort());
  const wrong = rows.filter(({ path, figures }) =>
    figures.some((figure) => !sources.get(path)?.includes(figure)),
  );
  expect(wrong).toEqual([]);
});
