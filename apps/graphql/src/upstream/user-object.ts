import { id, isUpstreamObject, type UpstreamObject } from './read.ts';

/** A user that can be named: one without an id is none. */
export interface UserObject extends UpstreamObject {
  readonly id: string;
}

const userId = id('id');

export function toUserObject(value: unknown): UserObject | null {
  if (!isUpstreamObject(value)) return null;
  const found = userId(value);
  return found === null ? null : { ...value, id: found };
}
