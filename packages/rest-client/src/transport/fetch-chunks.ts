import { toTransportFailure } from './to-transport-failure.ts';

/** The body of an answer as it arrives. */
export async function* readChunks({ body }: Response): AsyncGenerator<Uint8Array> {
  const reader = body?.getReader();
  try {
    while (reader !== undefined) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } catch (error) {
    throw toTransportFailure(error, 'yes');
  } finally {
    void reader?.cancel().catch(() => undefined);
  }
}
