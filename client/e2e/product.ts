import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { madeDemo } from '../../server/test/made-demo.ts';

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

export interface ProductOptions {
  /** Of the start, such as `--liquidity 0`. */
  readonly extra?: readonly string[];
  /** `EMPTY`: a first start. `PREPARED`: a second start on the folder of a demo that is ready, the same for all who ask. */
  readonly data?: 'EMPTY' | 'PREPARED';
}

/** Starts what `npm start` starts, on a free port and a data folder of its own, and waits until it serves the page. */
export async function startProduct({ extra = [], data = 'EMPTY' }: ProductOptions = {}): Promise<Product> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'convergence-e2e-'));
  if (data === 'PREPARED') cpSync(await madeDemo(), dataDir, { recursive: true });
  const program = runProgram(dataDir, extra);
  const [url] = await program.said(/Convergence is at (\S+)/);
  const [emulatorUrl] = await program.said(/emulator at (http:\S+)/);
  const [modelUrl] = await program.said(/stand-in at (http:\S+)\/v1/);
  return {
    url,
    emulatorUrl,
    demo: personOf(path.join(dataDir, 'demo-login.txt'), 'demo@'),
    person: (role) => personOf(path.join(dataDir, 'demo-login.txt'), `${role}@`),
    failModel: async (always) => {
      const answer = await fetch(`${modelUrl}/emulator/faults`, {
        method: 'POST',
        body: JSON.stringify({ always }),
      });
      if (!answer.ok) throw new Error(`The stand-in for a language model answered ${answer.status}`);
    },
    stop: async () => {
      await program.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

interface Program {
  /** The first group of what it says, once it does. */
  readonly said: (pattern: RegExp) => Promise<readonly [string]>;
  readonly stop: () => Promise<void>;
}

function runProgram(dataDir: string, options: readonly string[] = []): Program {
  const own = ['--port', '0', '--emulator-port', '0', '--data', dataDir]; // files run side by side
  const program = spawn(process.execPath, ['server/start.mjs', ...own, ...options], {
    cwd: root,
    env: { ...process.env, PROFILE: 'demo' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [program.stdout, program.stderr])
    stream.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
  const said = (pattern: RegExp) =>
    new Promise<readonly [string]>((resolve, reject) => {
      const look = () => {
        const found = pattern.exec(text);
        if (found) resolve([found[1] ?? '']);
      };
      look();
      program.stdout.on('data', look);
      program.stderr.on('data', look);
      program.once('exit', (code) => reject(new Error(`The product ended with code ${code}:\n${text.slice(-4000)}`)));
    });
  const stop = async () => {
    const ended = new Promise((resolve) => program.once('exit', resolve));
    program.kill('SIGTERM');
    await ended;
  };
  return { said, stop };
}

function personOf(file: string, start: string): Person {
  const line = readFileSync(file, 'utf8')
    .split('\n')
    .find((each) => each.startsWith(start));
  const [email, password] = line?.trim().split(/\s+/) ?? [];
  if (!email || !password) throw new Error(`No login that starts with ${start} in ${file}`);
  return { email, password };
}
