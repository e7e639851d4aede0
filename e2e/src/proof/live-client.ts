import { setTimeout as sleep } from 'node:timers/promises';

export interface LiveEvent {
  readonly id: string;
  readonly kind: 'STARTED' | 'UPDATED' | 'MESSAGE' | 'RESYNC';
  readonly conversationId: string | null;
  readonly version: string | null;
}

/** How a stream ended: `complete` = the gateway said so. */
type Ending = 'complete' | 'broken' | 'unreachable';

const QUERY = `subscription ($after: ID) {
  conversationChanged(after: $after) { id kind conversationId version }
}`;

/**
 * Follows the changes as an app would, at one gateway after the other: whenever a stream ends, it goes on after the
 * last event at the next one.
 */
export function followLive(
  origins: readonly string[],
  hear: (event: LiveEvent) => void,
  start: string | null = null,
) {
  const stopping = new AbortController();
  const endings: Ending[] = [];
  let begin = () => {};
  const ready = new Promise<void>((resolve) => {
    begin = resolve;
  });

  async function followOnce(
    origin: string,
    after: string | null,
  ): Promise<{ after: string | null; ending: Ending }> {
    let last = after;
    const response = await fetch(`${origin}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'text/event-stream',
        authorization: 'Bearer demo-1',
      },
      body: JSON.stringify({ query: QUERY, variables: { after } }),
      signal: stopping.signal,
    }).catch(() => null);
    if (!response?.body) return { after, ending: 'unreachable' };
    let text = '';
    try {
      for await (const bytes of response.body.pipeThrough(new TextDecoderStream())) {
        text += bytes;
        const frames = text.split('\n\n');
        text = frames.pop() ?? '';
        for (const frame of frames) {
          if (frame.startsWith('event: complete')) return { after: last, ending: 'complete' };
          const data = /^data: (.+)$/m.exec(frame)?.[1];
          if (data === undefined) continue;
          const event: LiveEvent | undefined = JSON.parse(data).data?.conversationChanged;
          if (event === undefined) throw new Error(data);
          last = event.id;
          begin();
          hear(event);
        }
      }
    } catch {
      // Broken off, as it also is when it ends without a word.
    }
    return { after: last, ending: 'broken' };
  }

  const running = (async () => {
    let after = start;
    for (let turn = 0; !stopping.signal.aborted; turn += 1) {
      const next = await followOnce(origins[turn % origins.length] ?? '', after);
      after = next.after;
      if (!stopping.signal.aborted) endings.push(next.ending);
      await sleep(20);
    }
  })();
  return {
    /** Resolves with the first event: from then on nothing is missed. */
    ready,
    endings,
    async stop(): Promise<void> {
      stopping.abort();
      await running;
    },
  };
}
