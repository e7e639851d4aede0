import type { Progress } from './errors/progress.ts';
import type { OpenRequest } from './interruption.ts';
import type { Sent } from './open-answer.ts';
import type { Session } from './session.ts';
import type { TransportRequest } from './transport/transport.ts';

/** One request as the transport gets it. A class: an object literal with a getter costs several times as much to make. */
export class OutgoingRequest implements TransportRequest {
  readonly method: TransportRequest['method'];
  readonly origin: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  readonly maxResponseBytes: number;
  readonly abandonment: OpenRequest;
  readonly onSending: () => void;

  constructor({ baseUrl }: Session, progress: Progress, abandonment: OpenRequest, sent: Sent) {
    this.method = sent.method;
    this.origin = baseUrl.origin;
    this.path = baseUrl.path + sent.path;
    this.headers = sent.headers;
    this.body = sent.body;
    this.maxResponseBytes = progress.maxResponseBytes;
    this.abandonment = abandonment;
    this.onSending = () => {
      progress.phase = 'answer';
    };
  }

  /** Made when asked for. */
  get signal(): AbortSignal {
    return this.abandonment.signal;
  }
}
