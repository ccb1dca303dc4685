import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { mkdir, open, readFile, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';

import { buckets, checkKey, isKey } from './object-store.ts';
import type { Bucket, ObjectStat, ObjectStore } from './object-store.ts';
import { OutageError } from './outage.ts';

/** Folders of a key end with it, which no key may contain, so that `a` and `a/b` can both be objects. */
const folderMark = '~';
/** Where bytes are written before they get their name. */
const unfinished = '.unfinished';
/** No write takes so long: what is older was left behind by a process that was killed. */
const LEFT_BEHIND_MS = 60 * 60_000;

/** Objects as files of a folder; addresses are signed with an HMAC and served by `objectRoute`. */
export class FolderObjectStore implements ObjectStore {
  readonly #dir: string;
  readonly #signingKey: string;
  #tidiedAt = -Infinity;

  /**
   * @param dir - Made when it is missing; nothing else may write there.
   * @param signingKey - Whoever has it can make addresses.
   */
  constructor(dir: string, signingKey: string) {
    this.#dir = dir;
    this.#signingKey = signingKey;
  }

  /** @throws OutageError where the disk is full: whoever has to write waits until there is room. Nothing is left of it. */
  async put(bucket: Bucket, key: string, bytes: Uint8Array): Promise<void> {
    try {
      await this.#write(bucket, key, bytes);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== 'ENOSPC' && code !== 'EDQUOT') throw error;
      const what = `there is no room on the disk of ${this.#dir} (${code}): free some, and what waits goes on`;
      throw new OutageError('object store', what, { cause: error });
    }
  }

  async #write(bucket: Bucket, key: string, bytes: Uint8Array): Promise<void> {
    const target = this.#file(bucket, key);
    const draft = path.join(this.#dir, unfinished, randomBytes(12).toString('hex'));
    await mkdir(path.dirname(draft), { recursive: true });
    await mkdir(path.dirname(target), { recursive: true });
    await this.#tidy();
    try {
      await writeDurably(draft, bytes);
      await rename(draft, target);
    } catch (error) {
      await rm(draft, { force: true });
      throw error;
    }
    await syncFolder(path.dirname(target));
  }

  get(bucket: Bucket, key: string): Promise<Uint8Array | null> {
    return unlessMissing(async () => new Uint8Array(await readFile(this.#file(bucket, key))));
  }

  stat(bucket: Bucket, key: string): Promise<ObjectStat | null> {
    return unlessMissing(async () => {
      const { size, mtime } = await stat(this.#file(bucket, key));
      return { key, sizeBytes: size, modifiedAt: mtime };
    });
  }

  async *list(bucket: Bucket, prefix: string): AsyncIterable<ObjectStat> {
    const keys = await this.#keysBelow(path.join(this.#dir, bucket), '');
    for (const key of keys.filter((name) => name.startsWith(prefix)).toSorted()) {
      const found = await this.stat(bucket, key);
      if (found) yield found;
    }
  }

  async remove(bucket: Bucket, key: string): Promise<void> {
    await rm(this.#file(bucket, key), { force: true });
  }

  /** A path on this server, `/objects/…`, without host. */
  signedUrl(bucket: Bucket, key: string, ttlSeconds: number): Promise<string> {
    checkKey(key);
    const expires = Math.floor(Date.now() / 1000) + ttlSeconds;
    const query = new URLSearchParams({ expires: String(expires), signature: this.#sign(bucket, key, expires) });
    return Promise.resolve(`/objects/${bucket}/${key}?${query.toString()}`);
  }

  /** The bytes behind a signed address, or null where it is wrong, has expired, or nothing is there. */
  getSigned(bucket: string, key: string, expires: string, signature: string): Promise<Uint8Array | null> {
    const knownBucket = buckets.find((name) => name === bucket);
    if (!knownBucket || !isKey(key) || !/^\d{1,12}$/.test(expires)) return Promise.resolve(null);
    const expected = Buffer.from(this.#sign(knownBucket, key, Number(expires)));
    const given = Buffer.from(signature);
    const isGenuine = given.length === expected.length && timingSafeEqual(given, expected);
    if (!isGenuine || Number(expires) * 1000 < Date.now()) return Promise.resolve(null);
    return this.get(knownBucket, key);
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  /** Removes what killed processes have left half written; looked for at the first write and then once an hour. */
  async #tidy(): Promise<void> {
    const now = Date.now();
    if (now - this.#tidiedAt < LEFT_BEHIND_MS) return;
    this.#tidiedAt = now;
    const dir = path.join(this.#dir, unfinished);
    for (const name of await readdir(dir)) {
      const file = path.join(dir, name);
      const written = await unlessMissing(() => stat(file)); // another process may have just finished it
      if (written && now - written.mtimeMs > LEFT_BEHIND_MS) await rm(file, { force: true });
    }
  }

  #sign(bucket: Bucket, key: string, expires: number): string {
    return createHmac('sha256', this.#signingKey).update(`${bucket}\n${key}\n${expires}`).digest('base64url');
  }

  #file(bucket: Bucket, key: string): string {
    checkKey(key);
    const steps = key.split('/');
    return path.join(this.#dir, bucket, ...steps.slice(0, -1).map((step) => step + folderMark), steps.at(-1)!);
  }

  async #keysBelow(dir: string, prefix: string): Promise<string[]> {
    const entries = (await unlessMissing(() => readdir(dir, { withFileTypes: true }))) ?? [];
    const keys: string[] = [];
    for (const entry of entries) {
      if (entry.isFile()) keys.push(prefix + entry.name);
      else keys.push(...(await this.#keysBelow(path.join(dir, entry.name), `${prefix}${entry.name.slice(0, -1)}/`)));
    }
    return keys;
  }
}

async function writeDurably(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, 'wx');
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Without it a name can be lost when the power fails, though its bytes are there. */
async function syncFolder(dir: string): Promise<void> {
  const handle = await open(dir, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function unlessMissing<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw error;
  }
}
