import { expect, test } from 'vitest';
import { ConversationUpdate, isInstant, planUpdate } from '../src/index.ts';

const CURRENT = { status: 'to-do', userId: null, snoozeUntil: null };
const NOW = Date.parse('2026-01-02T12:00:00Z');

test.each<[string, boolean]>([
  ['2026-01-31T09:00:00Z', true],
  ['2026-01-31T09:00Z', false],
  ['2026-01-31T09:00:00.123456789+14:00', true],
  ['2028-02-29T09:00:00Z', true],
  ['9999-12-31T23:59:59Z', true],
  ['2026-02-29T09:00:00Z', false],
  ['2026-02-30T09:00:00Z', false],
  ['2026-02-31T09:00:00Z', false],
  ['2026-04-31T09:00:00Z', false],
  ['2026-13-01T09:00:00Z', false],
  ['2026-00-01T09:00:00Z', false],
  ['2026-01-00T09:00:00Z', false],
  ['2026-01-31T24:00:00Z', false],
  ['2026-01-31T25:00:00Z', false],
  ['2026-01-31T09:60:00Z', false],
  ['2026-12-31T23:59:60Z', false],
  ['2026-01-31T09:00:00+24:00', false],
  ['2026-01-31T09:00:00+00:60', false],
  ['10000-01-01T00:00:00Z', false],
  ['+010000-01-01T00:00:00Z', false],
  ['2026-01-31T09:00:00', false],
  ['2026-01-31', false],
  ['2026-01-31 09:00:00Z', false],
  ['2026-01-31t09:00:00z', false],
  ['\ud8002026-01-31T09:00:00Z', false],
  ['tomorrow', false],
])('%s is an instant: %s, for the plan and for the update alike', (text, exists) => {
  expect(isInstant(text)).toBe(exists);
  expect(ConversationUpdate.safeParse({ snooze_until: text }).success).toBe(exists);
  const verdict = planUpdate(CURRENT, { snoozeUntil: text }, { actor: { kind: 'api' }, now: NOW });
  expect(verdict).toMatchObject(exists ? { kind: 'plan' } : { kind: 'refusal', code: 'SNOOZE_INVALID' });
});
