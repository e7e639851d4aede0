import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';

const DOCUMENT = `subscription {
  conversationChanged { id kind conversationId version conversation { id status user { name } } }
}`;

/** Follows all changes over a connection of its own. Resolves when the stream has begun. */
export async function subscribe(origin: string, token: string, heard: () => void) {
  const call = request(`${origin}/graphql`, {
    method: 'POST',
    agent: false,
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      accept: 'text/event-stream',
    },
  });
  call.end(JSON.stringify({ query: DOCUMENT }));
  const [response] = (await once(call, 'response')) as [IncomingMessage];
  let rest = '';
  const { promise: begun, resolve: begin, reject: refuse } = Promise.withResolvers<void>();
  response.setEncoding('utf8').on('data', (chunk: string) => {
    const frames = (rest + chunk).split('\n\n');
    rest = frames.pop() ?? '';
    for (const frame of frames) {
      if (frame.includes('"errors"')) refuse(new Error(`Not followed: ${frame}`));
      if (frame.includes('"kind":"STARTED"')) begin();
      if (frame.includes('"kind":"UPDATED"')) heard();
    }
  });
  response.on('error', () => undefined);
  await begun;
  return { leave: () => void response.destroy() };
}
