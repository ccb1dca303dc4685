import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, expect, it, vi } from 'vitest';

import { seedQueue } from '../src/platform/test-queue.ts';

import { endPrograms, isAlive, runCommand, startProgram } from './processes.ts';
import type { RunningProgram } from './processes.ts';

const start = 'server/start.mjs';
const folders: string[] = [];

function newFolder(): string {
  const dir = mkdtempSync(path.join(tmpdir(), 'convergence-start-'));
  folders.push(dir);
  return dir;
}

afterAll(() => {
  endPrograms();
  for (const dir of folders) rmSync(dir, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
});

/** As the first start has left it, in what it costs to make. */
async function usedFolder(): Promise<string> {
  const dir = newFolder();
  await seedQueue(dir);
  return dir;
}

async function startQuietly(dir: string): Promise<{ readonly program: RunningProgram; readonly address: string }> {
  const program = startProgram(start, ['--port', '0', '--emulator-port', '0', '--data', dir, '--no-demo']);
  const [, address] = await program.saying(/Convergence is at (http:\S+)/, 150_000); // where nothing is built, it is built first
  return { program, address: address! };
}

/** Last session of the stored prices, which anybody may know. */
async function marketAsOfDate(address: string): Promise<string | null> {
  const response = await fetch(`${address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ serverInfo { marketAsOfDate } }' }),
  });
  const { data } = (await response.json()) as { data: { serverInfo: { marketAsOfDate: string | null } } };
  return data.serverInfo.marketAsOfDate;
}

/** Direct and indirect children, from the system's own table. */
function descendants(pid: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    try {
      const fields = readFileSync(`/proc/${name}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ');
      parents.set(Number(name), Number(fields[1]));
    } catch (error) {
      if (!['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error; // ended meanwhile
    }
  }
  const below = (parent: number): number[] =>
    [...parents].filter(([, of]) => of === parent).flatMap(([child]) => [child, ...below(child)]);
  return below(pid);
}

it.runIf(process.platform === 'linux')(
  'serves the page, lives and is ready, fetches prices by itself, and ends with everything it has started on SIGTERM',
  async () => {
    const { program, address } = await startQuietly(newFolder());
    const page = await fetch(`${address}/runs/some-run`, { headers: { accept: 'text/html' } });
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('<div id="root">')]);
    for (const probe of ['live', 'ready']) {
      const answer = await fetch(`${address}/health/${probe}`);
      expect([answer.status, await answer.json()]).toEqual([200, { status: probe }]);
    }
    const children = descendants(program.pid);
    expect(children.length).toBeGreaterThanOrEqual(3); // server, its queue, emulator
    await vi.waitFor(async () => expect(await marketAsOfDate(address)).toMatch(/^20\d\d-/), { timeout: 30_000 });

    program.child.kill('SIGTERM');
    expect(await program.ended(40_000)).toMatchObject({ code: 0 });
    expect(children.filter(isAlive)).toEqual([]);
  },
);

it.runIf(process.platform === 'linux')('leaves nothing running when npm start itself is killed', async () => {
  const { program } = await startQuietly(await usedFolder());
  const children = descendants(program.pid);
  expect(children.length).toBeGreaterThanOrEqual(3);
  program.child.kill('SIGKILL');
  await vi.waitFor(() => expect(children.filter(isAlive)).toEqual([]), { timeout: 40_000, interval: 100 });
});

it.runIf(process.platform === 'linux')(
  'ends with a reason when its queue was killed, so that a restart can go on, instead of serving runs that never move',
  async () => {
    const { program } = await startQuietly(await usedFolder());
    const queue = descendants(program.pid).find((pid) =>
      readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('pglite.process'),
    );
    process.kill(queue!, 'SIGKILL');
    const { code, text } = await program.ended(40_000);
    expect(code).toBe(1);
    expect(text).toMatch(/The process cannot go on; start it again.*the queue is gone: PGlite ended with SIGKILL/);
  },
);

it('refuses a second start on the same data folder while the first one runs, and says what to do', async () => {
  const dir = await usedFolder();
  const { program, address } = await startQuietly(dir);
  const second = startProgram(start, ['--port', '0', '--emulator-port', '0', '--data', dir, '--no-demo']);
  const { code, text } = await second.ended();
  expect(code).toBe(1);
  expect(text).toMatch(/is in use by process \d+; stop that one, or give another folder with --data/);
  expect(text).not.toMatch(/^\s+at /m); // no stack: it is nobody's bug
  expect((await fetch(`${address}/health/ready`)).status).toBe(200);
  program.child.kill('SIGTERM');
  expect((await program.ended(40_000)).code).toBe(0);
});

it('says that the port is taken, and which one to try, before it does anything else', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as AddressInfo;
  const { code, text } = await runCommand(start, ['--port', String(port), '--data', newFolder(), '--no-demo']);
  other.close();
  expect(code).toBe(1);
  expect(text.trim()).toBe(
    `Port ${port} is taken on 127.0.0.1: stop the other program, or run "npm start -- --port ${port + 1}".`,
  );
});

it('answers an unknown option with the known ones', async () => {
  const { code, text } = await runCommand(start, ['--prot', '80', '--port', '0', '--data', newFolder()]);
  expect(code).toBe(1);
  expect(text).toContain("Unknown option '--prot'");
  for (const option of ['--port', '--data', '--replay', '--role', '--host', '--no-demo'])
    expect(text).toContain(option);
});

it('refuses keys of the vendor that are half there, and names the rest and the way back', async () => {
  const args = ['--port', '0', '--data', newFolder(), '--no-demo'];
  const { code, text } = await runCommand(start, args, { KIS_APP_KEY: 'PSabcdef' });
  expect(code).toBe(1);
  expect(text).toContain('Set KIS_BASE_URL, KIS_APP_SECRET, KIS_ACCOUNT, or unset all of them for the emulator.');
  expect(text).not.toContain('PSabcdef');
});
