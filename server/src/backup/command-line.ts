import { parseArgs } from 'node:util';
import type { ParseArgsConfig } from 'node:util';

import { DomainError } from '@convergence/shared/errors';

import { ArchiveError } from './archive-format.ts';

/** A mistake of whoever typed the command; told without a stack. */
export class UsageError extends Error {}

export interface Terminal {
  readonly print: (line: string) => void;
  readonly fail: (line: string) => void;
  /** Aborted by Ctrl-C; a second one ends the program at once. */
  readonly signal: AbortSignal;
  /** What a person types after a question; null where nobody sits there. */
  readonly ask: (question: string) => Promise<string | null>;
}

/** Options of a command, checked. @throws UsageError with the usage. */
export function optionsOf<const T extends NonNullable<ParseArgsConfig['options']>>(
  argv: readonly string[],
  options: T,
  usage: string,
) {
  try {
    return parseArgs({ args: [...argv], options }).values;
  } catch (cause) {
    throw new UsageError(`${cause instanceof Error ? cause.message : String(cause)}\n${usage}`, { cause });
  }
}

/** @returns Exit code: that of the work, or 2 where what was asked for cannot be done, with the reason told. */
export async function exitCodeOf(work: () => Promise<number>, { fail, signal }: Terminal): Promise<number> {
  try {
    return await work();
  } catch (error) {
    const isTold = error instanceof UsageError || error instanceof ArchiveError || error instanceof DomainError;
    if (isTold) fail(error.message);
    else if (signal.aborted) fail('Stopped. What was written so far is no archive, and a cut-off restore begins anew.');
    else throw error;
    return 2;
  }
}

/** The person at the keyboard. */
export function terminal(): Terminal {
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort(new Error('stopped')));
  process.once('SIGTERM', () => stop.abort(new Error('stopped')));
  return {
    print: (line) => console.log(line),
    fail: (line) => console.error(line),
    signal: stop.signal,
    ask: async (question) => {
      if (!process.stdin.isTTY) return null;
      const { createInterface } = await import('node:readline/promises');
      const reader = createInterface({ input: process.stdin, output: process.stdout });
      try {
        return (await reader.question(question)).trim();
      } finally {
        reader.close();
      }
    },
  };
}
