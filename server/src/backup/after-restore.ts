import { entities } from '../entities.ts';
import { openBroker } from '../orders/broker.ts';
import { TradingService } from '../orders/trading.service.ts';
import { KisConnections } from '../market/kis/kis-connections.ts';
import { recordAudit } from '../platform/db/audit.ts';
import { connectDatabase } from '../platform/db/database.ts';
import { Organisation } from '../platform/db/organisation.entity.ts';
import { Outbox } from '../platform/db/outbox.ts';
import { scopedEm, systemEm } from '../platform/db/scope.ts';
import type { Settings } from '../platform/settings.ts';
import { TableEventLog } from '../platform/table-event-log.ts';

import type { TableRows } from './table-rows.ts';

const author = { id: 'command:restore', personId: 'command:restore', name: null, requestId: null } as const;

/** What stands as the reason where trading is stopped; both languages, as people of both read it. */
export function restoreReason(asOf: Date): string {
  const seoul = new Date(asOf.getTime() + 9 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
  return `백업에서 복원됨 (${seoul} KST 기준). 그 뒤의 주문은 증권사에만 있습니다. 잔고와 체결을 대조한 뒤 재개하십시오. / Restored as of ${seoul} KST; later orders are known to the broker alone.`;
}

/** Before any program can start on restored rows: nothing may be sent, and nobody is signed in who may have been signed out since. */
export async function closeBeforeOpening(rows: TableRows, asOf: Date): Promise<void> {
  const now = rows.moment(new Date());
  await rows.execute(
    `update trading_state set is_halted = 1, reason = ?, switched_by_id = ?, switched_by_name = null, switched_at = ?,
     version = version + 1, updated_at = ?`,
    [restoreReason(asOf), author.personId, now, now],
  );
  await rows.execute('delete from auth_session');
}

/**
 * Stops trading of every organisation with its reason and takes back approvals of what had not left; what an audit asks for is written.
 *
 * @returns Number of organisations.
 */
export async function settleRestored(
  settings: Pick<Settings, 'database' | 'trading' | 'dataDir'>,
  archive: string,
  asOf: Date,
): Promise<number> {
  const orm = await connectDatabase(settings.database, entities);
  const events = new TableEventLog(orm);
  try {
    const { trading: account } = settings;
    const connections = new KisConnections(settings.dataDir);
    const broker = account === null ? null : openBroker(account, connections);
    const trading = new TradingService({ orm, events, outbox: new Outbox(), broker: () => broker });
    const organisations = await systemEm(orm).find(Organisation, {}, { orderBy: { id: 'asc' } });
    for (const { id, publicId } of organisations) {
      const em = scopedEm(orm, id);
      await trading.haltAfterRestore(em, restoreReason(asOf), author);
      await em.transactional(async (tx) => {
        recordAudit(tx, id, author, 'backup.restore', publicId, { archive, asOf: asOf.toISOString() });
        await tx.flush();
      });
    }
    return organisations.length;
  } finally {
    await events.close();
    await orm.close(true);
  }
}
