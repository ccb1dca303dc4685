import { z } from 'zod';

import { columnKinds } from './table-rows.ts';

/** Of the form on disk; a program reads the forms up to its own. */
export const ARCHIVE_FORMAT = 1;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.int().nonnegative();

/** A file of an archive: a run of whole lines, compressed, and encrypted where there is a key. */
const partShape = z.object({ key: z.string(), lines: count, sizeBytes: count, sha256 });

const tableShape = z.object({
  name: z.string(),
  columns: z.array(z.object({ name: z.string(), kind: z.enum(columnKinds) })),
  rows: count,
  /** Of all lines, before compression: the same on every engine. */
  sha256,
  /** What the next row is numbered; null where rows are not. */
  nextId: z.number().nullable(),
  parts: z.array(partShape),
});

const manifestShape = z.object({
  format: z.int(),
  id: z.string().regex(/^[0-9]{8}T[0-9]{6}Z-[0-9a-f]{6}$/),
  /** When its rows were looked at, and when it was complete. */
  createdAt: z.iso.datetime(),
  finishedAt: z.iso.datetime(),
  engineVersion: z.string(),
  database: z.object({ engine: z.enum(['sqlite', 'mysql']), version: z.string(), name: z.string() }),
  /** Of the database, ascending: it is restored to exactly these, and then brought forward. */
  migrations: z.array(z.string()).min(1),
  keyId: z.string().nullable(),
  /** Where changes after it are to be looked for; null: it cannot be taken further. */
  log: z.object({ file: z.string(), position: z.int(), gtids: z.string() }).nullable(),
  hasSecrets: z.boolean(),
  tables: z.array(tableShape),
  objects: z.object({ count, sizeBytes: count, sha256, parts: z.array(partShape) }),
});

export type Manifest = z.infer<typeof manifestShape>;
export type ArchivePart = z.infer<typeof partShape>;
export type ArchivedTable = z.infer<typeof tableShape>;

/** One line of the list of objects. */
export const archivedObjectShape = z.object({
  bucket: z.enum(['raw', 'runs', 'reports', 'models', 'prompts']),
  key: z.string(),
  sizeBytes: count,
  /** Milliseconds since 1970, as the store said: with the size it tells that an object was not touched since. */
  modifiedMs: z.number(),
  sha256,
});
export type ArchivedObject = z.infer<typeof archivedObjectShape>;

const sealedShape = z.object({ manifest: z.string(), signature: z.string() });

/** An archive that cannot be used; the message says why and what to do. */
export class ArchiveError extends Error {
  override readonly name = 'ArchiveError';
}

/** Key of the file that is written last: an archive without it was cut off and is none. */
export function manifestKey(id: string): string {
  return `archives/${id}/manifest.json`;
}

/** Names sort by time. */
export function archiveId(at: Date, random: string): string {
  return `${at.toISOString().replaceAll(/[-:]|\.\d+/g, '')}-${random}`;
}

export function writeManifest(manifest: Manifest, sign: (text: string) => string): Uint8Array {
  const text = JSON.stringify(manifest);
  return Buffer.from(`${JSON.stringify({ manifest: text, signature: sign(text) })}\n`);
}

/** @throws ArchiveError where it is damaged, was changed, is of a newer program, or of another key. */
export function readManifest(
  bytes: Uint8Array,
  seal: { readonly keyId: string | null; isSigned(text: string, signature: string): boolean },
): Manifest {
  const sealed = sealedShape.safeParse(jsonOrNull(Buffer.from(bytes).toString('utf8')));
  const body = sealed.success ? jsonOrNull(sealed.data.manifest) : null;
  const { format, keyId = null } = (body ?? {}) as { readonly format?: unknown; readonly keyId?: string | null };
  if (!sealed.success || typeof format !== 'number') throw new ArchiveError('The manifest of the archive is damaged.');
  if (format > ARCHIVE_FORMAT)
    throw new ArchiveError(
      `The archive is of format ${format}, this program reads ${ARCHIVE_FORMAT}: take the newer program.`,
    );
  if (keyId !== null && seal.keyId === null)
    throw new ArchiveError(`The archive is encrypted: give BACKUP_KEY (the key with id ${keyId}).`);
  if (keyId !== seal.keyId)
    throw new ArchiveError(
      keyId === null
        ? 'The archive is not encrypted: unset BACKUP_KEY to read it.'
        : `The archive was encrypted with the key of id ${keyId}, and BACKUP_KEY is the one of ${seal.keyId}.`,
    );
  if (!seal.isSigned(sealed.data.manifest, sealed.data.signature))
    throw new ArchiveError('The manifest of the archive was changed or damaged: its signature does not fit.');
  const parsed = manifestShape.safeParse(body);
  if (!parsed.success) throw new ArchiveError('The manifest of the archive is damaged.');
  return parsed.data;
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // answered as damaged
  }
}
