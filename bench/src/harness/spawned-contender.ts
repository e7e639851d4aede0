import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { Sample } from './measure.ts';

/** What the process of a contender can be asked. */
export type Order =
  | { readonly kind: 'start'; readonly module: string; readonly address: string }
  | { readonly kind: 'once' }
  | { readonly kind: 'measure'; readonly runs: number; readonly inFlight: number }
  | { readonly kind: 'end' };

/** A contender in a process of its own: what the others allocate and compile is not charged to it. */
export class SpawnedContender {
  readonly name: string;
  readonly #child: ChildProcess;

  private constructor(name: string, child: ChildProcess) {
    this.name = name;
    this.#child = child;
  }

  static async start(name: string, module: URL, address: string): Promise<SpawnedContender> {
    const child = fork(new URL('./contender-process.ts', import.meta.url), {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      serialization: 'advanced',
    });
    const contender = new SpawnedContender(name, child);
    await contender.#ask({ kind: 'start', module: module.href, address });
    return contender;
  }

  async once(): Promise<unknown> {
    return ((await this.#ask({ kind: 'once' })) as { result: unknown }).result;
  }

  async measure(runs: number, inFlight: number): Promise<Sample> {
    return (await this.#ask({ kind: 'measure', runs, inFlight })) as Sample;
  }

  end(): void {
    this.#child.kill();
  }

  async #ask(order: Order): Promise<unknown> {
    const answered = new AbortController();
    const { signal } = answered;
    const ended = once(this.#child, 'exit', { signal }).then(() => {
      throw new Error(`The process of ${this.name} ended.`);
    });
    ended.catch(() => undefined);
    try {
      this.#child.send(order);
      const [answer] = await Promise.race([once(this.#child, 'message', { signal }), ended]);
      return answer;
    } finally {
      answered.abort();
    }
  }
}
