/** More than this is no drift: the computer's clock was set, or the computer slept. */
const JUMP_MS = 5_000;

// What to add to the computer's clock.
let offset = 0;
let origin = originNow();

function originNow(): number {
  return Date.now() - performance.now();
}

/** The server's time as far as its answers told it, until then the computer's. Milliseconds since the epoch. */
export function serverNow(): number {
  const jump = originNow() - origin;
  if (Math.abs(jump) > JUMP_MS) {
    origin += jump;
    // Only a clock that was set goes back. One that went on may have done so while the computer slept.
    if (jump < 0) offset -= jump;
    void timedFetch('/', { method: 'HEAD', cache: 'no-store' }).catch(() => {});
  }
  return Date.now() + offset;
}

/** The same as fetch, and learns from the answer what time it is. */
export const timedFetch: typeof fetch = async (input, init) => {
  const sentAt = Date.now();
  const response = await fetch(input, init);
  offset = offsetAfter(offset, response.headers.get('date'), sentAt, Date.now());
  return response;
};

/**
 * The offset after an answer. Its date has whole seconds and lay somewhere between question and answer, so that many
 * offsets are possible: as long as the one in use is, it stays, and no time jumps about.
 */
export function offsetAfter(now: number, date: string | null, sentAt: number, receivedAt: number): number {
  const instant = Date.parse(date ?? '');
  const [least, most] = [instant - receivedAt, instant + 1000 - sentAt];
  return least <= most ? Math.min(Math.max(now, least), most) : now;
}
