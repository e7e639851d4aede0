import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { addCustomerMessage } from '../conversations/add-customer-message.ts';
import { isRowId } from '../database/row-id.ts';
import { isStorableText, isVisibleText } from '../database/storable-text.ts';
import { getSession } from '../http/authentication.ts';
import { Problem } from '../http/problem.ts';
import { answer, problems } from '../openapi/responses.ts';
import type { RouteDescription } from '../openapi/route-descriptions.ts';
import type { App, RouteContext } from '../routes/route-context.ts';

const DemoMessage = z.strictObject({
  conversation_id: z.int().positive(),
  text: z
    .string()
    .min(1, { abort: true })
    .max(4_096)
    .refine(isStorableText, 'must be valid Unicode without null characters')
    .refine(isVisibleText, 'must have a character that can be seen'),
});
type DemoMessage = z.infer<typeof DemoMessage>;

const WRITE_MESSAGE: RouteDescription = {
  summary: 'Write a message as a customer. Demo databases and demo tokens only.',
  responses: {
    201: answer('DemoMessageAnswer'),
    ...problems(
      'malformed-json',
      'forbidden',
      'not-found',
      'conversation-not-found',
      'payload-too-large',
      'unsupported-media-type',
      'invalid-input',
    ),
  },
};

/** Adds a message of a customer, in place of a messenger. */
export function demoMessagesRoutes(app: App, { kysely, now, feed }: RouteContext): void {
  app.post<{ Body: DemoMessage }>(
    '/demo/messages',
    { onRequest: demoTokensOnly, schema: { body: DemoMessage }, config: { openapi: WRITE_MESSAGE } },
    async (request, reply) => {
      const { conversation_id: conversationId, text } = request.body;
      if (!isRowId(conversationId)) throw new Problem('conversation-not-found');
      const message = await addCustomerMessage(kysely, { conversationId, text, now: now() });
      feed.wake();
      return reply.code(201).send({ message });
    },
  );
}

/** A demo database may also have tokens of real users. */
async function demoTokensOnly(request: FastifyRequest): Promise<void> {
  if (!getSession(request).isDemo) throw new Problem('forbidden');
}
