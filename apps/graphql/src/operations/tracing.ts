import type { IncomingHttpHeaders } from 'node:http';
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
import type { Handler } from '../server/in-flight-answers.ts';
import { routeOf } from './request-entry.ts';

/** What traces a gateway. Only imported where tracing is on: the SDK costs a start and each request something. */
export interface Tracing {
  /** Around what comes by a socket. */
  readonly traceHandler: (next: Handler) => Handler;
  /** For what comes by none. */
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

  /** The caller's span is the parent of ours. */
  function startSpan<Carrier>(method: string, carrier: Carrier, getter: TextMapGetter<Carrier>) {
    const parent = propagation.extract(context.active(), carrier, getter);
    const attributes = toAttributes(method);
    const span = tracer.startSpan(`${method} /graphql`, { kind: SpanKind.SERVER, attributes }, parent);
    return { span, active: trace.setSpan(parent, span) };
  }

  const traceHandler = (next: Handler): Handler =>
    async function traced(request, response) {
      const { method = '', url = '' } = request;
      if (url.split('?', 1)[0] !== '/graphql') return next(request, response);
      const { span, active } = startSpan(method, request.headers, FROM_RECORD);
      try {
        return await context.with(active, () => next(request, response));
      } finally {
        setStatus(span, response.statusCode);
        span.end();
      }
    };

  const plugin: Plugin = {
    instrumentation: {
      request({ request }, wrapped) {
        const isTraced = trace.getActiveSpan() !== undefined;
        if (isTraced || routeOf(request.url) !== 'graphql') return wrapped();
        const { span, active } = startSpan(request.method, request.headers, FROM_HEADERS);
        spans.set(request, span);
        return context.with(active, async () => {
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
      if (span) setStatus(span, response.status);
    },
  };
  return {
    traceHandler,
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
function toAttributes(method: string): Attributes {
  return { 'http.request.method': method, 'http.route': '/graphql', 'url.path': '/graphql' };
}

function setStatus(span: Span, status: number): void {
  span.setAttribute('http.response.status_code', status);
  if (status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
}

const FROM_RECORD: TextMapGetter<IncomingHttpHeaders> = {
  keys: (headers) => Object.keys(headers),
  get: (headers, name) => headers[name],
};

const FROM_HEADERS: TextMapGetter<Headers> = {
  keys: (headers) => [...headers.keys()],
  get: (headers, name) => headers.get(name) ?? undefined,
};
