import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';

import { idsNow, withIds } from './log-context.ts';
import type { LogIds } from './log-context.ts';
import type { JobRun, Queue } from './queue.ts';
import { defineJob, UnrecoverableJobError } from './queue.ts';

const payload = z.object({ n: z.number() });
const echo = defineJob('contract.echo', payload);
const flaky = defineJob('contract.flaky', payload);
const hopeless = defineJob('contract.hopeless', payload);
const failing = defineJob('contract.failing', payload);
const busy = defineJob('contract.busy', payload);
const child = defineJob('contract.child', payload);
const parent = defineJob('contract.parent', payload);
const badParent = defineJob('contract.badParent', payload);
const ticking = defineJob('contract.ticking', payload);
const endless = defineJob('contract.endless', payload);
const tooLong = defineJob('contract.tooLong', payload, { retry: 'once', timeLimitMs: 200 });
const deaf = defineJob('contract.deaf', payload, { retry: 'once', timeLimitMs: 200 });
const once = defineJob('contract.once', payload, { retry: 'once' });
const asked = defineJob('contract.asked', z.object({ runId: z.string(), isLast: z.boolean() }));

/**
 * What every adapter of the port keeps.
 *
 * @param open - A fresh queue whose first retry comes after about 50 ms, and that waits 300 ms for a handler that it aborted.
 * @param reopen - The same queue after it was closed, as at the next start.
 */
