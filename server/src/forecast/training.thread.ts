import { createHash } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';

import { CompiledQuery } from 'kysely';
import type { Kysely } from 'kysely';

import { DomainError } from '@convergence/shared/errors';
import { decidePromotion, metricsByYear, metricsOf } from '@convergence/shared/forecast/evaluation';
import { forecastModels } from '@convergence/shared/forecast/models';
import { emptyPanel, fillPanel } from '@convergence/shared/forecast/panel';
import type { PricePanel } from '@convergence/shared/forecast/panel';
import { contextAt, walkForward } from '@convergence/shared/forecast/walk-forward';

import type { DatabaseSettings } from '../platform/settings.ts';

import type {
  ForecastArtefact,
  FromTraining,
  TrainedModel,
  TrainingRequest,
  TrainingResult,
} from './training-messages.ts';

/**
 * Thread of one training: reads every price there is with a connection of its own, walks all models over it and forecasts from
 * the last session. It ends when it has answered.
 */
const port = parentPort;
if (port === null) throw new Error('This file is the body of a worker thread.');

const LOCK_WAIT_MS = 15_000;
/** Reading is over by then; the walk tells the rest. */
const READ_SHARE = 0.2;

function send(message: FromTraining): void {
  port!.postMessage(message, []); // threads have no origin to name
}

interface StoredMarket {
  readonly panel: PricePanel;
  readonly isSimulated: boolean;
}

interface Close {
  readonly id: number;
  readonly date: string;
  readonly close: number;
}

/** What a training asks a database; one state of it for all questions. */
interface PriceReader {
  all<Row>(sql: string, asOfDate: string): Promise<readonly Row[]>;
  /** Rows of these issues; the statement ends with its conditions. */
  each(sql: string, asOfDate: string, ids: readonly number[]): AsyncIterable<Close> | Iterable<Close>;
  close(): Promise<void>;
}

async function openReader(database: DatabaseSettings): Promise<PriceReader> {
  return database.kind === 'mysql' ? openMysqlReader(database) : openSqliteReader(database.file);
}

function openSqliteReader(file: string): PriceReader {
  const db = new DatabaseSync(file, { readOnly: true });
  db.exec(`pragma busy_timeout = ${LOCK_WAIT_MS}`);
  db.exec('begin');
  return {
    all: <Row>(sql: string, asOfDate: string) =>
      Promise.resolve(db.prepare(sql).all(asOfDate) as unknown as readonly Row[]),
    each: (sql, asOfDate) => db.prepare(sql).iterate(asOfDate) as unknown as Iterable<Close>,
    close: () => Promise.resolve(db.close()),
  };
}

async function openMysqlReader(database: DatabaseSettings): Promise<PriceReader> {
  const { connectDatabase } = await import('../platform/db/database.ts'); // SQLite needs none of it
  const orm = await connectDatabase(database, []);
  const finished = Promise.withResolvers<void>();
  const reading = Promise.withResolvers<Kysely<object>>();
  const held = (orm.em.getKysely() as unknown as Kysely<object>).connection().execute(async (db) => {
    await db.executeQuery(CompiledQuery.raw('start transaction with consistent snapshot, read only'));
    reading.resolve(db);
    await finished.promise;
    await db.executeQuery(CompiledQuery.raw('rollback'));
  });
  held.catch(reading.reject);
  const db = await reading.promise;
  return {
    all: async <Row>(sql: string, asOfDate: string) =>
      (await db.executeQuery<Row>(CompiledQuery.raw(sql, [asOfDate]))).rows,
    each: (sql, asOfDate, ids) => rowsOf(db, sql, asOfDate, ids),
    close: async () => {
      finished.resolve();
      await held;
      await orm.close();
    },
  };
}

/** Issue by issue, each along the primary key. */
async function* rowsOf(
  db: Kysely<object>,
  sql: string,
  asOfDate: string,
  ids: readonly number[],
): AsyncIterable<Close> {
  for (const id of ids) {
    const { rows } = await db.executeQuery<Close>(CompiledQuery.raw(`${sql} and c.instrument_id = ?`, [asOfDate, id]));
    yield* rows;
  }
}

