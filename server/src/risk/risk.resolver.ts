import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';

import type { MarketService } from '../market/market.service.ts';
import type { ApiContext } from '../platform/graphql/context.ts';
import { Cost } from '../platform/graphql/directives.ts';
import type { RunView } from '../simulation/run-view.ts';
import { SimulationRunType } from '../simulation/simulation.type.ts';

import type { RiskService } from './risk.service.ts';
import { RiskResult } from './risk.type.ts';
import { riskResultView } from './risk-view.ts';

/** What a run is given from above: its measures. */
@Resolver(() => SimulationRunType)
export class RiskResolver {
  readonly #risk: RiskService;
  readonly #market: MarketService;

  constructor(risk: RiskService, market: MarketService) {
    this.#risk = risk;
    this.#market = market;
  }

  @FieldResolver(() => RiskResult, {
    nullable: true,
    description: 'Everything that was measured; null until the run has succeeded. Costs 5.',
  })
  @Cost(5)
  async result(@Root() { row }: RunView, @Ctx() context: ApiContext): Promise<RiskResult | null> {
    const assessment = await this.#risk.ofRun(context.em, row.id);
    if (!assessment) return null;
    const names = await this.#market.instrumentsBySymbol(
      context.em,
      row.inputs.holdings.map(({ symbol }) => symbol),
    );
    return riskResultView(row.inputs, assessment.result, names, context.language);
  }
}
