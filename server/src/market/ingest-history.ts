import type { SectorCode } from '@convergence/shared/threat/catalogue';

import type { Orm } from '../platform/db/database.ts';
import { systemEm } from '../platform/db/scope.ts';
import { newId } from '../platform/ids.ts';
import type { ObjectStore } from '../platform/object-store.ts';

import type { CandleWriter } from './candle-writer.ts';
import type { InstrumentDraft } from './bulk-candle-messages.ts';
import { recordFailure, resolveFailure } from './etl-failures.ts';
import type { EtlTask } from './etl-failures.ts';
import { sectorOfIssuer } from './issuer-sector.ts';
import type { KisClient, KisPage } from './kis/kis-client.ts';
import { KisError } from './kis/kis-error.ts';
import type { KisFailure } from './kis/kis-error.ts';
import type { KisCandle, KisIndexCandle, KisStockInfo } from './kis/kis-wire.ts';
import { IndexCandle, IngestedRange, Instrument } from './market.entity.ts';
import type { MarketSegment } from './market.entity.ts';
import { todayInSeoul } from './trading-days.ts';

/** What ingestion works with. */
export interface IngestParts {
  readonly client: Pick<KisClient, 'stockInfo' | 'dailyChart' | 'indexChart'>;
  readonly orm: Orm;
  readonly objects: ObjectStore;
  /** On the file of `orm`; used by one ingestion at a time. */
  readonly writer: CandleWriter;
  /** Milliseconds since the epoch; dates the raw answers. */
  readonly now: () => number;
  /** From the market's clock: the emulator's made-up issuers are marked in every row. */
  readonly isSimulated: boolean;
  /** The operator's own sectors by symbol; they go before the mapping of industry names, which knows no security vendor. */
  readonly sectors: Readonly<Record<string, SectorCode>>;
}

export interface IngestRequest {
  /** In the order in which they should be there. */
  readonly symbols: readonly string[];
  readonly indexCodes: readonly string[];
  /** First and last day, `YYYY-MM-DD`; the last no later than the market's now, or half a day would be stored. */
  readonly from: string;
  readonly to: string;
  readonly onProgress?: (progress: IngestProgress) => void;
  readonly signal?: AbortSignal;
}

export interface IngestProgress {
  readonly doneCount: number;
  readonly totalCount: number;
  /** The issue or index that was finished last. */
  readonly code: string;
}

export interface IngestOutcome {
  readonly insertedCount: number;
  readonly updatedCount: number;
  /** Calls for charts that were made; 0 where everything was there. */
  readonly pageCount: number;
  /** Codes that could not be fetched, with the class of the failure. */
  readonly failures: readonly { readonly code: string; readonly failure: KisFailure }[];
}

const ITEM_CHART = 'inquire-daily-itemchartprice';
const INDEX_CHART = 'inquire-daily-indexchartprice';
/** Issues fetched at a time: enough to keep the limiter busy while answers travel and rows are stored. */
const FETCHERS = 6;
/** Rows of an index in one statement; SQLite takes 32,766 parameters. */
const INDEX_ROWS = 1_000;

/** Classes of failure that may pass; the others stay until somebody does something. */
const passing: ReadonlySet<KisFailure> = new Set(['SLOW_DOWN', 'UNKNOWN_OUTCOME', 'TRANSIENT', 'RENEW_TOKEN']);

/** Whether a later attempt may succeed where this one failed. */
export function mayPass(failure: KisFailure): boolean {
  return passing.has(failure);
}

/**
 * Brings the histories of issues and indices up to a day: fetches what is missing, keeps every answer as it came, stores
 * the rows. Each issue is stored in one transaction with the range it covers, so an ingestion that was cut off goes on
 * where it was, and one that is repeated asks for nothing.
 *
 * A failed issue is written to `etl_failure`, the others go on; what may pass is tried once more at the end.
 *
 * @throws KisError of class CONFIGURATION, which no issue could escape; anything that is not a KisError.
 * Cost: one call for each 100 sessions of an issue, 50 of an index, and one for its master record.
 */
export async function ingestHistory(parts: IngestParts, request: IngestRequest): Promise<IngestOutcome> {
  return new Ingestion(parts, request).run();
}

interface Task {
  readonly call: typeof ITEM_CHART | typeof INDEX_CHART;
  readonly code: string;
}

