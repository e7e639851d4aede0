import { AnswerHeaders } from './answer-headers.ts';

/** Of an answer that was not kept. */
export const NO_HEADERS = new AnswerHeaders(null, (text) => text);
