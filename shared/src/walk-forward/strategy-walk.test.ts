import { describe, expect, it } from 'vitest';

import { panelOf } from '../forecast/panel.ts';
import type { PricePanel } from '../forecast/panel.ts';
import { samplePanel } from '../forecast/sample-panel.ts';

import { windowBefore } from './estimation-window.ts';
import { knownVolumes } from './known-volumes.ts';
import { basisPoints, monthStarts, strategyWalkDefaults, walkStrategies } from './strategy-walk.ts';
import type { StrategyWalkSettings, WalkListing } from './strategy-walk.ts';
import {
  capWeightStrategy,
  equalWeightStrategy,
  hrpStrategy,
  minCvarStrategy,
  riskParityStrategy,
  strategies,
  valueTradedStrategy,
} from './strategies.ts';
import type { AllocationStrategy } from './strategies.ts';

// 600 sessions, one a calendar day from 2000-01-03 on, so they end on 2001-08-24
const panel = samplePanel({ seed: 3, instruments: 6, sessions: 600 });
const listings: WalkListing[] = panel.symbols.map(() => ({ market: 'KOSPI' }));
const settings: StrategyWalkSettings = { ...strategyWalkDefaults, fromMonth: '2001-01', toMonth: '2001-06' };

/** A strategy that keeps what it was shown. */
function witness(): AllocationStrategy & { readonly seen: Float64Array[] } {
  const seen: Float64Array[] = [];
  return {
    name: 'MIN_CVAR',
    seen,
    weights: (window) => {
      seen.push(window.returns.slice());
      return equalWeightStrategy.weights(window);
    },
  };
}

/** The panel with the prices of some sessions multiplied. */
function changed(from: number, factor: number): PricePanel {
  const columns = panel.symbols.map((symbol, i) => ({
    symbol,
    dates: panel.dates,
    closes: panel.dates.map((_, t) => panel.closes[t * 6 + i]! * (t >= from ? factor : 1)),
  }));
  return panelOf(columns);
}

/** The panel with one name cut to some sessions. */
function cut(asset: number, keep: (t: number) => boolean): PricePanel {
  return panelOf(
    panel.symbols.map((symbol, i) => {
      const kept = [...panel.dates.keys()].filter((t) => i !== asset || keep(t));
      return {
        symbol,
        dates: kept.map((t) => panel.dates[t]!),
        closes: kept.map((t) => panel.closes[t * 6 + i]!),
      };
    }),
  );
}

describe('the clock', () => {
  it('trades at the first session of each month', () => {
    const dates = ['2016-01-28', '2016-01-29', '2016-02-01', '2016-02-02', '2016-03-02'];
    expect(monthStarts(dates, '2016-01', '2016-12')).toEqual([2, 4]); // where January began is not known
    expect(monthStarts(dates, '2016-03', '2016-03')).toEqual([4]);
    expect(() => monthStarts(dates, '2016-13', '2017-01')).toThrow(/E_FORMAT at fromMonth/);
    expect(() => monthStarts(dates, '2017-02', '2017-01')).toThrow(/E_BOUNDS_ORDER/);
  });
  it('shows a strategy nothing of the session it trades at, nor of what follows', async () => {
    const [plain, moved] = [witness(), witness()];
    const session = monthStarts(panel.dates, '2001-03', '2001-03')[0]!;
    const march = { ...settings, fromMonth: '2001-03', toMonth: '2001-03' };
    await walkStrategies(panel, listings, [plain], march);
    await walkStrategies(changed(session, 7), listings, [moved], march);
    expect(moved.seen).toEqual(plain.seen);
    // and it does see the session before
    const before = witness();
    await walkStrategies(changed(session - 1, 1.01), listings, [before], march);
    expect(before.seen).not.toEqual(plain.seen);
  });
  it('grows the window from 252 sessions to 504 and keeps it there', () => {
    expect(windowBefore(panel, 252)).toBeNull(); // 251 returns
    expect(windowBefore(panel, 253)).toMatchObject({ rowCount: 252, assetCount: 6 });
    expect(windowBefore(panel, 599)).toMatchObject({ rowCount: 504 });
  });
});

describe('who is in a window', () => {
  it('holds a name that was listed later only when it has returns on nine sessions of ten', () => {
    const late = cut(2, (t) => t >= 200);
    expect(windowBefore(late, 599)!.members).toEqual([0, 1, 3, 4, 5]); // 398 of 504 returns
    const earlier = cut(2, (t) => t >= 140);
    expect(windowBefore(earlier, 599)).toMatchObject({ members: [0, 1, 2, 3, 4, 5], rowCount: 458, droppedRows: 46 });
  });
  it('leaves out a name that was halted on the session before, and rows of names that were halted once', () => {
    expect(
      windowBefore(
        cut(1, (t) => t !== 549),
        550,
      )!.members,
    ).toEqual([0, 2, 3, 4, 5]);
    expect(
      windowBefore(
        cut(1, (t) => t !== 500),
        550,
      ),
    ).toMatchObject({ members: [0, 1, 2, 3, 4, 5], droppedRows: 1 });
  });
});

