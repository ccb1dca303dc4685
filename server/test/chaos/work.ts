import { randomUUID } from 'node:crypto';

import { bookedOrders } from './installation.ts';
import type { Data, Installation } from './installation.ts';
import { HopelessError, soon } from './patience.ts';

/** What stood wrong after a fault: both are to be zero. */
export interface Audit {
  readonly lost: number;
  readonly doubled: number;
}

/** Something that an operator has under way when things go wrong. */
export interface Work {
  /** Begins it; resolves when it is in the middle. */
  begin(): Promise<void>;
  /** What else is asked for while the fault stands; resolves when the API has taken it, which may be after the fault. */
  meanwhile(): Promise<void>;
  /** Goes up as the work goes on. */
  steps(): Promise<number>;
  isFinished(): Promise<boolean>;
  audit(): Promise<Audit>;
}

export const workNames = ['run', 'ingestion', 'orders'] as const;
export type WorkName = (typeof workNames)[number];

const newKey = (): string => `chaos-${randomUUID()}`;
const failed = 'errors { ... on UserError { code message path } }';

function unrefused(payload: Data): Data {
  if (payload.errors.length > 0) throw new HopelessError(`Refused: ${JSON.stringify(payload.errors)}`);
  return payload;
}

// ------------------------------------------------------------------------------------------------------------------------ runs

export interface RunReference {
  readonly scenarioId: string;
  readonly resultSha256: string;
}

const PATHS = 150_000;

/** A scenario of three issues, and the hash of its result when nobody disturbs it. */
export async function makeReference(installation: Installation): Promise<RunReference> {
  const rows = await installation.rows<{ symbol: string }>('select symbol from instrument order by symbol limit 3');
  const weights = [0.5, 0.3, 0.2];
  const input = {
    name: 'chaos',
    positions: rows.map(({ symbol }, index) => ({ symbol, weightRatio: weights[index] })),
    investmentBudgetKrw: '5000000000',
    controlBudgetKrw: '2000000000',
    pathCount: PATHS,
    estimationSessions: 120,
    seed: '42',
    idempotencyKey: newKey(),
  };
  const made = await installation.persist('admin', `mutation ($input: ScenarioCreateInput!) { scenarioCreate(input: $input) { scenario { id } ${failed} } }`, { input }); // prettier-ignore
  const scenarioId = unrefused(made.scenarioCreate).scenario.id as string;
  const work = new RunWork(installation, { scenarioId, resultSha256: '' });
  await work.begin();
  await soon('the undisturbed run', async () => ((await work.isFinished()) ? true : null));
  const [run] = await installation.rows<{ status: string; sha: string }>(
    'select status, result_sha256 as sha from simulation_run order by id desc limit 1',
  );
  if (run!.status !== 'SUCCEEDED') throw new Error(`The undisturbed run ended as ${run!.status}.`);
  return { scenarioId, resultSha256: run!.sha };
}

/** Two runs of one scenario, the second asked for while the fault stands. */
export class RunWork implements Work {
  readonly #installation: Installation;
  readonly #reference: RunReference;
  #before = 0;
  #asked = 0;

  constructor(installation: Installation, reference: RunReference) {
    this.#installation = installation;
    this.#reference = reference;
  }

  async begin(): Promise<void> {
    this.#before = await this.#installation.count('select coalesce(max(id), 0) from simulation_run');
    await this.#start();
    await soon('a run to be in its middle', async () => ((await this.steps()) >= 20 ? true : null));
  }

  meanwhile(): Promise<void> {
    return this.#start();
  }

  steps(): Promise<number> {
    return this.#installation.count(
      `select (select count(*) from simulation_chunk where run_id > ?) +
        1000 * (select count(*) from simulation_run where id > ? and finished_at is not null)`,
      [this.#before, this.#before],
    );
  }

  async isFinished(): Promise<boolean> {
    const open = await this.#installation.count(
      'select count(*) from simulation_run where id > ? and finished_at is null',
      [this.#before],
    );
    return open === 0;
  }

