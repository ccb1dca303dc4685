import { randomUUID } from 'node:crypto';
import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { z } from 'zod';

import { TOKEN_INTERVAL_MS } from './kis-token.ts';
import type { StoredToken, TokenClaim, TokenStore } from './kis-token.ts';

const storedSchema = z.object({
  accessToken: z.string().nullable(),
  expiresAt: z.number(),
  requestedAt: z.number(),
});

/** Tokens of one process as files below its data folder, readable by the owner alone. */
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

  async claim(key: string, now: number): Promise<TokenClaim> {
    const known = await this.get(key);
    const waitMs = known ? Math.min(known.requestedAt + TOKEN_INTERVAL_MS - now, TOKEN_INTERVAL_MS) : 0;
    if (waitMs > 0) return { waitMs };
    await this.#write(key, { accessToken: null, expiresAt: 0, requestedAt: now });
    return { requestedAt: now };
  }

  async keep(key: string, token: StoredToken): Promise<void> {
    await this.#write(key, token);
  }

  async forget(key: string, requestedAt: number): Promise<void> {
    const known = await this.get(key);
    if (known?.requestedAt === requestedAt) await this.#write(key, { ...known, accessToken: null });
  }

  async #write(key: string, token: StoredToken): Promise<void> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    const draft = `${this.#path(key)}.${randomUUID()}`;
    await writeFile(draft, JSON.stringify(token), { mode: 0o600 });
    await chmod(draft, 0o600); // the umask may have taken bits, never given any; this makes the mode exact
    await rename(draft, this.#path(key));
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
