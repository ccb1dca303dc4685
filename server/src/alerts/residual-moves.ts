import type { EntityManager } from '@mikro-orm/sql';

import { residualMove, RESIDUAL_WINDOW } from '@convergence/shared/response/residual-return';
import type { ResidualMove } from '@convergence/shared/response/residual-return';

import type { MarketService } from '../market/market.service.ts';

/** A window of sessions lies within as many calendar days. */
const WINDOW_DAYS = Math.ceil(RESIDUAL_WINDOW * 1.6);

/**
 * The move of each holding on a session against the market (rule R08): the index of the exchange, or the mean of all
 * known issues where there is none for the day. A holding without a price on the day or the session before is left out:
 * its next price is a move over the whole halt, which the rule would take for a crash.
 */
export async function residualMoves(
  em: EntityManager,
  market: MarketService,
  symbols: readonly string[],
  sessionDate: string,
): Promise<ReadonlyMap<string, ResidualMove>> {
  const range = { from: daysBefore(sessionDate, WINDOW_DAYS), to: sessionDate };
  const marketReturns = await market.marketReturns(em, range);
  const moves = new Map<string, ResidualMove>();
  for (const symbol of symbols) {
    const candles = await market.candles(em, symbol, range);
    const own: number[] = [];
    const of: number[] = [];
    for (const [at, { sessionDate: date, closeKrw }] of candles.entries()) {
      const before = candles[at - 1];
      const marketReturn = marketReturns.get(date);
      if (!before || marketReturn?.previousDate !== before.sessionDate) continue;
      own.push(closeKrw / before.closeKrw - 1);
      of.push(marketReturn.ratio);
    }
    const last = candles.at(-1);
    if (
      last?.sessionDate !== sessionDate ||
      marketReturns.get(sessionDate)?.previousDate !== candles.at(-2)?.sessionDate
    )
      continue;
    const move = residualMove(own, of);
    if (move) moves.set(symbol, move);
  }
  return moves;
}

function daysBefore(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
}
