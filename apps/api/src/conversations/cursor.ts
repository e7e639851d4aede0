import { z } from 'zod';
import { isRowId } from '../database/row-id.ts';
import { Problem } from '../http/problem.ts';
import { SORTS, type Sort } from './conversation-sort.ts';

const Position = z.tuple([
  z.enum(SORTS),
  z.union([z.iso.datetime(), z.literal('infinity'), z.literal('-infinity')]),
  z.number().refine(isRowId),
]);

/** The last row of a page: where the next page goes on. */
export interface CursorPosition {
  readonly key: string;
  readonly id: number;
}

/** Opaque to callers. `key` as the database gave it: an instant, or an end of time. */
export function toCursor(sort: Sort, key: Date | number, id: number): string {
  return Buffer.from(JSON.stringify([sort, toKeyText(key), id])).toString('base64url');
}

function toKeyText(key: Date | number): string {
  if (key instanceof Date) return key.toISOString();
  return key > 0 ? 'infinity' : '-infinity';
}

/** Refuses what this API did not hand out for the same sort. */
export function parseCursor(cursor: string, sort: Sort): CursorPosition {
  const position = Position.safeParse(parseJson(Buffer.from(cursor, 'base64url').toString()));
  if (!position.success || position.data[0] !== sort) {
    const detail = 'is not a cursor of a list with this sort; take next_cursor of the page before';
    throw new Problem('invalid-input', { errors: [{ pointer: '/cursor', detail }] });
  }
  const [, key, id] = position.data;
  return { key, id };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
