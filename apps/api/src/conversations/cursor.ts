import { z } from 'zod';
import { isRowId } from '../database/row-id.ts';
import { Problem } from '../http/problem.ts';
import { SORTS, type Sort } from './conversation-sort.ts';

const Position = z.tuple([
  z.enum(SORTS),
  z.union([z.iso.datetime(), z.literal('infinity'), z.literal('-infinity')]),
  z.number().refine(isRowId),
]);

/** The last row of a page, after which the next page starts. */
export interface CursorPosition {
  readonly key: string;
  readonly id: number;
}

/** The cursor is opaque to callers. `key` = a date, or infinity as a number, as the database returns it. */
export function toCursor(sort: Sort, key: Date | number, id: number): string {
  return Buffer.from(JSON.stringify([sort, toKeyText(key), id])).toString('base64url');
}

function toKeyText(key: Date | number): string {
  if (key instanceof Date) return key.toISOString();
  return key > 0 ? 'infinity' : '-infinity';
}

/** Refuses a cursor that is not of this API, or of another sort. */
export function parseCursor(cursor: string, sort: Sort): CursorPosition {
  const position = Position.safeParse(parseJson(Buffer.from(cursor, 'base64url').toString()));
  if (!position.success || position.data[0] !== sort) {
    const detail = 'is not a cursor of a list with this sort; use next_cursor of the previous page';
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
