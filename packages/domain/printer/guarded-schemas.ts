import type { z } from 'zod';
import * as domain from '../src/index.ts';

const { Conversation, ConversationUpdate, Message, User } = domain;

/** The schemas whose guards are exported. */
export const GUARDED: readonly z.core.$ZodType[] = [Conversation, ConversationUpdate, Message, User];

/** The name of every schema that has one, to name the functions by. */
export const NAMES: ReadonlyMap<unknown, string> = new Map(
  Object.entries(domain).flatMap(([name, value]) => (isSchema(value) ? [[value, name] as const] : [])),
);

function isSchema(value: unknown): value is z.core.$ZodType {
  return typeof value === 'object' && value !== null && '_zod' in value;
}
