import type { Logger } from './log.ts';

const signals = ['SIGINT', 'SIGTERM'] as const;
/** After that a step that hangs no longer keeps the process. */
export const patienceMs = 30_000;

/** Ends the process in the reverse order of its start. */
export class Shutdown {
  readonly #log: Logger;
  readonly #steps: { readonly name: string; readonly work: () => Promise<void> }[] = [];
  readonly #draining = new AbortController();
  #isListening = false;
  #running: Promise<void> | undefined;

  constructor(log: Logger) {
    this.#log = log;
  }

  /** Aborted when the shutdown begins: whoever waits for something stops waiting. */
  get signal(): AbortSignal {
    return this.#draining.signal;
  }

  /** Adds what is to be done before everything that was added earlier. */
  onStop(name: string, work: () => Promise<void>): void {
    this.#steps.push({ name, work });
  }

  /**
   * Ends the process with code 1, since something that it cannot work without is gone: whoever runs it can start it again, and
   * it goes on where it was. Where it does not `listen`, the process is somebody else's and only what we started is stopped.
   */
  fail(reason: string): void {
    if (this.#running) return;
    this.#log.fatal({ reason }, 'The process cannot go on; start it again.');
    if (this.#isListening) this.#endProcess(reason, 1);
    else this.stop(reason).catch(() => undefined); // each failed step was logged
  }

  /** Stops at the first SIGINT or SIGTERM; at the second, or when a step hangs, the process ends at once. */
  listen(): void {
    this.#isListening = true;
    for (const signal of signals) {
      process.on(signal, () => {
        if (this.#running) process.exit(1);
        this.#endProcess(signal);
      });
    }
    // the program that started us is gone without having told us
    process.on('disconnect', () => this.#endProcess('the parent process ended'));
  }

  /** Runs every step, also when one before it failed. A second call waits for the first. */
  stop(reason: string): Promise<void> {
    this.#running ??= this.#run(reason);
    return this.#running;
  }

  #endProcess(reason: string, exitCode: 0 | 1 = 0): void {
    setTimeout(() => {
      this.#log.fatal('A step of the shutdown hangs; the process ends without it.');
      process.exit(1);
    }, patienceMs).unref();
    this.stop(reason).then(
      () => process.exit(exitCode),
      () => process.exit(1),
    );
  }

  async #run(reason: string): Promise<void> {
    this.#log.info({ reason }, 'Stopping.');
    this.#draining.abort();
    const failures: unknown[] = [];
    for (const { name, work } of this.#steps.toReversed()) {
      try {
        await work();
      } catch (error) {
        failures.push(error);
        this.#log.error({ err: error, step: name }, 'A step of the shutdown failed.');
      }
    }
    this.#log.info('Stopped.');
    if (failures.length > 0) throw new AggregateError(failures, 'The shutdown was not clean.');
  }
}
