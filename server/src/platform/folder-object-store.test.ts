import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';

import { FolderObjectStore } from './folder-object-store.ts';
import { objectStoreContract } from './object-store.contract.ts';

objectStoreContract('the folder', () => {
  const dir = mkdtempSync(path.join(tmpdir(), 'convergence-objects-'));
  const store = new FolderObjectStore(dir, 'signing key');
  return Promise.resolve({
    store,
    fetchSigned: (url) => {
      const { pathname, searchParams } = new URL(url, 'http://localhost');
      const [, , bucket, ...steps] = pathname.split('/');
      return store.getSigned(
        bucket!,
        steps.join('/'),
        searchParams.get('expires') ?? '',
        searchParams.get('signature') ?? '',
      );
    },
    close: () => {
      rmSync(dir, { recursive: true });
      return Promise.resolve();
    },
  });
});

it('leaves no unfinished file behind, and takes no address that another key signed', async () => {
  const dir = mkdtempSync(path.join(tmpdir(), 'convergence-objects-'));
  const store = new FolderObjectStore(dir, 'signing key');
  await store.put('raw', 'a', new Uint8Array(10));
  expect(readdirSync(path.join(dir, '.unfinished'))).toEqual([]);
  const foreign = new URL(await new FolderObjectStore(dir, 'another key').signedUrl('raw', 'a', 60), 'http://localhost')
    .searchParams;
  expect(await store.getSigned('raw', 'a', foreign.get('expires')!, foreign.get('signature')!)).toBeNull();
  rmSync(dir, { recursive: true });
});

it('removes what a process that was killed has left half written, and not what another is writing now', async () => {
  const dir = mkdtempSync(path.join(tmpdir(), 'convergence-objects-'));
  const drafts = path.join(dir, '.unfinished');
  mkdirSync(drafts);
  for (const name of ['left-behind', 'being-written']) writeFileSync(path.join(drafts, name), 'half');
  const twoHoursAgo = Date.now() / 1000 - 2 * 3600;
  utimesSync(path.join(drafts, 'left-behind'), twoHoursAgo, twoHoursAgo);
  await new FolderObjectStore(dir, 'signing key').put('raw', 'a', new Uint8Array(10));
  expect(readdirSync(drafts)).toEqual(['being-written']);
  rmSync(dir, { recursive: true });
});
