import { hierarchicalRiskParity } from '../optimise/hrp.ts';
import { minimumCvar } from '../optimise/min-cvar.ts';
import { riskBudget } from '../optimise/risk-budget.ts';
import { shrinkCovariance } from '../stats/covariance.ts';

/** Names are stored: a name is never given to another strategy. */
export const strategyNames = [
  'MIN_CVAR',
  'HRP',
  'RISK_PARITY',
  'EQUAL_WEIGHT',
  'CAP_WEIGHT',
  'VALUE_TRADED_WEIGHT',
] as const;
export type StrategyName = (typeof strategyNames)[number];

/** What a strategy may look at: sessions before the one that it trades at, without a gap. */
export interface EstimationWindow {
  readonly rowCount: number;
  readonly assetCount: number;
  /** Daily simple returns, row-major, sessions × assets; no value is missing. */
  readonly returns: Float64Array;
  /** Columns of the panel, one an asset, ascending. */
  readonly members: readonly number[];
  /** Position in the panel of the session that is traded at; only what lies before it may be looked at. */
  readonly session: number;
  /** Close of each asset on the session before, KRW. */
  readonly lastCloses: Float64Array;
}

/** A way to spread money over names, from the past alone. */
export interface AllocationStrategy {
  readonly name: StrategyName;
  /** Weights from 0 that add up to 1, one an asset of the window. */
  weights(window: EstimationWindow): Promise<Float64Array>;
}

/** Limits by work, not by time, so that the answer does not depend on the machine. */
const SOLVE = { timeLimitSeconds: 60, tolerance: 1e-7 } as const;

export interface MinCvarSettings {
  /** 0.95 by default. */
  readonly alpha?: number;
  /** Largest weight of one name, raised to what few names need; 1 by default: no limit. */
  readonly maximumWeight?: number;
}

/** Smallest CVaR of the window's days, each as likely as another (quant-spec Q13.4). */
export function minCvarStrategy({ alpha = 0.95, maximumWeight = 1 }: MinCvarSettings = {}): AllocationStrategy {
  return {
    name: 'MIN_CVAR',
    async weights({ rowCount, assetCount, returns }) {
      const most = Math.max(maximumWeight, 1 / assetCount);
      const { weights } = await minimumCvar(
        {
          scenarioCount: rowCount,
          assetCount,
          returns,
          alpha,
          lower: Array.from({ length: assetCount }, () => 0),
          upper: Array.from({ length: assetCount }, () => most),
        },
        SOLVE,
      );
      return weights;
    },
  };
}

/** Of the window's days, drawn to constant correlation: the product's default (quant-spec Q4.4). */
function covarianceOf({ returns, assetCount }: EstimationWindow): Float64Array {
  return shrinkCovariance(returns, assetCount, 'constantCorrelation').covariance;
}

/** Hierarchical risk parity of the window's covariance (quant-spec Q13.6). */
export const hrpStrategy: AllocationStrategy = {
  name: 'HRP',
  weights: (window) => Promise.resolve(hierarchicalRiskParity(covarianceOf(window)).weights),
};

/** Every name adds the same part to the volatility (quant-spec Q13.5). */
export const riskParityStrategy: AllocationStrategy = {
  name: 'RISK_PARITY',
  weights: (window) => {
    const budgets = new Float64Array(window.assetCount).fill(1 / window.assetCount);
    return Promise.resolve(riskBudget(covarianceOf(window), budgets).weights);
  },
};

/** The same amount in every name: asks nothing of the past, so it is hard to beat (DeMiguel, Garlappi and Uppal 2009). */
export const equalWeightStrategy: AllocationStrategy = {
  name: 'EQUAL_WEIGHT',
  weights: ({ assetCount }) => Promise.resolve(new Float64Array(assetCount).fill(1 / assetCount)),
};

function inProportionTo(sizes: Float64Array): Float64Array {
  const total = sizes.reduce((sum, size) => sum + size, 0);
  return total > 0 ? sizes.map((size) => size / total) : sizes.map(() => 1 / sizes.length);
}

/**
 * The market of these names: each by what all its shares are worth, which is what all who hold them hold together.
 *
 * @param listedShares - One a column of the panel, of one day; a name without a count has no weight. Adjusted prices times the shares
 *   of today are the capitalisations of the past but for issues and cancellations of shares since.
 */
export function capWeightStrategy(listedShares: readonly (number | null)[]): AllocationStrategy {
  return {
    name: 'CAP_WEIGHT',
    weights: ({ members, lastCloses }) =>
      Promise.resolve(inProportionTo(lastCloses.map((close, k) => close * (listedShares[members[k]!] ?? 0)))),
  };
}

/** A proxy of the market where nobody knows how many shares there are: each name by the money that changed hands in it over a year. */
export function valueTradedStrategy(
  closes: Float64Array,
  volumes: Float64Array,
  width: number,
  sessions = 252,
): AllocationStrategy {
  return {
    name: 'VALUE_TRADED_WEIGHT',
    weights: ({ members, session }) =>
      Promise.resolve(
        inProportionTo(
          Float64Array.from(members, (i) => {
            let traded = 0;
            for (let t = Math.max(0, session - sessions); t < session; t++) {
              const volume = volumes[t * width + i]!;
              if (volume > 0) traded += volume * closes[t * width + i]!;
            }
            return traded;
          }),
        ),
      ),
  };
}

/** Every strategy that is walked side by side. */
export const strategies: readonly AllocationStrategy[] = [
  minCvarStrategy(),
  hrpStrategy,
  riskParityStrategy,
  equalWeightStrategy,
];
