import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';

import { readSecrets } from './secrets.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'convergence-secrets-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('makes secrets once, for the owner only', () => {
  const made = readSecrets(folder);
  expect(readSecrets(folder)).toEqual(made);
  expect(new Set(Object.values(made)).size).toBe(3);
  expect(statSync(path.join(folder, 'secrets.json')).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder)).toEqual(['secrets.json']);
});
it('makes different ones for every installation', () => {
  expect(readSecrets(folder)).not.toEqual(readSecrets(path.join(folder, 'another')));
});
it('refuses a file that others may read, and a damaged one', () => {
  readSecrets(folder);
  const file = path.join(folder, 'secrets.json');
  chmodSync(file, 0o644);
  expect(() => readSecrets(folder)).toThrow(/chmod 600/);
  chmodSync(file, 0o600);
  writeFileSync(file, '{"cookie":');
  expect(() => readSecrets(folder)).toThrow(/damaged/);
});
