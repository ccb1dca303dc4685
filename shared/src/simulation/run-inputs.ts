import type { LevelSegment } from '../units/threat-level.ts';

/** Base model of the market; a run names exactly one (quant-spec Q5). */
export const marketModels = ['STATIONARY_BOOTSTRAP', 'STUDENT_T_COPULA', 'GBM'] as const;
export type MarketModelName = (typeof marketModels)[number];

/** Paths in one chunk, the unit of work: fixed, so that its bounds never depend on who computes it (quant-spec Q6.7). */
export const CHUNK_PATHS = 1024;

/** Whole shares held from the first to the last session of the horizon. */
export interface HoldingInput {
  readonly symbol: string;
  /** Sector code of threat-spec 8.4, such as MANU; ETC where nothing is known. */
  readonly sector: string;
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
  readonly pathCount: number;
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
}