  async audit(): Promise<Audit> {
    const runs = await this.#installation.rows<Record<'status' | 'sha' | 'chunks' | 'kept' | 'ends' | 'results', string>>(
      `select r.status, r.result_sha256 as sha, r.chunk_count as chunks,
        (select count(distinct c.chunk) from simulation_chunk c where c.run_id = r.id) as kept,
        (select count(*) from event_log e where e.stream = concat('run:', r.public_id) and e.kind = 'finished') as ends,
        (select count(*) from risk_assessment a where a.run_id = r.id) as results
      from simulation_run r where r.id > ?`,
      [this.#before],
    ); // prettier-ignore
    const isWhole = (run: (typeof runs)[number]): boolean =>
      run.status === 'SUCCEEDED' &&
      run.sha === this.#reference.resultSha256 &&
      Number(run.kept) === Number(run.chunks) &&
      Number(run.ends) >= 1 &&
      Number(run.results) >= 1;
    const extra = runs.reduce((sum, { ends, results }) => sum + Math.max(0, Number(ends) - 1) + Math.max(0, Number(results) - 1), 0); // prettier-ignore
    return {
      lost: this.#asked - Math.min(this.#asked, runs.filter(isWhole).length) + runs.filter((run) => !isWhole(run)).length,
      doubled: Math.max(0, runs.length - this.#asked) + extra,
    }; // prettier-ignore
  }

  async #start(): Promise<void> {
    this.#asked += 1;
    const input = { scenarioId: this.#reference.scenarioId, idempotencyKey: newKey() };
    const { simulationStart } = await this.#installation.persist('admin', `mutation ($input: SimulationStartInput!) { simulationStart(input: $input) { run { id } ${failed} } }`, { input }); // prettier-ignore
    unrefused(simulationStart);
  }
}

// ------------------------------------------------------------------------------------------------------------------- ingestion

/** What is stored of all prices: number of rows and a checksum of their contents. */
export interface StoredPrices {
  readonly count: number;
  readonly checksum: string;
}

const histories = `select count(*) as n, cast(bit_xor(crc32(row_text)) as char) as checksum from (
  select concat_ws(',', i.symbol, c.session_date, c.open_krw, c.high_krw, c.low_krw, c.close_krw, c.volume_shares) as row_text
    from candle c join instrument i on i.id = c.instrument_id
  union all
  select concat_ws(',', x.index_code, x.session_date, x.open, x.high, x.low, x.close, x.volume_thousands) from index_candle x) as prices`;

export async function storedPrices(installation: Installation): Promise<StoredPrices> {
  const [row] = await installation.rows<{ n: number | string; checksum: string }>(histories);
  return { count: Number(row!.n), checksum: row!.checksum };
}

/** Fetches all histories anew. Everything that was stored is removed first. */
export class IngestionWork implements Work {
  readonly #installation: Installation;
  readonly #reference: StoredPrices;

  constructor(installation: Installation, reference: StoredPrices) {
    this.#installation = installation;
    this.#reference = reference;
  }

  async begin(): Promise<void> {
    await soon('earlier ingestion to be over', async () => ((await this.isFinished()) ? true : null));
    for (const table of ['candle', 'index_candle', 'ingested_range', 'etl_failure'])
      await this.#installation.orm.em.getConnection().execute(`delete from ${table}`);
    await this.#run();
    await soon('ingestion to be in its middle', async () => ((await this.steps()) >= 5 ? true : null));
  }

  meanwhile(): Promise<void> {
    return this.#run();
  }

  steps(): Promise<number> {
    return this.#installation.count("select count(*) from ingested_range where code <> 'ALL'");
  }

