import { hostname } from 'node:os';

import {
  context,
  diag,
  DiagLogLevel,
  propagation,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';
import type { Attributes, Context, Link, Span } from '@opentelemetry/api';
import { engineVersion } from '@convergence/shared/simulation/engine-version';

import { idsNow, withIds, withoutIds } from './log-context.ts';
import type { LogIds } from './log-context.ts';
import type { Logger } from './log.ts';

export type { Attributes, Span } from '@opentelemetry/api';
export { SpanKind } from '@opentelemetry/api';

/**
 * What brought a job about: it travels with the outbox row and with the job, so that what happens in another process still says
 * which request it belongs to.
 */
export interface Cause {
  readonly requestId?: string;
  readonly runId?: string;
  /** W3C trace context; missing where no traces are sent. */
  readonly traceparent?: string;
}

/** Asked for at each use: it is a name that leads to nothing until `startTracing`. */
const tracer = (): ReturnType<typeof trace.getTracer> => trace.getTracer('convergence', engineVersion);

/** What a span is told. Ids, counts and names of closed lists: never what people typed, and no secret. */
export interface SpanOptions {
  readonly kind?: SpanKind;
  readonly attributes?: Attributes;
}

/**
 * Does work under a span. A failure is marked with its class alone: its text may name what nobody may read.
 *
 * Cost: where no traces are sent, two calls that do nothing.
 */
export function traced<T>(name: string, options: SpanOptions, work: (span: Span) => Promise<T>): Promise<T> {
  return tracer().startActiveSpan(name, options, async (span) => {
    try {
      return await work(span);
    } catch (error) {
      failed(span, error);
      throw error;
    } finally {
      span.end();
    }
  });
}

function failed(span: Span, error: unknown): void {
  const kind = error instanceof Error ? error.name : 'unknown';
  span.setStatus({ code: SpanStatusCode.ERROR, message: kind });
  span.setAttribute('error.type', kind);
}

/** A span that others end: what began before its end belongs to it. */
export interface OpenSpan {
  readonly span: Span;
  readonly within: <T>(work: () => T) => T;
  readonly end: (isFailure: boolean) => void;
}

/**
 * Begins a span whose end is an event. A new trace where nothing is under way.
 *
 * @param given - Header `traceparent` of a caller: whoever it is, its trace is named in ours and not gone on with.
 */
export function openSpan(name: string, options: SpanOptions, given?: string | string[]): OpenSpan {
  const remote = typeof given === 'string' ? trace.getSpanContext(contextOf(given)) : undefined;
  const links: Link[] = remote ? [{ context: remote }] : [];
  const span = tracer().startSpan(name, { ...options, links });
  const inside = trace.setSpan(context.active(), span);
  return {
    span,
    within: (work) => context.with(inside, work),
    end: (isFailure) => {
      if (isFailure) span.setStatus({ code: SpanStatusCode.ERROR });
      span.end();
    },
  };
}

/** Marks what is under way as failed; for failures that are answers and not thrown. */
export function markFailed(kind: string): void {
  const span = trace.getActiveSpan();
  span?.setStatus({ code: SpanStatusCode.ERROR, message: kind });
  span?.setAttribute('error.type', kind);
}

/** Id of the trace that is under way; undefined where no traces are sent. */
export function traceIdNow(): string | undefined {
  return trace.getActiveSpan()?.spanContext().traceId;
}

/** What a job that is queued now comes from; null where nobody asked for it. */
export function causeNow(): Cause | null {
  const { requestId, runId } = idsNow();
  const carrier: { traceparent?: string } = {};
  propagation.inject(context.active(), carrier);
  const cause: Cause = { ...(requestId && { requestId }), ...(runId && { runId }), ...carrier };
  return Object.keys(cause).length === 0 ? null : cause;
}

/** Does work on behalf of what brought it about, in the same trace; nothing of what is under way here clings to it. */
export function resumed<T>(cause: Cause | null | undefined, ids: LogIds, work: () => T): T {
  const { requestId, runId, traceparent } = cause ?? {};
  const before: LogIds = { ...(requestId && { requestId }), ...(runId && { runId }) };
  const inside = traceparent === undefined ? ROOT_CONTEXT : contextOf(traceparent);
  return context.with(inside, () => withoutIds(() => withIds({ ...before, ...ids }, work)));
}

function contextOf(traceparent: string): Context {
  return propagation.extract(ROOT_CONTEXT, { traceparent });
}

/** A cause as it was written by another process, of this version or another. */
export function readCause(text: string | undefined): Cause | null {
  if (text === undefined || !text.startsWith('{')) return null;
  const { requestId, runId, traceparent } = JSON.parse(text) as Record<string, unknown>;
  return {
    ...(typeof requestId === 'string' && { requestId }),
    ...(typeof runId === 'string' && { runId }),
    ...(typeof traceparent === 'string' && { traceparent }),
  };
}

/**
 * Sends traces to a collector by OTLP over HTTP (JSON), in batches, beside the work. Without it nothing of it is even loaded.
 *
 * @param endpoint - Address of the collector; `/v1/traces` is added.
 * @returns Sends what is left, and ends.
 *
 * A collector that is away costs spans and nothing else: it is told in the log.
 */
export async function startTracing(endpoint: string, role: string, log: Logger): Promise<() => Promise<void>> {
  const [
    { BatchSpanProcessor, TracerProvider },
    { OTLPTraceExporter },
    resources,
    hooks,
    { W3CTraceContextPropagator },
  ] = await Promise.all([
    import('@opentelemetry/sdk-trace'),
    import('@opentelemetry/exporter-trace-otlp-http'),
    import('@opentelemetry/resources'),
    import('@opentelemetry/context-async-hooks'),
    import('@opentelemetry/core'),
  ]);
  const tell = (message: string): void => log.warn({ tracing: message }, 'Traces are not sent as they should be.');
  const quiet = (): void => undefined;
  diag.setLogger({ error: tell, warn: tell, info: quiet, debug: quiet, verbose: quiet }, DiagLogLevel.WARN);
  const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, '')}/v1/traces` });
  const provider = new TracerProvider({
    resource: resources.resourceFromAttributes({
      'service.name': 'convergence',
      'service.version': engineVersion,
      'service.instance.id': `${hostname()}-${process.pid}`,
      'convergence.role': role,
    }),
    spanProcessors: [new BatchSpanProcessor({ exporter })],
  });
  context.setGlobalContextManager(new hooks.AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  trace.setGlobalTracerProvider(provider);
  return async () => {
    await provider.shutdown().catch((error: unknown) => log.warn({ err: error }, 'The last spans could not be sent.'));
    for (const api of [trace, propagation, context]) api.disable();
  };
}
