// Prints what each hostile request costs a gateway in a process of its own: the time until its answer, and how much
// its memory grew at most meanwhile (VmHWM, which Linux keeps).
import { readFileSync, writeFileSync } from 'node:fs';
import { manifestFolder } from '../documents/manifests.ts';
import { startGatewayProcess } from '../doubles/gateway-process.ts';
import { startPageOnlyUpstream } from '../doubles/page-only-upstream.ts';
import { HOSTILE, type HostileCase, KNOWN_DOCUMENT } from './cases.ts';
import { send } from './send.ts';

const MAX_MS = 100;
const MAX_MB = 20;
const HARMLESS: HostileCase = { name: 'harmless', body: '{"query":"{ __typename }"}', status: 200, code: '' };

const known = manifestFolder(KNOWN_DOCUMENT);
const upstream = await startPageOnlyUpstream({ conversations: [{ id: 7, status: 'to-do' }] });
const { child, origin, close } = await startGatewayProcess({
  CONVERSATIONS_API_URL: upstream.url,
  TRUSTED_DOCUMENTS_DIR: known.folder,
});

let failed = 0;
for (let warmUp = 0; warmUp < 200; warmUp += 1) await send(origin, HARMLESS);
console.log('| request | status | ms | extra MB |\n|---|---|---|---|');
for (const hostile of HOSTILE) {
  const before = startPeak();
  const started = performance.now();
  const { status } = await send(origin, hostile);
  const ms = performance.now() - started;
  const grown = (peak() - before) / 1_024;
  const good = status === hostile.status && ms < MAX_MS && grown < MAX_MB;
  if (!good) failed += 1;
  console.log(
    `| ${hostile.name} | ${status} | ${ms.toFixed(1)} | ${grown.toFixed(1)} |${good ? '' : ' too much'}`,
  );
}
const alive = await send(origin, HARMLESS);
console.log(
  `${HOSTILE.length - failed} of ${HOSTILE.length} refused in under ${MAX_MS} ms and ${MAX_MB} MB; afterwards it answers ${alive.status}.`,
);
await close();
await upstream.close();
known.remove();
process.exitCode = failed > 0 ? 1 : 0;

/** Forgets the peak so far; gives what is used now, in KB. */
function startPeak(): number {
  writeFileSync(`/proc/${child.pid}/clear_refs`, '5');
  return peak();
}

function peak(): number {
  return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]);
}
