import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { onTestFinished } from 'vitest';
import { bearer } from '../canary/canary.ts';

export interface Payload {
  readonly data?: { readonly conversationChanged: Readonly<Record<string, unknown>> } | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

/** Subscribes over a real connection, which takes nothing from the socket unless it is read. */
export async function subscribe(
  origin: string,
  { fields = 'id kind conversationId', args = '', token = 'u1' as string | null } = {},
) {
  const asked = request(`${origin}/graphql`, {
    method: 'POST',
    agent: false,
    headers: {
      'content-type': 'application/json',
      accept: 'text/event-stream',
      ...(token !== null && { authorization: bearer(token) }),
    },
  });
  asked.end(JSON.stringify({ query: `subscription { conversationChanged${args} { ${fields} } }` }));
  const [response] = (await once(asked, 'response')) as [IncomingMessage];
  response.on('error', () => undefined);
  onTestFinished(() => void response.destroy());
  let end: 'complete' | 'broken' | null = null;
  let comments = 0;

  async function* read(): AsyncGenerator<Payload, void> {
    let text = '';
    try {
      for await (const bytes of response.setEncoding('utf8')) {
        text += bytes;
        const frames = text.split('\n\n');
        text = frames.pop() ?? '';
        for (const lines of frames) {
          if (lines.startsWith(':')) comments += 1;
          if (lines.startsWith('event: complete')) end = 'complete';
          const data = /^data: (.*)$/m.exec(lines)?.[1];
          if (data) yield JSON.parse(data) as Payload;
        }
      }
    } catch {
      // Broken off, which is what is said below.
    } finally {
      end ??= 'broken';
    }
  }

  const payloads = read();
  return {
    response,
    /** `undefined` = there is no more. */
    async payload(): Promise<Payload | undefined> {
      return (await payloads.next()).value ?? undefined;
    },
    /** The next event; throws when there is none. */
    async event(): Promise<Readonly<Record<string, unknown>>> {
      const { value } = await payloads.next();
      const event = value?.data?.conversationChanged;
      if (!event) throw new Error(`no event, but ${JSON.stringify(value)}`);
      return event;
    },
    /** How the stream ended: told so, or broken; `null` = it was not read to there. */
    end: () => end,
    /** How many comments came; they keep the connection alive. */
    comments: () => comments,
    /** As a client that is gone. */
    leave: () => void response.destroy(),
  };
}

export type Subscription = Awaited<ReturnType<typeof subscribe>>;
