import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { WORKLOADS } from '../gateway/workloads.ts';
import type { Trace } from './coverage-probe.ts';

// `pnpm trace:update [--max-files N] [--max-frames N]`: the files of ours that one warm update passes in the gateway,
// and the frames of the REST client that are on the stack as its request leaves. Fails above what is given.
const { values } = parseArgs({
  options: { 'max-files': { type: 'string' }, 'max-frames': { type: 'string' } },
});

/** Enough for every lazy part to be there, and for the operation to be known. */
const WARM_UP = 50;

const upstream = fork(new URL('../gateway/upstream.ts', import.meta.url));
const [upstreamPort] = await once(upstream, 'message');
const gateway = fork(new URL('../../../apps/graphql/src/main.ts', import.meta.url), {
  stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  env: {
    ...process.env,
    PORT: '0',
    RATE_LIMIT: 'off',
    WEB_DIST: '/nowhere',
    CONVERSATIONS_API_URL: `http://127.0.0.1:${upstreamPort}/third-party/v1`,
  },
  execArgv: ['--import', new URL('./coverage-probe.ts', import.meta.url).href],
});
try {
  const address = await addressOf(gateway);
  for (let round = 0; round < WARM_UP; round += 1) await update(address);
  await ask(gateway, 'start');
  await update(address);
  const { files, calls, frames } = (await ask(gateway, 'trace')) as Trace;

  const inClient = frames.filter((frame) => frame.includes('/packages/rest-client/'));
  for (const file of files) console.log(file);
  console.log(`\n${files.length} files of ours, ${calls} calls; by room: ${byRoom(files)}.`);
  console.log(
    `${inClient.length} frames of the REST client on the stack at undici, of ${frames.length} of ours.`,
  );
  if (exceeds(files.length, values['max-files']) || exceeds(inClient.length, values['max-frames'])) {
    console.log('That is more than is allowed.');
    process.exitCode = 1;
  }
} finally {
  gateway.kill('SIGKILL');
  upstream.kill();
}

async function update(address: string): Promise<void> {
  const { document, asks } = WORKLOADS.mutation;
  const response = await fetch(new URL('/graphql', address), {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer a-token-of-somebody' },
    body: JSON.stringify({ query: document, variables: asks[0]?.variables }),
  });
  const { data } = (await response.json()) as { data?: { updateConversation?: { conversation?: object } } };
  if (data?.updateConversation?.conversation === undefined)
    throw new Error('The update was not carried out.');
}

async function addressOf({ stdout }: ChildProcess): Promise<string> {
  if (stdout === null) throw new Error('The gateway has no output.');
  let text = '';
  for await (const chunk of stdout) {
    text += chunk;
    const address = /ready at (http\S+)/.exec(text)?.[1];
    if (address === undefined) continue;
    stdout.resume();
    return address;
  }
  throw new Error('The gateway ended before it was ready.');
}

async function ask(child: ChildProcess, order: string): Promise<unknown> {
  child.send(order);
  const [answer] = await once(child, 'message');
  return answer;
}

function byRoom(files: readonly string[]): string {
  const rooms = Map.groupBy(files, (file) => file.split('/').slice(0, 2).join('/'));
  return [...rooms].map(([room, { length }]) => `${room} ${length}`).join(', ');
}

function exceeds(count: number, most: string | undefined): boolean {
  return most !== undefined && count > Number(most);
}
