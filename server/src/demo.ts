import { Organisation } from './platform/db/organisation.entity.ts';
import { scopedEm, systemEm } from './platform/db/scope.ts';
import type { Platform } from './platform/platform.ts';
import { ingestOnce } from './market/market-ingestion.ts';
import type { MarketIngestion } from './market/market-ingestion.ts';
import { emulatorUniverse, historyStart, KOSPI_INDEX } from './market/quotations.ts';
import { passAlone } from './orders/order.job.ts';
import { Recommendation } from './recommendation/recommendation.entity.ts';
import { Scenario } from './scenario/scenario.entity.ts';
import { engineDefaults } from './scenario/scenario-values.ts';
import { SimulationRun } from './simulation/simulation.entity.ts';
import { featuresOf } from './features.ts';

/** Says what it is: nothing of it is real. */
const SCENARIO_NAME = '열 종목 분산 투자와 보안 통제 (시뮬레이션)';
const SCENARIO_TEXT = '생성된 시세로 만든 예시입니다. 종목, 가격, 결과 모두 실제가 아닙니다.';
const INSTRUMENT_COUNT = 10;
const POLL_MS = 200;
const PATIENCE_MS = 10 * 60 * 1000;

/**
 * Sees to it that the demo has prices, a scenario and a finished run with its recommendation. A repeat finds them and does nothing.
 *
 * The ten instruments of the scenario are fetched first; the rest follows while the run is computed.
 *
 * @param say - Told what happens, a line a step, with the seconds since the beginning.
 * @throws Error where the emulator does not answer or the run fails; the server goes on without a demo.
 */
export async function prepareDemo(platform: Platform, say: (line: string) => void = console.log): Promise<void> {
  const startedAt = performance.now();
  const tell = (text: string): void =>
    say(`  demo ${((performance.now() - startedAt) / 1000).toFixed(1).padStart(5)} s  ${text}`);
  const { orm, settings } = platform;
  const [organisation] = await systemEm(orm).find(Organisation, {}, { orderBy: { id: 'asc' }, limit: 1 });
  if (!organisation) throw new Error('There is no organisation for the demo; its people are made first.');
  if (!settings.kis.isEmulator) {
    tell('prices come from a real source: no demo scenario is made');
    return;
  }

  const universe = await emulatorUniverse(settings.kis.baseUrl);
  const issues = universe.symbols.filter((symbol) => !(symbol in universe.sectors));
  const symbols = spread(issues, INSTRUMENT_COUNT).toSorted();
  await ingest(platform, symbols, [], universe.sectors, tell);
  const scenario = await demoScenario(platform, organisation.id, symbols, tell);
  const rest = ingest(
    platform,
    universe.symbols.filter((symbol) => !symbols.includes(symbol)),
    [KOSPI_INDEX],
    universe.sectors,
    tell,
  );
  await Promise.all([demoRun(platform, organisation.id, scenario, tell), rest]);
  await demoAccount(platform, organisation.id, tell);
  await demoFeeds(platform, tell);
  tell('ready');
}

/** So many of the list, evenly spaced: it stands by sector, so that the demo holds more than banks. */
function spread<T>(list: readonly T[], count: number): T[] {
  return list.filter(
    (_, at) => Math.floor((at * count) / list.length) !== Math.floor(((at - 1) * count) / list.length),
  );
}

async function ingest(
  platform: Platform,
  symbols: readonly string[],
  indexCodes: readonly string[],
  sectors: MarketIngestion['sectors'],
  tell: (text: string) => void,
): Promise<void> {
  const { orm, objects, settings } = platform;
  const quotations = featuresOf(platform).quotations();
  const { asOfDate } = await quotations.clock.now();
  const { failures, insertedCount } = await ingestOnce(
    { orm, database: settings.database, objects, quotations, sectors },
    {
      symbols,
      indexCodes,
      from: historyStart(asOfDate),
      to: asOfDate,
      signal: platform.shutdown.signal,
      onProgress: ({ doneCount, totalCount, code }) => {
        if (doneCount % 5 === 0 || doneCount === totalCount)
          tell(`prices of ${doneCount} of ${totalCount} series, last ${code}`);
      },
    },
  );
  if (failures.length > 0) {
    const [{ code, failure }] = failures as [(typeof failures)[number]];
    throw new Error(`${failures.length} histories could not be fetched, first ${code}: ${failure}`);
  }
  if (insertedCount > 0) tell(`${insertedCount.toLocaleString('en')} prices stored, up to ${asOfDate}`);
}

