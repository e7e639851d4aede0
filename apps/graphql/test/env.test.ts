import { describe, expect, it } from 'vitest';
import { readEnv, SettingError } from '../src/env.ts';

const API = { CONVERSATIONS_API_URL: 'http://127.0.0.1:9/third-party/v1' };

const NUMBERS = [
  'RATE_LIMIT',
  'UPSTREAM_DEADLINE_MS',
  'UPSTREAM_CONCURRENCY',
  'UPSTREAM_CALLS_PER_OPERATION',
  'MEDIA_MAX_MB',
  'PORT',
  'METRICS_PORT',
];
const ODD = [
  '-1',
  '1.5',
  '1e3',
  '0x10',
  ' 5',
  '5 ',
  'NaN',
  'Infinity',
  '1_000',
  '\u0661',
  '9'.repeat(12),
  '\u0000',
];

describe('the settings of the gateway', () => {
  it.each(NUMBERS)('take no number for %s that makes no sense', (name) => {
    for (const value of ODD) {
      const read = () => readEnv({ ...API, [name]: value });
      expect(read, value).toThrow(SettingError);
      expect(read, value).toThrow(new RegExp(`^${name} [^\\n]+; [^\\n]+\\.$`));
    }
  });

  it.each(NUMBERS.slice(0, 5))('take no 0 for %s', (name) => {
    expect(() => readEnv({ ...API, [name]: '0' })).toThrow(SettingError);
  });

  it.each(['', ' a', 'a:b', 'a b', 'a'.repeat(65), '*'])(
    'take no REDIS_PREFIX "%s" that could be misread',
    (value) => {
      const read = () => readEnv({ ...API, REDIS_PREFIX: value });
      // Empty counts as absent.
      if (value === '') expect(read().settings).not.toHaveProperty('redisPrefix');
      else expect(read).toThrow(/^REDIS_PREFIX [^\n]+; [^\n]+\.$/);
    },
  );
});
