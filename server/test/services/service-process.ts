import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';

const startsWithinMs = 60_000;
const lastWords = 4000;

/** A server of a test run: its address, and how to end it. */
export interface RunningService {
  /** With user, password and whatever else a client needs. */
  readonly url: string;
  /** What the server says of itself, for the log. */
  readonly version: string;
  /** Null: somebody else's, given by its address. */
  readonly pid: number | null;
  stop(): Promise<void>;
}

/** A port on this machine that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/**
 * Starts a program and waits until it answers.
 *
 * @param answers - Asks the program something that only works when it is ready; throws until then.
 * @returns The process and what the first answer was. It ends with this process, however that ends.
 * @throws Error with its last words where the program ends first, or does not answer in a minute.
 */
export async function startProcess<T>(
  command: readonly string[],
  answers: () => Promise<T>,
  env: Readonly<Record<string, string>> = {},
): Promise<{ readonly child: ChildProcess; readonly answer: T }> {
  const tied = existsSync('/usr/bin/setpriv') ? ['/usr/bin/setpriv', '--pdeathsig', 'KILL', ...command] : [...command];
  const child = spawn(tied[0]!, tied.slice(1), { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } });
  let said = '';
  const listen = (data: Buffer): void => {
    said = (said + data.toString()).slice(-lastWords);
  };
  child.stdout.on('data', listen);
  child.stderr.on('data', listen);
  const giveUpAt = Date.now() + startsWithinMs;
  for (;;) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`${command.join(' ')} has ended:\n${said}`);
    try {
      return { child, answer: await answers() };
    } catch (error) {
      if (Date.now() > giveUpAt) {
        child.kill('SIGKILL');
        throw new Error(`${command.join(' ')} does not answer:\n${said}`, { cause: error });
      }
      await setTimeout(50);
    }
  }
}

/** Ends a process: politely, and after ten seconds for certain. */
export async function endProcess(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  const cut = new AbortController();
  void setTimeout(10_000, undefined, { signal: cut.signal }).then(
    () => child.kill('SIGKILL'),
    () => undefined, // it has ended in time
  );
  await ended;
  cut.abort();
}
