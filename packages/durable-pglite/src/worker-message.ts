/** What the main thread asks of the engine's worker: bytes of the PostgreSQL protocol, or `null` to close. */
export interface WorkerRequest {
  readonly id: number;
  readonly bytes: Uint8Array | null;
}

export type WorkerAnswer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'bytes'; readonly id: number; readonly bytes: Uint8Array }
  /** Not a statement of anybody runs now, or no longer. */
  | { readonly kind: 'checkpoint'; readonly running: boolean }
  /** The last one of a worker whose engine does not open or has ended. */
  | { readonly kind: 'ended'; readonly reason: string; readonly diskFull: boolean };
