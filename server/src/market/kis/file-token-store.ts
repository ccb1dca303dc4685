import { randomUUID } from 'node:crypto';
import { chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { z } from 'zod';

import type { StoredToken, TokenStore } from './kis-token.ts';

const storedSchema = z.object({
  accessToken: z.string().nullable(),
  expiresAt: z.number(),
  requestedAt: z.number(),
});

/** Tokens as files below the data folder, readable by the owner alone. */
export class FileTokenStore implements TokenStore {
  readonly #folder: string;

  /** @param folder - Made on the first write; `<DATA_DIR>/kis-tokens`. */
  constructor(folder: string) {
    this.#folder = folder;
  }

  async get(key: string): Promise<StoredToken | null> {
    let text: string;
    try {
      text = await readFile(this.#path(key), 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
    // a damaged cache costs one token request, it must not keep the market closed
    const parsed = storedSchema.safeParse(parseJson(text));
    return parsed.success ? parsed.data : null;
  }

  async set(key: string, token: StoredToken): Promise<void> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    const draft = `${this.#path(key)}.${randomUUID()}`;
    await writeFile(draft, JSON.stringify(token), { mode: 0o600 });
    await chmod(draft, 0o600); // the umask may have taken bits, never given any; this makes the mode exact
    await rename(draft, this.#path(key));
  }

  async delete(key: string): Promise<void> {
    await rm(this.#path(key), { force: true });
  }

  #path(key: string): string {
    return join(this.#folder, `${key}.json`);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // the schema refuses null, so the caller sees a missing token
  }
}
