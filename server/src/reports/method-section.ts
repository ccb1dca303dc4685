import type { ModelBacktest, ModelReport } from '@convergence/shared/simulation/model-report';
import type { StoredResult } from '@convergence/shared/simulation/run-result';

import type { Language } from '../platform/graphql/permission.ts';

import { instrumentName } from './report-basis.ts';
import type { ReportSubject } from './report-basis.ts';
import type {
  ReportBlock,
  ReportCell,
  ReportColumn,
  ReportFacts,
  ReportSection,
  ReportTable,
} from './report-content.ts';
import { estimated, known, plain, ReportNotation } from './report-figures.ts';
import { methodReportWords, samplingWords, zoneWords } from './report-method-words.ts';

type Fact = ReportFacts['facts'][number];

/** How the figures came about, and how the model has done; null where the engine that made the result did not say. */
export function methodSection(subject: ReportSubject, result: StoredResult): ReportSection | null {
  const { language } = subject;
  const blocks: ReportBlock[] = [
    ...samplingBlocks(language, result),
    ...caseFacts(language, result),
    ...(result.model ? modelBlocks(subject, result.model) : []),
  ];
  return blocks.length > 0 ? { id: 'method', title: methodReportWords[language].title, blocks } : null;
}

function samplingBlocks(language: Language, { sampling }: StoredResult): ReportBlock[] {
  if (!sampling) return [];
  const words = methodReportWords[language];
  const notation = new ReportNotation(language);
  const fact = (label: string, value: number | null, unit: 'RATIO' | 'COUNT', field: string): Fact[] =>
    value === null ? [] : [{ label, cell: notation.value(known(value, unit, `result.sampling.${field}`)) }];
  const chosen = sampling.chosenBy === 'PILOT' ? words.byPilot : words.byRequest;
  return [
    {
      kind: 'FACTS',
      title: null,
      facts: [
        { label: words.sampling, cell: plain(`${samplingWords[language][sampling.method]} (${chosen})`) },
        ...fact(words.accuracyGoal, sampling.targetRelativeHalfWidth, 'RATIO', 'targetRelativeHalfWidth'),
        ...fact(words.accuracy, sampling.relativeHalfWidth, 'RATIO', 'relativeHalfWidth'),
        ...fact(words.paths, sampling.pathCount, 'COUNT', 'pathCount'),
        ...fact(words.tailPaths, sampling.effectiveTailPaths, 'COUNT', 'effectiveTailPaths'),
        ...fact(words.plainPaths, sampling.plainPathsNeeded, 'COUNT', 'plainPathsNeeded'),
      ],
    },
    ...(sampling.isTargetReached ? [] : [{ kind: 'PARAGRAPH', text: words.goalMissed, isStrong: true } as const]),
  ];
}

/** With and without the stress case, with and without the error of the parameters. */
function caseFacts(language: Language, { stress, jointAtPointParameters, measures }: StoredResult): ReportBlock[] {
  const words = methodReportWords[language];
  const notation = new ReportNotation(language);
  const joint = notation.full(
    estimated(measures.joint.conditionalValueAtRisk99, 'result.measures.joint.conditionalValueAtRisk99'),
  );
  const facts: Fact[] = [];
  if (stress) {
    const { conditionalValueAtRisk99Without: without, reverseMultiple } = stress;
    facts.push(
      { label: words.stressWith, cell: joint },
      {
        label: words.stressWithout,
        cell: notation.full(estimated(without, 'result.stress.conditionalValueAtRisk99Without')),
      },
      {
        label: words.reverse,
        cell:
          reverseMultiple === null
            ? plain(words.reverseNone)
            : notation.value(known(reverseMultiple, 'COUNT', 'result.stress.reverseMultiple')),
      },
    );
  }
  if (jointAtPointParameters)
    facts.push(
      { label: words.drawn, cell: joint },
      {
        label: words.atEstimates,
        cell: notation.full(
          estimated(
            jointAtPointParameters.conditionalValueAtRisk99,
            'result.jointAtPointParameters.conditionalValueAtRisk99',
          ),
        ),
      },
    );
  return facts.length > 0 ? [{ kind: 'FACTS', title: null, facts }] : [];
}

function modelBlocks(subject: ReportSubject, model: ModelReport): ReportBlock[] {
  return [
    ...(model.assets.length > 0 ? [assetTable(subject, model)] : []),
    ...(model.backtests.length > 0 ? [backtestTable(subject.language, model.backtests)] : []),
  ];
}

function assetTable(subject: ReportSubject, { assets }: ModelReport): ReportTable {
  const words = methodReportWords[subject.language];
  const notation = new ReportNotation(subject.language);
  return {
    kind: 'TABLE',
    title: words.assets,
    note: null,
    columns: [
      column(words.asset, 3, 'LEFT'),
      column(words.current, 1),
      column(words.longRun, 1),
      column(words.recent, 1),
      column(words.band, 2),
    ],
    rows: assets.map(({ symbol, currentVolatility, longRunVolatility, regime }, index) => {
      const at = (value: number | null | undefined, field: string): ReportCell =>
        value === null || value === undefined
          ? plain(words.unknown)
          : notation.value(known(value, 'RATIO', `result.model.assets.${index}.${field}`));
      const band = regime
        ? `${notation.number(regime.bandLow, 'RATIO')} ~ ${notation.number(regime.bandHigh, 'RATIO')} · ${regime.isBreak ? words.isBreak : words.fits}`
        : words.unknown;
      return [
        plain(instrumentName(subject, symbol)),
        at(currentVolatility, 'currentVolatility'),
        at(longRunVolatility, 'longRunVolatility'),
        at(regime?.recentVolatility, 'regime.recentVolatility'),
        plain(band),
      ];
    }),
  };
}

function backtestTable(language: Language, backtests: readonly ModelBacktest[]): ReportTable {
  const words = methodReportWords[language];
  const notation = new ReportNotation(language);
  return {
    kind: 'TABLE',
    title: words.backtests,
    note: words.backtestNote,
    columns: [
      column(words.level, 2, 'LEFT'),
      column(words.exceptions, 1),
      column(words.expected, 1),
      column(words.kupiec, 1),
      column(words.christoffersen, 1),
      column(words.zone, 1, 'LEFT'),
      column(words.z2, 1),
      column(words.power, 1),
    ],
    rows: backtests.map((test, index) => {
      const at = (value: number, unit: 'COUNT' | 'RATIO', field: string): ReportCell =>
        notation.value(known(value, unit, `result.model.backtests.${index}.${field}`));
      return [
        plain(`${notation.number(test.alpha, 'RATIO')} · ${test.sessions}`),
        at(test.exceptions, 'COUNT', 'exceptions'),
        at(test.expectedExceptions, 'COUNT', 'expectedExceptions'),
        at(test.kupiec.pValue, 'COUNT', 'kupiec.pValue'),
        test.christoffersen ? at(test.christoffersen.pValue, 'COUNT', 'christoffersen.pValue') : plain(words.unknown),
        plain(zoneWords[language][test.zone]),
        at(test.z2, 'COUNT', 'z2'),
        at(test.power, 'RATIO', 'power'),
      ];
    }),
  };
}

function column(title: string, width: number, align: ReportColumn['align'] = 'RIGHT'): ReportColumn {
  return { title, align, width, isRepeated: false };
}
