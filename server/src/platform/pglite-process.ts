import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { EventEmitter, once } from 'node:events';

import { programUrl } from './program-url.ts';

export type PgliteCall = { readonly id: number } & (
  | { readonly kind: 'query'; readonly text: string; readonly parameters: readonly unknown[] }
  | { readonly kind: 'script'; readonly text: string }
  | { readonly kind: 'listen'; readonly channel: string }
  | { readonly kind: 'close' }
);
type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never;

export type PgliteOutcome =
  | { readonly isOk: true; readonly rows: unknown[]; readonly rowCount: number }
  | { readonly isOk: false; readonly error: Readonly<Record<string, string | undefined>> };
export type PgliteAnswer = { readonly id: number } & PgliteOutcome;
export interface PgliteNotification {
  readonly channel: string;
  readonly payload: string;
}

export interface PgliteResult {
  readonly rows: unknown[];
  readonly rowCount: number;
}

/**
 * PostgreSQL compiled to WebAssembly, in a process of its own.
 *
 * It computes in the foreground, which would stop our event loop; and V8's optimising compiler takes 600 MB for one of
 * its functions, which only the baseline compiler avoids, and that can be chosen for whole processes only.
 *
 * Emits `notification` with channel and payload, and `error` when the process ends by itself.
 */
export class PgliteProcess extends EventEmitter {
  readonly #child: ChildProcess;
  readonly #calls = new Map<number, (answer: PgliteOutcome) => void>();
  #lastId = 0;
  #isClosing = false;

  /** @param dir - Folder of the database, made when it is missing; undefined keeps it in memory. */
  constructor(dir: string | undefined) {
    super();
    this.#child = fork(programUrl(import.meta.url, 'pglite.process'), dir === undefined ? [] : [dir], {
      execArgv: ['--liftoff-only'],
      serialization: 'advanced',
    });
    this.#child.on('message', (message: PgliteAnswer | PgliteNotification) => this.#hear(message));
    this.#child.on('exit', (code, signal) => this.#lost(`PGlite ended with ${signal ?? `code ${code}`}.`));
  }

  query(text: string, parameters: readonly unknown[] = []): Promise<PgliteResult> {
    return this.#call({ kind: 'query', text, parameters });
  }

  /** Several statements in one text; the result is that of the last. */
  script(text: string): Promise<PgliteResult> {
    return this.#call({ kind: 'script', text });
  }

  async listen(channel: string): Promise<void> {
    await this.#call({ kind: 'listen', channel });
  }

  /** Ends the process when what was asked before has been answered. */
  async close(): Promise<void> {
    this.#isClosing = true;
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const exit = once(this.#child, 'exit');
    await this.#call({ kind: 'close' });
    this.#child.disconnect();
    await exit;
  }

  /** Ends the process at once. */
  async kill(): Promise<void> {
    this.#isClosing = true;
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const exit = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await exit;
  }

  async #call(call: WithoutId<PgliteCall>): Promise<PgliteResult> {
    if (!this.#child.connected) throw new Error('PGlite is not running.');
    const id = ++this.#lastId;
    const { promise, resolve } = Promise.withResolvers<PgliteOutcome>();
    this.#calls.set(id, resolve);
    this.#child.send({ id, ...call });
    const answer = await promise;
    if (answer.isOk) return answer;
    throw Object.assign(new Error(answer.error.message), answer.error);
  }

  #hear(message: PgliteAnswer | PgliteNotification): void {
    if ('channel' in message) {
      this.emit('notification', message);
      return;
    }
    this.#calls.get(message.id)?.(message);
    this.#calls.delete(message.id);
  }

  #lost(message: string): void {
    for (const resolve of this.#calls.values()) resolve({ isOk: false, error: { message } });
    this.#calls.clear();
    if (!this.#isClosing && this.listenerCount('error') > 0) this.emit('error', new Error(message));
  }
}
