import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Readable } from 'node:stream';
import { bundleHost } from './bundle-host.ts';
import type { Verdicts } from './run-facts.ts';
import type { TryFacts } from './runtimes.ts';

const CONFIG = `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = (
      modules = [(name = "worker", esModule = embed "worker.mjs")],
      compatibilityDate = "2026-11-01",
      compatibilityFlags = ["nodejs_compat"],
      globalOutbound = "loopback",
    )),
    (name = "loopback", network = (allow = ["local"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);
`;

/** Tries the facts in a Worker as Cloudflare runs them, one that claims to be Node.js. */
export function inWorker(binary: string): TryFacts {
  return async (assignment) => {
    const folder = dirname(await bundleHost('worker'));
    await writeFile(`${folder}/worker.capnp`, CONFIG);
    const stdio = ['ignore', 'ignore', 'inherit', 'pipe'] as const;
    const workerd = spawn(binary, ['serve', `${folder}/worker.capnp`, '--control-fd=3'], {
      stdio: [...stdio],
    });
    try {
      const [line] = await once(workerd.stdio[3] as Readable, 'data');
      const { port } = JSON.parse(String(line));
      const response = await fetch(`http://127.0.0.1:${port}`, {
        method: 'POST',
        body: JSON.stringify(assignment),
      });
      return (await response.json()) as Verdicts;
    } finally {
      workerd.kill('SIGKILL');
    }
  };
}
