import { DomainError } from '@convergence/shared/errors';
import { afterEach, expect, it } from 'vitest';

import { openDeskWorld, PRICES } from './test-desk.ts';
import type { DeskWorld } from './test-desk.ts';

let world: DeskWorld;
afterEach(() => world.close());

/** Repeatable numbers from 0 to 1 (a linear congruence); good enough to shuffle orders. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

it('has the cash and the shares of an independent recount after a random day of fills, to the won', async () => {
  const START = 300_000_000;
  let now = Date.now();
  // a few hundred shares at a time, so that most orders fill in several parts
  world = await openDeskWorld({
    paperCashKrw: START,
    now: () => now,
    liquidity: { volumeRatio: 0.0003, everyMs: 1000 },
  });
  const { desk, orders, cancellations, trading, people } = world;
  await desk.pass();
  await trading.updateLimits(world.em(), 1, { maximumInstrumentRatio: 1 }, people.admin);
  const random = numbers(20_261_123);
  const symbols = Object.keys(PRICES) as (keyof typeof PRICES)[];
  let refused = 0;
  for (let at = 0; at < 36; at++) {
    const symbol = symbols[Math.floor(random() * symbols.length)]!;
    const side = random() < 0.6 ? 'BUY' : 'SELL';
    const isLimit = random() < 0.5;
    const ticket = {
      symbol,
      side,
      type: isLimit ? 'LIMIT' : 'MARKET',
      quantity: 1 + Math.floor(random() * 700),
      limitPriceKrw: isLimit ? Math.floor(PRICES[symbol] / 100) * 100 : null,
    } as const;
    try {
      const { publicId } = await world.approved(ticket);
      if (random() < 0.1) await cancellations.cancel(world.em(), publicId, people.trader);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      refused += 1; // nothing to sell, or no cash: what the ticket asks for is not the point here
    }
    if (at % 3 === 2) {
      await desk.pass();
      now += 1000;
    }
  }
  for (let more = 0; more < 3; more++) {
    now += 5000;
    await desk.pass();
  }

  const { rows } = await trading.broker()!.client.executions({ from: '2026-03-06', to: '2026-03-06' });
  let cash = BigInt(START);
  const shares = new Map<string, number>();
  for (const { symbol, side, filledQuantity, filledAmountKrw } of rows) {
    const amount = BigInt(filledAmountKrw);
    cash -= (amount * 140_527n) / 1_000_000_000n; // 0.0140527 % each side
    if (side === 'buy') cash -= amount;
    // 0.05 % transaction tax and 0.15 % rural tax since 2026, each cut to the won
    else cash += amount - (amount * 500n) / 1_000_000n - (amount * 1500n) / 1_000_000n;
    shares.set(symbol, (shares.get(symbol) ?? 0) + (side === 'buy' ? filledQuantity : -filledQuantity));
  }
  const account = (await trading.account(world.em()))!;
  const books = (await trading.books(world.em(), account))!;
  expect(BigInt(books.cashKrw)).toBe(cash);
  expect(BigInt(account.snapshot!.settledCashKrw)).toBe(cash);
  expect(account.differences).toEqual([]);
  for (const [symbol, count] of shares) expect(books.positions.get(symbol)?.quantity ?? 0).toBe(count);
  const fills = [
    ...(
      await orders.fillsOf(
        world.em(),
        Array.from({ length: 100 }, (_, id) => id),
      )
    ).values(),
  ].flat();
  expect(rows.filter(({ filledQuantity }) => filledQuantity > 0).length).toBeGreaterThan(12);
  expect(fills.length).toBeGreaterThan(rows.length); // in parts
  expect(fills.some(({ side }) => side === 'SELL')).toBe(true);
  expect(refused).toBeLessThan(24);
});