class Ingestion {
  readonly #parts: IngestParts;
  readonly #request: IngestRequest;
  readonly #day: string;
  readonly #stop = new AbortController();
  readonly #signal: AbortSignal;
  readonly #failures = new Map<string, KisFailure>();
  #writing: Promise<unknown> = Promise.resolve();
  #insertedCount = 0;
  #updatedCount = 0;
  #pageCount = 0;
  #doneCount = 0;

  constructor(parts: IngestParts, request: IngestRequest) {
    this.#parts = parts;
    this.#request = request;
    this.#day = todayInSeoul(parts.now());
    this.#signal = request.signal ? AbortSignal.any([request.signal, this.#stop.signal]) : this.#stop.signal;
  }

  async run(): Promise<IngestOutcome> {
    const tasks: Task[] = [
      ...this.#request.symbols.map((code) => ({ call: ITEM_CHART, code }) as const),
      ...this.#request.indexCodes.map((code) => ({ call: INDEX_CHART, code }) as const),
    ];
    await this.#fetchAll(tasks, tasks.length);
    const again = tasks.filter(({ code }) => {
      const failure = this.#failures.get(code);
      return failure !== undefined && mayPass(failure);
    });
    await this.#fetchAll(again, tasks.length);
    return {
      insertedCount: this.#insertedCount,
      updatedCount: this.#updatedCount,
      pageCount: this.#pageCount,
      failures: [...this.#failures].map(([code, failure]) => ({ code, failure })),
    };
  }

  async #fetchAll(tasks: readonly Task[], totalCount: number): Promise<void> {
    const waiting = [...tasks];
    const fetcher = async (): Promise<void> => {
      for (let task = waiting.shift(); task; task = waiting.shift()) {
        if (await this.#attempt(task)) {
          this.#doneCount += 1;
          this.#request.onProgress?.({ doneCount: this.#doneCount, totalCount, code: task.code });
        }
      }
    };
    const fetchers = Array.from({ length: FETCHERS }, fetcher);
    try {
      await Promise.all(fetchers);
    } catch (error) {
      this.#stop.abort(error); // the other fetchers end at their next call
      await Promise.allSettled(fetchers);
      throw error;
    }
  }

  /** True where the issue is up to date now, false where its failure was written down. */
  async #attempt({ call, code }: Task): Promise<boolean> {
    const { orm, now } = this.#parts;
    this.#signal.throwIfAborted();
    try {
      await (call === ITEM_CHART ? this.#issue(code) : this.#index(code));
      await resolveFailure(orm, call, code, new Date(now()));
      this.#failures.delete(code);
      return true;
    } catch (error) {
      if (!(error instanceof KisError)) throw error;
      const { from: fromDate, to: toDate } = this.#request;
      await recordFailure(orm, { call, code, fromDate, toDate } satisfies EtlTask, error, new Date(now()));
      this.#failures.set(code, error.failure);
      if (error.failure === 'CONFIGURATION') throw error;
      return false;
    }
  }

  async #issue(symbol: string): Promise<void> {
    const { client, orm, writer } = this.#parts;
    const plan = await this.#plan(ITEM_CHART, symbol);
    if (!plan) return;
    const known = await systemEm(orm).findOne(Instrument, { symbol });
    const instruments = known?.dataset === 'KIS' ? [] : [await this.#describe(symbol)];

    const fetchRows = (from: string): Promise<KisCandle[]> =>
      this.#collect(ITEM_CHART, symbol, client.dailyChart(symbol, from, this.#request.to, 'adjusted', this.#signal));
    let rows = await fetchRows(plan.from);
    // a split or rights issue changes every adjusted price before it, so the row that is known already must come back as it was
    if (plan.overlap && !(await this.#isUnchanged(symbol, rows.at(-1)))) rows = await fetchRows(plan.covered.fromDate);

    const range = { call: ITEM_CHART, code: symbol, ...plan.covered };
    await this.#exclusively(async () => {
      try {
        await writer.stage(rows.map((row) => ({ symbol, ...row })));
        const { insertedCount, updatedCount } = await writer.commit({ dataset: 'KIS', instruments, ranges: [range] });
        this.#insertedCount += insertedCount;
        this.#updatedCount += updatedCount;
      } catch (error) {
        await writer.discard(); // or the next issue would store these rows, too
        throw error;
      }
    });
  }

