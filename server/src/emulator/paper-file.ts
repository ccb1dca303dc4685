import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import type { PaperState } from './paper-account.ts';

/**
 * A paper account in a file, so that a restart forgets nothing. Each state takes the place of the one before in one step: a crash
 * leaves the one or the other, never half of one.
 *
 * @throws Error where the file is there and is no account.
 */
export function paperFile(file: string): {
  readonly load: () => PaperState | null;
  readonly save: (state: PaperState) => void;
} {
  return {
    load: () => {
      if (!existsSync(file)) return null;
      const state = JSON.parse(readFileSync(file, 'utf8')) as Partial<PaperState>;
      const isAccount = typeof state.date === 'string' && Array.isArray(state.orders) && Array.isArray(state.holdings);
      if (!isAccount) throw new Error(`${file} is no paper account; remove it to begin with a new one.`);
      return state as PaperState;
    },
    save: (state) => {
      mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
      writeFileSync(`${file}.next`, JSON.stringify(state), { mode: 0o600 });
      renameSync(`${file}.next`, file);
    },
  };
}
