import { type IncomingMessage, request } from 'node:http';

export interface SentEvent {
  readonly id: number;
  readonly event: string;
  readonly data: {
    readonly id: number;
    readonly conversation_id: number;
    readonly version: string;
    readonly type: string;
    readonly changes: readonly Record<'field' | 'from' | 'to' | 'cause', unknown>[];
    readonly user_id: number | null;
    readonly at: string;
  };
}

interface From {
  readonly header?: string;
  readonly query?: string;
}

/** A connection to `GET /events` of its own, which collects what comes. */
export class EventReader {
  readonly events: SentEvent[] = [];
  comments = 0;
  /** What ended it: the server, or an error of the connection. */
  readonly ended: Promise<void>;
  readonly #request;
  #rest = '';
  #waiting: (() => void)[] = [];
  #isEnded = false;

  constructor(baseUrl: string, from: From = {}, token = 'demo-1') {
    const query = from.query === undefined ? '' : `?last_event_id=${from.query}`;
    const headers = {
      authorization: `Bearer ${token}`,
      ...(from.header !== undefined && { 'last-event-id': from.header }),
    };
    this.#request = request(`${baseUrl}/events${query}`, { agent: false, headers });
    this.ended = new Promise((resolve) => {
      const end = (): void => {
        this.#isEnded = true;
        this.#tell();
        resolve();
      };
      this.#request.on('error', end);
      this.#request.on('response', (response: IncomingMessage) => {
        response.setEncoding('utf8');
        response.on('data', (text: string) => this.#take(text));
        response.on('close', end);
        response.on('error', end);
      });
    });
    this.#request.end();
  }

  get changes(): SentEvent[] {
    return this.events.filter(({ event }) => event === 'conversation.changed');
  }

  get lastId(): string {
    return String(this.events.at(-1)?.id);
  }

  /** Waits until enough has come; fails when the connection ends before. */
  async until(isEnough: (reader: this) => boolean): Promise<this> {
    while (!isEnough(this)) {
      if (this.#isEnded) throw new Error(`The stream ended after ${this.events.length} events.`);
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
    return this;
  }

  cut(): void {
    this.#request.destroy();
  }

  #take(text: string): void {
    const frames = (this.#rest + text).split('\n\n');
    this.#rest = frames.pop() ?? '';
    for (const frame of frames) {
      if (frame.startsWith(':')) this.comments += 1;
      const fields = Object.fromEntries(
        frame.split('\n').map((line) => {
          const colon = line.indexOf(': ');
          return [line.slice(0, colon), line.slice(colon + 2)];
        }),
      );
      if (fields.event === undefined) continue;
      this.events.push({ id: Number(fields.id), event: fields.event, data: JSON.parse(fields.data ?? '') });
    }
    this.#tell();
  }

  #tell(): void {
    for (const goOn of this.#waiting.splice(0)) goOn();
  }
}

/** A reader that has been greeted: it hears of everything from now on. */
export function startReader(baseUrl: string): Promise<EventReader> {
  return new EventReader(baseUrl).until(({ events }) => events.length > 0);
}
