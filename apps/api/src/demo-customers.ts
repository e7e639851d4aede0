import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { CUSTOMER_LINES } from '@parley/demo-data';
import { z } from 'zod';
import { readEnv } from './env.ts';
import { runProcess } from './run-process.ts';
import { StartupError } from './startup-error.ts';

const USAGE =
  'Give the messages per second, at most 100, and optionally a total: pnpm demo:customers --rate 1 --count 10.';

const Options = z.object({
  rate: z.coerce.number().positive().max(100).default(1),
  count: z.coerce.number().int().positive().default(Number.POSITIVE_INFINITY),
});
const DemoUsers = z.object({ data: z.tuple([z.object({ token: z.string() })], z.unknown()) });
const Index = z.object({ ids: z.array(z.int()).min(1) });

runProcess(async () => {
  const { rate, count } = readOptions();
  const baseUrl = readEnv(process.env).CONVERSATIONS_API_URL.replace(/\/+$/, '');
  const users = DemoUsers.safeParse(await ask(`${baseUrl}/demo/users`, {}));
  if (!users.success) throw notDemo(baseUrl);
  const headers = {
    authorization: `Bearer ${users.data.data[0].token}`,
    'content-type': 'application/json',
  };
  const index = Index.safeParse(await ask(`${baseUrl}/conversations/index`, { headers }));
  if (!index.success) throw notDemo(baseUrl);
  const { ids } = index.data;

  console.log(`Customers write to ${baseUrl}, ${rate} a second; press Ctrl-C to stop.`);
  for (let written = 0; written < count; written++) {
    if (written > 0) await delay(1_000 / rate);
    const message = { conversation_id: pick(ids), text: pick(CUSTOMER_LINES) };
    await ask(`${baseUrl}/demo/messages`, { method: 'POST', headers, body: JSON.stringify(message) });
    console.log(`conversation ${message.conversation_id}: ${message.text}`);
  }
});

function readOptions(): z.infer<typeof Options> {
  try {
    const { values } = parseArgs({ options: { rate: { type: 'string' }, count: { type: 'string' } } });
    return Options.parse(values);
  } catch (cause) {
    throw new StartupError(USAGE, { cause });
  }
}

async function ask(url: string, request: RequestInit): Promise<unknown> {
  let answer: Response;
  try {
    answer = await fetch(url, { ...request, redirect: 'error', signal: AbortSignal.timeout(10_000) });
  } catch (cause) {
    throw new StartupError(`No answer from ${url}; start the api, or set CONVERSATIONS_API_URL to it.`, {
      cause,
    });
  }
  if (answer.ok) return answer.json().catch(() => null);
  throw new StartupError(
    `${url} answered ${answer.status}; check that CONVERSATIONS_API_URL is an api with a demo database.`,
  );
}

function notDemo(baseUrl: string): StartupError {
  return new StartupError(
    `There is no demo at ${baseUrl}; set CONVERSATIONS_API_URL to an api with a demo database.`,
  );
}

function pick<T>(items: readonly T[]): T {
  return items[Math.floor(Math.random() * items.length)] as T;
}
