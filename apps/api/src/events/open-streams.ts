import { Problem } from '../http/problem.ts';
import type { Limits } from '../limits.ts';

/** Counts the streams that are open; each costs memory and a share of every event for as long as it lasts. */
export class OpenStreams {
  readonly #limits: Pick<Limits, 'streams' | 'streamsPerToken'>;
  readonly #ofToken = new Map<string, number>();
  #all = 0;

  constructor(limits: Pick<Limits, 'streams' | 'streamsPerToken'>) {
    this.#limits = limits;
  }

  /** Takes a place and gives what ends it; refuses when there is none. */
  open(tokenHash: string): () => void {
    const { streams, streamsPerToken } = this.#limits;
    const own = this.#ofToken.get(tokenHash) ?? 0;
    const headers = { 'retry-after': '5' };
    if (own >= streamsPerToken) {
      const detail = `This token has ${own} streams of events open, which is the most; close one, or share them.`;
      throw new Problem('too-many-requests', { detail, headers });
    }
    if (this.#all >= streams) throw new Problem('unavailable', { headers });
    this.#all += 1;
    this.#ofToken.set(tokenHash, own + 1);
    return () => this.#close(tokenHash);
  }

  #close(tokenHash: string): void {
    this.#all -= 1;
    const left = (this.#ofToken.get(tokenHash) ?? 1) - 1;
    if (left > 0) this.#ofToken.set(tokenHash, left);
    else this.#ofToken.delete(tokenHash);
  }
}
