import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

/** Real processes for black-box tests: each is ended by its own number, whatever became of the test. */

export const root = path.join(import.meta.dirname, '../..');

/** A setting of the developer's own must not reach the programs under test. */
const ownSettings =
  /^(PORT|HOST|DATA_DIR|REPLAY_FILE|ROLE|NO_DEMO|PROFILE|PUBLIC_URL|TRUSTED_PROXIES|METRICS_PORT|WORKER_THREADS|LOG_LEVEL|KIS_.*|LLM_.*|FEED_.*|DATABASE_URL|REDIS_URL|S3_.*|OTEL_.*|NODE_CHANNEL_.*|VITEST.*)$/;
const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !ownSettings.test(name)));

/** A program that was started, and everything that it has said so far. */
export interface RunningProgram {
  readonly child: ChildProcess;
  readonly pid: number;
  said(): string;
  /** Resolves with what `pattern` finds first in its words. @throws Error where it ends or the time is over before. */
  saying(pattern: RegExp, patienceMs?: number): Promise<RegExpExecArray>;
  /** Exit code and all that it said. @throws Error where it does not end in time. */
  ended(patienceMs?: number): Promise<{ readonly code: number | null; readonly text: string }>;
}

const started: ChildProcess[] = [];

/** Starts a script under the project's Node. */
export function startProgram(
  file: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): RunningProgram {
  const child = spawn(process.execPath, [path.join(root, file), ...args], {
    cwd: root,
    env: { ...inherited, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.push(child);
  let text = '';
  const hearers = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (words: string) => {
      text += words;
      for (const hear of hearers) hear();
    });
  }
  const closed = once(child, 'close');
  return {
    child,
    pid: child.pid!,
    said: () => text,
    saying: (pattern, patienceMs = 60_000) =>
      within(patienceMs, `${file} to say ${String(pattern)}; it said:\n${text}`, (resolve, reject) => {
        const hear = (): void => {
          const found = pattern.exec(text);
          if (found) resolve(found);
        };
        hearers.add(hear);
        hear();
        closed.then(
          () => reject(new Error(`${file} has ended before it said ${String(pattern)}:\n${text}`)),
          () => undefined, // told by `ended`
        );
      }),
    ended: (patienceMs = 60_000) =>
      within(patienceMs, `${file} to end`, (resolve, reject) => {
        closed.then(() => resolve({ code: child.exitCode, text }), reject);
      }),
  };
}

/** Runs a command to its end. */
export function runCommand(
  file: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<{ readonly code: number | null; readonly text: string }> {
  return startProgram(file, args, env).ended();
}

/** Ends what tests have left running; call it last. */
export function endPrograms(): void {
  for (const child of started) if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
    throw error;
  }
}

/** A port that nobody listens on now. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

function within<T>(
  ms: number,
  what: string,
  work: (resolve: (value: T) => void, reject: (error: Error) => void) => void,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`Waited ${ms} ms in vain for ${what}`)), ms);
    const settle =
      <V>(then: (value: V) => void) =>
      (value: V): void => {
        clearTimeout(timer);
        then(value);
      };
    work(settle(resolve), settle(reject));
  });
}
