/** What the main thread asks of the engine's worker: bytes of the PostgreSQL protocol, or `null` to close. */
export interface WorkerRequest {
  readonly id: number;
  readonly bytes: Uint8Array | null;
}

export type WorkerAnswer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'bytes'; readonly id: number; readonly bytes: Uint8Array }
  | { readonly kind: 'error'; readonly id: number; readonly reason: string };
