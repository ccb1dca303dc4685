import { Args, Ctx, Query, Resolver } from 'type-graphql';

import { PageArgs } from '../platform/graphql/connection.ts';
import type { ApiContext } from '../platform/graphql/context.ts';
import { Auth, Cost } from '../platform/graphql/directives.ts';
import type { NodeType } from '../platform/graphql/node-registry.ts';
import { viewPage } from '../platform/graphql/page.ts';
import type { Page } from '../platform/graphql/page.ts';
import { isId } from '../platform/ids.ts';

import { spendingOf } from './llm-spending.ts';
import { LlmUsage } from './llm-usage.entity.ts';
import type { LlmService } from './llm.service.ts';
import { LlmBudget, LlmUsageConnection, LlmUsageType } from './llm.type.ts';

export const llmUsageNode: NodeType<LlmUsageType> = {
  prefix: 'llu',
  typeName: 'LlmUsage',
  requires: ['LLM_USAGE_READ'],
  load: async (id, { em }) => {
    const row = isId('llu', id) ? await em.findOne(LlmUsage, { publicId: id }) : null;
    return row && usageView(row);
  },
};

@Resolver()
export class LlmResolver {
  readonly #llm: LlmService;

  constructor(llm: LlmService) {
    this.#llm = llm;
  }

  @Query(() => LlmUsageConnection, { description: 'Calls of the language model, newest first.' })
  @Auth('LLM_USAGE_READ')
  @Cost(1, { multiplier: 'first' })
  llmUsage(@Args(() => PageArgs) args: PageArgs, @Ctx() { em }: ApiContext): Promise<Page<LlmUsageType>> {
    return viewPage(this.#llm.usage(em, args), usageView);
  }

  @Query(() => LlmBudget, { description: 'What may be spent on the language model, and what was. Costs 10.' })
  @Auth('LLM_USAGE_READ')
  @Cost(10)
  async llmBudget(@Ctx() { em }: ApiContext): Promise<LlmBudget> {
    const { settings, breaker } = this.#llm;
    const { today, spentKrw, reservedKrw, days, validAnswerRatio } = await spendingOf(em, new Date());
    const limitKrw = settings?.dailyBudgetKrw ?? 0;
    return {
      model: settings?.model ?? null,
      isSimulated: settings?.isSimulated ?? false,
      today,
      limitKrw,
      spentKrw,
      reservedKrw,
      leftKrw: Math.max(0, limitKrw - spentKrw - reservedKrw),
      breakerState: breaker.state,
      triesAgainAt: breaker.triesAgainAt === null ? null : new Date(breaker.triesAgainAt),
      validAnswerRatio,
      days,
    };
  }
}

function usageView(row: LlmUsage): LlmUsageType {
  return {
    id: row.publicId,
    purpose: row.purpose,
    model: row.model,
    isSimulated: row.isSimulated,
    outcome: row.outcome,
    promptTokens: row.promptTokens,
    completionTokens: row.completionTokens,
    costKrw: row.costKrw,
    isCostEstimated: row.isCostEstimated,
    latencyMs: row.latencyMs,
    isCacheHit: row.isCacheHit,
    requestSha256: row.requestSha256,
    occurredAt: row.occurredAt,
  };
}
