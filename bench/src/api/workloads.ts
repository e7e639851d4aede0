import type { Request } from '../harness/load.ts';

interface Workload {
  readonly title: string;
  /** Another one each time. */
  readonly next: () => Request;
}

const PATH = '/third-party/v1/conversations';
const HEADERS = { authorization: 'Bearer demo-1', 'content-type': 'application/json' };
/** As many as are asked about, so that those under way at once are different ones. */
const CONVERSATIONS = 500;
const UPDATES = [
  { status: 'in-progress', user_id: 3 },
  { status: 'to-do', user_id: 4 },
] as const;

export function toPatch(id: number, update: 0 | 1): Request {
  return { method: 'PATCH', path: `${PATH}/${id}`, headers: HEADERS, body: JSON.stringify(UPDATES[update]) };
}

export function toGet(path: number | string): Request {
  return { method: 'GET', path: `${PATH}${typeof path === 'number' ? `/${path}` : path}`, headers: HEADERS };
}

export const PAGE = toGet('?limit=50');

let asked = 0;
const nextId = (): number => 1 + (asked++ % CONVERSATIONS);

export const WORKLOADS = {
  // Each pass over the conversations says something else than the one before, whoever was asked then.
  patch: {
    title: 'PATCH of two fields',
    next: () => {
      const pass = Math.floor(asked / CONVERSATIONS) % 2 === 0 ? 0 : 1;
      return toPatch(nextId(), pass);
    },
  },
  one: { title: 'GET of one conversation', next: () => toGet(nextId()) },
  list: { title: 'GET of a page of 50', next: () => PAGE },
} as const satisfies Record<string, Workload>;