describe('a walk', () => {
  it('holds a name that is delisted later until its end, then its money', async () => {
    const last = monthStarts(panel.dates, '2001-04', '2001-04')[0]! + 9;
    const delisted = cut(2, (t) => t <= last);
    const known = listings.map((listing, i) => (i === 2 ? { ...listing, lastDate: panel.dates[last]! } : listing));
    const walk = await walkStrategies(delisted, known, [equalWeightStrategy], settings);
    expect(walk.memberCounts).toEqual([6, 6, 6, 6, 5, 5]);
    expect(walk.records[0]!.payoutCount).toBe(1);
    // up to its end the walk is that of one who did not know
    const unknown = await walkStrategies(panel, listings, [equalWeightStrategy], settings);
    const at = walk.dates.indexOf(panel.dates[last]!);
    expect(walk.records[0]!.nav.slice(0, at)).toEqual(unknown.records[0]!.nav.slice(0, at));
    expect(walk.records[0]!.nav[at]).toBeLessThan(unknown.records[0]!.nav[at]!); // the tax of the sale
  });
  it('follows equal weights by hand: two names, one doubles, the rebalance halves it again', async () => {
    const dates = panel.dates.slice(0, 300);
    const wiggle = dates.map((_, t) => 10_000 + (t % 2 === 0 ? 0 : 100));
    const start = monthStarts(dates, '2000-10', '2000-10')[0]!;
    const risen = wiggle.map((_, t) => (t < start ? 10_000 - (t % 3) : t === start ? 10_000 : 12_000));
    const flat = wiggle.map((price, t) => (t < start ? price : 10_000));
    const two = panelOf([
      { symbol: 'A', dates, closes: risen },
      { symbol: 'B', dates, closes: flat },
    ]);
    const walk = await walkStrategies(two, listings.slice(0, 2), [equalWeightStrategy], {
      ...settings,
      fromMonth: '2000-10',
      toMonth: '2000-10',
      initialCash: 1_000_000,
      feePpb: 0,
    });
    // 50 shares of each at 10,000; a day later one is worth 12,000
    expect(walk.records[0]!.nav.slice(0, 2)).toEqual([1_000_000, 1_100_000]);
    expect(walk.records[0]).toMatchObject({ turnover: 1, fees: 0, taxes: 0 });
    expect(walk.records[0]!.returns[1]).toBeCloseTo(0.1, 12);
  });
  it('charges every strategy in whole won for what it trades', async () => {
    const walk = await walkStrategies(panel, listings, [minCvarStrategy(), equalWeightStrategy], settings);
    for (const record of walk.records) {
      expect(record.returns).toHaveLength(walk.dates.length);
      expect(record.nav.every(Number.isSafeInteger)).toBe(true);
      expect(record.fees).toBeGreaterThan(0);
      expect(record.turnover).toBeGreaterThan(0.99); // the first purchase alone is almost 1
    }
    expect(walk.rebalanceDates).toHaveLength(6);
    expect(walk.records[0]!.nav).not.toEqual(walk.records[1]!.nav);
  });
  it('says that a history is too short instead of walking on guesses', async () => {
    const early = { ...settings, fromMonth: '2000-02', toMonth: '2000-06' };
    await expect(walkStrategies(panel, listings, [equalWeightStrategy], early)).rejects.toMatchObject({
      code: 'E_HISTORY_TOO_SHORT',
    });
  });
});

describe('minimum CVaR', () => {
  const window = windowBefore(panel, 599)!;
  it('has weights that add up to 1 and a smaller tail than equal weights on what it saw', async () => {
    const weights = await minCvarStrategy().weights(window);
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
    expect(tailOf(weights)).toBeLessThan(tailOf(await equalWeightStrategy.weights(window)));
  });
  it('keeps to the largest weight, raised to what few names need', async () => {
    expect(Math.max(...(await minCvarStrategy({ maximumWeight: 0.2 }).weights(window)))).toBeLessThan(0.2 + 1e-9);
    const forced = await minCvarStrategy({ maximumWeight: 0.1 }).weights(window);
    for (const weight of forced) expect(weight).toBeCloseTo(1 / 6, 9);
  });
  /** Mean of the worst 25 of 504 days. */
  function tailOf(weights: Float64Array): number {
    const losses = Array.from({ length: window.rowCount }, (_, t) =>
      weights.reduce((sum, weight, i) => sum - weight * window.returns[t * 6 + i]!, 0),
    ).toSorted((a, b) => b - a);
    return losses.slice(0, 25).reduce((sum, loss) => sum + loss, 0) / 25;
  }
});

