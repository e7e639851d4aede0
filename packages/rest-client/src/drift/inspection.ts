import { type Fit, type Guard, guardConversation, guardUser } from '@parley/domain/guards';

/** What a part of an answer should be. The name is that of the schema that explains a departure. */
export interface Expected {
  readonly schema: 'Conversation' | 'User';
  readonly guard: Guard;
}

export const CONVERSATION: Expected = { schema: 'Conversation', guard: guardConversation };
export const USER: Expected = { schema: 'User', guard: guardUser };

/** A part of an answer that departs. */
export interface Finding {
  readonly schema: Expected['schema'];
  readonly value: unknown;
  /** Where the part is in the answer. */
  readonly at: readonly PropertyKey[];
  /** `true` = it does not have its shape; `false` = it holds values that are not known. */
  readonly departs: boolean;
}

// Names of `FIT`: an object of names is not shaken out of a bundle.
const LISTED: Fit = 1;
/** Explaining more of one answer would tell nothing new. */
const MAX_FINDINGS = 32;

/** Compares the parts of one answer with what they should be, in one pass; never changes the data, never throws. */
export class Inspection {
  readonly findings: Finding[] = [];

  /** `key` and `index`: where the part is in the answer; absent = it is the answer. */
  check({ schema, guard }: Expected, value: unknown, key?: string, index?: number): void {
    const fit = guard(value);
    if (fit === LISTED || this.findings.length >= MAX_FINDINGS) return;
    const at = key === undefined || index === undefined ? [] : [key, index];
    this.findings.push({ schema, value, at, departs: !fit });
  }

  /** True when a part does not have its shape; false when all that was met are values that are not known. */
  get departs(): boolean {
    return this.findings.some(({ departs }) => departs);
  }
}
