import { sessionsBetween } from '@convergence/shared/units/session-calendar';

import type { Orm } from '../platform/db/database.ts';
import { momentOf } from '../platform/db/moment.ts';
import { Lease } from '../platform/db/process.entity.ts';
import { systemEm } from '../platform/db/scope.ts';
import type { Figures, LabelledFigure } from '../platform/figures.ts';
import type { ProcessRegister } from '../platform/process-register.ts';
import { roles } from '../platform/settings.ts';
import { seoulDay } from '../llm/llm-budget.ts';
import { EtlFailure } from '../market/market.entity.ts';
import { SimulationRun, openStatuses } from '../simulation/simulation.entity.ts';
import { ForecastModelVersion, QualityWeek } from '../forecast/forecast.entity.ts';
import { orderStatuses } from '../orders/order-states.ts';

import type { ScheduleKeeper } from './schedule-keeper.ts';

/** Numbers that a database adds up: MySQL's arrive as text. */
type Count = number | string | null;

export interface InstallationFiguresParts {
  readonly orm: Orm;
  readonly processes: Pick<ProcessRegister, 'id' | 'alive'>;
  readonly keeper: Pick<ScheduleKeeper, 'lastRuns'>;
  /** Won a day and organisation; null where no model is set. */
  readonly llmBudgetKrw: number | null;
}

/** Schedules that bring prices. */
const refreshSchedules = ['market-close', 'market-refresh'] as const;

/**
 * Figures of the whole installation, from its database.
 *
 * Cost: fourteen short queries, none of which reads prices row by row; about 10 ms on the demo's SQLite.
 */
export async function installationFigures(parts: InstallationFiguresParts, now: Date): Promise<Figures> {
  return {
    ...(await dataFigures(parts, now)),
    ...(await outboxFigures(parts, now)),
    ...(await llmFigures(parts, now)),
    ...(await workFigures(parts, now)),
    forecastQuality: await forecastQuality(parts.orm),
  };
}

function secondsSince(moment: Date, now: Date): number {
  return (now.getTime() - moment.getTime()) / 1000;
}

async function rowsOf<Row>({ orm }: Pick<InstallationFiguresParts, 'orm'>, sql: string, ...values: unknown[]) {
  return systemEm(orm).getConnection().execute<Row[]>(sql, values);
}

async function dataFigures(parts: InstallationFiguresParts, now: Date): Promise<Figures> {
  const [newest] = await rowsOf<{ readonly latest: string | null }>(
    parts,
    `select max(latest) as latest from (select (select max(session_date) from candle c
       where c.instrument_id = i.id and c.dataset = i.dataset) as latest from instrument i) as of_instruments`,
  );
  const latest = newest?.latest ?? null;
  const yesterday = new Date(now.getTime() - 15 * 3_600_000).toISOString().slice(0, 10); // in Seoul: +9 h − 24 h
  const lastRuns = await parts.keeper.lastRuns();
  const refreshes = refreshSchedules.flatMap((id) => {
    const run = lastRuns.get(id);
    return run?.outcome === 'SUCCEEDED' ? [run.finishedAt.getTime()] : [];
  });
  return {
    dataAgeSeconds: latest === null ? null : secondsSince(new Date(`${latest}T15:30:00+09:00`), now),
    sessionsBehind: latest === null ? null : sessionsBetween(latest, yesterday).filter((day) => day > latest).length,
    ingestionAgeSeconds: refreshes.length === 0 ? null : secondsSince(new Date(Math.max(...refreshes)), now),
    openFetchFailures: await systemEm(parts.orm).count(EtlFailure, { resolvedAt: null }),
  };
}

async function outboxFigures(parts: InstallationFiguresParts, now: Date): Promise<Figures> {
  const [row] = await rowsOf<{ readonly waiting: Count; readonly oldest: number | string | null }>(
    parts,
    'select count(*) as waiting, min(created_at) as oldest from outbox where queued_at is null',
  );
  const oldest = row?.oldest ?? null;
  const letters = await rowsOf<{ readonly job: string; readonly count: Count }>(
    parts,
    'select job, count(*) as count from dead_letter group by job',
  );
  return {
    deadLetters: letters.map(({ job, count }) => ({ labels: { job_name: job }, value: Number(count) })),
    outboxRows: Number(row?.waiting ?? 0),
    outboxAgeSeconds: oldest === null ? 0 : secondsSince(momentOf(oldest), now),
  };
}

