import { MarketPath } from './market-path.ts';
import type { SimulationPlan } from './plan.ts';
import { ThreatPath } from './threat-path.ts';

/** Both sides of one path after another and what links them (quant-spec Q10); reused for all paths of a chunk. */
export class JointPath {
  readonly market: MarketPath;
  readonly threat: ThreatPath;
  readonly #plan: SimulationPlan;

  /** @param threat - Shared by two that differ in their market only; it is drawn again with the same bits. */
  constructor(plan: SimulationPlan, threat: ThreatPath = new ThreatPath(plan)) {
    this.#plan = plan;
    this.market = new MarketPath(plan);
    this.threat = threat;
  }

  simulate(path: number): void {
    this.threat.simulate(path);
    this.market.simulate(path);
  }

  /** Holdings and cash at the end of the horizon, before threat losses and the cost of controls are taken off; KRW. */
  get marketValue(): number {
    return this.market.endValue;
  }

  /** Largest fall of the value of holdings and cash from an earlier peak, 0 to 1. */
  get maximumDrawdown(): number {
    return this.market.maximumDrawdown;
  }

  /** Fall of holdings and cash, threat losses of the horizon and cost of added controls, KRW. */
  get jointLoss(): number {
    return this.market.startValue - this.marketValue + this.threat.horizonLoss + this.#plan.costKrw;
  }
}
