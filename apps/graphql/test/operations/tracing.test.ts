import { InMemorySpanExporter } from '@opentelemetry/sdk-trace';
import { expect, it, onTestFinished } from 'vitest';
import { startTracing } from '../../src/operations/tracing.ts';
import { ask, gatewayOf, post } from '../ask.ts';
import { startVersionedUpstream } from '../doubles/versioned-upstream.ts';

const TRACE = '0af7651916cd43dd8448eb211c80319c';
const BROWSER_SPAN = 'b7ad6b7169203331';
const CANARY = 'uCANARY-7f3a9';

it('one trace goes from the browser over the gateway to the PATCH, and holds nothing that was asked', async () => {
  const exporter = new InMemorySpanExporter();
  // Kept over the closing, which empties it.
  const spans: ReturnType<InMemorySpanExporter['getFinishedSpans']> = [];
  const tracing = startTracing('', {
    export(batch, done) {
      spans.push(...batch);
      exporter.export(batch, done);
    },
    shutdown: () => exporter.shutdown(),
  });
  const upstream = await startVersionedUpstream({ conversations: [{ id: 7, status: 'to-do' }] });
  const gateway = gatewayOf(upstream, { tracing });
  const query =
    'mutation ($input: UpdateConversationInput!) { updateConversation(input: $input) { __typename } }';
  const input = { id: '7', status: 'DONE', idempotencyKey: CANARY };
  await post(gateway, { query, variables: { input } }, CANARY, {
    traceparent: `00-${TRACE}-${BROWSER_SPAN}-01`,
  });
  await gateway.close();

  const patch = upstream.received.find(({ method }) => method === 'PATCH');
  expect(patch?.headers.traceparent).toMatch(new RegExp(`^00-${TRACE}-[0-9a-f]{16}-01$`));
  const server = spans.find(({ name }) => name === 'POST /graphql');
  expect(server).toMatchObject({
    parentSpanContext: { spanId: BROWSER_SPAN },
    attributes: { 'http.response.status_code': 200, 'http.route': '/graphql' },
  });
  const call = spans.find(({ name }) => name === 'conversations.update');
  expect(call?.parentSpanContext?.spanId).toBe(server?.spanContext().spanId);
  const sent = spans.find(({ name }) => name.startsWith('PATCH '));
  expect(patch?.headers.traceparent).toContain(sent?.spanContext().spanId);
  expect(new Set(spans.map((span) => span.spanContext().traceId))).toContain(TRACE);
  const told = spans.map(({ name, attributes, events, status }) => ({ name, attributes, events, status }));
  expect(JSON.stringify(told)).not.toContain('CANARY');
});

it('without tracing no trace is passed on', async () => {
  const upstream = await startVersionedUpstream({ conversations: [{ id: 7, status: 'to-do' }] });
  onTestFinished(() => upstream.close());
  const gateway = gatewayOf(upstream);
  await ask(gateway, '{ conversation(id: 7) { id } }');
  expect(upstream.received.every(({ headers }) => headers.traceparent === undefined)).toBe(true);
});
