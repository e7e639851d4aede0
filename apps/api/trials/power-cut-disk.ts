import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** EXT4_IOC_SHUTDOWN (0x8004587d) with NOLOGFLUSH (2): from here on nothing reaches the disk, as without power. */
const CUT = 'open(my $d, "<", $ARGV[0]) or die; my $f = pack("L", 2); ioctl($d, 0x8004587d, $f) or die $!;';

const GIVEN_BACK_WITHIN_MS = 30_000;

/** An ext4 file system of its own in a file, on a loop device. */
export class PowerCutDisk {
  readonly path: string;
  readonly #home: string;
  readonly #image: string;
  #mounted = false;

  constructor(megabytes: number) {
    // In memory where there is such a place: what outlives the cut is for the file system to decide, not for its disk.
    this.#home = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'parley-disk-'));
    chmodSync(this.#home, 0o755);
    this.#image = join(this.#home, 'image');
    this.path = join(this.#home, 'mount');
    mkdirSync(this.path);
    writeFileSync(this.#image, '');
    truncateSync(this.#image, megabytes * 1024 * 1024);
    run('mkfs.ext4', '-q', '-F', this.#image);
    this.#mount();
  }

  /** What was not synced is gone. Processes that have files open here get errors from now on. */
  cutPower(): void {
    run('perl', '-e', CUT, this.path);
  }

  /** Power comes back, once nobody has files open: a process that was killed gives them back a moment later. */
  async restorePower(): Promise<void> {
    for (const deadline = Date.now() + GIVEN_BACK_WITHIN_MS; this.#mounted; ) {
      try {
        run('umount', this.path);
        this.#mounted = false;
      } catch (error) {
        if (Date.now() > deadline) throw error;
        await sleep(50);
      }
    }
    this.#mount();
  }

  remove(): void {
    if (this.#mounted) run('umount', '-l', this.path);
    this.#mounted = false;
    rmSync(this.#home, { recursive: true, force: true });
  }

  #mount(): void {
    run('mount', '-o', 'loop', this.#image, this.path);
    this.#mounted = true;
  }
}

/** Why this machine cannot cut the power of a disk; `null` = it can. Tried, for a sandbox may forbid any part. */
export async function whyNoPowerCut(): Promise<string | null> {
  let disk: PowerCutDisk | undefined;
  try {
    disk = new PowerCutDisk(16);
    disk.cutPower();
    await disk.restorePower();
    return null;
  } catch (error) {
    return error instanceof Error ? (error.message.trim().split('\n').at(-1) ?? '') : String(error);
  } finally {
    disk?.remove();
  }
}

function run(command: string, ...parameters: string[]): void {
  execFileSync(command, parameters, { stdio: 'pipe', timeout: 60_000 });
}
