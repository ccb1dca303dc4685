import { taxRates, tickSteps } from '../market/krx-rules.ts';
import type { TickSteps } from '../market/krx-rules.ts';
import { floorShare } from '../units/won.ts';
import { startOf } from './kernel-plan.ts';
import type { MarketPath } from './market-path.ts';
import type { HoldingInput, RunInputs } from './run-inputs.ts';
import type { ThreatPath } from './threat-path.ts';

const PPM = 1_000_000;
const PPB = 1_000_000_000;

/** What a sale of each asset is made at, by asset of a plan. Plain data. */
export interface SalePlan {
  /** Cash outside the plan that pays losses first, KRW. */
  readonly reserveKrw: number;
  readonly feePpb: number;
  /** Raw price before the first session, KRW. */
  readonly pricesKrw: Float64Array;
  readonly ticks: readonly TickSteps[];
  readonly transactionTaxPpm: Float64Array;
  readonly ruralTaxPpm: Float64Array;
}

/** @param date - Whose ticks and taxes hold over the whole horizon: the last session of the snapshot. */
export function salePlan(
  { reserveKrw, feePpb }: NonNullable<RunInputs['forcedSales']>,
  holdings: readonly HoldingInput[],
  date: string,
): SalePlan {
  const taxes = holdings.map(({ market, kind }) => taxRates(market, date, kind));
  return {
    reserveKrw,
    feePpb,
    pricesKrw: Float64Array.from(holdings, ({ priceKrw }) => priceKrw),
    ticks: holdings.map(({ market, kind }) => tickSteps(market, date, kind)),
    transactionTaxPpm: Float64Array.from(taxes, ({ transactionTaxPpm }) => transactionTaxPpm),
    ruralTaxPpm: Float64Array.from(taxes, ({ ruralTaxPpm }) => ruralTaxPpm),
  };
}

/** What is held when a path begins, by asset of the plan. */
export interface StartingHoldings {
  /** Shares × price, KRW. */
  readonly amounts: Float64Array;
  readonly cashKrw: number;
}

/** Nearest price on the tick, not above, and at least one tick. */
function onTick(steps: TickSteps, price: number): number {
  let at = steps.length - 1;
  while (at > 0 && steps[at]![0] > price) at--;
  const tick = steps[at]![1];
  return Math.max(tick, Math.floor(price / tick) * tick);
}

/** The larger of a drawdown and the fall from a peak. */
function deeper(drawdown: number, peak: number, value: number): number {
  const fall = peak > 0 ? (peak - value) / peak : 0;
  return drawdown < fall ? fall : drawdown;
}

/**
 * Link 1 of quant-spec Q10 along one path after another: the threat losses of a session are paid after its close, from the reserve,
 * then from the plan's cash, then by selling. Every holding gives the same fraction of its shares, rounded up to whole ones, in
 * ascending order of the assets until the rest is covered; the price is that of the session on its tick, and fee and taxes are those
 * of Q11.5. What is left over from a sale is cash; what cannot be paid when everything is sold stays a debt.
 *
 * `marketValue` is what shares and cash have brought before losses are taken off: cash at the start, net proceeds, and what is still
 * held. So a sale changes it by its costs and by what the shares would have done afterwards, and a path without one is not changed
 * at all. Reused for all paths of a chunk.
 */
export class LossPayments {
  /** Whether anything was sold on the last path; if not, the market's own figures hold. */
  hasSold = false;
  /** At the prices of the sales, KRW. */
  soldKrw = 0;
  /** Fees and taxes of the sales, KRW. */
  costKrw = 0;
  /** Losses that are left when everything is sold, KRW. */
  unpaidKrw = 0;
  /** At the end of the horizon, before losses are taken off; KRW. Of a path with a sale. */
  marketValue = 0;
  /**
   * Time-weighted: what a sale pays out is a withdrawal and no fall, what it costs is one. What the cash of the plan pays stays in the
   * base, as on every path without a sale. Of a path with a sale.
   */
  maximumDrawdown = 0;
  readonly #plan: SalePlan;
  /** Part of a sale's amount that fee and taxes leave, by asset, before they are cut to whole won. */
  readonly #kept: Float64Array;
  readonly #losses: Float64Array;
  /** Left of each asset, its shares and what they were worth at the start, and what it has brought net. */
  readonly #shares: Float64Array;
  readonly #amounts: Float64Array;
  readonly #proceeds: Float64Array;
  readonly #prices: Float64Array;

