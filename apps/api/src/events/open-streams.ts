import { Problem } from '../http/problem.ts';
import type { Limits } from '../limits.ts';

/** Limits the number of open event streams, in all and per token. */
export class OpenStreams {
  readonly #limits: Pick<Limits, 'streams' | 'streamsPerToken'>;
  readonly #ofToken = new Map<string, number>();
  #all = 0;

  constructor(limits: Pick<Limits, 'streams' | 'streamsPerToken'>) {
    this.#limits = limits;
  }

  /** Counts a stream as open until the returned function is called; refuses it beyond the limits. */
  open(tokenHash: string): () => void {
    const { streams, streamsPerToken } = this.#limits;
    const own = this.#ofToken.get(tokenHash) ?? 0;
    const headers = { 'retry-after': '5' };
    if (own >= streamsPerToken) {
      const detail = `This token already has ${own} open event streams, the maximum; close one, or share them.`;
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
