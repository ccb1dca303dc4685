import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, expect, it } from 'vitest';

import { documentIdOf, loadPersistedOperations } from './persisted-operations.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'convergence-manifest-'));
afterAll(() => rmSync(folder, { recursive: true }));

function manifest(name: string, content: unknown): string {
  const file = path.join(folder, name);
  writeFileSync(file, JSON.stringify(content));
  return file;
}

it('keeps the operations of several builds, so that an open tab outlives a release', () => {
  const [before, after] = ['{ a }', '{ b }'];
  const files = [
    manifest('new.json', { [documentIdOf(after)]: after }),
    manifest('old.json', { [documentIdOf(before).slice('sha256:'.length)]: before }),
    path.join(folder, 'none.json'),
  ];
  expect([...loadPersistedOperations(files).values()].toSorted()).toEqual([before, after]);
});

it('refuses a manifest whose document is not what its hash says', () => {
  const file = manifest('bad.json', { [documentIdOf('{ a }')]: '{ b }' });
  expect(() => loadPersistedOperations([file])).toThrow('does not have this hash');
  expect(() => loadPersistedOperations([manifest('list.json', [])])).toThrow('is not a manifest');
});
