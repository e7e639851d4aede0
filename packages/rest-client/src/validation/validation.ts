import { type Fit, type Guard, guardConversation, guardUser } from '@parley/domain/guards';
import type { Clock } from '../clock.ts';

/** Departures of one kind at one place, in the answers of one operation. */
export interface Drift {
  /** The operation, such as `conversations.update`. */
  readonly operation: string;
  /** JSON Pointer (RFC 6901) into the answer; of several items of a list, the first. */
  readonly path: string;
  /** What the schema expects, such as `string`, or the values that the API spec lists. */
  readonly expected: string;
  /** The kind of what came, never the value. */
  readonly seen: JsonKind;
  /**
   * `true`: a documented property came in another shape. `false`: what came has the documented shape, but is a value
   * of a list, or a kind of content, that this version does not know; it is passed on as `Unrecognized`, in every mode.
   */
  readonly known: boolean;
  /** How often it was met since it was last reported: 1 or more. */
  readonly count: number;
}

/** Kind of a JSON value; `missing` for none. */
export type JsonKind = 'missing' | 'null' | 'boolean' | 'number' | 'string' | 'array' | 'object';

/** Called for each kind of departure when it is first met, and again after a minute if it goes on. */
export type OnDrift = (drift: Drift) => void;

/**
 * What happens when an answer departs from the documented schema. `observe`: it is reported and passed on as it came.
 * `strict`: it is reported, and the call fails with {@link ResponseDriftError}, which has the data; values that are
 * only not known fail nothing. `off`: answers are not compared.
 */
export type DriftMode = 'observe' | 'strict' | 'off';

/** What a part of an answer should be. The name is that of the schema that explains a departure. */
interface Expected {
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
  readonly isInvalid: boolean;
}

// Names of `FIT`: an object of names is not shaken out of a bundle.
const LISTED: Fit = 1;
/** More findings of one response would repeat the same causes. */
const MAX_FINDINGS = 32;

/** Compares the parts of one answer with what they should be, in one pass; never changes the data, never throws. */
export class Inspection {
  readonly findings: Finding[] = [];

  /** `key` and `index`: where the part is in the answer; absent = it is the answer. */
  check({ schema, guard }: Expected, value: unknown, key?: string, index?: number): void {
    const fit = guard(value);
    if (fit === LISTED || this.findings.length >= MAX_FINDINGS) return;
    const at = key === undefined || index === undefined ? [] : [key, index];
    this.findings.push({ schema, value, at, isInvalid: !fit });
  }

  /** True when a part does not have its shape; false when all that was met are values that are not known. */
  get isInvalid(): boolean {
    return this.findings.some(({ isInvalid }) => isInvalid);
  }
}

/** Where drift is published beside the client's own observer. */
export interface DriftChannel {
  readonly hasSubscribers: boolean;
  publish(drift: Drift): void;
}

/** How a family of clients compares responses with their schemas, and reports what departs. */
export interface Validation {
  /** Unless a call says otherwise. */
  readonly mode: DriftMode;
  readonly clock: Clock;
  readonly onDrift: OnDrift | undefined;
  readonly channel: DriftChannel | null | undefined;
  /** What was reported lately: until when it is not again, and how often it was met since. */
  readonly reported: Map<string, { readonly until: number; unreported: number }>;
  /** Whether one more response may be explained now. */
  tryAcquire(): boolean;
  emit(drift: Drift): void;
}

/** `null` = nothing would come of comparing. */
export function startInspection({ onDrift, channel }: Validation, mode: DriftMode): Inspection | null {
  const isObserved = onDrift !== undefined || channel?.hasSubscribers === true;
  return mode === 'strict' || (mode === 'observe' && isObserved) ? new Inspection() : null;
}

/** Compares the items of a list, under the key that it has in the answer. */
export function inspectItems(
  inspection: Inspection | null,
  expected: Expected,
  key: string,
  items: readonly unknown[],
): void {
  if (inspection === null) return;
  for (let index = 0; index < items.length; index += 1) {
    inspection.check(expected, items[index], key, index);
  }
}