  constructor(plan: SalePlan, horizonSessions: number) {
    const assets = plan.pricesKrw.length;
    this.#plan = plan;
    this.#kept = plan.pricesKrw.map(
      (_, i) => 1 - plan.feePpb / PPB - (plan.transactionTaxPpm[i]! + plan.ruralTaxPpm[i]!) / PPM,
    );
    this.#losses = new Float64Array(horizonSessions);
    this.#shares = new Float64Array(assets);
    this.#amounts = new Float64Array(assets);
    this.#proceeds = new Float64Array(assets);
    this.#prices = new Float64Array(assets);
  }

  /**
   * Pays the losses of the path that both sides have simulated last.
   *
   * @param threat - Under the controls that it was valued with last.
   * @param market - Of which only the growth is read, so it may be valued with other amounts.
   *
   * Cost: a comparison while reserve and cash suffice; else a valuation of the path, and about 50 ns for each asset that is sold.
   */
  settle(
    { amounts, cashKrw }: StartingHoldings,
    threat: Pick<ThreatPath, 'horizonLoss' | 'writeLossBySession'>,
    market: Pick<MarketPath, 'growth' | 'sessionGrowth'>,
  ): void {
    this.hasSold = false;
    this.soldKrw = 0;
    this.costKrw = 0;
    this.unpaidKrw = 0;
    const free = this.#plan.reserveKrw + cashKrw;
    if (threat.horizonLoss <= free) return;
    if (!amounts.some((amount) => amount > 0)) {
      this.unpaidKrw = threat.horizonLoss - free;
      return;
    }
    threat.writeLossBySession(this.#losses);
    this.#amounts.set(amounts);
    for (let i = 0; i < amounts.length; i++) this.#shares[i] = amounts[i]! / this.#plan.pricesKrw[i]!;
    this.#proceeds.fill(0);
    this.#walk(startOf(amounts, cashKrw), cashKrw, free, market.sessionGrowth);
    if (this.hasSold) this.marketValue = this.#endValue(cashKrw, market.growth);
  }

  /** Loss of an asset on a path with a sale: its amount at the start less what is still held and what its sales brought net. */
  assetLoss(i: number, amount: number, growth: number): number {
    return amount - (this.#amounts[i]! * growth + this.#proceeds[i]!);
  }

  /** @param free - Of reserve and cash, KRW. @param growth - Session-major, sessions × assets. */
  #walk(start: number, cashKrw: number, free: number, growth: Float64Array): void {
    let cash = cashKrw;
    let left = free;
    // Value × factor is what a won that was never withdrawn has become.
    let factor = 1;
    let peak = start;
    let drawdown = 0;
    const assets = this.#shares.length;
    for (let session = 0, from = 0; session < this.#losses.length; session++, from += assets) {
      const indexed = factor * this.#valueOf(cash, growth, from);
      peak = peak < indexed ? indexed : peak;
      if (factor > 0) drawdown = deeper(drawdown, peak, indexed);
      const short = this.#losses[session]! - left;
      left = Math.max(0, -short);
      if (!(short > 0)) continue;
      const net = this.#sell(short, growth, from);
      const paid = Math.min(net, short);
      this.unpaidKrw += short - paid;
      if (net === 0) continue;
      left = net - paid;
      cash += left;
      const after = this.#valueOf(cash, growth, from);
      drawdown = deeper(drawdown, peak, factor * (after + paid));
      // Of nothing nothing can fall.
      factor = after > 0 ? (factor * (after + paid)) / after : 0;
    }
    this.maximumDrawdown = drawdown;
  }

  /** In the order of the kernel, so that the same holdings have the same bits. @param from - Place of the first asset's growth. */
  #valueOf(cash: number, growth: Float64Array, from: number): number {
    const amounts = this.#amounts;
    let value = cash;
    for (let i = 0; i < amounts.length; i++) value = amounts[i]! * growth[from + i]! + value;
    return value;
  }

  #endValue(cashKrw: number, growth: Float64Array): number {
    return this.#valueOf(
      this.#proceeds.reduce((sum, net) => sum + net, cashKrw),
      growth,
      0,
    );
  }

  /** Sells until a sum is covered or nothing is left. @returns What the sales bring net, KRW; 0 without one. */
  #sell(sum: number, growth: Float64Array, from: number): number {
    const { ticks, pricesKrw } = this.#plan;
    for (let i = 0; i < pricesKrw.length; i++) this.#prices[i] = onTick(ticks[i]!, pricesKrw[i]! * growth[from + i]!);
    let net = 0;
    // A second time only where rounding left a part of a won open.
    while (net < sum) {
      const more = this.#sellFraction(sum - net);
      if (more === 0) break;
      net += more;
    }
    return net;
  }

  /** Once through the assets. */
  #sellFraction(sum: number): number {
    let worth = 0;
    for (let i = 0; i < this.#shares.length; i++) worth += this.#shares[i]! * this.#keptOf(i);
    const fraction = sum / worth;
    let net = 0;
    for (let i = 0; i < this.#shares.length && net < sum; i++) {
      const shares = this.#shares[i]!;
      const kept = this.#keptOf(i);
      if (shares === 0 || kept === 0) continue;
      net += this.#sellShares(i, Math.min(shares, Math.ceil(fraction * shares), Math.ceil((sum - net) / kept)));
    }
    return net;
  }

  /** What a sold share leaves, KRW; 0 where fee and taxes take all of it, so that selling it pays nothing. */
  #keptOf(i: number): number {
    return Math.max(0, this.#prices[i]! * this.#kept[i]!);
  }

  #sellShares(i: number, shares: number): number {
    const { feePpb, transactionTaxPpm, ruralTaxPpm } = this.#plan;
    const amount = this.#prices[i]! * shares;
    const cost =
      floorShare(amount, feePpb, PPB) +
      floorShare(amount, transactionTaxPpm[i]!, PPM) +
      floorShare(amount, ruralTaxPpm[i]!, PPM);
    this.hasSold = true;
    const left = this.#shares[i]! - shares;
    this.#shares[i] = left;
    this.#amounts[i] = left * this.#plan.pricesKrw[i]!;
    this.#proceeds[i] = this.#proceeds[i]! + amount - cost;
    this.soldKrw += amount;
    this.costKrw += cost;
    return amount - cost;
  }
}
