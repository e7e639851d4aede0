import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** The product as a newcomer starts it, with so many demo conversations in an embedded database of its own. */
export interface ServedInbox {
  readonly conversations: number;
  readonly origin: string;
  end(): Promise<void>;
}

export async function serveInbox(conversations: number): Promise<ServedInbox> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-bench-'));
  const { CONVERSATIONS_API_URL: _, DATABASE_URL: __, REDIS_URL: ___, ...env } = process.env;
  const port = String(await freePort());
  const child = spawn(process.execPath, ['scripts/start.ts'], {
    cwd: ROOT,
    env: {
      ...env,
      NODE_ENV: 'production',
      DEMO_CONVERSATIONS: String(conversations),
      RATE_LIMIT: 'off',
      LOG_LEVEL: 'error',
      DATA_DIR: join(folder, 'api'),
      API_PORT: String(await freePort()),
      PORT: port,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'close');
  let printed = '';
  const ready = new Promise<true>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        printed += chunk;
        if (printed.includes('Parley is ready')) resolve(true);
      });
    }
  });
  if ((await Promise.race([ready, ended])) !== true) {
    throw new Error(`The start command ended before it was ready:\n${printed}`);
  }
  return {
    conversations,
    origin: `http://127.0.0.1:${port}`,
    async end() {
      child.kill('SIGINT');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (typeof address !== 'object' || address === null) throw new Error('No port is free.');
  return address.port;
}
