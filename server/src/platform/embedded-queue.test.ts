import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it, vi } from 'vitest';
import { z } from 'zod';

import { openEmbeddedQueue } from './embedded-queue.ts';
import { createLog } from './log.ts';
import { queueContract } from './queue.contract.ts';
import { defineJob } from './queue.ts';
import { seedQueueFolder } from './test-queue.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'convergence-queue-'));
const log = createLog('silent');
afterAll(() => rmSync(folder, { recursive: true }));

const contractDir = path.join(folder, 'contract');
const open = () => openEmbeddedQueue(contractDir, log, { firstRetryMs: 50, abortGraceMs: 300 });
queueContract('the embedded queue', open, open);

const job = defineJob('test.work', z.object({ n: z.number() }));

it('takes up what a killed process was working on, and what it had not begun', async () => {
  const dir = path.join(folder, 'killed');
  await seedQueueFolder(dir);
  const program = `
    import { openEmbeddedQueue } from '${new URL('embedded-queue.ts', import.meta.url).href}';
    import { createLog } from '${new URL('log.ts', import.meta.url).href}';
    import { defineJob } from '${new URL('queue.ts', import.meta.url).href}';
    import { z } from 'zod';
    const job = defineJob('test.work', z.object({ n: z.number() }));
    const queue = await openEmbeddedQueue(${JSON.stringify(dir)}, createLog('silent'));
    for (let n = 0; n < 5; n++) await queue.add(job, { n });
    queue.handle(job, () => { console.log('working'); return new Promise(() => {}); }, { concurrency: 2 });
    await queue.start();
    setInterval(() => {}, 1000);
  `;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    cwd: path.join(import.meta.dirname, '../..'),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  await expect(openEmbeddedQueue(dir, log)).rejects.toThrow(new RegExp(`in use by process ${child.pid}.*--data`));
  child.kill('SIGKILL');
  await once(child, 'exit');

  const queue = await openEmbeddedQueue(dir, log);
  const seen: number[] = [];
  queue.handle(job, ({ n }) => Promise.resolve(void seen.push(n)));
  await queue.start();
  await vi.waitFor(() => expect(seen.toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4]), 10_000);
  await queue.close();
});
it('refuses a second opening in the same process, and forgives a lock of a process that is gone', async () => {
  const dir = path.join(folder, 'locked');
  await seedQueueFolder(dir);
  writeFileSync(path.join(dir, 'lock'), '999999999 1');
  const queue = await openEmbeddedQueue(dir, log);
  await expect(openEmbeddedQueue(dir, log)).rejects.toMatchObject({ code: 'E_SETTINGS', path: ['data'] });
  await queue.close();
});
it('makes a folder anew that cannot be opened', async () => {
  const dir = path.join(folder, 'broken');
  mkdirSync(path.join(dir, 'pglite'), { recursive: true });
  writeFileSync(path.join(dir, 'pglite', 'PG_VERSION'), 'nonsense');
  const queue = await openEmbeddedQueue(dir, log);
  await queue.add(job, { n: 1 });
  expect((await queue.counts())['test.work']).toMatchObject({ waiting: 1 });
  await queue.close();
});
