import { rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { embeddedSubject } from './embedded-subject.ts';
import type { PowerCutDisk } from './power-cut-disk.ts';
import { type Acknowledged, findDamage, startWriters } from './writers.ts';

export interface DiskFullVerdict {
  /** Status and media type of every answer that was not a success, while the disk was full. */
  readonly refusals: readonly string[];
  readonly acknowledged: number;
  readonly damage: readonly string[];
  /** Milliseconds from the moment that there was space again to the first update that was accepted. */
  readonly recoveredMs: number;
}

/** Fills the disk under an api that goes on writing, makes space again, and looks for what was acknowledged. */
export async function runDiskFullTrial(disk: PowerCutDisk): Promise<DiskFullVerdict> {
  const subject = embeddedSubject(join(disk.path, 'data'));
  const baseUrl = await subject.start();
  const acknowledged: Acknowledged = { count: 0, newest: new Map() };
  const refusals = new Set<string>();
  const ballast = join(disk.path, 'ballast');
  try {
    const { bavail, bsize } = statfsSync(disk.path);
    writeFileSync(ballast, Buffer.alloc(bavail * bsize - 64 * 1024));
    await Promise.race([startWriters(baseUrl, acknowledged).ended, writeLargeMessages(baseUrl, refusals)]);
    for (let i = 0; i < 20; i++) {
      await sleep(100);
      const refusal = await refusalOfUpdate(baseUrl);
      if (refusal) refusals.add(refusal);
    }
    rmSync(ballast);
    const began = performance.now();
    while ((await refusalOfUpdate(baseUrl)) !== null && performance.now() - began < 30_000) await sleep(50);
    const recoveredMs = performance.now() - began;
    const damage = await findDamage(baseUrl, acknowledged);
    return { refusals: [...refusals], acknowledged: acknowledged.count, damage, recoveredMs };
  } finally {
    await subject.remove();
  }
}

/** Until the first refusal. */
async function writeLargeMessages(baseUrl: string, refusals: Set<string>): Promise<void> {
  for (;;) {
    const refusal = await refusalOf(`${baseUrl}/demo/messages`, 'POST', {
      conversation_id: 6,
      text: Array.from({ length: 400 }, () => Math.random().toString(36).slice(2, 12)).join(''),
    });
    if (refusal === null) continue;
    refusals.add(refusal);
    return;
  }
}

/** Of a conversation that no writer writes to. */
function refusalOfUpdate(baseUrl: string): Promise<string | null> {
  const status = Math.random() < 0.5 ? 'done' : 'in-progress';
  return refusalOf(`${baseUrl}/conversations/6`, 'PATCH', { status, user_id: Math.random() < 0.5 ? 1 : 2 });
}

/** `null` = it was accepted. */
async function refusalOf(url: string, method: string, body: object): Promise<string | null> {
  const answer = await fetch(url, {
    method,
    headers: { authorization: 'Bearer demo-1', 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(30_000),
  });
  await answer.text();
  return answer.ok ? null : `${answer.status} ${answer.headers.get('content-type')?.split(';')[0]}`;
}
