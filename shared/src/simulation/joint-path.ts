import { LossPayments } from './forced-sales.ts';
import { MarketPath } from './market-path.ts';
import type { SimulationPlan } from './plan.ts';
import { ThreatPath } from './threat-path.ts';

/** Both sides of one path after another and what links them (quant-spec Q10); reused for all paths of a chunk. */
export class JointPath {
  readonly market: MarketPath;
  readonly threat: ThreatPath;
  /** Null where link 1 is off. */
  readonly payments: LossPayments | null;
  readonly #plan: SimulationPlan;

  /** @param threat - Shared by two that differ in their market only; it is drawn again with the same bits. */
  constructor(plan: SimulationPlan, threat: ThreatPath = new ThreatPath(plan)) {
    this.#plan = plan;
    this.market = new MarketPath(plan);
    this.threat = threat;
    this.payments = plan.forcedSales && new LossPayments(plan.forcedSales, plan.horizonSessions);
  }

  simulate(path: number): void {
    this.threat.simulate(path);
    this.market.simulate(path);
    this.payments?.settle(this.#plan, this.threat, this.market);
  }

  /**
   * Holdings and cash at the end of the horizon, and what of them paid for losses: all that they have brought before threat losses and
   * the cost of controls are taken off; KRW.
   */
  get marketValue(): number {
    return this.payments?.hasSold ? this.payments.marketValue : this.market.endValue;
  }

  /** Largest fall of the value of holdings and cash from an earlier peak, 0 to 1; what pays for losses is no fall, what a sale costs is. */
  get maximumDrawdown(): number {
    return this.payments?.hasSold ? this.payments.maximumDrawdown : this.market.maximumDrawdown;
  }

  /** Fall of holdings and cash, threat losses of the horizon and cost of added controls, KRW. */
  get jointLoss(): number {
    return this.market.startValue - this.marketValue + this.threat.horizonLoss + this.#plan.costKrw;
  }

  /** The joint loss of the same draws had nothing been sold, KRW. */
  get jointLossWithoutSales(): number {
    return this.market.startValue - this.market.endValue + this.threat.horizonLoss + this.#plan.costKrw;
  }

  /** Loss of each asset over the horizon, KRW; what its sales cost is its own. @param out - Overwritten. */
  writeAssetLosses(out: Float64Array): void {
    const { amounts } = this.#plan;
    const { growth } = this.market;
    const sales = this.payments?.hasSold ? this.payments : null;
    for (let i = 0; i < out.length; i++)
      out[i] = sales ? sales.assetLoss(i, amounts[i]!, growth[i]!) : amounts[i]! * (1 - growth[i]!);
  }
}
