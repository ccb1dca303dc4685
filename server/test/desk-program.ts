import { flushCompileCache } from 'node:module';
import { setTimeout } from 'node:timers/promises';

import { entities } from '../src/entities.ts';
import { KisConnections } from '../src/market/kis/kis-connections.ts';
import { EmulatorClock } from '../src/market/market-clock.ts';
import { MarketService } from '../src/market/market.service.ts';
import { openBroker } from '../src/orders/broker.ts';
import { TradingDesk } from '../src/orders/trading-desk.ts';
import { TradingService } from '../src/orders/trading.service.ts';
import { openDatabase } from '../src/platform/db/database.ts';
import { Outbox } from '../src/platform/db/outbox.ts';
import { createLog } from '../src/platform/log.ts';
import { readSettings } from '../src/platform/settings.ts';
import { TableEventLog } from '../src/platform/table-event-log.ts';

/** A process that passes orders of a database to a broker until it is killed; says when it has nothing to do. */
const [dir, file, realUrl, paperUrl, lagMs] = process.argv.slice(2) as [string, string, string, string, string];
const settings = readSettings(['--data', dir], {
  KIS_BASE_URL: realUrl,
  KIS_PAPER_BASE_URL: paperUrl,
  KIS_PAPER_CALLS_PER_SECOND: '1000',
});
const orm = await openDatabase({ database: { kind: 'sqlite', file } }, entities);
const broker = { ...openBroker(settings.trading!, new KisConnections(dir)), listingLagMs: Number(lagMs) };
const parts = { orm, events: new TableEventLog(orm), outbox: new Outbox() };
const trading = new TradingService({ ...parts, broker: () => broker });
const market = new MarketService(new EmulatorClock(realUrl));
const desk = new TradingDesk({ ...parts, trading, market, log: createLog('silent') });

flushCompileCache(); // it will be killed, and could not do it then
process.send?.('ready');
await new Promise((resolve) => process.once('message', resolve));
let isTold = false;
for (;;) {
  const isBusy = await desk.hasWork();
  if (isBusy) await desk.pass();
  else if (!isTold) process.send?.('idle');
  isTold = !isBusy;
  await setTimeout(10);
}
