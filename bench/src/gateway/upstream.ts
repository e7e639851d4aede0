import { serveRaw, toRawAnswer } from '../harness/raw-server.ts';
import { CONVERSATION_COUNT, conversation, updatedConversation, VERSION } from './conversations.ts';

// The one upstream of all. It documents the extensions of our api, so that a gateway that is given the version makes
// one PATCH and no read, like those that look at nothing. Each answer is made once, so that it never is what limits.
const SERVICE = toRawAnswer({ name: 'stub', extensions: ['etag', 'read', 'list', 'snooze'] });
const answers = new Map<string, Buffer>();

serveRaw((line, body) => {
  const key = `${line} ${body}`;
  const known = answers.get(key) ?? answer(line, body);
  answers.set(key, known);
  return known;
});

function answer(line: string, body: string): Buffer {
  const [method, path = ''] = line.split(' ');
  const length = /[?&]limit=(\d+)/.exec(path)?.[1];
  if (length !== undefined) return toRawAnswer({ data: page(Number(length)), next_cursor: null });
  const id = /\/conversations\/(\d+)$/.exec(path)?.[1];
  if (id === undefined) return SERVICE;
  if (method === 'PATCH') return toRawAnswer(updatedConversation(Number(id), JSON.parse(body)), '9');
  return toRawAnswer(conversation(Number(id)), VERSION);
}

function page(length: number) {
  return Array.from({ length }, (_, index) => conversation(1 + (index % CONVERSATION_COUNT)));
}
