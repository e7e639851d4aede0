/** One HTTP request, as a transport is asked to send it. */
export interface TransportRequest {
  readonly method: 'GET' | 'PATCH';
  /** Scheme, host and port. */
  readonly origin: string;
  /** Path and query. */
  readonly path: string;
  /** Lower-case names. Holds the token: keep it out of errors. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  /** How many bytes of the decompressed answer may be read. Above: {@link TransportFailure} `too-large`. */
  readonly maxResponseBytes: number;
  /** Aborted when the answer is no longer wanted; the transport then lets go of the connection. */
  readonly signal: AbortSignal;
  /** The same news as `signal`, for transports that need no signal: making one costs. */
  readonly cancelToken?: CancelToken;
  /** To be called just before the first byte may leave. See {@link Transport.reportsSending}. */
  readonly onSending: () => void;
}

/** Tells when an answer is no longer wanted. */
export interface CancelToken {
  readonly isCancelled: boolean;
  /** One listener, the transport's: called at most once. */
  onCancel: (() => void) | null;
}

/** An answer whose headers are in. */
export interface TransportResponse {
  /** 0 for a redirect whose status the runtime hides. */
  readonly status: number;
  /** Value of a header by its lower-case name; `null` when absent. */
  header(name: string): string | null;
  /** The whole body, decompressed; no promise where it is there already. Either this or `chunks` is called, once. */
  read(): Promise<Uint8Array> | Uint8Array;
  /**
   * The body as it arrives, of any length; the reader sets the pace, and lets go of the connection by leaving. Rejects
   * with {@link TransportFailure}, also when the request's signal is aborted.
   */
  chunks(): AsyncIterable<Uint8Array>;
}

/**
 * Sends one request and never follows a redirect, never retries. Rejects with {@link TransportFailure};
 * anything else that it throws is read as a connection that broke after sending.
 */
export interface Transport {
  /** `true` = calls `onSending`; without it every request counts as sent from the start. */
  readonly reportsSending?: true;
  send(request: TransportRequest): Promise<TransportResponse>;
  /** Closes idle connections, and the others when their requests have ended. May be called again. */
  close(): Promise<void>;
}
