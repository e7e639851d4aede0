import { serveRaw, toRawAnswer } from '../harness/raw-server.ts';
import { CONVERSATION } from '../rest-client/conversation.ts';

// The one upstream of all. It documents the extensions of our api, so that a gateway that is given the version makes
// one PATCH and no read, like those that look at nothing.
const SERVICE = toRawAnswer({ name: 'stub', extensions: ['etag', 'read', 'list', 'snooze'] });
const ONE = toRawAnswer(CONVERSATION);
const PAGES = new Map<string, Buffer>();

serveRaw((line) => {
  const [, path = ''] = line.split(' ');
  const length = /[?&]limit=(\d+)/.exec(path)?.[1];
  if (length !== undefined) return pageOf(length);
  return /\/conversations\/\d+$/.test(path) ? ONE : SERVICE;
});

function pageOf(length: string): Buffer {
  const known = PAGES.get(length);
  if (known !== undefined) return known;
  const data = Array.from({ length: Number(length) }, (_, index) => ({ ...CONVERSATION, id: index + 1 }));
  const page = toRawAnswer({ data, next_cursor: null });
  PAGES.set(length, page);
  return page;
}
