export { type LoopbackUpstream, serveFakeUpstream } from './serve-fake-upstream.ts';