/** Row by row into one piece of memory: 14 million rows as objects would be gigabytes. */
async function readMarket({ database, asOfDate }: TrainingRequest): Promise<StoredMarket> {
  const reader = await openReader(database);
  try {
    const joined = 'from candle c join instrument i on i.id = c.instrument_id and i.dataset = c.dataset';
    const instruments = await reader.all<{ id: number; symbol: string; isSimulated: number }>(
      `select i.id, i.symbol, i.is_simulated as isSimulated from instrument i
        where exists (select 1 ${joined} where c.instrument_id = i.id and c.session_date <= ?) order by i.symbol`,
      asOfDate,
    );
    if (instruments.length === 0) throw new DomainError('E_HISTORY_TOO_SHORT', ['prices']);
    const dates = await reader.all<{ date: string }>(
      `select distinct session_date as date ${joined.split(' join')[0]} where session_date <= ? order by 1`,
      asOfDate,
    );
    const panel = emptyPanel(
      instruments.map(({ symbol }) => symbol),
      dates.map(({ date }) => date),
    );
    const rowOf = new Map(dates.map(({ date }, row) => [date, row]));
    const columnOf = new Map(instruments.map(({ id }, column) => [id, column]));
    const rows = reader.each(
      `select c.instrument_id as id, c.session_date as date, c.close_krw as close ${joined} where c.session_date <= ?`,
      asOfDate,
      instruments.map(({ id }) => id),
    );
    for await (const { id, date, close } of rows) {
      const at = rowOf.get(date)! * instruments.length + columnOf.get(id)!;
      if (!(close > 0)) continue; // a halted session that was stored as a row
      panel.closes[at] = close;
      panel.traded[at] = 1;
    }
    return { panel: fillPanel(panel), isSimulated: instruments.some(({ isSimulated }) => isSimulated === 1) };
  } finally {
    await reader.close();
  }
}

/** Of symbols, sessions, prices and which of them are trades; little-endian on every machine that Node runs on. */
function hashOf({ symbols, dates, closes, traded }: PricePanel): string {
  return createHash('sha256')
    .update(JSON.stringify({ symbols, dates }))
    .update(new Uint8Array(closes.buffer, closes.byteOffset, closes.byteLength))
    .update(traded)
    .digest('hex');
}

async function train(request: TrainingRequest): Promise<TrainingResult> {
  const { settings } = request;
  const { panel, isSimulated } = await readMarket(request);
  send({ kind: 'progress', ratio: READ_SHARE });
  const dataSha256 = hashOf(panel);
  const periods = walkForward(panel, forecastModels, settings, (ratio) =>
    send({ kind: 'progress', ratio: READ_SHARE + (1 - READ_SHARE) * ratio }),
  );
  const metrics = Object.fromEntries(forecastModels.map(({ name }) => [name, metricsOf(periods, name, settings)]));
  const { promoted, reasons } = decidePromotion(metrics);
  const context = contextAt(panel, panel.dates.length - 1, settings);
  return {
    dataSha256,
    dataFromDate: panel.dates[0]!,
    dataToDate: panel.dates.at(-1)!,
    instrumentCount: panel.symbols.length,
    isDataSimulated: isSimulated,
    models: forecastModels.map((model): TrainedModel => {
      const { name, version } = model;
      const fitted = model.fit(context);
      const { expected, standardError, deviation } = fitted.predict(context);
      const known = panel.symbols.flatMap((_, i) => (Number.isNaN(expected[i]!) ? [] : [i]));
      const artefact: ForecastArtefact = {
        model: name,
        version,
        dataSha256,
        asOfDate: panel.dates.at(-1)!,
        settings,
        parameters: fitted.parameters,
        symbols: known.map((i) => panel.symbols[i]!),
        expected: known.map((i) => expected[i]!),
        standardError: known.map((i) => standardError[i]!),
        deviation: known.map((i) => deviation[i]!),
      };
      return {
        model: name,
        version,
        reason: reasons[name]!,
        isPromoted: name === promoted,
        metrics: metrics[name]!,
        years: metricsByYear(periods, name, settings),
        periods: periods.map(({ asOfDate, endDate, instrumentCount, scores }) => ({
          asOfDate,
          endDate,
          instrumentCount,
          ...scores[name]!,
        })),
        artefact,
      };
    }),
  };
}

try {
  send({ kind: 'result', result: await train(workerData as TrainingRequest) });
} catch (error) {
  const { message } = error instanceof Error ? error : new Error(String(error));
  const domain = error instanceof DomainError ? { code: error.code, path: error.path } : null;
  send({ kind: 'failure', message, domain });
}
