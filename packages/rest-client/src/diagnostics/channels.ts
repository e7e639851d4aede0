import { CHANNELS } from './channel-names.ts';
import type { AttemptMessage, CallMessage } from './messages.ts';

// Not imported: bundlers for browsers stop at modules of Node.js, even where they are never reached.
const diagnostics = globalThis.process?.getBuiltinModule?.('node:diagnostics_channel');

export const CALLS = diagnostics?.tracingChannel<unknown, CallMessage>(CHANNELS.call);
export const ATTEMPTS = diagnostics?.tracingChannel<unknown, AttemptMessage>(CHANNELS.attempt);
/** `null` where the runtime has no channels. Its listeners cannot fail the call. */
export const DRIFTS = diagnostics?.channel(CHANNELS.drift) ?? null;
