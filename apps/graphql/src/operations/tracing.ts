import {
  type Attributes,
  context,
  propagation,
  type Span,
  SpanKind,
  SpanStatusCode,
  type TextMapGetter,
  trace,
} from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, type SpanExporter, TracerProvider } from '@opentelemetry/sdk-trace';
import type { Middleware } from '@parley/rest-client';
import { openTelemetry } from '@parley/rest-client/opentelemetry';
import type { Plugin } from 'graphql-yoga';
import { routeOf } from './route.ts';

/** What traces a gateway. Only imported where tracing is on: the SDK costs a start and each request something. */
export interface Tracing {
  readonly plugin: Plugin;
  readonly middleware: Middleware;
  /** Sends what is left. */
  close(): Promise<void>;
}

/** To an OTLP collector over HTTP, such as `http://127.0.0.1:4318`; `exporter` replaces that. */
export function startTracing(endpoint: string, exporter: SpanExporter = toCollector(endpoint)): Tracing {
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'parley-graphql' }),
    spanProcessors: [new BatchSpanProcessor({ exporter })],
  });
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  const tracer = provider.getTracer('@parley/graphql');
  const spans = new WeakMap<Request, Span>();

  const plugin: Plugin = {
    instrumentation: {
      request({ request }, wrapped) {
        if (routeOf(request.url) !== 'graphql') return wrapped();
        // From the browser, or from whoever asks: their span is the parent of ours.
        const parent = propagation.extract(context.active(), request.headers, FROM_HEADERS);
        const options = { kind: SpanKind.SERVER, attributes: toAttributes(request) };
        const span = tracer.startSpan(`${request.method} /graphql`, options, parent);
        spans.set(request, span);
        return context.with(trace.setSpan(parent, span), async () => {
          try {
            await wrapped();
          } finally {
            span.end();
          }
        });
      },
    },
    onResponse({ request, response }) {
      const span = spans.get(request);
      span?.setAttribute('http.response.status_code', response.status);
      if (response.status >= 500) span?.setStatus({ code: SpanStatusCode.ERROR });
    },
  };
  return {
    plugin,
    middleware: openTelemetry({ tracer: provider.getTracer('@parley/rest-client') }),
    async close() {
      await provider.shutdown();
      context.disable();
      propagation.disable();
    },
  };
}

function toCollector(endpoint: string): SpanExporter {
  return new OTLPTraceExporter({ url: `${endpoint.replace(/\/+$/, '')}/v1/traces` });
}

/** Of what was asked nothing is recorded: documents, variables and headers may hold what is private. */
function toAttributes({ method }: Request): Attributes {
  return { 'http.request.method': method, 'http.route': '/graphql', 'url.path': '/graphql' };
}

const FROM_HEADERS: TextMapGetter<Headers> = {
  keys: (headers) => [...headers.keys()],
  get: (headers, name) => headers.get(name) ?? undefined,
};
