import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { z } from 'zod';

import { SettingsError } from './settings.ts';
import type { Secrets, Settings } from './settings.ts';

const secret = z.string().min(43);
export const secretsShape = z.object({ cookie: secret, signing: secret, pepper: secret });

/** Those that the settings give, else those of the data folder. @throws SettingsError as `readSecrets`. */
export function secretsOf({ secrets, dataDir }: Pick<Settings, 'secrets' | 'dataDir'>): Secrets {
  return secrets ?? readSecrets(dataDir);
}

/**
 * The secrets of this installation, made at the first start and kept in `secrets.json`, which only its owner may read.
 *
 * Two processes that start at once get the same ones.
 *
 * @throws SettingsError E_SETTINGS where others may read the file, or it is damaged.
 */
export function readSecrets(dataDir: string): Secrets {
  const file = path.join(dataDir, 'secrets.json');
  mkdirSync(dataDir, { recursive: true });
  makeOnce(file);
  if ((statSync(file).mode & 0o077) !== 0) {
    throw new SettingsError('data', `${file} can be read by others; run chmod 600 on it.`);
  }
  const parsed = secretsShape.safeParse(jsonOrNull(readFileSync(file, 'utf8')));
  if (!parsed.success)
    throw new SettingsError('data', `${file} is damaged; restore it, or remove it, which signs everybody out.`);
  return parsed.data;
}

/** Written aside and then linked: the file appears whole, and only if there is none. */
function makeOnce(file: string): void {
  const draft = `${file}.${process.pid}`;
  const made: Secrets = { cookie: newSecret(), signing: newSecret(), pepper: newSecret() };
  writeFileSync(draft, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 });
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
}

function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // answered as damaged
  }
}
