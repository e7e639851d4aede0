import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { runDiskFullTrial } from '../trials/disk-full-trial.ts';
import { embeddedSubject, SHIPPED_ENGINE } from '../trials/embedded-subject.ts';
import { PowerCutDisk, whyNoPowerCut } from '../trials/power-cut-disk.ts';
import { runTrial } from '../trials/trial.ts';
import { temporaryDirectory } from './child-process.ts';

const noCut = await whyNoPowerCut();
if (noCut !== null) console.log(`skipped: power cuts and the full disk, no loop device: ${noCut}`);

/** A limit for a hung run, not a promise. */
const HUNG = { timeout: 300_000 };
const WRITE_MS = 300;

test('kill -9 under load loses and tears nothing that was acknowledged', HUNG, async () => {
  const { path, remove } = temporaryDirectory();
  const subject = embeddedSubject(path);
  onTestFinished(async () => {
    await subject.remove();
    remove();
  });
  const { acknowledged, damage, reopened } = await runTrial({ subject, rounds: 5, writeMs: WRITE_MS });
  expect({ damage, reopened: reopened.length }).toEqual({ damage: [], reopened: 5 });
  expect(acknowledged).toBeGreaterThanOrEqual(50);
});

describe.skipIf(noCut !== null)('on a disk of its own', HUNG, () => {
  function makeDisk(megabytes: number): PowerCutDisk {
    const disk = new PowerCutDisk(megabytes);
    onTestFinished(() => disk.remove());
    return disk;
  }

  async function cutPower(rounds: number, preload?: URL) {
    const disk = makeDisk(128);
    const subject = embeddedSubject(join(disk.path, 'data'), preload);
    onTestFinished(() => subject.remove());
    return runTrial({ subject, rounds, writeMs: WRITE_MS, disk });
  }

  test('a power cut under load loses and tears nothing that was acknowledged', async () => {
    const { acknowledged, damage } = await cutPower(2);
    expect(damage).toEqual([]);
    expect(acknowledged).toBeGreaterThanOrEqual(20);
  });

  test('the same trial finds what PGlite as shipped loses', async () => {
    const { damage } = await cutPower(2, SHIPPED_ENGINE);
    expect(damage.join('\n')).toMatch(/lost|torn/);
  });

  test('a full disk is said as such, loses nothing, and is forgotten when there is space', async () => {
    const { refusals, acknowledged, damage, recoveredMs } = await runDiskFullTrial(makeDisk(96));
    expect(damage).toEqual([]);
    expect(acknowledged).toBeGreaterThan(0);
    expect(refusals).not.toEqual([]);
    for (const refusal of refusals) expect(refusal).toMatch(/^50[37] application\/problem\+json$/);
    expect(recoveredMs).toBeLessThan(30_000);
  });
});
