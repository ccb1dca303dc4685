import type { RunInputs, StressCase } from '@convergence/shared/simulation/run-inputs';

import type { Language } from '../platform/graphql/permission.ts';

import { linkFacts } from './links-section.ts';
import type { ReportFacts } from './report-content.ts';
import { known, plain, ReportNotation } from './report-figures.ts';
import { methodReportWords, samplingWords, shockWords, uncertaintyWords } from './report-method-words.ts';

/** How a run was asked to be computed; nothing of what an engine before 2.0 did not know. */
export function settingFacts(language: Language, inputs: Partial<RunInputs>): ReportFacts['facts'][number][] {
  const words = methodReportWords[language];
  const notation = new ReportNotation(language);
  const { accuracy, sampling, parameterUncertainty, stress } = inputs;
  return [
    ...(accuracy
      ? [
          {
            label: words.accuracyGoal,
            cell: notation.value(known(accuracy.relativeHalfWidth, 'RATIO', 'inputs.accuracy.relativeHalfWidth')),
          },
        ]
      : []),
    ...(sampling ? [{ label: words.sampling, cell: plain(samplingWords[language][sampling]) }] : []),
    ...(parameterUncertainty
      ? [{ label: words.uncertainty, cell: plain(uncertaintyWords[language][parameterUncertainty]) }]
      : []),
    ...(stress ? [{ label: words.stress, cell: plain(stressText(language, stress)) }] : []),
    ...linkFacts(language, inputs),
  ];
}

function stressText(language: Language, { shocks, replay }: StressCase): string {
  const words = methodReportWords[language];
  return [
    ...(replay ? [`${words.replay} ${replay.firstDate} ~ ${replay.lastDate}`] : []),
    ...shocks.map(({ kind, value, firstSession, lastSession, symbols }) => {
      const size = kind === 'VOLATILITY' ? `×${value}` : `${Number((value * 100).toPrecision(6))}%`;
      const where = symbols.length === 0 ? words.all : symbols.join(' ');
      return `${shockWords[language][kind]} ${size} (${firstSession}~${lastSession}, ${where})`;
    }),
  ].join('; ');
}
