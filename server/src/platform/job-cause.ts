import type { Job, JobsOptions } from 'bullmq';

import { causeNow, readCause, resumed, SpanKind, traced } from './tracing.ts';

/** Options of a job that is queued now: they carry what it comes from, where BullMQ keeps such things of others. */
export function jobCause(): Pick<JobsOptions, 'telemetry'> {
  const cause = causeNow();
  return cause === null ? {} : { telemetry: { metadata: JSON.stringify(cause) } };
}

/** One try of a job on behalf of what queued it: its log lines carry the ids, its span goes on with the trace. */
export function underCause<T>(job: Job, work: () => Promise<T>): Promise<T> {
  const { name, id, opts, attemptsMade } = job;
  const { runId } = Object(job.data) as { readonly runId?: unknown };
  const ids = { job: name, ...(id !== undefined && { jobId: id }), ...(typeof runId === 'string' && { runId }) };
  const attributes = {
    'messaging.system': 'bullmq',
    'messaging.destination.name': name,
    'messaging.message.id': id ?? '',
    'convergence.job.attempt': attemptsMade + 1,
    ...(typeof runId === 'string' && { 'convergence.run.id': runId }),
  };
  return resumed(readCause(opts.telemetry?.metadata), ids, () =>
    traced(`job ${name}`, { kind: SpanKind.CONSUMER, attributes }, work),
  );
}