  async #index(indexCode: string): Promise<void> {
    const { client, orm, now } = this.#parts;
    const plan = await this.#plan(INDEX_CHART, indexCode);
    if (!plan) return;
    const pages = client.indexChart(indexCode, plan.from, this.#request.to, this.#signal);
    const rows = await this.#collect(INDEX_CHART, indexCode, pages);
    await this.#exclusively(() =>
      systemEm(orm).transactional(async (em) => {
        for (let at = 0; at < rows.length; at += INDEX_ROWS)
          await em.upsertMany(
            IndexCandle,
            rows.slice(at, at + INDEX_ROWS).map((row) => ({ indexCode, ...row })),
          );
        await em.upsert(IngestedRange, {
          call: INDEX_CHART,
          code: indexCode,
          ...plan.covered,
          updatedAt: new Date(now()),
        });
      }),
    );
  }

  /** What is left to fetch, and what will be covered then; null where nothing is left. */
  async #plan(call: string, code: string): Promise<Plan | null> {
    const { from, to } = this.#request;
    const known = await systemEm(this.#parts.orm).findOne(IngestedRange, { call, code });
    if (!known) return { from, covered: { fromDate: from, toDate: to }, overlap: false };
    if (known.fromDate <= from && known.toDate >= to) return null;
    // older days are missing: the whole range again, because the pages come newest first
    if (from < known.fromDate)
      return { from, covered: { fromDate: from, toDate: later(known.toDate, to) }, overlap: false };
    return { from: known.toDate, covered: { fromDate: known.fromDate, toDate: to }, overlap: true };
  }

  /** Whether the oldest row that was fetched has the close that is stored, or there is none to compare. */
  async #isUnchanged(symbol: string, oldest: KisCandle | undefined): Promise<boolean> {
    if (!oldest) return true;
    const em = systemEm(this.#parts.orm);
    const [stored] = await em.getConnection().execute<{ close: number }[]>(
      `select close_krw as close from candle join instrument on id = instrument_id
        where symbol = ? and candle.dataset = 'KIS' and session_date = ?`,
      [symbol, oldest.sessionDate],
    );
    return stored === undefined || stored.close === oldest.closeKrw;
  }

  async #describe(symbol: string): Promise<InstrumentDraft> {
    const { client, sectors, isSimulated } = this.#parts;
    const info = await client.stockInfo(symbol, this.#signal);
    await this.#keep('search-stock-info', symbol, 'master', info.raw);
    return {
      publicId: newId('ins'),
      symbol,
      nameKo: info.nameKo,
      nameEn: info.nameEn || info.nameKo,
      segment: segments[info.marketId] ?? 'UNKNOWN',
      sector: sectors[symbol] ?? sectorOf(info),
      isSimulated,
      listedShares: info.listedShares || null, // a replayed history says 0 for not known
    };
  }

  /** All rows of a chart, every page kept as it came. */
  async #collect<Row extends KisCandle | KisIndexCandle>(
    call: string,
    code: string,
    pages: AsyncIterable<KisPage<Row>>,
  ): Promise<Row[]> {
    const rows: Row[] = [];
    for await (const page of pages) {
      this.#pageCount += 1;
      await this.#keep(call, code, `${page.from}-${page.to}`, page.raw);
      rows.push(...page.rows);
    }
    return rows;
  }

  #keep(call: string, code: string, part: string, raw: string): Promise<void> {
    return this.#parts.objects.put(
      'raw',
      `kis/${this.#day}/${call}/${code}/${part}.json`,
      new TextEncoder().encode(raw),
    );
  }

  /** One writer at a time: the temporary table is shared by all fetchers. */
  #exclusively(work: () => Promise<void>): Promise<void> {
    const turn = this.#writing.then(work);
    this.#writing = turn.catch(() => undefined); // the caller has the error; the next writer starts clean
    return turn;
  }
}

interface Plan {
  readonly from: string;
  readonly covered: { readonly fromDate: string; readonly toDate: string };
  /** True where `from` is a day that is stored already. */
  readonly overlap: boolean;
}

const segments: Readonly<Record<string, MarketSegment>> = { STK: 'KOSPI', KSQ: 'KOSDAQ', KNX: 'KONEX' };

/** The finer name first: a class such as 서비스업 holds every sector. */
function sectorOf({ symbol, nameKo, standardIndustryName, industryName }: KisStockInfo): SectorCode {
  const found = [standardIndustryName, industryName].map((industry) => sectorOfIssuer(symbol, nameKo, industry));
  return found.find((sector) => sector !== 'ETC') ?? 'ETC';
}

function later(a: string, b: string): string {
  return a > b ? a : b;
}
