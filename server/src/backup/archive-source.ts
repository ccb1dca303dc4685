import { archivedBytes, archivedObjects, archivedRows } from './archive-reader.ts';
import type { Manifest } from './archive-format.ts';
import type { ArchivePlace } from './archive-lines.ts';
import type { LoadSource } from './load-rows.ts';

/** An archive as something to load from. */
export function sourceOfArchive(place: ArchivePlace, manifest: Manifest): LoadSource {
  return {
    migrations: manifest.migrations,
    tables: manifest.tables.map((table) => ({
      ...table,
      expected: () => Promise.resolve(table),
      pages: () => archivedRows(place, table),
    })),
    objects: () => archivedObjects(place, manifest),
    bytes: (object) => archivedBytes(place, object),
  };
}
