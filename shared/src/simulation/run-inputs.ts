import type { InstrumentKind, KrxMarket } from '../market/krx-rules.ts';
import type { LevelSegment } from '../units/threat-level.ts';

/** Base model of the market; a run names exactly one (quant-spec Q5). The first is the default of a scenario (Q5.8). */
export const marketModels = [
  'FILTERED_HISTORICAL',
  'STATIONARY_BOOTSTRAP',
  'STUDENT_T_COPULA',
  'MERTON',
  'GBM',
] as const;
export type MarketModelName = (typeof marketModels)[number];

/** Paths in one chunk, the unit of work: fixed, so that its bounds never depend on who computes it (quant-spec Q6.7). */
export const CHUNK_PATHS = 1024;

/** Model of a scenario that names none: the first of the list. */
export const defaultMarketModel: MarketModelName = marketModels[0];

/** How paths are drawn: `AUTO` lets a pilot choose between plain, quasi-random, tilted, and the last two together. */
export const samplingMethods = ['AUTO', 'PLAIN', 'QUASI_RANDOM', 'TILTED', 'QUASI_RANDOM_TILTED'] as const;
export type SamplingMethod = (typeof samplingMethods)[number];

/** Accuracy instead of a number of paths (quant-spec Q6.8): half the width of the 95 % interval of the joint CVaR 99 %. */
export interface AccuracyTarget {
  /** Relative to the figure: 0.01 is ±1 %. 0.001 to 0.2. */
  readonly relativeHalfWidth: number;
}

/**
 * One change of the market on some sessions of the horizon (quant-spec Q5.7).
 * - `LOG_RETURN`: added to the log return of each of the sessions.
 * - `VOLATILITY`: multiplies the unexpected part of the log return, from 0.
 * - `CORRELATION`: ρ' = ρ + κ(1 − ρ) with κ = value, 0 to 1, over the whole horizon and all holdings.
 */
export const stressShockKinds = ['LOG_RETURN', 'VOLATILITY', 'CORRELATION'] as const;
export type StressShockKind = (typeof stressShockKinds)[number];

export interface StressShock {
  readonly kind: StressShockKind;
  /** Holdings that it meets; empty: all. */
  readonly symbols: readonly string[];
  /** From 1; both ends belong to it. */
  readonly firstSession: number;
  readonly lastSession: number;
  readonly value: number;
}

/**
 * What a run assumes on top of its market model. Volatilities multiply what a replay or the model brings, returns are added as they
 * are given, so the order of shocks does not matter.
 */
export interface StressCase {
  readonly shocks: readonly StressShock[];
  /** The log returns of these dates take the place of the first sessions of the horizon; null: none. */
  readonly replay: { readonly firstDate: string; readonly lastDate: string } | null;
}

/** `POSTERIOR`: every 256 paths have their own means and covariance, drawn from what the history leaves open (quant-spec Q5.9). */
export const parameterUncertainties = ['NONE', 'POSTERIOR'] as const;
export type ParameterUncertainty = (typeof parameterUncertainties)[number];

/**
 * Link 1 of quant-spec Q10: threat losses are paid from the reserve, then from the cash of the plan, then by selling holdings on the
 * session of the event at its simulated price, with the fees and taxes of a sale (Q11).
 */
export interface ForcedSales {
  /** Cash outside the plan that pays losses first, KRW, from 0. */
  readonly reserveKrw: number;
  /** Fee of a sale, ppb of its amount, 0 to 10^9. */
  readonly feePpb: number;
}

/**
 * Link 3 of quant-spec Q10: the threat level moves day by day as a Markov chain from the level of the plan's first segment, whose
 * later segments it replaces. It multiplies the rates of threats and of events at issuers, and the variance of the market.
 */
export interface CommonRegime {
  /** Probability of level j on the next day at level i, 5 × 5; each row adds up to 1. */
  readonly transition: readonly (readonly number[])[];
  /** Factor on the variance of a session's unexpected return at each of the five levels, 0.01 to 100; 1 leaves the market alone. */
  readonly varianceRatios: readonly number[];
}

