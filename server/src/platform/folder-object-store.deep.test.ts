import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';

import { openEmbeddedQueue } from './embedded-queue.ts';
import { FolderObjectStore } from './folder-object-store.ts';
import { createLog } from './log.ts';
import { isOutage } from './outage.ts';
import { defineJob } from './queue.ts';

const dir = mkdtempSync(path.join(tmpdir(), 'convergence-full-'));
const disk = path.join(dir, 'disk');
mkdirSync(disk);

const mount = (options: string): void =>
  void execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', disk], { stdio: 'pipe' });
const unmount = (): void => void execFileSync('umount', [disk], { stdio: 'pipe' });

/** Whether a small disk may be made here; where not, nothing below is proven, and it says so. */
function mayMount(): boolean {
  try {
    mount('size=64k');
    unmount();
    return true;
  } catch (error) {
    console.warn(
      `NOT TESTED: a full disk. Small disks cannot be mounted here (root is needed): ${error instanceof Error ? error.message : String(error)}`,
    );
    return false;
  }
}
afterAll(() => rmSync(dir, { recursive: true }));

const kilobytes = (count: number, fill = 1): Uint8Array => new Uint8Array(count * 1024).fill(fill);

describe.skipIf(!mayMount())('on a real disk of 1 MB that is full', () => {
  let store: FolderObjectStore;
  beforeEach(() => {
    mount('size=1m,nr_inodes=64');
    store = new FolderObjectStore(disk, 'signing key');
  });
  afterEach(() => unmount());

  const failure = (work: Promise<void>): Promise<unknown> =>
    work.then(
      () => null,
      (error: unknown) => error,
    );
  const drafts = (): readonly string[] => readdirSync(path.join(disk, '.unfinished'));
  const keys = async (): Promise<readonly string[]> => {
    const found: string[] = [];
    for await (const { key } of store.list('runs', '')) found.push(key);
    return found;
  };

  it('a write is refused as an outage that says what is the matter, and leaves nothing', async () => {
    const error = await failure(store.put('runs', 'run_1/0', kilobytes(2048)));
    expect(error).toMatchObject({
      name: 'OutageError',
      message: expect.stringMatching(/no room.*free some/),
      cause: { code: 'ENOSPC' },
    });
    expect(isOutage(error)).toBe(true);
    expect(drafts()).toEqual([]);
    expect(await store.get('runs', 'run_1/0')).toBeNull();
    expect(await store.stat('runs', 'run_1/0')).toBeNull();
    expect(await keys()).toEqual([]);
  });
  it('what was there before stays whole when its successor does not fit', async () => {
    await store.put('runs', 'run_1/0', kilobytes(300, 7));
    expect(isOutage(await failure(store.put('runs', 'run_1/0', kilobytes(900, 8))))).toBe(true);
    expect(Buffer.from((await store.get('runs', 'run_1/0'))!).equals(kilobytes(300, 7))).toBe(true);
    expect(drafts()).toEqual([]);
  });
  it('of many writes at once those that fit are whole, and the others leave nothing', async () => {
    const numbers = Array.from({ length: 12 }, (_, n) => n);
    const outcomes = await Promise.all(numbers.map((n) => failure(store.put('runs', `run_1/${n}`, kilobytes(200, n)))));
    const written = numbers.filter((n) => outcomes[n] === null);
    expect(written.length).toBeLessThan(6); // 5 of 200 KB are 1 MB
    for (const n of numbers.filter((each) => !written.includes(each))) expect(isOutage(outcomes[n])).toBe(true);
    for (const n of numbers) {
      const bytes = await store.get('runs', `run_1/${n}`);
      if (written.includes(n)) expect(Buffer.from(bytes!).equals(kilobytes(200, n))).toBe(true);
      else expect(bytes).toBeNull();
    }
    expect((await keys()).length).toBe(written.length);
    expect(drafts()).toEqual([]);
  });
  it('the same holds where it has room but no place for another file or folder', async () => {
    let error: unknown = null;
    let count = 0;
    while (error === null && count < 100) error = await failure(store.put('runs', `run_${count++}/0`, kilobytes(1)));
    expect(error).toMatchObject({ name: 'OutageError', cause: { code: 'ENOSPC' } });
    expect(await keys()).toHaveLength(count - 1);
    expect(drafts()).toEqual([]);
  });
  it('a job that writes waits without losing a try, and is done when there is room again', async () => {
    const job = defineJob('test.store', z.object({ key: z.string() }), { retry: 'once' });
    const queue = await openEmbeddedQueue(mkdtempSync(path.join(dir, 'queue-')), createLog('silent'));
    try {
      await store.put('runs', 'old', kilobytes(900));
      const outcomes: string[] = [];
      queue.onRan(({ outcome }) => void outcomes.push(outcome));
      queue.handle(job, ({ key }) => store.put('runs', key, kilobytes(500, 5)));
      await queue.add(job, { key: 'new' });
      await queue.start();
      await vi.waitFor(() => expect(outcomes.length).toBeGreaterThan(2), 60_000); // more than the tries it has
      expect(new Set(outcomes)).toEqual(new Set(['CUT_OFF']));
      expect(await keys()).toEqual(['old']);
      await store.remove('runs', 'old');
      await vi.waitFor(() => expect(outcomes.at(-1)).toBe('SUCCEEDED'), 60_000);
      expect(Buffer.from((await store.get('runs', 'new'))!).equals(kilobytes(500, 5))).toBe(true);
      expect(drafts()).toEqual([]);
    } finally {
      await queue.close();
    }
  });
});
