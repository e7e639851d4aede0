import { ExpectedError } from '../failures/expected-error.ts';

export interface Edge<T> {
  readonly cursor: string;
  readonly node: T;
}

export interface PageInfo {
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly startCursor: string | null;
  readonly endCursor: string | null;
}

/** A page of a list, in Relay's words. */
export interface Connection<T> {
  readonly edges: readonly Edge<T>[];
  readonly pageInfo: PageInfo;
}

/** Which page: at most so many, after a cursor that was received. */
export interface PageArgs {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
}

/** A page that may be asked for. */
export interface PageRequest {
  readonly limit: number;
  readonly position: PagePosition;
}

/** What the upstream answers, and where it goes on. */
interface UpstreamPage {
  readonly data: readonly unknown[];
  readonly nextCursor: string | null;
}

/** The most members that a page may have. */
export const MAX_PAGE = 100;
const START: PagePosition = { cursor: null, skip: 0 };

/** Throws what the caller may read when there is no such page. */
export function toPageRequest({ first, after }: PageArgs): PageRequest {
  const limit = first ?? 50;
  if (limit < 1 || limit > MAX_PAGE) {
    throw new ExpectedError('INVALID_INPUT', `first is ${limit}; give a number from 1 to ${MAX_PAGE}.`);
  }
  const position = after == null ? START : fromCursor(after);
  if (position === null) {
    throw new ExpectedError(
      'INVALID_INPUT',
      'after is no cursor of this list; give an endCursor that you received.',
    );
  }
  return { limit, position };
}

export const EMPTY_CONNECTION: Connection<never> = {
  edges: [],
  pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
};

/**
 * Fetches a page and gives each of its nodes a cursor of its own, which the upstream has only for whole pages. What
 * `toNode` cannot read is left out.
 */
export async function fetchConnection<T>(
  { limit, position }: PageRequest,
  fetchPage: (page: { readonly limit: number; readonly cursor?: string }) => Promise<UpstreamPage>,
  toNode: (data: unknown) => T | null,
): Promise<Connection<T>> {
  const page = await fetchPage({
    limit: Math.min(MAX_PAGE, position.skip + limit),
    ...(position.cursor !== null && { cursor: position.cursor }),
  });
  const edges = page.data.flatMap((data, index): Edge<T>[] => {
    const node = toNode(data);
    if (index < position.skip || node === null) return [];
    const last = index === page.data.length - 1 && page.nextCursor !== null;
    const next = last ? { cursor: page.nextCursor, skip: 0 } : { cursor: position.cursor, skip: index + 1 };
    return [{ cursor: toCursor(next), node }];
  });
  return {
    edges,
    pageInfo: {
      hasNextPage: page.nextCursor !== null,
      hasPreviousPage: position.cursor !== null || position.skip > 0,
      startCursor: edges.at(0)?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

/** A position in a list: that many conversations after the page's own cursor, which only the API understands. */
interface PagePosition {
  readonly cursor: string | null;
  readonly skip: number;
}

function toCursor({ cursor, skip }: PagePosition): string {
  return Buffer.from(JSON.stringify([cursor, skip])).toString('base64url');
}

/** `null` for a text that is no cursor of ours. */
function fromCursor(text: string): PagePosition | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    if (!Array.isArray(value) || value.length !== 2) return null;
    const [cursor, skip]: unknown[] = value;
    if (cursor !== null && typeof cursor !== 'string') return null;
    if (typeof skip !== 'number' || !Number.isInteger(skip) || skip < 0 || skip > 100) return null;
    return { cursor, skip };
  } catch {
    return null;
  }
}
