import { Random } from '@parley/testing/random';
import {
  FIT,
  type Guard,
  guardConversation,
  guardConversationUpdate,
  guardMessage,
  guardUser,
} from '../../src/guards.ts';
import { Conversation, ConversationUpdate, findUnlisted, Message, User } from '../../src/index.ts';
import { mutate } from './mutate.ts';
import { sample } from './sample.ts';

/** The guards, each with the schema whose verdict it must have. */
const PAIRS = [
  { name: 'Conversation', schema: Conversation, guard: guardConversation, weight: 70 },
  { name: 'Message', schema: Message, guard: guardMessage, weight: 10 },
  { name: 'User', schema: User, guard: guardUser, weight: 10 },
  { name: 'ConversationUpdate', schema: ConversationUpdate, guard: guardConversationUpdate, weight: 10 },
] as const;
const DRAWN = PAIRS.flatMap((pair) => Array.from({ length: pair.weight }, () => pair));

export interface Comparison {
  readonly documents: number;
  /** How many came out how, by zod. */
  readonly accepted: number;
  readonly rejected: number;
  readonly unlisted: number;
  /** The first few documents that guard and zod judge differently. */
  readonly disagreements: readonly { readonly name: string; readonly document: unknown }[];
}

/** Lets guards and zod judge mutated documents. `guards` replaces guards, to see that a wrong one is found. */
export function compare(
  seed: number,
  documents: number,
  guards: Readonly<Partial<Record<string, Guard>>> = {},
): Comparison {
  const random = new Random(seed);
  const counts = { accepted: 0, rejected: 0, unlisted: 0 };
  const disagreements: { name: string; document: unknown }[] = [];
  for (let made = 0; made < documents; made += 1) {
    const { name, schema, guard } = random.pick(DRAWN);
    const document = mutate(sample(schema, random), random);
    const fit = (guards[name] ?? guard)(document);
    const accepted = schema.safeParse(document).success;
    const unlisted = accepted && findUnlisted(schema, document).length > 0;
    counts[accepted ? 'accepted' : 'rejected'] += 1;
    if (unlisted) counts.unlisted += 1;
    const expected = accepted ? (unlisted ? FIT.UNLISTED : FIT.LISTED) : FIT.NONE;
    if (fit !== expected && disagreements.length < 5) disagreements.push({ name, document });
  }
  return { documents, ...counts, disagreements };
}
