import { createHash } from 'node:crypto';

import { DomainError } from '@convergence/shared/errors';
import { DEFAULT_FEE_PPB } from '@convergence/shared/market/krx-rules';
import { engineVersion } from '@convergence/shared/simulation/engine-version';
import type { HoldingInput, MarketSnapshot, RunInputs, StressCase } from '@convergence/shared/simulation/run-inputs';
import { controlCatalogue, threatCatalogue } from '@convergence/shared/threat/catalogue';
import { threatLevels } from '@convergence/shared/units/threat-level';

import type { ScenarioValues } from '../scenario/scenario-values.ts';
import type { OperatorProfileValues } from '../threat/operator-profile-values.ts';

const SESSIONS_A_YEAR = 252;
const DAYS_A_YEAR = 365;
/** Repairs products such as 0.1 × 70, which floating point may put just below a whole share. */
const SHARE_SLACK = 1e-9;

/** What the market says of an instrument at the snapshot's last session. */
export type QuotedInstrument = Omit<HoldingInput, 'shares'>;

export interface RunMaterial {
  readonly scenario: ScenarioValues;
  readonly operator: OperatorProfileValues;
  readonly snapshotSha256: string;
  /** One for each position, in ascending order of symbol. */
  readonly instruments: readonly QuotedInstrument[];
}

/**
 * Everything that decides the digits of a run, from what a scenario asks: weights become whole shares at the last
 * price, what they leave over is cash (quant-spec Q6.7).
 *
 * @throws Error where an instrument of the scenario is missing; the market has checked them before.
 */
export function freezeInputs({ scenario, operator, snapshotSha256, instruments }: RunMaterial): RunInputs {
  const holdings = wholeShares(scenario, instruments);
  const invested = holdings.reduce((sum, { shares, priceKrw }) => sum + shares * priceKrw, 0);
  const exposures = new Map(threatCatalogue.threats.map(({ id, defaultExposure }) => [id, defaultExposure]));
  for (const { threatId, exposure } of scenario.exposures) exposures.set(threatId, exposure);
  const added = scenario.additionalControlIds.filter((id) => !operator.currentControlIds.includes(id)).toSorted();
  return {
    engineVersion,
    seed: Number(scenario.seed),
    pathCount: scenario.pathCount,
    accuracy: scenario.accuracyBps === null ? null : { relativeHalfWidth: scenario.accuracyBps / 10_000 },
    sampling: scenario.sampling,
    parameterUncertainty: scenario.parameterUncertainty,
    stress: scenario.stress,
    horizonSessions: scenario.horizonSessions,
    periodsPerYear: SESSIONS_A_YEAR,
    marketModel: scenario.marketModel,
    snapshotSha256,
    holdings,
    cashKrw: scenario.investmentBudgetKrw - invested,
    investmentBudgetKrw: scenario.investmentBudgetKrw,
    controlBudgetKrw: scenario.controlBudgetKrw,
    controls: operator.currentControlIds.toSorted(),
    ...(added.length > 0 ? { addedControls: added } : {}),
    levelPlan: [{ level: threatLevels.indexOf(scenario.threatLevel), days: DAYS_A_YEAR }],
    exposures: Object.fromEntries(exposures),
    calibration: scenario.calibration === 'PRUDENT' ? 'prudent' : 'reported',
    threatCatalogueVersion: threatCatalogue.version,
    controlCatalogueVersion: controlCatalogue.version,
    hasIssuerEvents: scenario.hasIssuerEvents,
    forcedSales: scenario.forcedSales && { reserveKrw: scenario.forcedSales.reserveKrw, feePpb: DEFAULT_FEE_PPB },
    commonRegime: scenario.commonRegime && {
      transition: scenario.commonRegime.transitionPpm.map((row) => row.map((part) => part / 1_000_000)),
      varianceRatios: scenario.commonRegime.varianceRatioBps.map((ratio) => ratio / 10_000),
    },
    limits: {
      lossToleranceKrw: scenario.lossToleranceKrw ?? operator.lossToleranceKrw,
      securityLossToleranceKrw: operator.securityLossToleranceKrw,
      riskCapacityKrw: operator.riskCapacityKrw,
      drawdownRatio: operator.drawdownLimitRatio,
      concentration: operator.concentrationLimit,
      liquidityDays: operator.liquidityLimitDays,
    },
  };
}

function wholeShares(
  { positions, investmentBudgetKrw }: ScenarioValues,
  instruments: readonly QuotedInstrument[],
): HoldingInput[] {
  const bySymbol = new Map(instruments.map((instrument) => [instrument.symbol, instrument]));
  // Weights may miss 1 by a rounding; dividing by their sum keeps the purchase within the budget.
  const weightSum = positions.reduce((sum, { weightRatio }) => sum + weightRatio, 0);
  let left = investmentBudgetKrw;
  return positions.map(({ symbol, weightRatio }) => {
    const instrument = bySymbol.get(symbol);
    if (!instrument) throw new Error(`The market answered without ${symbol}, which it knows.`);
    const wanted = Math.floor((investmentBudgetKrw * weightRatio) / weightSum / instrument.priceKrw + SHARE_SLACK);
    const shares = Math.min(wanted, Math.floor(left / instrument.priceKrw));
    left -= shares * instrument.priceKrw;
    return { ...instrument, shares };
  });
}

/**
 * Sees to it before a run is queued that it can live through the days again that its stress case names.
 *
 * @param dates - Sessions of the snapshot, ascending; the first has no return.
 * @throws DomainError E_REPLAY_RANGE at the end of the replay that the snapshot does not reach.
 */
export function requireReplay(stress: StressCase | null, dates: readonly string[]): void {
  if (!stress?.replay) return;
  const { firstDate, lastDate } = stress.replay;
  const first = dates.findIndex((date) => date >= firstDate);
  if (first < 1) throw new DomainError('E_REPLAY_RANGE', ['stress', 'replay', 'firstDate']);
  if (lastDate > dates.at(-1)! || dates.findLastIndex((date) => date <= lastDate) < first)
    throw new DomainError('E_REPLAY_RANGE', ['stress', 'replay', 'lastDate']);
}

/** The one byte sequence of a snapshot; its SHA-256 names it, so equal snapshots are stored once. */
export function encodeSnapshot({
  symbols,
  dates,
  closes,
  droppedRowCount,
  listedShares,
  volumes,
}: MarketSnapshot): Uint8Array {
  // What is not there is NaN, which JSON has no word for; what is undefined is left out.
  const printed = (column: Float64Array): (number | null)[] =>
    Array.from(column, (value) => (Number.isFinite(value) ? value : null));
  return Buffer.from(
    JSON.stringify({
      closes: printed(closes),
      dates,
      droppedRowCount,
      listedShares,
      symbols,
      volumes: volumes && printed(volumes),
    }),
  );
}

/** Undoes `encodeSnapshot`. */
export function decodeSnapshot(bytes: Uint8Array): MarketSnapshot {
  const { closes, volumes, ...plain } = JSON.parse(Buffer.from(bytes).toString('utf8')) as Omit<
    MarketSnapshot,
    'closes' | 'volumes'
  > & { readonly closes: readonly (number | null)[]; readonly volumes?: readonly (number | null)[] };
  const read = (column: readonly (number | null)[]): Float64Array =>
    Float64Array.from(column, (value) => value ?? Number.NaN);
  return { ...plain, closes: read(closes), ...(volumes ? { volumes: read(volumes) } : {}) };
}

export function sha256Of(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}
