import { session } from '../../conversation-sync/session/session-store.ts';

/** Where a file stands. Its address is the server's business. */
export interface MediaPlace {
  readonly conversationId: string;
  readonly messageId: string;
  /** Among the contents of the message. */
  readonly index: number;
}

/** Why a file is not shown. */
export type MediaFailure =
  | 'gone'
  | 'forbidden'
  | 'elsewhere'
  | 'too-large'
  | 'unavailable'
  | 'offline'
  | 'broken';

const FAILURES: Readonly<Record<string, MediaFailure>> = {
  NO_FILE: 'gone',
  FILE_FORBIDDEN: 'forbidden',
  FORBIDDEN: 'forbidden',
  UNAUTHENTICATED: 'forbidden',
  FILE_ELSEWHERE: 'elsewhere',
  FILE_TOO_LARGE: 'too-large',
};

/** Fetches a file with the token of the session, which nothing in a page can send by itself. Never rejects. */
export async function loadMedia(
  { conversationId, messageId, index }: MediaPlace,
  signal: AbortSignal,
): Promise<Blob | MediaFailure> {
  try {
    const response = await fetch(`/media/${conversationId}/${messageId}/${index}`, {
      headers: { authorization: `Bearer ${session.get().token ?? ''}` },
      credentials: 'omit',
      signal,
    });
    if (response.ok) return await response.blob();
    const { errors } = (await response.json()) as { errors: { extensions: { code: string } }[] };
    return FAILURES[errors[0]?.extensions.code ?? ''] ?? 'unavailable';
  } catch {
    return navigator.onLine ? 'unavailable' : 'offline';
  }
}
