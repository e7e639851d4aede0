import type { Redact } from './redact.ts';
import type { TransportResponse } from './transport/transport.ts';

/** The headers of an answer. */
export class AnswerHeaders {
  readonly #response: Pick<TransportResponse, 'header'> | null;
  readonly #redact: Redact;

  /** @internal */
  constructor(response: Pick<TransportResponse, 'header'> | null, redact: Redact) {
    this.#response = response;
    this.#redact = redact;
  }

  /** Value of a header, its name in any case; `null` when there is none. An echo of the token is left out of it. */
  get(name: string): string | null {
    const value = this.#response?.header(name.toLowerCase()) ?? null;
    return value === null ? null : this.#redact(value);
  }
}
