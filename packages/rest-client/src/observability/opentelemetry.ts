import {
  type Attributes,
  context as active,
  propagation,
  type Span,
  SpanKind,
  SpanStatusCode,
  type Tracer,
  trace,
} from '@opentelemetry/api';
import type { ApiResponse } from '../call.ts';
import { isRestClientError } from '../errors/guards.ts';
import type { AttemptContext, Middleware, Next } from '../middleware/middleware.ts';

/** Settings of {@link openTelemetry}. */
export interface OpenTelemetryOptions {
  /**
   * What makes the spans.
   * @default the global provider's tracer `@parley/rest-client`
   */
  readonly tracer?: Tracer;
}

/**
 * Spans of calls and of their requests, by the semantic conventions for HTTP clients, and the trace context passed on
 * to the API: each request carries what the global propagator writes (`traceparent` and `tracestate` of W3C Trace
 * Context, with OpenTelemetry's own default). Of queries, bodies and the token nothing is recorded. Where no SDK is
 * registered it does nothing. Best the outermost middleware, so that the waits of the others are inside its spans.
 * @example createRestClient({ baseUrl, token, middleware: [openTelemetry()] })
 */
export function openTelemetry(options: OpenTelemetryOptions = {}): Middleware {
  const tracer = () => options.tracer ?? trace.getTracer('@parley/rest-client');
  return {
    name: 'open-telemetry',
    call(context, next) {
      const span = tracer().startSpan(context.operation, { kind: SpanKind.INTERNAL });
      return within(span, next, ({ attempts, replayed }) => ({
        'parley.attempts': attempts,
        'parley.replayed': replayed,
      }));
    },
    attempt(context, next) {
      const { method, basePath, route } = context.call;
      const span = tracer().startSpan(`${method} ${basePath}${route}`, {
        kind: SpanKind.CLIENT,
        attributes: toRequestAttributes(context),
      });
      propagation.inject(trace.setSpan(active.active(), span), context.headers);
      return within(span, next, ({ status }) => ({ 'http.response.status_code': status }));
    },
  };
}

async function within<T>(
  span: Span,
  next: Next<T>,
  toAttributes: (answer: ApiResponse<T>) => Attributes,
): Promise<ApiResponse<T>> {
  try {
    const answer = await active.with(trace.setSpan(active.active(), span), next);
    span.setAttributes(toAttributes(answer));
    return answer;
  } catch (error) {
    span.setAttributes(toErrorAttributes(error));
    span.setStatus({ code: SpanStatusCode.ERROR });
    throw error;
  } finally {
    span.end();
  }
}

function toRequestAttributes({ call, number }: AttemptContext): Attributes {
  const { method, origin, basePath, path, route } = call;
  const url = new URL(origin);
  return {
    'http.request.method': method,
    'server.address': url.hostname,
    'server.port': Number(url.port || (url.protocol === 'https:' ? 443 : 80)),
    // Without the query: it may hold the text that a person looked for.
    'url.full': origin + basePath + path.split('?')[0],
    'url.template': basePath + route,
    ...(number > 1 && { 'http.request.resend_count': number - 1 }),
  };
}

function toErrorAttributes(error: unknown): Attributes {
  if (!isRestClientError(error)) return { 'error.type': '_OTHER' };
  const status = 'status' in error && typeof error.status === 'number' ? error.status : null;
  return {
    'error.type': status !== null && status >= 400 ? String(status) : error.code,
    'parley.outcome': error.outcome,
    'parley.attempts': error.attempts,
    ...(status !== null && { 'http.response.status_code': status }),
  };
}
