import { randomUUID } from 'node:crypto';

const GIVEN = /^[\w.-]{8,64}$/;

/** Names a request in the log and to its caller. `given`: the `x-request-id` that came; `null` = none did. */
export function toRequestId(given: string | null): string {
  return given !== null && GIVEN.test(given) ? given : randomUUID();
}
