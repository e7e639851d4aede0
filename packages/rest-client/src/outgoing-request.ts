import type { OpenRequest } from './interruption.ts';

/** Gives a request its signal when asked. A class: a literal with a getter costs several times as much to make. */
export class OutgoingRequest {
  declare readonly abandonment: OpenRequest;

  get signal(): AbortSignal {
    return this.abandonment.signal;
  }
}