async function llmFigures(parts: InstallationFiguresParts, now: Date): Promise<Figures> {
  const [all] = await rowsOf<{ readonly prompt: Count; readonly completion: Count; readonly cost: Count }>(
    parts,
    'select sum(prompt_tokens) as prompt, sum(completion_tokens) as completion, sum(cost_krw) as cost from llm_usage',
  );
  const [day] = await rowsOf<{ readonly used: Count }>(
    parts,
    'select max(spent_krw + reserved_krw) as used from llm_budget_day where day = ?',
    seoulDay(now),
  );
  const { llmBudgetKrw } = parts;
  return {
    llmPromptTokens: Number(all?.prompt ?? 0),
    llmCompletionTokens: Number(all?.completion ?? 0),
    llmCostKrw: Number(all?.cost ?? 0),
    llmBudgetUsedRatio: llmBudgetKrw ? Number(day?.used ?? 0) / llmBudgetKrw : null,
  };
}

async function workFigures({ orm, processes }: InstallationFiguresParts, now: Date): Promise<Figures> {
  const em = systemEm(orm);
  const orders = await rowsOf<{ readonly state: string; readonly count: Count }>(
    { orm },
    'select status as state, count(*) as count from trade_order group by status',
  );
  const open = await em.find(
    SimulationRun,
    { status: { $in: [...openStatuses] } },
    { fields: ['status', 'movedAt'], disableIdentityMap: true },
  );
  const alive = await processes.alive();
  const leases = await em.find(Lease, {}, { disableIdentityMap: true });
  const counted = (names: readonly string[], label: string, count: (name: string) => number): LabelledFigure[] =>
    names.map((name) => ({ labels: { [label]: name }, value: count(name) }));
  return {
    orders: counted(orderStatuses, 'state', (status) =>
      Number(orders.find(({ state }) => state === status)?.count ?? 0),
    ),
    openRuns: counted(openStatuses, 'state', (status) => open.filter((run) => run.status === status).length),
    stillestRunSeconds:
      open.length === 0 ? 0 : secondsSince(new Date(Math.min(...open.map(({ movedAt }) => movedAt.getTime()))), now),
    processes: counted(roles, 'role', (role) => alive.filter((each) => each.role === role).length),
    leaseHeld: leases.map(({ name, holder, expiresAt }) => ({
      labels: { lease: name },
      value: holder === processes.id && expiresAt > now ? 1 : 0,
    })),
    leaseSeconds: leases.map(({ name, expiresAt }) => ({
      labels: { lease: name },
      value: -secondsSince(expiresAt, now),
    })),
  };
}

/** The worst of all organisations: an average would hide the one that has to be looked at. */
async function forecastQuality(orm: Orm): Promise<readonly LabelledFigure[]> {
  const em = systemEm(orm);
  const inForce = await em.find(
    ForecastModelVersion,
    { status: 'PROMOTED' },
    { fields: ['model', 'metrics'], disableIdentityMap: true },
  );
  const [newest] = await em.find(QualityWeek, {}, { orderBy: { weekStartDate: 'desc' }, limit: 1 });
  const weeks = newest ? await em.find(QualityWeek, { weekStartDate: newest.weekStartDate }) : [];
  const found = [
    ...inForce.flatMap(({ model, metrics }) => [
      [model, 'hit_rate', metrics.hitRate.estimate] as const,
      [model, 'coverage80', metrics.meanCoverage80] as const,
      [model, 'coverage95', metrics.meanCoverage95] as const,
    ]),
    ...weeks.flatMap(({ yearFigures: year }) => [
      ['STATEMENTS', 'hit_rate', year.hitRate?.estimate] as const,
      ['STATEMENTS', 'coverage80', year.coverage80?.estimate] as const,
      ['STATEMENTS', 'coverage95', year.coverage95?.estimate] as const,
    ]),
  ];
  const worst = new Map<string, LabelledFigure>();
  for (const [source, measure, value] of found) {
    const before = worst.get(`${source} ${measure}`);
    if (value !== undefined && (before === undefined || value < before.value))
      worst.set(`${source} ${measure}`, { labels: { source, measure }, value });
  }
  return [...worst.values()];
}
