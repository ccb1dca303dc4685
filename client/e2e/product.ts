import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

export const root = path.join(import.meta.dirname, '../..');

export interface Person {
  readonly email: string;
  readonly password: string;
}

export interface Product {
  readonly url: string;
  /** The market emulator beside it. */
  readonly emulatorUrl: string;
  readonly demo: Person;
  /** Somebody of the demo: viewer, analyst, trader, approver or admin. */
  readonly person: (role: string) => Person;
  /** Makes the stand-in for a language model fail every call this way; null: it is well again. */
  readonly failModel: (fault: { readonly kind: string } | null) => Promise<void>;
  readonly stop: () => Promise<void>;
}

/**
 * Starts what `npm start` starts, on a free port and an empty data folder, and waits until it serves the page.
 *
 * @param extra - Further options of the start, such as `--liquidity 0`.
 */
export async function startProduct(extra: readonly string[] = []): Promise<Product> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'convergence-e2e-'));
  const [port, llmPort] = [await freePort(), await freePort()];
  const options = ['--port', String(port), '--llm-port', String(llmPort), '--data', dataDir, ...extra];
  const program = spawn(process.execPath, ['server/start.mjs', ...options], {
    cwd: root,
    env: { ...process.env, PROFILE: 'demo' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const url = await new Promise<string>((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      const found = /Convergence is at (\S+)/.exec(said);
      if (found?.[1]) resolve(found[1]);
    };
    program.stdout.on('data', listen);
    program.stderr.on('data', listen);
    program.once('exit', (code) => reject(new Error(`The product ended with code ${code}:\n${said.slice(-4000)}`)));
  });
  const emulatorUrl = /emulator at (http:\S+)/.exec(said)?.[1];
  if (!emulatorUrl) throw new Error(`The product did not say where its emulator is:\n${said.slice(-4000)}`);
  return {
    url,
    emulatorUrl,
    demo: personOf(path.join(dataDir, 'demo-login.txt'), 'demo@'),
    person: (role) => personOf(path.join(dataDir, 'demo-login.txt'), `${role}@`),
    failModel: async (always) => {
      const answer = await fetch(`http://127.0.0.1:${llmPort}/emulator/faults`, {
        method: 'POST',
        body: JSON.stringify({ always }),
      });
      if (!answer.ok) throw new Error(`The stand-in for a language model answered ${answer.status}`);
    },
    stop: async () => {
      const ended = new Promise((resolve) => program.once('exit', resolve));
      program.kill('SIGTERM');
      await ended;
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function personOf(file: string, start: string): Person {
  const line = readFileSync(file, 'utf8')
    .split('\n')
    .find((each) => each.startsWith(start));
  const [email, password] = line?.trim().split(/\s+/) ?? [];
  if (!email || !password) throw new Error(`No login that starts with ${start} in ${file}`);
  return { email, password };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
