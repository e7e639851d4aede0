import { TransportFailure } from '../transport/transport-failure.ts';

/** One event of a stream, as it was written. */
export interface SseEvent {
  /** `message` where the stream names none. */
  readonly event: string;
  /** The lines of its data, joined. */
  readonly data: string;
  /** `null` where the event has none of its own. */
  readonly id: string | null;
}

/** Takes a stream apart, in pieces of any size. */
interface SseParser {
  /** The events that are complete with this piece. Throws {@link TransportFailure} `too-large`. */
  push(piece: string): SseEvent[];
}

/**
 * Source: HTML Living Standard, 9.2.6. Comments and unknown fields are left out, and so is an event that the stream
 * breaks off in. Of an event, `limit` characters are kept at most.
 */
export function createSseParser(limit: number): SseParser {
  let line = '';
  let afterReturn = false;
  let event = '';
  let id: string | null = null;
  let data: string[] = [];
  let size = 0;

  const takeField = (text: string) => {
    const colon = text.indexOf(':');
    const name = colon === -1 ? text : text.slice(0, colon);
    const value = colon === -1 ? '' : text.slice(text[colon + 1] === ' ' ? colon + 2 : colon + 1);
    if (name === 'event') event = value;
    else if (name === 'id' && !value.includes('\0')) id = value;
    else if (name === 'data') {
      data.push(value);
      size += value.length;
    }
  };
  const finish = (): SseEvent | null => {
    const whole = data.length === 0 ? null : { event: event || 'message', data: data.join('\n'), id };
    event = '';
    id = null;
    data = [];
    size = 0;
    return whole;
  };

  return {
    push(piece) {
      const events: SseEvent[] = [];
      // A line may end in CR LF, and a piece between the two.
      const text = afterReturn && piece.startsWith('\n') ? piece.slice(1) : piece;
      if (piece !== '') afterReturn = piece.endsWith('\r');
      const parts = text.split(/\r\n|\n|\r/);
      const rest = parts.pop() ?? '';
      for (const part of parts) {
        const whole = line + part;
        line = '';
        if (whole !== '') takeField(whole);
        else {
          const finished = finish();
          if (finished !== null) events.push(finished);
        }
        if (size > limit) throw new TransportFailure('too-large');
      }
      line += rest;
      if (size + line.length > limit) throw new TransportFailure('too-large');
      return events;
    },
  };
}
