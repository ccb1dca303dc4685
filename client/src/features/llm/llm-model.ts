import type { LlmBudgetStateQuery, LlmOutcome } from '../../gql/graphql.ts';
import type { Text } from '../../text/text.ts';
import type { Format } from '../../ui/use-format.ts';
import type { XyModel } from '../../ui/xy-model.ts';

export type Budget = LlmBudgetStateQuery['llmBudget'];
export type SpendingDay = Budget['days'][number];

/** Share of the limit that is spent or put aside, 0 to 1; a limit of 0 is used up. */
export function usedRatio({ limitKrw, spentKrw, reservedKrw }: Budget): number {
  const limit = Number(limitKrw);
  return limit === 0 ? 1 : Math.min(1, (Number(spentKrw) + Number(reservedKrw)) / limit);
}

/** `11-23` of `2026-11-23`. */
function shortDay(date: string): string {
  return date.slice(5);
}

/** Won by day as steps, one a day, and the same with calls and answers as a table, newest first. */
export function spendingModel(days: readonly SpendingDay[], t: Text, format: Format): XyModel {
  // A step begins with its day and ends with the next one's.
  const points = days.map(({ spentKrw }, index) => ({ x: index, y: Number(spentKrw) }));
  const last = points.at(-1);
  return {
    series: [
      {
        label: t('llm.cost'),
        kind: 'steps',
        colour: '--cv-series-1',
        points: last ? [...points, { x: days.length, y: last.y }] : [],
      },
    ],
    marks: [],
    x: {
      title: '',
      min: 0,
      max: days.length,
      format: (x) => shortDay(days[Math.min(days.length - 1, Math.max(0, Math.floor(x)))]?.date ?? ''),
    },
    y: { title: '', min: 0, format: (won) => format.exactWon(String(Math.round(won))) },
    table: {
      head: [t('llm.day'), t('llm.cost'), t('llm.calls'), t('llm.tokens'), t('llm.valid'), t('llm.cacheHits')],
      rows: days
        .toReversed()
        .map((day) => [
          day.date,
          format.exactWon(day.spentKrw),
          format.number(day.callCount),
          format.number(day.tokenCount),
          `${format.number(day.validAnswerCount)} / ${format.number(day.answerCount)}`,
          format.number(day.cacheHitCount),
        ]),
    },
  };
}

export type Tone = 'good' | 'bad' | 'neutral';

/** How an outcome is coloured: what may be shown, what failed, and what was not asked. */
export function toneOf(outcome: LlmOutcome): Tone {
  if (outcome === 'OK' || outcome === 'REPAIRED') return 'good';
  return outcome === 'CACHE_HIT' || outcome === 'BUDGET' || outcome === 'CIRCUIT_OPEN' ? 'neutral' : 'bad';
}
