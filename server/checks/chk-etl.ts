import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

import { previousSession, sessionsBetween } from '@convergence/shared/units/session-calendar';

import { todayInSeoul } from '../src/market/trading-days.ts';
import { bad, dataOf, good, judged, runChecks } from './chk-program.ts';
import type { Check, Data, Finding, Target } from './chk-program.ts';

/** `npm run chk:etl`: are the prices there, as new as the calendar says, and without holes? */
const MOST_LAG = 1;
/** Instruments whose last sessions are looked at one by one. */
const SAMPLE = 20;
const SESSIONS = 90;

async function instrumentsOf({ ask }: Target): Promise<readonly Data[]> {
  const query = `query ($after: String) { instruments(first: 100, after: $after) {
    edges { node { id symbol isSimulated sessionCount lastSessionDate } } pageInfo { hasNextPage endCursor } } }`;
  const all: Data[] = [];
  for (let after: string | null = null; ;) {
    const { instruments } = dataOf(await ask(query, { after }));
    all.push(...instruments.edges.map((edge: Data) => edge.node));
    if (!instruments.pageInfo.hasNextPage) return all;
    after = instruments.pageInfo.endCursor;
  }
}

/** Sessions of the exchange after the day, up to and with the other. */
function sessionsBehind(day: string, until: string): number {
  return day >= until ? 0 : sessionsBetween(day, until).filter((one) => one > day).length;
}

async function age(target: Target): Promise<readonly Finding[]> {
  const { serverInfo } = dataOf(await target.ask('{ serverInfo { marketAsOfDate isDataSimulated } }'));
  const day = serverInfo.marketAsOfDate as string | null;
  if (day === null) return [bad('there are no prices yet')];
  const expected = previousSession(todayInSeoul(Date.now()));
  const lag = sessionsBehind(day, expected);
  const most = Number(target.option('max-lag') ?? MOST_LAG);
  const kind = serverInfo.isDataSimulated ? 'simulated' : 'real';
  return [judged(lag <= most, `${kind} prices up to ${day}, ${lag} sessions behind ${expected} (at most ${most})`)];
}

async function universe(target: Target): Promise<readonly Finding[]> {
  const all = await instrumentsOf(target);
  const empty = all.filter((one) => one.sessionCount === 0 || one.lastSessionDate === null);
  const newest =
    all
      .map((one) => String(one.lastSessionDate ?? ''))
      .toSorted()
      .at(-1) ?? '';
  const old = all.filter((one) => one.lastSessionDate !== null && sessionsBehind(one.lastSessionDate, newest) > 5);
  const sessions = all.reduce((sum, one) => sum + Number(one.sessionCount), 0);
  return [
    judged(
      all.length > 0,
      `${all.length} instruments, ${sessions} sessions of prices, the newest of ${newest || 'no day'}`,
    ),
    judged(empty.length === 0, `${empty.length} without any price${namesOf(empty)}`),
    judged(old.length === 0, `${old.length} more than 5 sessions behind the newest${namesOf(old)}`),
  ];
}

function namesOf(instruments: readonly Data[]): string {
  return instruments.length === 0
    ? ''
    : `: ${instruments
        .slice(0, 5)
        .map((one) => one.symbol)
        .join(', ')}`;
}

/** Sessions of the calendar that are missing between the first and the last of what is stored; a halted issue has rows all the same. */
async function gaps(target: Target): Promise<readonly Finding[]> {
  const all = (await instrumentsOf(target)).filter((one) => one.lastSessionDate !== null);
  const sample = all.slice(0, SAMPLE);
  const query = `query ($symbol: String!, $from: Date) { instrument(symbol: $symbol) { candles(first: 100, from: $from) { edges { node { sessionDate } } } } }`;
  const holes: string[] = [];
  let looked = 0;
  for (const { symbol, lastSessionDate } of sample) {
    const from = previousSession(lastSessionDate, SESSIONS);
    const { instrument } = dataOf(await target.ask(query, { symbol, from }));
    const days = new Set<string>(instrument.candles.edges.map((edge: Data) => edge.node.sessionDate));
    const first = [...days].toSorted()[0];
    if (first === undefined) continue;
    const missing = sessionsBetween(first, lastSessionDate).filter((day) => !days.has(day));
    looked += days.size;
    if (missing.length > 0) holes.push(`${symbol} ${missing.length} (first ${missing[0]})`);
  }
  return [
    judged(
      looked > 0 && holes.length === 0,
      `${looked} rows of ${sample.length} instruments against the calendar, ${holes.length} with holes${holes.length > 0 ? `: ${holes.slice(0, 5).join(', ')}` : ''}`,
    ),
  ];
}

/** Fetches that failed and did not succeed since: from the API where the token may, from the database where it is given. */
async function failures({ option, ask }: Target): Promise<readonly Finding[]> {
  const answer = await ask(
    '{ operations { ingestion { openFailureCount } etlFailures(first: 5) { edges { node { call code failure attemptCount } } } } }',
  );
  if (answer.code === undefined) {
    const { ingestion, etlFailures } = answer.data.operations;
    const told = etlFailures.edges.map(
      ({ node }: Data) => `${node.call} ${node.code}: ${node.failure} (${node.attemptCount} tries)`,
    );
    return [
      judged(
        ingestion.openFailureCount === 0,
        `${ingestion.openFailureCount} open${told.length > 0 ? `: ${told.join('; ')}` : ''}`,
      ),
    ];
  }
  const file = option('database');
  if (file === null) return [good('not looked at: give the token OPERATIONS_READ, or --database FILE')];
  if (!existsSync(file)) return [bad(`there is no ${file}`)];
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const rows = database
      .prepare(
        'select call, code, failure, attempt_count as n from etl_failure where resolved_at is null order by last_at desc',
      )
      .all();
    const told = rows
      .slice(0, 5)
      .map(
        (row) => `${String(row['call'])} ${String(row['code'])}: ${String(row['failure'])} (${String(row['n'])} tries)`,
      );
    return [judged(rows.length === 0, `${rows.length} open${told.length > 0 ? `: ${told.join('; ')}` : ''}`)];
  } finally {
    database.close();
  }
}

export const checks: readonly Check[] = [
  { name: 'age', look: age },
  { name: 'instruments', needsToken: true, look: universe },
  { name: 'gaps', needsToken: true, look: gaps },
  { name: 'failures', look: failures },
];

if (import.meta.main) {
  const options = ['database', 'max-lag'];
  process.exitCode = await runChecks('chk:etl', checks, process.argv.slice(2), console.log, process.env, options);
}