async function demoScenario(
  platform: Platform,
  organisationId: number,
  symbols: readonly string[],
  tell: (text: string) => void,
): Promise<Scenario> {
  const em = scopedEm(platform.orm, organisationId);
  const known = await em.findOne(Scenario, { nameKey: SCENARIO_NAME.toLowerCase() }, { orderBy: { id: 'asc' } });
  if (known) return known;
  const draft = {
    name: SCENARIO_NAME,
    description: SCENARIO_TEXT,
    positions: symbols.map((symbol) => ({ symbol, weightRatio: 1 / symbols.length })),
    investmentBudgetKrw: 50_000_000_000,
    controlBudgetKrw: 2_000_000_000,
    lossToleranceKrw: 10_000_000_000,
    horizonSessions: 20,
    threatLevel: 'CAUTION',
    calibration: 'PRUDENT',
    exposures: [],
    additionalControlIds: [],
    ...engineDefaults,
    accuracyBps: 100,
    estimationSessions: 756,
    pathCount: 100_000,
    seed: '20260102',
    hasIssuerEvents: true,
  } as const;
  const scenario = await featuresOf(platform).scenarios.create(em, draft, 'demo-scenario-of-first-start', null);
  tell(`scenario made: ${SCENARIO_NAME}`);
  return scenario;
}

async function demoRun(
  platform: Platform,
  organisationId: number,
  scenario: Scenario,
  tell: (text: string) => void,
): Promise<void> {
  const { runs } = featuresOf(platform);
  const em = (): ReturnType<typeof scopedEm> => scopedEm(platform.orm, organisationId);
  const known = await em().findOne(SimulationRun, { scenario: scenario.id }, { orderBy: { id: 'asc' } });
  if (known && !known.isOpen()) return;
  const run = known ?? (await runs.start(em(), scenario.publicId, 'demo-run-of-first-start', null));
  if (!known) tell(`run queued: ${run.pathCount.toLocaleString('en')} paths`);

  let told = -1;
  const ended = await until(platform, async () => {
    const current = await runs.require(em(), run.publicId, 'id');
    const done = (await runs.doneCounts(em(), [current.id])).get(current.id) ?? 0;
    const quarter = Math.floor((4 * done) / current.chunkCount);
    if (quarter > told) {
      told = quarter;
      tell(`run ${current.status.toLowerCase()}: ${done} of ${current.chunkCount} chunks`);
    }
    return current.isOpen() ? null : current;
  });
  if (ended === null) return;
  if (ended.status !== 'SUCCEEDED')
    throw new Error(`The demo run ended as ${ended.status}${ended.failure ? `: ${ended.failure}` : ''}.`);
  tell(`run finished, result ${ended.resultSha256!.slice(0, 12)}…`);
  const plan = await until(platform, async () => {
    const found = await em().findOne(Recommendation, { run: ended.id }, { orderBy: { id: 'asc' } });
    return found && found.finishedAt ? found : null;
  });
  if (plan?.status === 'FAILED') throw new Error(`The demo recommendation failed: ${plan.failure}`);
  if (plan) tell(`recommendation made: ${plan.result!.verdict}`);
}

/** Reads the paper account once, so that the first look at its page shows it. */
async function demoAccount(platform: Platform, organisationId: number, tell: (text: string) => void): Promise<void> {
  const { desk, trading } = featuresOf(platform);
  const em = scopedEm(platform.orm, organisationId);
  const known = await trading.account(em);
  if (known === null || known.snapshotAt) return;
  await passAlone(platform.leases, desk, false, platform.shutdown.signal);
  const read = await trading.account(scopedEm(platform.orm, organisationId));
  if (read?.snapshot)
    tell(`paper account ${read.maskedNumber}: ${read.snapshot.settledCashKrw.toLocaleString('en')} won`);
}

/** Fetches the emulator's threat feeds, so that the first look at their page shows them. */
async function demoFeeds(platform: Platform, tell: (text: string) => void): Promise<void> {
  for (const outcome of await featuresOf(platform).feeds.refresh(platform.shutdown.signal)) {
    if (outcome.result === 'FAILED') tell(`threat feed ${outcome.feed}: ${outcome.reason}`);
    if (outcome.result === 'STORED') tell(`threat feed ${outcome.feed} stored`);
  }
}

/** Asks until there is an answer; null when the process stops first. */
async function until<T>(platform: Platform, ask: () => Promise<T | null>): Promise<T | null> {
  const giveUpAt = Date.now() + PATIENCE_MS;
  while (!platform.shutdown.signal.aborted) {
    const answer = await ask();
    if (answer !== null) return answer;
    if (Date.now() > giveUpAt) throw new Error('The demo took more than ten minutes and was given up.');
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  return null;
}
