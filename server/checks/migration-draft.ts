import { openDatabase } from '../src/platform/db/database.ts';
import { entities } from '../src/entities.ts';

/** Prints what the next migration has to do: the difference between the migrations so far and the entities. */
const orm = await openDatabase({ database: { kind: 'sqlite', file: ':memory:' } }, entities);
try {
  const sql = await orm.schema.getUpdateSchemaSQL({ wrap: false });
  console.log(sql.trim() === '' ? 'Nothing to do: migrations and entities agree.' : sql.replaceAll('`', '"'));
} finally {
  await orm.close();
}
