import { existsSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';

import { inject } from 'vitest';

import { lockForProcess } from '../src/platform/process-lock.ts';
import { SettingsError } from '../src/platform/settings.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where `madeOnce` keeps what many test files need, while tests run; see `made-once.setup.ts`. */
    madeOnceHome: string;
  }
}

/**
 * A folder that is costly to make, made by the first test file that asks for it; files that ask meanwhile wait for it.
 * Nobody changes it: take a copy.
 */
export async function madeOnce(name: string, make: (folder: string) => Promise<void>): Promise<string> {
  const ready = path.join(inject('madeOnceHome'), name);
  if (existsSync(ready)) return ready;
  const unlock = await lockPatiently(`${ready}.lock`);
  try {
    if (existsSync(ready)) return ready;
    const making = `${ready}.making`;
    rmSync(making, { recursive: true, force: true }); // of a maker that failed
    await make(making);
    renameSync(making, ready);
    return ready;
  } finally {
    unlock();
  }
}

/** The hook that waits has a time-out of its own. */
async function lockPatiently(file: string): Promise<() => void> {
  for (;;) {
    try {
      return lockForProcess(file);
    } catch (error) {
      if (!(error instanceof SettingsError)) throw error;
      await setTimeout(100);
    }
  }
}
