import { momentsOf } from '../stats/moments.ts';

/** Sessions before the day that beta and spread come from. */
export const RESIDUAL_WINDOW = 250;
/** With fewer, nothing is said. */
export const FEWEST_RESIDUALS = 60;

/** A day of one issue against the market, as rule R08 looks at it. */
export interface ResidualMove {
  /** Simple return of the day, a ratio. */
  readonly returnRatio: number;
  readonly marketRatio: number;
  readonly beta: number;
  /** What of the return beta and the usual drift do not explain, a ratio. */
  readonly residualRatio: number;
  /** The residual in standard deviations of the residuals before the day. */
  readonly z: number;
}

/**
 * The residual of the last day in a market model that was fitted before it, so that a crash does not excuse itself.
 *
 * @param own - Simple returns of the issue, oldest first; the last is the day that is looked at.
 * @param market - Those of the market on the same days.
 * @returns Null with fewer than 60 days before it, or where the issue never moved by itself: then there is no measure.
 *
 * r = a + b m by least squares over at most 250 days; the standard deviation has n − 2 degrees of freedom (MacKinlay 1997).
 */
export function residualMove(own: readonly number[], market: readonly number[]): ResidualMove | null {
  const past = own.slice(0, -1).slice(-RESIDUAL_WINDOW);
  const pastMarket = market.slice(0, -1).slice(-RESIDUAL_WINDOW);
  if (past.length < FEWEST_RESIDUALS || own.length !== market.length) return null;
  const { mean } = momentsOf(past);
  const { mean: marketMean, m2: marketSquares } = momentsOf(pastMarket);
  const together = past.reduce((sum, value, at) => sum + (value - mean) * (pastMarket[at]! - marketMean), 0);
  const beta = marketSquares > 0 ? together / marketSquares : 0;
  const residualOf = (value: number, of: number): number => value - mean - beta * (of - marketMean);
  const squares = past.reduce((sum, value, at) => sum + residualOf(value, pastMarket[at]!) ** 2, 0);
  const deviation = Math.sqrt(squares / (past.length - 2));
  if (!(deviation > 0)) return null;
  const returnRatio = own.at(-1)!;
  const marketRatio = market.at(-1)!;
  const residualRatio = residualOf(returnRatio, marketRatio);
  return { returnRatio, marketRatio, beta, residualRatio, z: residualRatio / deviation };
}
