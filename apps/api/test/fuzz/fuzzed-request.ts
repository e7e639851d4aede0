import type { Random } from '@parley/testing/random';
import { VERSION_PATH } from '../ask.ts';

const METHODS = ['GET', 'GET', 'GET', 'PATCH', 'PATCH', 'PATCH', 'POST', 'HEAD', 'OPTIONS', 'PUT', 'DELETE'];
const PATHS = [
  '/conversations',
  '/conversations/index',
  '/conversations/{id}',
  '/conversations/{id}',
  '/conversations/{id}',
  '/conversations/{id}/history',
  '/users',
  '/users/me',
  '/events',
  '/demo/users',
  '/demo/messages',
  '/idempotency-keys/{text}',
  '/',
  '/{text}',
];
const PARAMETERS = 'status channel user_id unread q sort limit cursor ids last_event_id page __proto__'.split(
  ' ',
);
const TOKENS = ['demo-1', 'demo-1', 'demo-1', 'demo-2', 'demo-9', 'x', '', 'a b', '='.repeat(300)];
const MEDIA = [
  'application/json',
  'application/json; charset=utf-8',
  'text/plain',
  'application/json; charset=x',
  '',
];

/** Texts on which programs stumble; some are right for one place, and wrong for the others. */
const TEXTS = [
  ...[
    '',
    ' ',
    '0',
    '1',
    '2',
    '007',
    '-1',
    '1e3',
    '0x10',
    '1.5',
    'NaN',
    'null',
    'true',
    'none',
    '1,2',
    ',',
    'a',
  ],
  ...[
    '2147483647',
    '2147483648',
    '9223372036854775808',
    '9'.repeat(40),
    'to-do',
    'done',
    'in-progress',
    'whatsapp',
  ],
  ...[
    'created_at',
    '-latest_message',
    'reply_until',
    '%',
    '_',
    "'",
    '"',
    '\\',
    "' or 1=1 --",
    '$(x)',
    '{{x}}',
    '*',
  ],
  ...[
    '\0',
    '\u0001',
    '\n',
    '\r\n',
    '\t',
    'ß',
    'İ',
    'ﬀ',
    '😀',
    '\ud83d',
    '\u202e',
    'é'.repeat(50),
    'x'.repeat(201),
  ],
  ...[
    '2026-01-01T00:00:00Z',
    '2099-12-31T23:59:59.999Z',
    '10000-01-01T00:00:00Z',
    '2026-02-30T00:00:00Z',
    'W/"1"',
  ],
  ...[
    '"1"',
    '../../etc/passwd',
    '..',
    '.',
    'constructor',
    '__proto__',
    'toString',
    '[]',
    '{}',
    '(',
    '[a-z]+(',
  ],
  ...[
    'WyJjcmVhdGVkX2F0IiwiMjAyNi0wMS0wMVQwMDowMDowMC4wMDBaIiwxXQ',
    'WyItbGF0ZXN0X21lc3NhZ2UiLCJpbmZpbml0eSIsMV0',
  ],
];

/** A request that is mostly right and wrong somewhere: such get further than noise. One connection, one request. */
export function fuzzedRequest(random: Random): Buffer {
  const method = random.pick(METHODS);
  const body = method === 'GET' || random.chance(0.05) ? null : Buffer.from(fuzzedBody(random), 'utf8');
  const lines = [
    `${method} ${target(random)} HTTP/1.1`,
    'Host: test',
    'Connection: close',
    ...(random.chance(0.9) ? [`Authorization: Bearer ${random.pick(TOKENS)}`] : []),
    ...(body ? [`Content-Length: ${body.length}`] : []),
    ...(body && random.chance(0.95)
      ? [`Content-Type: ${random.chance(0.8) ? MEDIA[0] : random.pick(MEDIA)}`]
      : []),
    ...extraFields(random),
  ];
  const head = Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'utf8');
  return body ? Buffer.concat([head, body]) : head;
}

/** The same with some bytes replaced, left out or doubled: what arrives need not be HTTP. */
export function brokenRequest(random: Random): Buffer {
  const bytes = [...fuzzedRequest(random)];
  for (let times = random.integer(1, 4); times > 0; times--) {
    const at = random.below(bytes.length);
    const how = random.below(3);
    if (how === 0) bytes[at] = random.below(256);
    else bytes.splice(at, random.integer(0, 3), ...Array.from({ length: how }, () => random.below(256)));
  }
  return Buffer.from(bytes);
}

function target(random: Random): string {
  const path = random
    .pick(PATHS)
    .replace(/\{(id|text)\}/g, (_, kind) =>
      kind === 'id' && random.chance(0.7)
        ? String(random.integer(1, 30))
        : encode(random, random.pick(TEXTS)),
    );
  const count = random.chance(0.5) ? random.below(4) : 0;
  const query = Array.from({ length: count }, () => {
    return `${random.pick(PARAMETERS)}=${encode(random, random.pick(TEXTS))}`;
  });
  return `${VERSION_PATH}${path}${count > 0 ? `?${query.join('&')}` : ''}`;
}

/** As a browser would, or byte by byte, or not at all where a line can still be read. */
function encode(random: Random, text: string): string {
  const plain = text.replace(/[^\x21-\x7e]/gu, '');
  if (random.chance(0.1)) return `${plain}%`;
  if (random.chance(0.1))
    return [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
  return random.chance(0.1) ? plain : encodeURIComponent(Buffer.from(text).toString());
}

function extraFields(random: Random): string[] {
  const names = ['If-Match', 'If-None-Match', 'Idempotency-Key', 'Idempotency-Fingerprint', 'Implied-Fields'];
  const others = ['Last-Event-ID', 'Accept', 'Content-Encoding', 'Range', 'Cookie', 'X-HTTP-Method-Override'];
  const count = random.chance(0.4) ? random.integer(1, 3) : 0;
  return Array.from({ length: count }, () => {
    const name = random.pick(random.chance(0.7) ? names : others);
    return `${name}: ${random.pick(TEXTS).replace(/[^\x20-\x7e]/gu, '')}`;
  });
}

const KEYS = [
  'status',
  'user_id',
  'snooze_until',
  'conversation_id',
  'text',
  'id',
  '__proto__',
  'constructor',
];

function fuzzedBody(random: Random): string {
  if (random.chance(0.05)) return random.pick(TEXTS);
  const text = JSON.stringify(value(random, 0));
  if (random.chance(0.9)) return text;
  return (
    text.slice(0, random.below(text.length)) + random.pick(TEXTS) + text.slice(random.below(text.length))
  );
}

function value(random: Random, depth: number): unknown {
  const kind = depth === 0 && random.chance(0.9) ? 0 : random.below(8);
  if (kind === 0 && depth < 4) {
    const count = random.below(4);
    return Object.fromEntries(
      Array.from({ length: count }, () => [random.pick(KEYS), value(random, depth + 1)]),
    );
  }
  if (kind === 1 && depth < 4) return Array.from({ length: random.below(3) }, () => value(random, depth + 1));
  if (kind === 2) return random.pick([0, 1, 3, -1, 2 ** 31, 2 ** 53, 1e300, 0.5]);
  if (kind === 3) return random.pick([null, true, false]);
  return random.pick(TEXTS);
}