describe('every strategy', () => {
  const window = windowBefore(panel, 599)!;
  it.each(strategies)('$name has weights from 0 that add up to 1', async (strategy) => {
    const weights = await strategy.weights(window);
    expect(Math.min(...weights)).toBeGreaterThanOrEqual(0);
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 9);
  });
  it.each([hrpStrategy, riskParityStrategy])(
    '$name gives a name that swings three times as much less',
    async (strategy) => {
      const wild = window.returns.map((value, at) => (at % 6 === 0 ? 3 * value : value));
      const weights = await strategy.weights({ ...window, returns: wild });
      expect(weights[0]).toBeLessThan((await strategy.weights(window))[0]! / 2);
    },
  );
});

it('rounds weights to basis points that add up to 10,000', () => {
  expect(basisPoints([1 / 3, 1 / 3, 1 / 3])).toEqual([3334, 3333, 3333]);
  expect(basisPoints([0.00004, 0.99996])).toEqual([0, 10_000]);
  expect(basisPoints([0, 0.5])).toEqual([0, 5000]); // what weights leave stays cash
});

describe('the market of the names', () => {
  const window = windowBefore(panel, 599)!;
  const before = (i: number): number => panel.closes[598 * 6 + i]!;
  it('is each name by its close before the session times its listed shares; one without a count has no weight', async () => {
    const weights = await capWeightStrategy([1, 2, 3, null, 5, 6]).weights(window);
    const total = before(0) + 2 * before(1) + 3 * before(2) + 5 * before(4) + 6 * before(5);
    expect(weights[1]).toBeCloseTo((2 * before(1)) / total, 12);
    expect(weights[3]).toBe(0);
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
  });
  it('is the money traded in the sessions before where shares are not counted', async () => {
    const volumes = panel.closes.map((_, at) => (at % 6 === 2 ? 200 : Math.floor(at / 6) >= 599 ? 1e9 : 100));
    const weights = await valueTradedStrategy(panel.closes, volumes, 6, 1).weights(window);
    const total = [0, 1, 2, 3, 4, 5].reduce((sum, i) => sum + before(i) * (i === 2 ? 200 : 100), 0);
    expect(weights[2]).toBeCloseTo((200 * before(2)) / total, 12);
  });
});

describe('a walk that pays for its impact', () => {
  const march = { ...settings, fromMonth: '2001-03', toMonth: '2001-03' };
  const session = monthStarts(panel.dates, '2001-03', '2001-03')[0]!;
  const volumes = panel.closes.map(() => 50_000);
  const walked = async (given: Float64Array, constant = 0.7) =>
    (await walkStrategies(panel, listings, [equalWeightStrategy], { ...march, impact: { constant, volumes: given } }))
      .records[0]!;

  it('knows the volumes before a session and none of its own or later', async () => {
    const later = volumes.map((volume, at) => (Math.floor(at / 6) >= session ? 1 : volume));
    expect(await walked(later)).toEqual(await walked(volumes));
    const earlier = volumes.map((volume, at) => (Math.floor(at / 6) === session - 1 ? 1 : volume));
    expect((await walked(earlier)).execution).not.toEqual((await walked(volumes)).execution);
  });
  it('loses more the larger Y, and with Y 0 half a tick alone', async () => {
    const [none, half, double] = [await walked(volumes, 0), await walked(volumes), await walked(volumes, 1.4)];
    expect(none.execution).toMatchObject({ impact: 0, untoldOrders: 0 });
    expect(none.execution!.spread).toBeGreaterThan(0);
    expect(half.nav[0]).toBeLessThan(none.nav[0]!);
    expect(double.nav[0]).toBeLessThan(half.nav[0]!);
    const free = await walkStrategies(panel, listings, [equalWeightStrategy], march);
    expect(free.records[0]!.execution).toBeNull();
  });
  it('refuses volumes that are not those of the panel', async () => {
    await expect(walked(new Float64Array(3))).rejects.toMatchObject({ code: 'E_LENGTH', path: ['impact', 'volumes'] });
  });
});

it('believes a volume of 0 only where the price stood still', () => {
  const returns = Float64Array.of(Number.NaN, Number.NaN, 0.01, 0, 0, 0.02);
  // the first name moved by 1 % at a volume of 0; the second stood still
  const known = knownVolumes({ symbols: ['A', 'B'], returns }, Float64Array.of(0, 9, 0, 0, 7, 8));
  expect([...known]).toEqual([Number.NaN, 9, Number.NaN, 0, 7, 8]);
});
