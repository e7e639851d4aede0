import { CoordinationError } from '../failures/coordination-error.ts';
import type { RedisConnection } from './connect-redis.ts';

// What was agreed on before a Redis was restarted, emptied or replaced by a replica may be forgotten, and its holders
// do not know that yet. So whoever comes first afterwards writes down, beside what is agreed on, which server it is and
// since when; and for one lease from then on nothing new is agreed on. In the same script as what it guards, so that
// nothing comes between. A prefix that this process has never seen in use is taken for new, unless the server is.
const BEGIN = `
local info = redis.pcall('info', 'server')
if type(info) ~= 'string' then info = '' end
local run = string.match(info, 'run_id:(%w+)') or 'unknown'
local up = (tonumber(string.match(info, 'uptime_in_seconds:(%d+)')) or 0) * 1000
local time = redis.call('time')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local lease = tonumber(ARGV[1])
local kept = redis.call('hmget', KEYS[2], 'run', 'since')
local since = tonumber(kept[2] or '')
if kept[1] ~= run or not since or since > now then
  since = now
  if not kept[1] and ARGV[2] == 'unseen' then since = now - up end
  redis.call('hset', KEYS[2], 'run', run, 'since', string.format('%.0f', since))
end
if since + lease > now then return { since + lease - now, 0 } end
`;

/**
 * Runs scripts that agree on something new, with one key (`KEYS[1]`) and arguments from `ARGV[3]` on, which return
 * `{ 0, number }`. While what was agreed on before may be forgotten, they are not run: {@link CoordinationError}.
 */
export function createContinuity(
  { run }: RedisConnection,
  prefix: string,
  { leaseMs, onLost }: { readonly leaseMs: number; readonly onLost: (seconds: number) => void },
) {
  const marker = `${prefix}server`;
  let isVisible = false;

  async function agree(script: string, key: string, ...args: readonly (string | number)[]) {
    const answer = await run((redis) =>
      redis.eval(`${BEGIN}${script}`, 2, key, marker, leaseMs, isVisible ? 'seen' : 'unseen', ...args),
    );
    isVisible = true;
    const [wait = 0, result = 0] = (Array.isArray(answer) ? answer : []).map(Number);
    if (wait <= 0) return result;
    const retryAfterSeconds = Math.ceil(wait / 1_000);
    onLost(retryAfterSeconds);
    throw new CoordinationError('The Redis of the gateways may have forgotten whose turn it is.', {
      retryAfterSeconds,
    });
  }

  return {
    agree,
    /** Looks at the server early, so that this process knows from the start when something is lost. */
    begin: () => agree('return { 0, 0 }', marker).then(ignore, ignore),
  };
}

function ignore(): void {}

export type Agree = ReturnType<typeof createContinuity>['agree'];
