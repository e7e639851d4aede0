import { builder } from '../builder.ts';
import type {
  Denied,
  Invalid,
  NotFound,
  Unavailable,
  Unknown,
  UpdateConflict,
  UpdateRefusal,
  UpdateResult,
  UpdateSuccess,
} from '../update/update-result.ts';
import { ConversationRef } from './conversation.ts';
import { ConversationChangeRef, ConversationValuesRef, StateFieldRef } from './conversation-change.ts';
import { ErrorRef } from './error.ts';
import { UndoInputRef } from './undo-input.ts';
import { UpdateWarningRef } from './update-warning.ts';

const GuaranteeRef = builder.enumType('Guarantee', {
  description:
    'Concurrency guarantee: how it is made sure that an update applies only to what it was planned against.',
  values: {
    ATOMIC: { description: 'By a version, checked by the upstream API itself.' },
    GATEWAY_ONLY: {
      description:
        'By reading before and comparing after, one update of a conversation at a time. Somebody who uses the upstream API past this gateway can come in between.',
    },
  } as const,
});

const SuccessRef = builder.objectRef<UpdateSuccess>('UpdateConversationSuccess').implement({
  description: 'The conversation is what was asked for.',
  fields: (t) => ({
    conversation: t.expose('conversation', {
      type: ConversationRef,
      nullable: false,
      description: 'The conversation afterwards; with dryRun the current one.',
    }),
    changed: t.exposeBoolean('changed', {
      nullable: false,
      description: 'Whether anything changed; with dryRun whether anything would.',
    }),
    changes: t.expose('changes', {
      type: [ConversationChangeRef],
      nullable: false,
      description: 'What changed. Empty although changed when the upstream API could not be read before.',
    }),
    warnings: t.expose('warnings', {
      type: [UpdateWarningRef],
      nullable: false,
      description: 'What is worth saying about it all the same.',
    }),
    undo: t.field({
      type: UndoInputRef,
      nullable: true,
      description:
        'How to restore the values from before; null when nothing changed or nothing can be restored.',
      resolve: ({ undo, conversation: { id } }) => undo && { ...undo, id },
    }),
    guarantee: t.expose('guarantee', {
      type: GuaranteeRef,
      nullable: false,
      description: 'Concurrency guarantee of this update.',
    }),
    replayed: t.exposeBoolean('replayed', {
      nullable: false,
      description:
        'True = this idempotencyKey was used before, and all of this is the first answer again: nothing changed now, and the conversation may have moved on since.',
    }),
  }),
});

const ConflictRef = builder.objectRef<UpdateConflict>('ConversationConflict').implement({
  description: 'Somebody changed meanwhile what this update wanted to change, to something else.',
  interfaces: [ErrorRef],
  fields: (t) => ({
    current: t.expose('current', {
      type: ConversationRef,
      nullable: false,
      description: 'The conversation as it is.',
    }),
    fields: t.expose('fields', {
      type: [StateFieldRef],
      nullable: false,
      description: 'The values in conflict; empty when only the version differs.',
    }),
    expected: t.expose('expected', {
      type: ConversationValuesRef,
      nullable: false,
      description: 'What you said you saw.',
    }),
    yours: t.expose('yours', {
      type: ConversationValuesRef,
      nullable: false,
      description: 'What you asked for.',
    }),
  }),
});

const RefusedRef = builder.objectRef<UpdateRefusal>('UpdateRefused').implement({
  description: 'A guard or a rule said no. Nothing was changed.',
  interfaces: [ErrorRef],
  fields: (t) => ({
    // Not `conversation`: success has one that is never null, and one selection may name both.
    unchanged: t.expose('conversation', {
      type: ConversationRef,
      nullable: true,
      description: 'The conversation as it still is, where it was read.',
    }),
  }),
});

const NotFoundRef = builder.objectRef<NotFound>('ConversationNotFound').implement({
  description: 'There is no such conversation. Nothing was changed.',
  interfaces: [ErrorRef],
  fields: (t) => ({
    conversationId: t.exposeID('conversationId', {
      nullable: false,
      description: 'The id that was asked for.',
    }),
  }),
});

const InvalidRef = builder.objectRef<Invalid>('InvalidInput').implement({
  description: 'A value of the input is wrong. Nothing was changed.',
  interfaces: [ErrorRef],
  fields: (t) => ({
    field: t.exposeString('field', {
      nullable: true,
      description:
        'Path in the input, such as userId; input = the number of items; null = the input as a whole.',
    }),
  }),
});

const DeniedRef = builder.objectRef<Denied>('NotPermitted').implement({
  description: 'The token is missing, unknown, or may not do this. Nothing was changed.',
  interfaces: [ErrorRef],
});

const UnavailableRef = builder.objectRef<Unavailable>('UpstreamUnavailable').implement({
  description: 'The upstream API could not be used. Nothing was changed; trying again later is safe.',
  interfaces: [ErrorRef],
  fields: (t) => ({
    retryAfterSeconds: t.exposeInt('retryAfterSeconds', {
      nullable: true,
      description: 'After how many seconds to try again; null when the upstream API does not say.',
    }),
  }),
});

const UnknownRef = builder.objectRef<Unknown>('OutcomeUnknown').implement({
  description:
    'The update was sent, no answer came, and the conversation could not be read or tells neither. Read it before trying again.',
  interfaces: [ErrorRef],
  fields: (t) => ({
    conversationId: t.exposeID('conversationId', { nullable: false, description: 'Id of the conversation.' }),
  }),
});

const MEMBERS = {
  success: SuccessRef,
  conflict: ConflictRef,
  refused: RefusedRef,
  'not-found': NotFoundRef,
  invalid: InvalidRef,
  denied: DeniedRef,
  unavailable: UnavailableRef,
  unknown: UnknownRef,
} as const satisfies Record<UpdateResult['kind'], unknown>;

export const UpdateConversationResultRef = builder.unionType('UpdateConversationResult', {
  description: 'How an update ended. Every member but the success implements Error.',
  types: Object.values(MEMBERS),
  resolveType: (result: UpdateResult) => MEMBERS[result.kind],
});
