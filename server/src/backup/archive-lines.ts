import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';

import type { ObjectStore } from '../platform/object-store.ts';

import { ArchiveError } from './archive-format.ts';
import type { ArchivePart } from './archive-format.ts';
import type { ArchiveSeal } from './archive-seal.ts';

const pack = promisify(gzip);
const unpack = promisify(gunzip);

/** Text of one file before it is compressed: what is in memory at once. */
const PART_BYTES = 4 * 1024 * 1024;
/** A line is far shorter; a file that claims more would fill the memory. */
const MOST_BYTES = 1024 * 1024 * 1024;

/** Where files of archives lie, and what is done to their bytes. */
export interface ArchivePlace {
  readonly store: ObjectStore;
  readonly seal: ArchiveSeal;
}

export interface Lines {
  readonly lines: number;
  readonly sizeBytes: number;
  /** Of all lines with their ends. */
  readonly sha256: string;
  readonly parts: ArchivePart[];
}

/** Writes lines into files one after the other; memory holds one file. Call `end` for what is left. */
export class LineWriter {
  readonly #place: ArchivePlace;
  readonly #stem: string;
  readonly #hash = createHash('sha256');
  readonly #parts: ArchivePart[] = [];
  #text: string[] = [];
  #bytes = 0;
  #lines = 0;

  /** @param stem - Key of the files without their number. */
  constructor(place: ArchivePlace, stem: string) {
    this.#place = place;
    this.#stem = stem;
  }

  async write(values: readonly unknown[]): Promise<void> {
    for (const value of values) {
      const line = `${JSON.stringify(value)}\n`;
      this.#text.push(line);
      this.#bytes += line.length;
      if (this.#bytes >= PART_BYTES) await this.#flush();
    }
  }

  async end(): Promise<Lines> {
    await this.#flush();
    const sizeBytes = this.#parts.reduce((sum, part) => sum + part.sizeBytes, 0);
    return { lines: this.#lines, sizeBytes, sha256: this.#hash.digest('hex'), parts: this.#parts };
  }

  async #flush(): Promise<void> {
    if (this.#text.length === 0) return;
    const plain = Buffer.from(this.#text.join(''));
    const lines = this.#text.length;
    this.#text = [];
    this.#bytes = 0;
    this.#lines += lines;
    this.#hash.update(plain);
    const { store, seal } = this.#place;
    const number = String(this.#parts.length + 1).padStart(6, '0');
    const key = `${this.#stem}.${number}.jsonl.gz${seal.keyId === null ? '' : '.enc'}`;
    const bytes = seal.lock(await pack(plain, { level: 6 }), key);
    await store.put('backup', key, bytes);
    this.#parts.push({ key, lines, sizeBytes: bytes.length, sha256: sha256Of(bytes) });
  }
}

/**
 * Reads lines back, some at a time, and checks every byte on the way.
 *
 * @throws ArchiveError where a file is missing, was changed or cut, or the lines are not those that were written.
 */
export async function* readLines(
  { store, seal }: ArchivePlace,
  { parts, sha256 }: Pick<Lines, 'parts' | 'sha256'>,
): AsyncGenerator<readonly unknown[]> {
  const hash = createHash('sha256');
  for (const part of parts) {
    const bytes = await store.get('backup', part.key);
    if (bytes === null) throw new ArchiveError(`${part.key} is missing.`);
    if (sha256Of(bytes) !== part.sha256) throw new ArchiveError(`${part.key} was changed or damaged.`);
    let plain: Buffer;
    try {
      plain = await unpack(seal.open(bytes, part.key), { maxOutputLength: MOST_BYTES });
    } catch (cause) {
      throw new ArchiveError(cause instanceof Error ? cause.message : `${part.key} is damaged.`, { cause });
    }
    hash.update(plain);
    const lines = plain.toString('utf8').split('\n');
    if (lines.pop() !== '' || lines.length !== part.lines) throw new ArchiveError(`${part.key} has lost lines.`);
    yield lines.map((line): unknown => JSON.parse(line));
  }
  if (hash.digest('hex') !== sha256)
    throw new ArchiveError(`The files of ${parts[0]?.key ?? 'a table'} do not belong together.`);
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
