import type { Drift } from '../drift/drift.ts';
import { CHANNELS } from './channel-names.ts';
import type { AttemptMessage, CallMessage } from './messages.ts';

// Not imported: bundlers for browsers stop at modules of Node.js, even where they are never reached.
const diagnostics = globalThis.process?.getBuiltinModule?.('node:diagnostics_channel');

export const CALLS = diagnostics?.tracingChannel<unknown, CallMessage>(CHANNELS.call);
export const ATTEMPTS = diagnostics?.tracingChannel<unknown, AttemptMessage>(CHANNELS.attempt);
const DRIFTS = diagnostics?.channel(CHANNELS.drift);

/** True when it is worth making a message. */
export function isDriftObserved(): boolean {
  return DRIFTS?.hasSubscribers === true;
}

/** Tells those who listen to the channel; they cannot fail the call. */
export function publishDrift(drift: Drift): void {
  if (DRIFTS?.hasSubscribers === true) DRIFTS.publish(drift);
}
