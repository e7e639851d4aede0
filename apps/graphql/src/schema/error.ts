import { builder } from '../builder.ts';
import type { ErrorCode } from '../failures/error-catalogue.ts';
import type { UpdateError } from '../update/update-result.ts';

const ErrorCodeRef = builder.enumType('ErrorCode', {
  description: 'Why an update did not happen. Stable: branch on it rather than on messages.',
  values: {
    CONFLICT: { description: 'Somebody changed it meanwhile.' },
    CONVERSATION_NOT_FOUND: { description: 'There is no conversation with this id.' },
    INVALID_INPUT: { description: 'A value of the input is wrong.' },
    USER_NOT_FOUND: { description: 'There is no active user with the id given as userId.' },
    VERSION_INVALID: { description: 'version is malformed.' },
    IDEMPOTENCY_KEY_INVALID: { description: 'idempotencyKey is not 1 to 255 visible ASCII characters.' },
    IDEMPOTENCY_KEY_REUSED: { description: 'idempotencyKey was used for another update.' },
    IDEMPOTENCY_KEY_IN_FLIGHT: {
      description: 'An update with this idempotencyKey is being carried out; this one changed nothing.',
    },
    UNAUTHENTICATED: { description: 'The token is missing, unknown or expired.' },
    FORBIDDEN: { description: 'The token may not do this.' },
    UPSTREAM_UNAVAILABLE: { description: 'The upstream API could not be used; nothing was changed.' },
    RATE_LIMITED: {
      description:
        'The upstream API wants fewer requests, or no more idempotency keys can be kept; nothing was changed.',
    },
    OUTCOME_UNKNOWN: { description: 'The update was sent, and whether it was carried out is not known.' },
    SNOOZE_IN_PAST: { description: 'snoozeUntil is not in the future.' },
    SNOOZE_INVALID: { description: 'snoozeUntil is not an instant.' },
    SNOOZE_UNSUPPORTED: { description: 'The upstream API cannot change snoozeUntil.' },
    VERSION_UNSUPPORTED: { description: 'The upstream API has no versions.' },
    READ_UNSUPPORTED: { description: 'The protection needs a read, and the upstream API has none.' },
    CONTRADICTORY_INPUT: { description: 'The input asks for done and for a snooze at once.' },
    NEW_CUSTOMER_MESSAGE: { description: 'The customer wrote something newer than lastSeenMessageId.' },
    TRANSITION_NOT_ALLOWED: { description: 'This deployment does not allow this change of status.' },
    EXPECTED_REQUIRED: { description: 'This deployment demands expected or version.' },
    TAKEOVER_REQUIRED: { description: 'It is assigned to another user, and takeover was not said.' },
    USER_REQUIRED: { description: 'In progress needs a user in this deployment.' },
    SNOOZE_BEYOND_REPLY_WINDOW: { description: 'The snooze would outlast the reply window.' },
  } as const satisfies Record<ErrorCode, { readonly description: string }>,
});

export const ErrorRef = builder.interfaceRef<UpdateError>('Error').implement({
  description: 'Why something did not happen.',
  fields: (t) => ({
    message: t.exposeString('message', {
      nullable: false,
      description: 'A sentence for people: what happened, why, and what to do.',
    }),
    code: t.expose('code', { type: ErrorCodeRef, nullable: false, description: 'The reason, for programs.' }),
  }),
});
