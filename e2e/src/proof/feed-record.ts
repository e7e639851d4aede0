import { setTimeout as sleep } from 'node:timers/promises';

interface Recorded {
  readonly id: string;
  readonly event: string;
}

/** What one reader of a feed was told, in the order in which it was. */
export class FeedRecord {
  readonly events: Recorded[] = [];

  readonly add = (event: Recorded): void => void this.events.push(event);

  get lastId(): string | undefined {
    return this.events.at(-1)?.id;
  }

  /** The id from which on it was promised everything, and the ids that followed; `null` = it was never told of a gap. */
  get sinceReset(): { readonly from: string; readonly ids: readonly string[] } | null {
    const at = this.events.findLastIndex(({ event }) => event === 'reset' || event === 'RESYNC');
    const reset = this.events[at];
    return reset ? { from: reset.id, ids: this.events.slice(at + 1).map(({ id }) => id) } : null;
  }

  async until(isEnough: () => boolean, patienceMs: number): Promise<void> {
    for (const deadline = Date.now() + patienceMs; !isEnough(); await sleep(50)) {
      if (Date.now() > deadline) {
        const last = this.events.slice(-5).map(({ id, event }) => `${event} ${id}`);
        throw new Error(`The reader waited in vain after ${this.events.length} events: ${last.join(', ')}`);
      }
    }
  }
}