/** Whole shares held from the first to the last session of the horizon. */
export interface HoldingInput {
  readonly symbol: string;
  /** Sector code of threat-spec 8.4, such as MANU; ETC where nothing is known. */
  readonly sector: string;
  /** With `kind` decides tick and taxes of a sale. */
  readonly market: KrxMarket;
  readonly kind: InstrumentKind;
  /** From 0: a share that is only watched has the same draws as one that is held. */
  readonly shares: number;
  /** Raw price at the snapshot's last session, KRW. */
  readonly priceKrw: number;
  /** Mean of the last 20 sessions' volume in shares; null where the history has none. */
  readonly averageVolumeShares: number | null;
}

/** Limits of the operator that the risk score is measured against (quant-spec Q9). */
export interface RiskLimits {
  /** Joint loss of the horizon, KRW. */
  readonly lossToleranceKrw: number;
  /** Threat loss of one year, KRW. */
  readonly securityLossToleranceKrw: number;
  /** Capacity of threat-spec 11.1, KRW. */
  readonly riskCapacityKrw: number;
  /** Maximum drawdown, 0 to 1. */
  readonly drawdownRatio: number;
  /** Σ of squared weights. */
  readonly concentration: number;
  /** Sessions to sell 95 % of value at 20 % participation. */
  readonly liquidityDays: number;
}

/** Everything that decides the digits of a run (quant-spec Q6.7, ruling 11). Its canonical JSON is hashed; no ids, times or machine facts. */
export interface RunInputs {
  readonly engineVersion: string;
  /** 0 to 2^53 − 1. */
  readonly seed: number;
  /** With a target: the most that may be used. */
  readonly pathCount: number;
  readonly accuracy: AccuracyTarget | null;
  readonly sampling: SamplingMethod;
  readonly parameterUncertainty: ParameterUncertainty;
  readonly stress: StressCase | null;
  /** KRX sessions, 1 to 252. */
  readonly horizonSessions: number;
  readonly periodsPerYear: number;
  readonly marketModel: MarketModelName;
  /** SHA-256 of the market snapshot, which travels apart from these inputs. */
  readonly snapshotSha256: string;
  /** In ascending order of symbol. */
  readonly holdings: readonly HoldingInput[];
  /** What the whole shares left over, KRW; earns nothing. */
  readonly cashKrw: number;
  readonly investmentBudgetKrw: number;
  /** Additional annual cost that new controls may have, KRW. */
  readonly controlBudgetKrw: number;
  /** Ids of the controls in force, ascending. Their cost is sunk (ruling 2). */
  readonly controls: readonly string[];
  /** Ids of controls that a plan adds to them, ascending: their annual cost counts pro rata. Absent: none. */
  readonly addedControls?: readonly string[];
  /** Adds up to 365 days. */
  readonly levelPlan: readonly LevelSegment[];
  /** Exposure by threat id, 0 to 10; every threat of the catalogue has one. */
  readonly exposures: Readonly<Record<string, number>>;
  readonly calibration: 'prudent' | 'reported';
  readonly threatCatalogueVersion: string;
  readonly controlCatalogueVersion: string;
  /** Link 2 of quant-spec Q10: events at issuers move their shares. */
  readonly hasIssuerEvents: boolean;
  /** Link 1; null: switched off, losses do not touch the holdings. */
  readonly forcedSales: ForcedSales | null;
  /** Link 3; null: switched off, levels follow the plan and nothing joins them to the market. */
  readonly commonRegime: CommonRegime | null;
  readonly limits: RiskLimits;
}

/** Prices that a run is estimated from: adjusted closes, one row a session on which every symbol has one. */
export interface MarketSnapshot {
  /** Ascending; the columns of `closes`. */
  readonly symbols: readonly string[];
  /** Ascending sessions, `YYYY-MM-DD`. */
  readonly dates: readonly string[];
  /** Row-major, `dates.length × symbols.length`, KRW. */
  readonly closes: Float64Array;
  /** Sessions dropped because a symbol had no row. */
  readonly droppedRowCount: number;
  /**
   * Shares traded, row-major as `closes`, NaN where it is not known: as traded, so in the shares of that day and not of the adjusted
   * closes. Absent where nothing is known, and in snapshots that were frozen before it was kept. No run is computed from them.
   */
  readonly volumes?: Float64Array;
  /** Shares that are listed, one a symbol, null where it is not known; absent as `volumes`. */
  readonly listedShares?: readonly (number | null)[];
}
