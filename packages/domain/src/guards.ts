// Guards made ahead of time from the schemas: the verdict of zod without zod.
export {
  guardConversation,
  guardConversationUpdate,
  guardMessage,
  guardUser,
} from './generated/guards.ts';
export { FIT, type Fit, type Guard } from './guards/fit.ts';
