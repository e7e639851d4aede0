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
