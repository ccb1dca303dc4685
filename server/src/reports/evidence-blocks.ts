import type { Recommendation as Plan } from '@convergence/shared/simulation/recommendation';
import type { Estimate } from '@convergence/shared/simulation/run-result';

import type { Language } from '../platform/graphql/permission.ts';

import type { ReportBlock, ReportCell } from './report-content.ts';
import { estimated, known, plain, ReportNotation } from './report-figures.ts';
import { reportWords } from './report-words.ts';

/** What choosing this way would have done in the past, for the record of a decision; nothing in a plan made before it was kept. */
export function evidenceBlocks(plan: Plan, language: Language): readonly ReportBlock[] {
  const strategy = plan.evidence?.strategy;
  const stability = plan.evidence?.stability;
  const words = reportWords[language];
  const notation = new ReportNotation(language);
  const source = 'recommendation.evidence.strategy';
  /** A Sharpe ratio is a plain number, not a share of one. */
  const ratio = (estimate: Estimate | null, name: string): ReportCell =>
    estimate ? notation.full({ ...estimated(estimate, `${source}.${name}`), unit: 'COUNT' }) : plain('–');
  const walked: readonly ReportBlock[] = strategy
    ? [
        {
          kind: 'FACTS',
          title: words.walked,
          facts: [
            { label: words.walkedTime, cell: plain(`${strategy.fromDate} ~ ${strategy.toDate}`) },
            {
              label: words.sharpeOfStrategy,
              cell: ratio(strategy.strategy.sharpeAnnual, 'strategy.sharpeAnnual'),
            },
            {
              label: words.sharpeOfEqualWeight,
              cell: ratio(strategy.equalWeight.sharpeAnnual, 'equalWeight.sharpeAnnual'),
            },
            { label: words.sharpeDifference, cell: ratio(strategy.sharpeDifference, 'sharpeDifference') },
            {
              label: words.deflatedSharpe,
              cell: notation.value(
                known(strategy.deflatedSharpe.probability, 'RATIO', `${source}.deflatedSharpe.probability`),
              ),
            },
            {
              label: words.trialCount,
              cell: notation.value(
                known(strategy.deflatedSharpe.trialCount, 'COUNT', `${source}.deflatedSharpe.trialCount`),
              ),
            },
          ],
        },
        { kind: 'PARAGRAPH', text: words[`walked${strategy.verdict}`], isStrong: true },
      ]
    : [];
  const stable: readonly ReportBlock[] = stability
    ? [
        {
          kind: 'FACTS',
          title: words.stability,
          facts: (['objectiveInSample', 'objectiveOutOfSample', 'distanceToEqualWeight'] as const).map((name) => ({
            label: words[name],
            cell: notation.value(known(stability[name], 'RATIO', `recommendation.evidence.stability.${name}`)),
          })),
        },
      ]
    : [];
  return [...walked, ...stable];
}
