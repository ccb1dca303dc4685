import type { EntityMetadata, MetadataStorage } from '@mikro-orm/core';

/** Column types that would not keep what SQLite keeps, and those that do. */
const widened: Readonly<Record<string, string>> = { text: 'longtext', json: 'longtext', int: 'bigint' };

/**
 * What the entities say, as MySQL needs it said: there a text ends at 64 KB, an integer at 2^31 and a JSON column sorts its keys,
 * while SQLite keeps all three as they were given.
 */
export function fitForMysql(storage: MetadataStorage): void {
  for (const meta of storage.getAll().values()) fitTable(meta);
}

function fitTable(meta: EntityMetadata): void {
  for (const property of Object.values(meta.properties)) {
    if (property.primary || property.kind !== 'scalar' || property.version) continue;
    property.columnTypes = property.columnTypes.map((type) => widened[type] ?? type);
  }
  for (const trigger of meta.triggers ?? []) {
    if (typeof trigger.body === 'string') trigger.body = refusalForMysql(trigger.body);
  }
}

/** How a trigger refuses what it stands before. */
function refusalForMysql(body: string): string {
  return body.replace(/^select raise\(abort, ('[^']*')\);$/, "signal sqlstate '45000' set message_text = $1;");
}
