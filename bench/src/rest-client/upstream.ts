import { serveRaw, toRawAnswer } from '../harness/raw-server.ts';
import { CONVERSATION } from './conversation.ts';

const ANSWER = toRawAnswer(CONVERSATION);

serveRaw(() => ANSWER);
