// Guards that are generated from the schemas: the results of zod without zod.
export {
  guardConversation,
  guardConversationUpdate,
  guardMessage,
  guardUser,
} from './generated/guards.ts';
export { FIT, type Fit, type Guard } from './guards/fit.ts';
