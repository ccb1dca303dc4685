import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { entities } from '../entities.ts';
import { TradingState } from '../orders/order.entity.ts';
import { recordAudit } from '../platform/db/audit.ts';
import { openDatabase } from '../platform/db/database.ts';
import { createTestOrganisation } from '../platform/db/test-database.ts';
import { scopedEm } from '../platform/db/scope.ts';
import { newId } from '../platform/ids.ts';
import type { ObjectStore } from '../platform/object-store.ts';
import { openObjects } from '../platform/platform.ts';
import { secretsOf } from '../platform/secrets.ts';
import { readSettings } from '../platform/settings.ts';
import type { Settings } from '../platform/settings.ts';
import { storeSampleMarket } from '../simulation/test-platform.ts';

import { TableRows } from './table-rows.ts';

/** A folder for one test file. */
export function scratchFolder(): { readonly dir: string; remove(): void } {
  const dir = mkdtempSync(path.join(tmpdir(), 'convergence-backup-'));
  return { dir, remove: () => rmSync(dir, { recursive: true, force: true }) };
}

/** Settings of an embedded installation in the folder, with archives beside it. */
export function embeddedSettings(dir: string, variables: Readonly<Record<string, string>> = {}): Settings {
  return readSettings(['--data', path.join(dir, 'data')], { BACKUP_DIR: path.join(dir, 'archives'), ...variables });
}

/** What is put into the object store of a test. */
export const testObjects = [
  ['raw', 'kis/2026/11/23.json', Buffer.from('{"시세":[1,2,3]}')],
  ['reports', 'rep_1/report.pdf', Buffer.from(Array.from({ length: 5000 }, (_, at) => at % 256))],
  ['runs', 'run_1/0', Buffer.alloc(0)],
  ['models', 'copy-of-the-report', Buffer.from(Array.from({ length: 5000 }, (_, at) => at % 256))],
] as const;

/** An organisation with a state of trading, an audit row, ten shares over 400 days, and objects. @returns Its internal id. */
export async function fillInstallation(settings: Settings): Promise<number> {
  const orm = await openDatabase(settings, entities);
  const objects: ObjectStore = await openObjects(settings.objects, secretsOf(settings).signing);
  try {
    await storeSampleMarket({ orm });
    const organisationId = await createTestOrganisation(orm, '한글 “운영사” 🏦 \n\t\\ \' "');
    const em = scopedEm(orm, organisationId);
    await em.insert(TradingState, {
      publicId: newId('trs'),
      organisation: organisationId,
      version: 1,
      isHalted: false,
      maximumOrderKrw: Number.MAX_SAFE_INTEGER,
      maximumDayKrw: 0,
      maximumInstrumentRatio: 0.1 + 0.2,
      maximumDayOrders: 500,
      priceBandRatio: 1e-7,
      updatedAt: new Date('2026-11-23T03:04:05.678Z'),
    });
    await em.transactional(async (tx) => {
      const details = { b: 1, a: [null, true, '𝄞'], nested: { z: -0.5, y: '' } };
      recordAudit(tx, organisationId, null, 'test.fill', 'org', details);
      await tx.flush();
    });
    for (const [bucket, key, bytes] of testObjects) await objects.put(bucket, key, bytes);
    return organisationId;
  } finally {
    await orm.close();
    await objects.close();
  }
}

/** Count and SHA-256 of each table. */
export async function fingerprints({ database }: Settings): Promise<Readonly<Record<string, string>>> {
  const rows = await TableRows.open(database);
  try {
    const found: Record<string, string> = {};
    for (const { name } of await rows.tables()) {
      const { rows: count, sha256 } = await rows.fingerprint(name);
      found[name] = `${count} ${sha256}`;
    }
    return found;
  } finally {
    await rows.close();
  }
}
