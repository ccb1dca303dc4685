import type { EntityManager } from '@mikro-orm/sql';

import { seoulDay } from './llm-budget.ts';
import { answeredOutcomes, validOutcomes } from './llm-outcome.ts';
import type { LlmOutcome } from './llm-outcome.ts';
import { LlmBudgetDay, LlmUsage } from './llm-usage.entity.ts';

/** Days that are shown, today included. */
export const SPENDING_DAYS = 30;
const DAY_MS = 24 * 60 * 60 * 1000;

/** One day in Asia/Seoul. */
export interface SpendingDay {
  readonly date: string;
  readonly spentKrw: number;
  /** Calls that were made, repeats included. */
  readonly callCount: number;
  readonly tokenCount: number;
  /** Answers that came back, and how many of them passed the checker. */
  readonly answerCount: number;
  readonly validAnswerCount: number;
  readonly cacheHitCount: number;
}

export interface Spending {
  readonly today: string;
  readonly spentKrw: number;
  readonly reservedKrw: number;
  /** Oldest first, one for each day, empty ones too. */
  readonly days: readonly SpendingDay[];
  /** Of the answers of these days; null without any. */
  readonly validAnswerRatio: number | null;
}

/** What the organisation that the entity manager is bound to has spent in the last days. */
export async function spendingOf(em: EntityManager, now: Date): Promise<Spending> {
  const today = seoulDay(now);
  const dates = Array.from({ length: SPENDING_DAYS }, (_, back) =>
    seoulDay(new Date(now.getTime() - (SPENDING_DAYS - 1 - back) * DAY_MS)),
  );
  const since = new Date(`${dates[0]}T00:00:00+09:00`);
  const rows = await em.find(
    LlmUsage,
    { occurredAt: { $gte: since } },
    {
      fields: ['occurredAt', 'outcome', 'promptTokens', 'completionTokens', 'costKrw', 'objectKey'],
      disableIdentityMap: true,
    },
  );
  const budget = await em.findOne(LlmBudgetDay, { day: today }, { disableIdentityMap: true });
  const days = dates.map((date): SpendingDay => {
    const own = rows.filter(({ occurredAt }) => seoulDay(occurredAt) === date);
    const count = (outcomes: readonly LlmOutcome[]): number =>
      own.filter(({ outcome }) => outcomes.includes(outcome)).length;
    return {
      date,
      spentKrw: own.reduce((sum, { costKrw }) => sum + costKrw, 0),
      callCount: own.filter(({ objectKey }) => objectKey !== null).length,
      tokenCount: own.reduce((sum, { promptTokens, completionTokens }) => sum + promptTokens + completionTokens, 0),
      answerCount: count(answeredOutcomes),
      validAnswerCount: count(validOutcomes.filter((outcome) => answeredOutcomes.includes(outcome))),
      cacheHitCount: count(['CACHE_HIT']),
    };
  });
  const sum = (of: (day: SpendingDay) => number): number => days.reduce((total, day) => total + of(day), 0);
  const answers = sum(({ answerCount }) => answerCount);
  return {
    today,
    spentKrw: budget?.spentKrw ?? 0,
    reservedKrw: budget?.reservedKrw ?? 0,
    days,
    validAnswerRatio: answers === 0 ? null : sum(({ validAnswerCount }) => validAnswerCount) / answers,
  };
}
