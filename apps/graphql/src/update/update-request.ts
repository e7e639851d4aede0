import { type ConversationStatus, type ExpectedState, isInstant, type UpdateIntent } from '@parley/domain';
import { invalid } from '../failures/update-errors.ts';
import { isIdempotencyKey } from '../idempotency/idempotency-key.ts';
import { toId } from '../upstream/read.ts';
import type { Invalid } from './update-result.ts';

/** The input as GraphQL hands it over: absent, null and a value are three things. */
export interface UpdateConversationInput {
  readonly id: string;
  readonly status?: ConversationStatus | null | undefined;
  readonly userId?: string | null | undefined;
  readonly snoozeUntil?: string | null | undefined;
  readonly expected?: ExpectedConversationInput | null | undefined;
  readonly version?: string | null | undefined;
  readonly lastSeenMessageId?: string | null | undefined;
  readonly takeover?: boolean | null | undefined;
  readonly idempotencyKey?: string | null | undefined;
  readonly dryRun?: boolean | null | undefined;
}

interface ExpectedConversationInput {
  readonly status?: ConversationStatus | null | undefined;
  readonly userId?: string | null | undefined;
  readonly snoozeUntil?: string | null | undefined;
}

/** What is asked, in the words of the domain. */
export interface UpdateRequest {
  readonly kind: 'request';
  readonly id: number;
  readonly conversationId: string;
  readonly intent: UpdateIntent;
  readonly idempotencyKey: string | null;
  readonly dryRun: boolean;
}

/** Pure: the same input, the same request. The first wrong value is reported. */
export function toUpdateRequest(input: UpdateConversationInput): UpdateRequest | Invalid {
  const { status, version, snoozeUntil, idempotencyKey } = input;
  const id = toId(input.id);
  if (id === null) return wrongId('id', 'conversation');
  if (status === null) {
    return invalid(
      'status',
      'INVALID_INPUT',
      'A conversation always has a status; leave status out to keep it.',
    );
  }
  const userId = toNullableId(input.userId);
  if (userId === WRONG) return wrongId('userId', 'user');
  if (typeof snoozeUntil === 'string' && !isInstant(snoozeUntil)) {
    return invalid('snoozeUntil', 'SNOOZE_INVALID');
  }
  if (version != null && !isVersion(version)) return invalid('version', 'VERSION_INVALID');
  if (idempotencyKey != null && !isIdempotencyKey(idempotencyKey)) {
    return invalid('idempotencyKey', 'IDEMPOTENCY_KEY_INVALID');
  }
  const lastSeenMessageId = toNullableId(input.lastSeenMessageId);
  if (lastSeenMessageId === WRONG) return wrongId('lastSeenMessageId', 'message');
  const expected = toExpected(input.expected);
  if (expected && 'kind' in expected) return expected;

  return {
    kind: 'request',
    id,
    conversationId: input.id,
    intent: {
      status,
      userId,
      snoozeUntil,
      expected,
      version: version ?? undefined,
      lastSeenMessageId: lastSeenMessageId ?? undefined,
      takeover: input.takeover === true || undefined,
    },
    // A preview uses no key up.
    idempotencyKey: input.dryRun === true ? null : (idempotencyKey ?? null),
    dryRun: input.dryRun === true,
  };
}

/** What an `If-Match` can carry. No API has longer ones. */
function isVersion(text: string): boolean {
  return /^[\x21\x23-\x7e]{1,64}$/.test(text);
}

const WRONG = Symbol('neither an id nor null');

function toNullableId(text: string | null | undefined): number | null | undefined | typeof WRONG {
  return text == null ? text : (toId(text) ?? WRONG);
}

function toExpected(
  input: ExpectedConversationInput | null | undefined,
): ExpectedState | Invalid | undefined {
  if (input == null) return undefined;
  const { status, snoozeUntil } = input;
  if (status === null) {
    return invalid(
      'expected.status',
      'INVALID_INPUT',
      'A conversation always has a status; leave expected.status out if you saw none.',
    );
  }
  const userId = toNullableId(input.userId);
  if (userId === WRONG) return wrongId('expected.userId', 'user');
  const isEmpty = status === undefined && userId === undefined && snoozeUntil === undefined;
  return isEmpty ? undefined : { status, userId, snoozeUntil };
}

function wrongId(field: string, noun: string): Invalid {
  return invalid(
    field,
    'INVALID_INPUT',
    `${field} is no id of a ${noun}; ids are positive integers such as 12.`,
  );
}
