import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';

/** Documents by the hash of their text: `sha256:<hex>`. */
export type PersistedOperations = ReadonlyMap<string, string>;

/** Id under which a document is kept. */
export function documentIdOf(document: string): string {
  return `sha256:${createHash('sha256').update(document).digest('hex')}`;
}

/**
 * Reads the manifests of the SPA's build: JSON objects from sha-256 (hex, with or without `sha256:`) to the document.
 *
 * @param files - The newest first; those that do not exist are left out, since the server also runs without the SPA.
 * @throws Error where a file is no manifest, or a document does not have the hash that it is listed under.
 */
export function loadPersistedOperations(files: readonly string[]): PersistedOperations {
  const operations = new Map<string, string>();
  for (const file of files) {
    if (!existsSync(file)) continue;
    const manifest: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof manifest !== 'object' || manifest === null || Array.isArray(manifest)) {
      throw new Error(`${file} is not a manifest of persisted operations; build the client again`);
    }
    for (const [key, document] of Object.entries(manifest)) {
      const id = key.startsWith('sha256:') ? key : `sha256:${key}`;
      if (typeof document !== 'string' || documentIdOf(document) !== id) {
        throw new Error(`${file}: the document under ${key} does not have this hash; build the client again`);
      }
      operations.set(id, document);
    }
  }
  return operations;
}

/** Names of the operations of our own pages: the closed list that metrics are told by. */
export function operationNames(operations: PersistedOperations): ReadonlySet<string> {
  return new Set(
    [...operations.values()].flatMap((document) =>
      [...document.matchAll(/\b(?:query|mutation|subscription)\s+(\w+)/g)].map(([, name]) => name!),
    ),
  );
}
