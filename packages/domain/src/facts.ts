// Facts that are derived from a conversation. Free of zod.
export { isAsleep } from './facts/is-asleep.ts';
export { needsUser } from './facts/needs-user.ts';
export { REPLY_WINDOW_STATES, type ReplyWindow, replyWindow } from './facts/reply-window.ts';