export function queueContract(name: string, open: () => Promise<Queue>, reopen: () => Promise<Queue>): void {
  describe(`[queue] ${name} delivers jobs`, () => {
    let queue: Queue;
    const seen: [string, number][] = [];
    const of = (job: { name: string }): number[] => seen.filter(([kind]) => kind === job.name).map(([, n]) => n);
    const attempts = { flaky: 0, hopeless: 0, failing: 0, once: 0 };
    const gaveUp: [string, number, string][] = [];
    const runs: JobRun[] = [];
    const ids: LogIds[] = [];
    const follow = (runId: string, id: string) => ({
      job: asked,
      payload: { runId, isLast: true },
      options: { jobId: `asked-${id}` },
    });
    let atOnce = 0;
    let mostAtOnce = 0;
    let abortedAt: number | undefined;

    const note = (job: { name: string }) => (value: { n: number }) => {
      seen.push([job.name, value.n]);
      return Promise.resolve();
    };
    const onGaveUp = (value: { n: number }, error: unknown): Promise<void> => {
      gaveUp.push(['job', value.n, (error as Error).message]);
      return Promise.resolve();
    };

    beforeAll(async () => {
      queue = await open();
      queue.onRan((run) => runs.push(run));
      queue.onRan(() => {
        throw new Error('a listener that fails');
      });
      for (const job of [echo, child, parent, badParent, ticking]) queue.handle(job, note(job));
      queue.handle(asked, async ({ runId, isLast }) => {
        ids.push(idsNow());
        if (!isLast) await queue.addFlow(follow(runId, 'parent'), [follow(runId, 'child')]);
      });
      queue.handle(flaky, async (value) => {
        if (++attempts.flaky < 3) throw new Error('not yet');
        await note(flaky)(value);
      });
      queue.handle(failing, () => Promise.reject(new Error(`failure ${++attempts.failing}`)), { onGaveUp });
      queue.handle(
        hopeless,
        () => {
          attempts.hopeless++;
          return Promise.reject(new UnrecoverableJobError('no way'));
        },
        { onGaveUp },
      );
      queue.handle(
        busy,
        async (value) => {
          mostAtOnce = Math.max(mostAtOnce, ++atOnce);
          await setTimeout(30);
          atOnce--;
          await note(busy)(value);
        },
        { concurrency: 2 },
      );
      queue.handle(endless, async (_value, signal) => {
        await note(endless)({ n: 0 });
        await setTimeout(60_000, undefined, { signal }).catch((error: unknown) => {
          abortedAt = Date.now();
          throw error;
        });
      });
      queue.handle(tooLong, (_value, signal) => setTimeout(60_000, undefined, { signal }), { onGaveUp });
      queue.handle(deaf, async (value) => {
        if (value.n === 0) await new Promise(() => undefined); // neither ends nor listens
        await note(deaf)(value);
      });
      queue.handle(once, () => Promise.reject(new Error(`only try ${++attempts.once}`)));
      await queue.start();
    });
    afterAll(() => queue.close());

    it('works under the ids of the request that asked for a job, and so do the jobs that it queues', async () => {
      await withIds({ requestId: 'req-12345678' }, () => queue.add(asked, { runId: 'run_1', isLast: false }));
      await vi.waitFor(() => expect(ids).toHaveLength(3), 10_000);
      for (const each of ids)
        expect(each).toEqual({
          requestId: 'req-12345678',
          runId: 'run_1',
          job: 'contract.asked',
          jobId: expect.any(String),
        });
      expect(ids.map(({ jobId }) => jobId).slice(1)).toEqual(['asked-child', 'asked-parent']);
      expect(idsNow()).toEqual({});
    });
    it('hands out each job once, in order', async () => {
      for (let n = 0; n < 10; n++) await queue.add(echo, { n });
      await vi.waitFor(() => expect(of(echo)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]), 10_000);
    });
    it('adds a job id once while it is known', async () => {
      await queue.add(echo, { n: 100 }, { jobId: 'once' });
      await queue.add(echo, { n: 101 }, { jobId: 'once' });
      await queue.add(echo, { n: 102 });
      await vi.waitFor(() => expect(of(echo)).toContain(102), 10_000);
      expect(of(echo)).toContain(100);
      expect(of(echo)).not.toContain(101);
    });
    it('takes a job by its name', async () => {
      await queue.addByName('contract.echo', { n: 200 });
      await vi.waitFor(() => expect(of(echo)).toContain(200), 10_000);
    });
    it('waits before a delayed job', async () => {
      const before = Date.now();
      await queue.add(echo, { n: 300 }, { delayMs: 200 });
      await vi.waitFor(() => expect(of(echo)).toContain(300), 10_000);
      expect(Date.now() - before).toBeGreaterThanOrEqual(190);
    });
    it('tries again after a failure', async () => {
      await queue.add(flaky, { n: 1 });
      await vi.waitFor(() => expect(of(flaky)).toEqual([1]), 10_000);
      expect(attempts.flaky).toBe(3);
    });
    it('gives up after the tries asked for, and says so once', async () => {
      await queue.add(failing, { n: 7 }, { attempts: 2 });
      await vi.waitFor(() => expect(gaveUp).toContainEqual(['job', 7, 'failure 2']), 10_000);
      await setTimeout(300);
      expect(attempts.failing).toBe(2);
    });
    it('does not repeat what cannot succeed', async () => {
      await queue.add(hopeless, { n: 8 });
      await vi.waitFor(() => expect(gaveUp).toContainEqual(['job', 8, 'no way']), 10_000);
      await setTimeout(300);
      expect(attempts.hopeless).toBe(1);
    });
    it('refuses a payload of another shape', async () => {
      await expect((async () => queue.add(echo, { n: 'x' } as never))()).rejects.toThrow(/expected number/);
    });
    it('runs as many of a kind at once as the handler allows', async () => {
      for (let n = 0; n < 6; n++) await queue.add(busy, { n });
      await vi.waitFor(() => expect(of(busy)).toHaveLength(6), 10_000);
      expect(mostAtOnce).toBe(2);
    });

    it('aborts a try that takes too long, and counts it as failed', async () => {
      await queue.add(tooLong, { n: 9 });
      await vi.waitFor(
        () => expect(gaveUp).toContainEqual(['job', 9, 'contract.tooLong took longer than 0.2 s.']),
        10_000,
      );
      expect(runs.find(({ job }) => job === tooLong.name)).toMatchObject({ outcome: 'GAVE_UP', attemptCount: 1 });
    });
    it('frees the place of a handler that does not listen', async () => {
      await queue.add(deaf, { n: 0 }, { jobId: 'deaf-0' });
      await queue.add(deaf, { n: 1 });
      await vi.waitFor(() => expect(of(deaf)).toEqual([1]), 10_000);
      expect(await queue.stateOf(deaf.name, 'deaf-0')).toBe('FAILED');
      expect(queue.atHand()[deaf.name]).toBeUndefined();
    });
    it('tries a job as often as its class says', async () => {
      await queue.add(once, { n: 1 }, { jobId: 'once-only' });
      await vi.waitFor(async () => expect(await queue.stateOf(once.name, 'once-only')).toBe('FAILED'), 10_000);
      await setTimeout(200);
      expect(attempts.once).toBe(1);
    });

    it('hands out the parent of a flow after all its children, once', async () => {
      const flow = () =>
        queue.addFlow(
          { job: parent, payload: { n: 1 }, options: { jobId: 'flow-1' } },
          Array.from({ length: 20 }, (_, n) => ({ job: child, payload: { n }, options: { jobId: `flow-1-${n}` } })),
        );
      await flow();
      await flow(); // as after a crash between adding and remembering that it was added
      expect(['BLOCKED', 'OPEN', 'SUCCEEDED']).toContain(await queue.stateOf(parent.name, 'flow-1'));
      await vi.waitFor(() => expect(of(parent)).toEqual([1]), 20_000);
      await setTimeout(200);
      expect(of(parent)).toEqual([1]);
      expect(of(child).toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, n) => n));
      expect(seen.findLastIndex(([kind]) => kind === child.name)).toBeLessThan(
        seen.findIndex(([kind]) => kind === parent.name),
      );
    });
    it('never hands out the parent of a child that was given up', async () => {
      await queue.addFlow({ job: badParent, payload: { n: 1 } }, [
        { job: child, payload: { n: 50 } },
        { job: hopeless, payload: { n: 51 } },
      ]);
      await vi.waitFor(() => expect(gaveUp).toContainEqual(['job', 51, 'no way']), 10_000);
      await vi.waitFor(() => expect(of(child)).toContain(50), 10_000);
      await setTimeout(300);
      expect(of(badParent)).toEqual([]);
    });

    it('tells of each try how it ended, and which schedule it came from', () => {
      const of = (job: { name: string }) => runs.filter((run) => run.job === job.name);
      expect(of(flaky).map(({ outcome }) => outcome)).toEqual(['FAILED', 'FAILED', 'SUCCEEDED']);
      expect(of(hopeless)[0]).toMatchObject({ outcome: 'GAVE_UP', payload: { n: 8 }, scheduleId: null });
      expect(of(echo)[0]!.endedAt.getTime()).toBeGreaterThanOrEqual(of(echo)[0]!.startedAt.getTime());
    });
    it('lists what was given up, newest first, and hands it out again', async () => {
      const before = attempts.hopeless;
      const newest = (await queue.failures(10)).find(({ job }) => job === hopeless.name);
      expect(newest).toMatchObject({ job: hopeless.name, reason: 'no way' });
      const moments = (await queue.failures(10)).map(({ failedAt }) => failedAt!.getTime());
      expect(moments).toEqual(moments.toSorted((a, b) => b - a));
      expect(await queue.failures(1)).toHaveLength(1);
      expect(await queue.retry(newest!.job, newest!.id)).toBe(true);
      await vi.waitFor(() => expect(attempts.hopeless).toBe(before + 1), 10_000);
      expect(await queue.retry(newest!.job, 'unknown')).toBe(false);
      expect(await queue.retry('contract.unknown', newest!.id)).toBe(false);
    });
    it('knows what became of a job, and forgets one that was given up when it is told to', async () => {
      await queue.add(echo, { n: 500 }, { delayMs: 600_000, jobId: 'later' });
      await queue.add(echo, { n: 501 }, { jobId: 'now' });
      expect(await queue.stateOf(echo.name, 'later')).toBe('OPEN');
      await vi.waitFor(async () => expect(await queue.stateOf(echo.name, 'now')).toBe('SUCCEEDED'), 10_000);
      expect(await queue.stateOf(echo.name, 'never')).toBe('MISSING');
      expect(await queue.discard(once.name, 'once-only')).toBe(true);
      expect(await queue.stateOf(once.name, 'once-only')).toBe('MISSING');
      expect(await queue.discard(echo.name, 'later')).toBe(false); // it was not given up
      expect(await queue.stateOf(echo.name, 'later')).toBe('OPEN');
      expect((await queue.counts([echo.name]))[echo.name]).toMatchObject({ delayed: 1 });
    });
    it('adds a job again and again on a schedule', async () => {
      await queue.schedule('every-100-ms', { everyMs: 100 }, ticking, { n: 1 });
      await vi.waitFor(() => expect(of(ticking).length).toBeGreaterThanOrEqual(3), 10_000);
      expect(runs.find(({ job }) => job === ticking.name)).toMatchObject({ scheduleId: 'every-100-ms' });
    });
    it('says when a schedule comes next, and ends it', async () => {
      await queue.schedule('nightly', { cron: '0 3 * * *', timeZone: 'Asia/Seoul' }, ticking, { n: 2 });
      const nightly = (await queue.plans()).find(({ id }) => id === 'nightly');
      expect(nightly).toMatchObject({ job: ticking.name });
      expect(nightly!.nextAt!.toISOString()).toMatch(/T18:00:00\.000Z$/); // 3 o'clock in Seoul
      await queue.unschedule(ticking.name, 'nightly');
      expect((await queue.plans()).map(({ id }) => id)).toEqual(['every-100-ms']);
    });
    it('counts what waits and what has failed', async () => {
      await queue.add(echo, { n: 400 }, { delayMs: 600_000, jobId: 'far-off' });
      expect((await queue.counts())['contract.echo']).toMatchObject({ waiting: 0, active: 0, delayed: 2, failed: 0 });
      await vi.waitFor(async () => expect((await queue.counts())['contract.failing']!.failed).toBe(1));
    });

    it('cuts off a handler that does not end, and hands its job out again at the next start', async () => {
      await queue.add(endless, { n: 0 }, { attempts: 1 });
      await vi.waitFor(() => expect(of(endless)).toEqual([0]), 10_000);
      const closingAt = Date.now();
      await queue.close(100);
      expect(abortedAt! - closingAt).toBeGreaterThanOrEqual(90);
      expect(Date.now() - closingAt).toBeLessThan(4000);

      queue = await reopen();
      queue.handle(endless, () => note(endless)({ n: 1 }));
      await queue.start();
      await vi.waitFor(() => expect(of(endless)).toEqual([0, 1]), 10_000);
    });
  });
}