  async isFinished(): Promise<boolean> {
    return (await this.#installation.count("select count(*) from ingested_range where code = 'ALL'")) === 1;
  }

  async audit(): Promise<Audit> {
    const { count, checksum } = await storedPrices(this.#installation);
    const isWrong = count === this.#reference.count && checksum !== this.#reference.checksum;
    const failures = await this.#installation.count('select count(*) from etl_failure where resolved_at is null');
    return {
      lost: Math.max(0, this.#reference.count - count) + (isWrong ? 1 : 0) + failures,
      doubled: Math.max(0, count - this.#reference.count),
    };
  }

  async #run(): Promise<void> {
    const input = { id: 'market-refresh', idempotencyKey: newKey() };
    const { scheduleRun } = await this.#installation.persist('admin', `mutation ($input: ScheduleRunInput!) { scheduleRun(input: $input) { ${failed} } }`, { input }); // prettier-ignore
    unrefused(scheduleRun);
  }
}

// ---------------------------------------------------------------------------------------------------------------------- orders

const ORDER = `order { id version status } ${failed}`;

/** Purchases that are approved one after the other, two of them equal; more are asked for while the fault stands. */
export class OrderWork implements Work {
  readonly #installation: Installation;
  #before = 0;
  #bookedBefore = 0;
  #symbol = '';
  #asked = 0;
  #approvals: Promise<unknown> = Promise.resolve();

  constructor(installation: Installation) {
    this.#installation = installation;
  }

  async begin(): Promise<void> {
    this.#before = await this.#installation.count('select coalesce(max(id), 0) from trade_order');
    this.#bookedBefore = bookedOrders(this.#installation).length;
    const [first] = await this.#installation.rows<{ symbol: string }>('select min(symbol) as symbol from instrument');
    this.#symbol = first!.symbol;
    const drafts = [];
    for (const quantity of [1, 2, 3, 1]) drafts.push(await this.#submit(quantity));
    const approvals = Promise.all(drafts.map((draft) => this.#approve(draft)));
    await soon(
      'an order to be on its way',
      async () => {
        const count = await this.#installation.count(
          "select count(*) from trade_order where id > ? and status in ('SENDING', 'UNKNOWN')",
          [this.#before],
        );
        return count > 0 ? true : null;
      },
      60_000,
      2,
    );
    this.#approvals = approvals;
    approvals.catch(() => undefined); // told by `meanwhile`
  }

  async meanwhile(): Promise<void> {
    await this.#approvals;
    await this.#approve(await this.#submit(4));
    await this.#approve(await this.#submit(2));
  }

  steps(): Promise<number> {
    return this.#installation.count('select count(*) from order_transition where order_id > ?', [this.#before]);
  }

  async isFinished(): Promise<boolean> {
    const open = await this.#installation.count(
      "select count(*) from trade_order where id > ? and status in ('APPROVED', 'SENDING', 'UNKNOWN', 'ACCEPTED', 'PARTLY_FILLED')",
      [this.#before],
    );
    return open === 0;
  }

  async audit(): Promise<Audit> {
    const orders = await this.#installation.rows<{ status: string; quantity: number; filled: number; number: string }>(
      `select status, quantity, filled_quantity as filled, broker_order_number as number from trade_order where id > ? and status <> 'DRAFT'`,
      [this.#before],
    );
    const filled = orders.filter(({ status, quantity, filled: traded }) => status === 'FILLED' && traded === quantity); // prettier-ignore
    const booked = bookedOrders(this.#installation).slice(this.#bookedBefore);
    const own = new Set(orders.map(({ number }) => number));
    return {
      lost: this.#asked - filled.length,
      doubled: booked.length - this.#asked + (own.size < filled.length ? filled.length - own.size : 0),
    };
  }

  async #submit(quantity: number): Promise<{ readonly id: string; readonly version: number }> {
    const input = { symbol: this.#symbol, side: 'BUY', type: 'MARKET', quantity, idempotencyKey: newKey() };
    const { orderDraftCreate } = await this.#installation.persist('trader', `mutation ($input: OrderDraftCreateInput!) { orderDraftCreate(input: $input) { ${ORDER} } }`, { input }); // prettier-ignore
    const { id, version } = unrefused(orderDraftCreate).order as { id: string; version: number };
    // without a key of its own: whether it was done is read where no answer came
    const submitted = await soon(`order ${id} to be submitted`, async () => {
      const { order } = await this.#installation.persist('trader', 'query ($id: ID!) { order(id: $id) { version status } }', { id }); // prettier-ignore
      if (order.status === 'AWAITING_APPROVAL') return order.version as number;
      await this.#installation.ask('trader', `mutation ($input: OrderSubmitInput!) { orderSubmit(input: $input) { ${ORDER} } }`, { input: { id, expectedVersion: version } }); // prettier-ignore
      return null;
    });
    return { id, version: submitted };
  }

  async #approve({ id, version }: { readonly id: string; readonly version: number }): Promise<void> {
    this.#asked += 1;
    const input = { id, expectedVersion: version, idempotencyKey: newKey() };
    const { orderApprove } = await this.#installation.persist('approver', `mutation ($input: OrderApproveInput!) { orderApprove(input: $input) { ${ORDER} } }`, { input }); // prettier-ignore
    unrefused(orderApprove);
  }
}
