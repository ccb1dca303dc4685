import { createHash } from 'node:crypto';

import { buckets } from '../platform/object-store.ts';
import type { ObjectStore } from '../platform/object-store.ts';

import type { ArchivedObject } from './archive-format.ts';
import { sha256Of } from './archive-lines.ts';
import type { LoadedTable, LoadSource } from './load-rows.ts';
import type { TableRows } from './table-rows.ts';

/** Objects of one listing. */
const OBJECTS_AT_ONCE = 100;

/** A stopped installation as something to load from. @param rows - With a snapshot begun. */
export async function sourceOfStore(rows: TableRows, objects: ObjectStore): Promise<LoadSource> {
  const tables: LoadedTable[] = [];
  for (const shape of await rows.tables()) {
    const read = Promise.withResolvers<{ rows: number; sha256: string }>();
    tables.push({
      ...shape,
      nextId: await rows.nextId(shape.name),
      expected: () => read.promise,
      pages: async function* () {
        const hash = createHash('sha256');
        let count = 0;
        for await (const page of rows.pages(shape.name)) {
          hash.update(page.map((row) => `${JSON.stringify(row)}\n`).join(''));
          count += page.length;
          yield page;
        }
        read.resolve({ rows: count, sha256: hash.digest('hex') });
      },
    });
  }
  const bytes = async (bucket: ArchivedObject['bucket'], key: string): Promise<Uint8Array> => {
    const found = await objects.get(bucket, key);
    if (found === null) throw new Error(`Object ${bucket}/${key} has gone while it was moved.`);
    return found;
  };
  return {
    migrations: await rows.migrations(),
    tables,
    objects: async function* () {
      for (const bucket of buckets) {
        let some: ArchivedObject[] = [];
        for await (const { key, sizeBytes, modifiedAt } of objects.list(bucket, '')) {
          const sha256 = sha256Of(await bytes(bucket, key));
          some.push({ bucket, key, sizeBytes, modifiedMs: modifiedAt.getTime(), sha256 });
          if (some.length < OBJECTS_AT_ONCE) continue;
          yield some;
          some = [];
        }
        if (some.length > 0) yield some;
      }
    },
    bytes: ({ bucket, key }) => bytes(bucket, key),
  };
}
