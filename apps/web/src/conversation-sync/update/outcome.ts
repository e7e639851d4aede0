import type { UndoIntent } from '@parley/domain/status';
import type { ErrorCode, UpdateConversationMutation } from '../../generated/graphql.ts';

type Answer = UpdateConversationMutation['updateConversation'];
type Success = Extract<Answer, { __typename: 'UpdateConversationSuccess' }>;
type ConflictAnswer = Extract<Answer, { __typename: 'ConversationConflict' }>;

/** Why an update is put aside that no answer of the API refused. */
type OwnCode = 'REQUEST_REFUSED' | 'PAGE_OUTDATED' | 'UNREADABLE';

/** How an update ended, whatever way the answer took. */
export type Outcome =
  | {
      readonly kind: 'saved';
      readonly changed: boolean;
      readonly undo: UndoIntent | null;
      readonly warnings: Success['warnings'];
    }
  | {
      readonly kind: 'conflict';
      readonly fields: ConflictAnswer['fields'];
      readonly current: ConflictAnswer['current'];
    }
  | { readonly kind: 'refused'; readonly code: ErrorCode | OwnCode; readonly message: string }
  | { readonly kind: 'signed-out' }
  | {
      readonly kind: 'unsettled';
      readonly reason: 'unavailable' | 'rate-limited' | 'unknown' | 'network';
      readonly retryAfterSeconds: number | null;
    };
