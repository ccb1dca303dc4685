import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { monitorEventLoopDelay } from 'node:perf_hooks';

import type { Queue } from '../queue.ts';

interface Sample {
  readonly labels?: Readonly<Record<string, string>>;
  readonly value: number;
}

/** One measure of the text format of Prometheus. */
interface Metric {
  readonly name: string;
  readonly help: string;
  readonly type: 'gauge' | 'counter';
  readonly samples: readonly Sample[];
}

/**
 * Serves `/metrics` on a port of its own, which no gateway passes on: memory, processor time and event loop of this
 * process, and the jobs of each kind.
 */
export async function startMetrics(port: number, host: string, queue: Queue): Promise<Server> {
  const delay = monitorEventLoopDelay();
  delay.enable();
  const server = createServer((request, response) => {
    if (request.url !== '/metrics') {
      response.writeHead(404).end();
      return;
    }
    collect(queue, delay.percentile(99) / 1e9).then(
      (text) => response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4' }).end(text),
      () => response.writeHead(503).end(),
    );
    delay.reset();
  });
  server.on('close', () => delay.disable());
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return server;
}

async function collect(queue: Queue, delaySeconds: number): Promise<string> {
  const { rss, heapUsed } = process.memoryUsage();
  const { user, system } = process.cpuUsage();
  const jobs = Object.entries(await queue.counts()).flatMap(([job, counts]) =>
    Object.entries(counts).map(([state, value]) => ({ labels: { job, state }, value: Number(value) })),
  );
  const metrics: readonly Metric[] = [
    { name: 'process_resident_memory_bytes', help: 'Resident memory.', type: 'gauge', samples: [{ value: rss }] },
    { name: 'process_heap_bytes', help: 'Used heap of JavaScript.', type: 'gauge', samples: [{ value: heapUsed }] },
    {
      name: 'process_cpu_seconds_total',
      help: 'Processor time.',
      type: 'counter',
      samples: [{ value: (user + system) / 1e6 }],
    },
    {
      name: 'process_event_loop_delay_p99_seconds',
      help: 'Delay of the event loop since the last look.',
      type: 'gauge',
      samples: [{ value: delaySeconds }],
    },
    { name: 'convergence_jobs', help: 'Jobs of each kind by state.', type: 'gauge', samples: jobs },
  ];
  return metrics.map(written).join('');
}

function written({ name, help, type, samples }: Metric): string {
  const lines = samples.map(({ labels, value }) => {
    const pairs = Object.entries(labels ?? {}).map(([label, text]) => `${label}="${text}"`);
    return `${name}${pairs.length > 0 ? `{${pairs.join(',')}}` : ''} ${value}\n`;
  });
  return `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${lines.join('')}`;
}
