import { randomUUID } from 'node:crypto';

const GIVEN = /^[\w.-]{8,64}$/;
const ids = new WeakMap<Request, string>();

/** Names a request in the log and to its caller: the `x-request-id` that came with it, where it is a decent one. */
export function requestIdOf(request: Request): string {
  const known = ids.get(request);
  if (known !== undefined) return known;
  const id = toRequestId(request.headers.get('x-request-id'));
  ids.set(request, id);
  return id;
}

/** `given`: the `x-request-id` that came; `null` = none did. */
export function toRequestId(given: string | null): string {
  return given !== null && GIVEN.test(given) ? given : randomUUID();
}
