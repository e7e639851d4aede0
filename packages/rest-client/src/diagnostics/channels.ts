import type { Drift } from '../drift/drift.ts';
import type { AttemptMessage, CallMessage } from './messages.ts';

/**
 * Names for `node:diagnostics_channel`. `call` and `attempt` are tracing channels (`tracingChannel(name)` has start,
 * end, asyncStart, asyncEnd and error of {@link CallMessage} and {@link AttemptMessage}), `drift` a plain one of
 * {@link Drift}. Runtimes without the module have no channels, and nothing else differs there.
 */
export const CHANNELS = {
  call: 'parley.rest-client.call',
  attempt: 'parley.rest-client.attempt',
  drift: 'parley.rest-client.drift',
} as const;

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
