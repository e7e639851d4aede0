import { toTransportFailure } from './to-transport-failure.ts';
import { TransportFailure } from './transport-failure.ts';

/** The body of an answer as it arrives. */
export async function* readChunks({ body }: Response): AsyncGenerator<Uint8Array> {
  // `undefined` where the runtime has no streams, as React Native; `null` where there is no body.
  if (body === undefined) throw new TransportFailure('protocol', new Error('This fetch streams no bodies.'));
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
