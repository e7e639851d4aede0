import { context, propagation, type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Middleware } from '../src/index.ts';
import { openTelemetry } from '../src/observability/opentelemetry.ts';
import { failureOf } from './contract.ts';
import { scripted } from './scripted.ts';

const exporter = new InMemorySpanExporter();
const provider = new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] });

beforeAll(() => {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  trace.setGlobalTracerProvider(provider);
});
beforeEach(() => exporter.reset());
afterAll(() => provider.shutdown());

test('a call is a span, and each request one of a client inside it, by the conventions for HTTP', async () => {
  const { client, clock } = scripted((_, index) => (index === 0 ? 503 : 200), {
    middleware: [openTelemetry()],
    idempotencyKeys: true,
  });
  await clock.settle(client.conversations.update(7, { status: 'done' }));
  const [first, second, call] = exporter.getFinishedSpans();
  expect(call).toMatchObject({
    name: 'conversations.update',
    kind: SpanKind.INTERNAL,
    attributes: { 'parley.attempts': 2, 'parley.replayed': false },
  });
  const attributes = {
    'http.request.method': 'PATCH',
    'server.address': 'api.test',
    'server.port': 443,
    'url.full': 'https://api.test/third-party/v1/conversations/7',
    'url.template': '/third-party/v1/conversations/{id}',
  };
  expect(first).toMatchObject({
    name: 'PATCH /third-party/v1/conversations/{id}',
    kind: SpanKind.CLIENT,
    parentSpanContext: { spanId: call?.spanContext().spanId },
    status: { code: SpanStatusCode.ERROR },
    attributes: {
      ...attributes,
      'http.response.status_code': 503,
      'error.type': '503',
      'parley.outcome': 'unknown',
    },
  });
  expect(second).toMatchObject({
    parentSpanContext: { spanId: call?.spanContext().spanId },
    attributes: { ...attributes, 'http.response.status_code': 200, 'http.request.resend_count': 1 },
  });
});

test('every request carries the trace context of its own span, by W3C Trace Context', async () => {
  const { client, clock, requests } = scripted((_, index) => (index === 0 ? 503 : 200), {
    middleware: [openTelemetry()],
  });
  const work = (span: Span) => clock.settle(client.users.me()).finally(() => span.end());
  await trace.getTracer('app').startActiveSpan('work', work);
  const spans = exporter.getFinishedSpans().filter(({ kind }) => kind === SpanKind.CLIENT);
  expect(requests.map(({ headers }) => headers.traceparent)).toEqual(
    spans.map((span) => `00-${span.spanContext().traceId}-${span.spanContext().spanId}-01`),
  );
  expect(new Set(exporter.getFinishedSpans().map((span) => span.spanContext().traceId)).size).toBe(1);
});

test('what is inside a request sees its span as the active one', async () => {
  const seen: (string | undefined)[] = [];
  const inner: Middleware = {
    name: 'inner',
    attempt(_, next) {
      seen.push(trace.getActiveSpan()?.spanContext().spanId);
      return next();
    },
  };
  const { client } = scripted(() => 200, { middleware: [openTelemetry(), inner] });
  await client.users.me();
  expect(seen).toEqual([exporter.getFinishedSpans()[0]?.spanContext().spanId]);
});

test('what was looked for, the token and the content are in no span', async () => {
  const { client } = scripted(() => ({ body: { data: [{ id: 7, customer: { name: 'Ada' } }] } }), {
    middleware: [openTelemetry()],
  });
  await client.conversations.list({ q: 'Lovelace' });
  const told = JSON.stringify(
    exporter.getFinishedSpans().map(({ name, attributes, events }) => [name, attributes, events]),
  );
  expect(told).toContain('/third-party/v1/conversations');
  for (const secret of ['Lovelace', 'Ada', 'a-fixed-token']) expect(told).not.toContain(secret);
});

test('a failure below HTTP has its code as type', async () => {
  const { client } = scripted(() => ({ lost: true }), { middleware: [openTelemetry()] });
  await failureOf(client.conversations.update(1, {}));
  expect(exporter.getFinishedSpans()[0]?.attributes).toMatchObject({
    'error.type': 'connection-failed',
    'parley.outcome': 'unknown',
  });
});
