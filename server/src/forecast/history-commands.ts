import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { ParseArgsConfig } from 'node:util';

import { DomainError } from '@convergence/shared/errors';
import type { PricePanel } from '@convergence/shared/forecast/panel';

import { HistoryFileError, readPanelFile, readSymbols } from './panel-file.ts';

const EXIT = { done: 0, fileAtFault: 1, wrongCall: 2 } as const;

/** A command that reads a price history and prints what it finds. */
export interface HistoryCommand<Input> {
  readonly usage: string;
  /** Null for what is no call of it: then the usage is printed. */
  readonly read: (argv: readonly string[]) => Input | null;
  /** Files that have to be there; undefined for one that was not named. */
  readonly files: (input: Input) => readonly (string | undefined)[];
  /** What cannot be done with a history at fault, such as `walked`. */
  readonly doing: string;
  readonly run: (input: Input, print: (line: string) => void) => Promise<void>;
}

/**
 * Runs a command over files that people name: what they did wrong is told in a line, what we did wrong is thrown.
 *
 * @returns The exit code: 0, 1 for a file at fault, 2 for a call that is none.
 */
export async function runHistoryCommand<Input>(
  { usage, read, files, doing, run }: HistoryCommand<Input>,
  argv: readonly string[],
  print: (line: string) => void,
): Promise<number> {
  const input = read(argv);
  if (!input) {
    print(usage);
    return EXIT.wrongCall;
  }
  const missing = files(input).find((file) => file !== undefined && !existsSync(file));
  if (missing !== undefined) {
    print(`No such file: ${missing}`);
    return EXIT.wrongCall;
  }
  try {
    await run(input, print);
    return EXIT.done;
  } catch (error) {
    if (error instanceof HistoryFileError) print(error.message);
    else if (error instanceof DomainError) print(`The history cannot be ${doing}: ${error.message}.`);
    else throw error;
    return EXIT.fileAtFault;
  }
}

/** Values of a call's options; null where it has one that is not among them: the usage says which there are. */
export function optionsOf<const Options extends NonNullable<ParseArgsConfig['options']>>(
  argv: readonly string[],
  options: Options,
): ReturnType<typeof parseArgs<{ readonly options: Options }>>['values'] | null {
  try {
    return parseArgs({ args: [...argv], options }).values;
  } catch {
    return null;
  }
}

/** What a command has to know of the history that it reads. */
export interface HistoryChoice {
  readonly history: string;
  /** File that names what to keep; all where there is none. */
  readonly universe?: string;
  /** What to keep of the universe. */
  readonly category?: string;
}

/** Options of every command that reads one history. */
export const historyOptions = {
  history: { type: 'string' },
  universe: { type: 'string' },
  category: { type: 'string' },
  json: { type: 'boolean' },
} as const;

/** @throws HistoryFileError; DomainError as `panelOf`. */
export async function readChosen({ history, universe, category }: HistoryChoice): Promise<PricePanel> {
  return readPanelFile(history, universe === undefined ? null : await readSymbols(universe, category));
}

/** Seconds since a moment of `performance.now()`, to a tenth. */
export function secondsSince(startedAt: number): string {
  return ((performance.now() - startedAt) / 1000).toFixed(1);
}

/** Most memory that the process had, megabytes. */
export function peakMegabytes(): number {
  return Math.round(process.resourceUsage().maxRSS / 1024);
}
