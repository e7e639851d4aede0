import { setTimeout as sleep } from 'node:timers/promises';

interface FeedEvent {
  readonly id: string;
  readonly event: string;
}

/** Follows `GET /events` as a foreign client would; whenever the stream ends, it goes on after the last id. */
export function followEvents(url: string, hear: (event: FeedEvent) => void, from: string | null = null) {
  const stopping = new AbortController();
  let last = from;

  async function followOnce(): Promise<void> {
    const headers = { authorization: 'Bearer demo-1', ...(last !== null && { 'last-event-id': last }) };
    const response = await fetch(`${url}/events`, { headers, signal: stopping.signal });
    if (!response.ok || !response.body) return;
    let text = '';
    for await (const piece of response.body.pipeThrough(new TextDecoderStream())) {
      text += piece;
      const frames = text.split('\n\n');
      text = frames.pop() ?? '';
      for (const frame of frames) {
        const id = /^id: (.+)$/m.exec(frame)?.[1];
        const event = /^event: (.+)$/m.exec(frame)?.[1];
        if (id === undefined || event === undefined) continue;
        last = id;
        hear({ id, event });
      }
    }
  }

  const running = (async () => {
    while (!stopping.signal.aborted) {
      await followOnce().catch(() => undefined);
      await sleep(50);
    }
  })();
  return {
    async stop(): Promise<void> {
      stopping.abort();
      await running;
    },
  };
}
