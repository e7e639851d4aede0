import { FIT, type Fit, type Guard, guardConversation, guardUser } from '@parley/domain/guards';

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
  readonly fit: Fit;
}

/** Explaining more of one answer would tell nothing new. */
const MAX_FINDINGS = 32;

/** Compares the parts of one answer with what they should be, in one pass; never changes the data, never throws. */
export class Inspection {
  #findings: Finding[] | null = null;

  get findings(): readonly Finding[] {
    return this.#findings ?? [];
  }

  get found(): boolean {
    return this.#findings !== null;
  }

  check({ schema, guard }: Expected, value: unknown): void {
    const fit = guard(value);
    if (fit !== FIT.LISTED) this.#note({ schema, value, at: [], fit });
  }

  /** For the items of a list, under the key that it has in the answer. */
  checkEach({ schema, guard }: Expected, key: string, items: readonly unknown[]): void {
    for (let index = 0; index < items.length; index += 1) {
      const value = items[index];
      const fit = guard(value);
      if (fit !== FIT.LISTED) this.#note({ schema, value, at: [key, index], fit });
    }
  }

  /** True when a part does not have its shape; false when all that was met are values that are not known. */
  get departs(): boolean {
    return this.findings.some(({ fit }) => fit === FIT.NONE);
  }

  #note(finding: Finding): void {
    this.#findings ??= [];
    if (this.#findings.length < MAX_FINDINGS) this.#findings.push(finding);
  }
}
