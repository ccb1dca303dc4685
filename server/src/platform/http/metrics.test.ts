import type { AddressInfo } from 'node:net';

import { expect, it } from 'vitest';

import type { Queue } from '../queue.ts';
import { startMetrics } from './metrics.ts';

it('tells memory, processor time and the jobs of each kind in the text format of Prometheus', async () => {
  const counts = { 'simulation.chunk': { waiting: 3, active: 2, delayed: 0, failed: 0 } };
  const server = await startMetrics(0, '127.0.0.1', { counts: () => Promise.resolve(counts) } as unknown as Queue);
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const text = await (await fetch(`${address}/metrics`)).text();
  expect(text).toMatch(/^process_resident_memory_bytes \d{7,}$/m);
  expect(text).toContain('convergence_jobs{job="simulation.chunk",state="waiting"} 3\n');
  for (const line of text.trimEnd().split('\n'))
    expect(line).toMatch(/^(# (HELP|TYPE) \w+ .+|\w+(\{(\w+="[^"]*",?)+\})? [\d.e+-]+)$/);
  expect((await fetch(`${address}/`)).status).toBe(404);
  server.close();
});
