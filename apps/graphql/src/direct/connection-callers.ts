import type { IncomingMessage } from 'node:http';
import { isPromiseLike } from '@parley/compiled-execution';
import type { Authenticate, Caller } from '../auth/caller.ts';

/**
 * Who makes a request; a connection mostly goes on speaking for the same caller. Their token is remembered no longer
 * than their connection lasts.
 */
export function createConnectionCallers(
  authenticate: Authenticate,
): (request: IncomingMessage) => ReturnType<Authenticate> {
  const known = new WeakMap<
    object,
    { readonly authorization: string | null; readonly caller: Caller | null }
  >();
  return ({ socket, headers }) => {
    const { authorization = null } = headers;
    const last = known.get(socket);
    if (last !== undefined && last.authorization === authorization) return last.caller;
    const caller = authenticate(authorization);
    // What took looking up may be otherwise the next time.
    if (!isPromiseLike(caller)) known.set(socket, { authorization, caller });
    return caller;
  };
}
