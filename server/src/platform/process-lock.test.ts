import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { afterAll, beforeAll, expect, it } from 'vitest';

import { lockForProcess } from './process-lock.ts';

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'convergence-lock-'));
});
afterAll(() => rmSync(dir, { recursive: true }));

/** Waits for the moment, asks for the lock, says what came of it, and keeps it until it is told to end. */
const contender = `
  const [module, file, moment] = process.argv.slice(1);
  const { lockForProcess } = await import(module);
  while (Date.now() < Number(moment));
  try { lockForProcess(file); console.log('held'); } catch (error) { console.log(error.code); }
  process.stdin.resume().on('end', () => process.exit());`;

async function contend(file: string, count: number): Promise<readonly string[]> {
  const module = pathToFileURL(path.join(import.meta.dirname, 'process-lock.ts')).href;
  const moment = String(Date.now() + 1500);
  const children = Array.from({ length: count }, () =>
    spawn(process.execPath, ['--input-type=module', '-e', contender, module, file, moment], {
      stdio: ['pipe', 'pipe', 'inherit'],
    }),
  );
  const said = await Promise.all(children.map(async ({ stdout }) => String((await once(stdout, 'data'))[0]).trim()));
  await Promise.all(
    children.map((child) => {
      child.stdin.end();
      return once(child, 'exit');
    }),
  );
  return said.toSorted();
}

const oneOfFour = ['E_SETTINGS', 'E_SETTINGS', 'E_SETTINGS', 'held'];

it('lets one of four starts through that come at the same moment', async () => {
  expect(await contend(path.join(dir, 'new', 'lock'), 4)).toEqual(oneOfFour);
});

it('lets one of four starts take over what a killed process has left behind', async () => {
  const file = path.join(dir, 'left.lock');
  writeFileSync(file, '999999999 1'); // no system numbers its processes that high
  expect(await contend(file, 4)).toEqual(oneOfFour);
});

it('names the process that uses the folder, and can be had again when that one lets go', () => {
  const file = path.join(dir, 'lock');
  const unlock = lockForProcess(file);
  expect(() => lockForProcess(file)).toThrow(`in use by process ${process.pid}`);
  unlock();
  lockForProcess(file)();
});
