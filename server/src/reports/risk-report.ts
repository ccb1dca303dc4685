import type { RunInputs } from '@convergence/shared/simulation/run-inputs';
import type {
  Estimate,
  ExceedancePoint,
  Histogram,
  RiskScore,
  StoredResult,
  ScorePartId,
  TailContributions,
  TailMeasures,
  TailPart,
} from '@convergence/shared/simulation/run-result';
import { settingOf } from '@convergence/shared/simulation/threat-setting';
import { annualLossExpectancy } from '@convergence/shared/threat/ale';
import { threatById } from '@convergence/shared/threat/catalogue';
import { evidenceShare } from '@convergence/shared/threat/evidence';

import { sectorOf } from '../market/sectors.ts';

import type {
  ReportCell,
  ReportChart,
  ReportColumn,
  ReportContent,
  ReportFigure,
  ReportPoint,
  ReportSection,
  ReportTable,
  ReportUnit,
} from './report-content.ts';
import { linksSection } from './links-section.ts';
import { methodSection } from './method-section.ts';
import { assumptionsSection, disclaimerSection, inputFacts, instrumentName, reportOf } from './report-basis.ts';
import type { ReportSubject } from './report-basis.ts';
import { estimated, exact, known, plain, ReportNotation, tailPart } from './report-figures.ts';
import { bandWords, methodWords, reportWords, scorePartWords } from './report-words.ts';

/** What of the largest contributions is on paper; the run page has all. */
const MOST_CONTRIBUTIONS = 20;
/** Part of the paths that may lie in the outermost columns of the histogram. */
const HIDDEN_TAIL = 0.01;

/** The report of a finished run. Pure: the same run gives the same content. */
export function riskReport(subject: ReportSubject, result: StoredResult): ReportContent {
  const { language, run } = subject;
  const words = reportWords[language];
  const method = methodSection(subject, result);
  const links = linksSection(language, result);
  return reportOf(subject, {
    kind: 'RISK_REPORT',
    subjectId: run.publicId,
    finishedAt: run.finishedAt ?? run.createdAt,
    sections: [
      summary(subject, result),
      { id: 'inputs', title: words.basis, blocks: [inputFacts(subject)] },
      metrics(subject, result),
      distribution(subject, result),
      contributions(subject, result),
      ...(links ? [links] : []),
      ...(method ? [method] : []),
      evidence(subject),
      assumptionsSection(subject, result.warnings),
      disclaimerSection(subject),
    ],
  });
}

function summary(subject: ReportSubject, { score, measures, capacityScores }: StoredResult): ReportSection {
  const { language } = subject;
  const words = reportWords[language];
  const notation = new ReportNotation(language);
  return {
    id: 'summary',
    title: words.summary,
    blocks: [
      {
        kind: 'FACTS',
        title: null,
        facts: [
          { label: words.score, cell: notation.full(estimated(score.total, 'result.score.total')) },
          { label: words.scoreBand, cell: plain(bandWords[language][score.band]!) },
          {
            label: `${words.cvar99} · ${words.joint}`,
            cell: notation.full(
              estimated(measures.joint.conditionalValueAtRisk99, 'result.measures.joint.conditionalValueAtRisk99'),
            ),
          },
          {
            label: words.ale,
            cell: notation.full(
              estimated(measures.annualLossExpectancy.exact, 'result.measures.annualLossExpectancy.exact'),
            ),
          },
        ],
      },
      scoreTable(language, notation, score),
      {
        kind: 'FACTS',
        title: words.capacityScores,
        facts: (
          [
            [words.joint, 'joint'],
            [words.holdings, 'holdings'],
            [words.year, 'operation'],
          ] as const
        ).map(([label, key]) => ({
          label,
          cell: notation.value(estimated(capacityScores[key].score, `result.capacityScores.${key}.score`)),
        })),
      },
    ],
  };
}

const partUnits: Readonly<Record<ScorePartId, ReportUnit>> = {
  tailLoss: 'KRW',
  drawdown: 'RATIO',
  security: 'KRW',
  concentration: 'COUNT',
  liquidity: 'DAYS',
  model: 'COUNT',
};

function scoreTable(language: ReportSubject['language'], notation: ReportNotation, score: RiskScore): ReportTable {
  const words = reportWords[language];
  return {
    kind: 'TABLE',
    title: words.scoreParts,
    note: words.scoreNote,
    columns: [
      text(words.part, 3),
      number(words.figure, 2),
      number(words.limit, 2),
      number(words.points, 1),
      number(words.weight, 1),
      number(words.share, 1),
    ],
    rows: score.parts.map(({ id, metric, limit, score: points, weight, share }, index) => {
      const at = `result.score.parts.${index}`;
      return [
        plain(scorePartWords[language][id]),
        notation.value(known(metric, partUnits[id], `${at}.metric`)),
        notation.value(known(limit, partUnits[id], `${at}.limit`)),
        notation.value(known(points, 'SCORE', `${at}.score`)),
        notation.value(known(weight, 'RATIO', `${at}.weight`)),
        notation.value(known(share, 'RATIO', `${at}.share`)),
      ];
    }),
  };
}

function metrics({ language }: ReportSubject, { measures, concentration, liquidityDays }: StoredResult): ReportSection {
  const words = reportWords[language];
  const notation = new ReportNotation(language);
  const row = (label: string, figure: ReportFigure, isSigned = false): ReportCell[] => [
    plain(label),
    ...notation.withRange(figure, isSigned),
    plain(figure.method && figure.method !== 'EXACT' ? methodWords[language][figure.method] : ''),
  ];
  const measured = (label: string, estimate: Estimate, path: string, isSigned = false): ReportCell[] =>
    row(label, estimated(estimate, `result.measures.${path}`), isSigned);
  const tail = (scope: 'joint' | 'market' | 'threatYear', losses: TailMeasures): ReportCell[][] => [
    measured(words.mean, losses.mean, `${scope}.mean`),
    measured(words.var95, losses.valueAtRisk95, `${scope}.valueAtRisk95`),
    measured(words.cvar95, losses.conditionalValueAtRisk95, `${scope}.conditionalValueAtRisk95`),
    measured(words.var99, losses.valueAtRisk99, `${scope}.valueAtRisk99`),
    measured(words.cvar99, losses.conditionalValueAtRisk99, `${scope}.conditionalValueAtRisk99`),
  ];
  const table = (title: string, rows: ReportCell[][]): ReportTable => ({
    kind: 'TABLE',
    title,
    note: null,
    columns: [
      text(words.metric, 3),
      number(words.value, 2),
      { ...number(words.interval, 3), isRepeated: true },
      { ...text(words.method, 2), isRepeated: true },
    ],
    rows,
  });
  return {
    id: 'metrics',
    title: words.metrics,
    blocks: [
      table(words.joint, [
        ...tail('joint', measures.joint),
        measured(words.evar, measures.entropicValueAtRisk99, 'entropicValueAtRisk99'),
        measured(words.lossProbability, measures.lossProbability, 'lossProbability'),
        measured(words.breachProbability, measures.toleranceBreachProbability, 'toleranceBreachProbability'),
      ]),
      table(words.holdings, [
        ...tail('market', measures.market),
        measured(words.meanReturn, measures.meanReturn, 'meanReturn', true),
        measured(words.volatility, measures.volatility, 'volatility'),
        ...(measures.sharpe ? [quotient(words.sharpe, measures.sharpe, 'sharpe')] : []),
        ...(measures.sortino ? [quotient(words.sortino, measures.sortino, 'sortino')] : []),
        measured(words.drawdownMean, measures.maximumDrawdownMean, 'maximumDrawdownMean'),
        measured(words.drawdown95, measures.maximumDrawdown95, 'maximumDrawdown95'),
        ...(measures.drawdownBreachProbability
          ? [measured(words.drawdownBreach, measures.drawdownBreachProbability, 'drawdownBreachProbability')]
          : []),
        row(words.concentration, exact(concentration, 'COUNT', 'result.concentration')),
        ...(liquidityDays === null ? [] : [row(words.liquidity, exact(liquidityDays, 'DAYS', 'result.liquidityDays'))]),
      ]),
      table(words.year, [
        ...tail('threatYear', measures.threatYear),
        measured(words.ale, measures.annualLossExpectancy.exact, 'annualLossExpectancy.exact'),
        measured(words.aleSimulated, measures.annualLossExpectancy.simulated, 'annualLossExpectancy.simulated'),
      ]),
    ],
  };

  /** A quotient, which nobody reads in percent. */
  function quotient(name: string, figure: Estimate, source: string): ReportCell[] {
    return row(name, { ...estimated(figure, `result.measures.${source}`), unit: 'COUNT' });
  }
}

function distribution(
  { language }: ReportSubject,
  { lossExceedance, jointHistogram, measures }: StoredResult,
): ReportSection {
  const words = reportWords[language];
  const curve = (title: string, points: readonly ExceedancePoint[], source: string): ReportChart => ({
    kind: 'CHART',
    shape: 'CURVE',
    title,
    alt: words.exceedanceAlt,
    note: null,
    xTitle: words.loss,
    yTitle: words.lossAtLeast,
    xUnit: 'KRW',
    yUnit: 'RATIO',
    points: points
      .filter(({ lossKrw, probability }) => lossKrw > 0 && probability > 0) // logarithmic axes have no place for 0
      .map(({ lossKrw, probability, low, high }) => ({ x: lossKrw, xTo: null, y: probability, low, high })),
    marks: [],
    source,
  });
  const tail = [
    { label: words.var95, x: measures.joint.valueAtRisk95.value },
    { label: words.var99, x: measures.joint.valueAtRisk99.value },
    { label: words.cvar99, x: measures.joint.conditionalValueAtRisk99.value },
  ];
  return {
    id: 'distribution',
    title: words.distribution,
    blocks: [
      curve(words.exceedanceYear, lossExceedance.threatYear, 'result.lossExceedance.threatYear'),
      curve(words.exceedanceJoint, lossExceedance.joint, 'result.lossExceedance.joint'),
      {
        kind: 'CHART',
        shape: 'HISTOGRAM',
        title: words.histogram,
        alt: words.histogramAlt,
        note: words.histogramNote,
        xTitle: words.loss,
        yTitle: words.count,
        xUnit: 'KRW',
        yUnit: 'COUNT',
        points: visibleColumns(jointHistogram, measures.joint.valueAtRisk99.value),
        marks: tail,
        source: 'result.jointHistogram',
      },
    ],
  };
}

/**
 * The columns worth drawing, the outermost ones with all that lies beyond: a few catastrophic years would press the rest
 * into one column.
 *
 * @param upTo - Stays visible whatever the tail holds, KRW.
 */
export function visibleColumns({ edgesKrw, counts }: Histogram, upTo: number): ReportPoint[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const first = counts.findIndex((count) => count > 0);
  if (first < 0) return [];
  let last = counts.length - 1;
  let beyond = 0;
  while (last > first && (beyond + counts[last]!) / total <= HIDDEN_TAIL && edgesKrw[last]! > upTo) {
    beyond += counts[last]!;
    last -= 1;
  }
  return counts.slice(first, last + 1).map((count, index) => ({
    x: edgesKrw[first + index]!,
    xTo: edgesKrw[first + index + 1]!,
    y: first + index === last ? count + beyond : count,
    low: null,
    high: null,
  }));
}

function contributions(subject: ReportSubject, result: StoredResult): ReportSection {
  const { language, run } = subject;
  const words = reportWords[language];
  const notation = new ReportNotation(language);
  const at = (alpha: number): { readonly index: number; readonly part: TailContributions } => {
    const index = result.contributions.findIndex((part) => part.alpha === alpha);
    if (index < 0) throw new Error(`A result without contributions at ${alpha}.`);
    return { index, part: result.contributions[index]! };
  };
  const [wide, narrow] = [at(0.95), at(0.99)];
  const rows = <P extends TailPart>(
    list: 'assets' | 'sectors' | 'threats',
    pick: (part: TailContributions) => readonly P[],
    keyOf: (part: P) => string,
    cells: (key: string) => readonly ReportCell[],
  ): ReportCell[][] => {
    const wideParts = pick(wide.part);
    return pick(narrow.part)
      .map((part, index) => ({ part, index }))
      .toSorted((a, b) => b.part.lossKrw - a.part.lossKrw || (keyOf(a.part) < keyOf(b.part) ? -1 : 1))
      .slice(0, MOST_CONTRIBUTIONS)
      .map(({ part, index }) => {
        const wideIndex = wideParts.findIndex((other) => keyOf(other) === keyOf(part));
        const share = narrow.part.totalKrw === 0 ? 0 : part.lossKrw / narrow.part.totalKrw;
        return [
          ...cells(keyOf(part)),
          ...notation.withRange(tailPart(part, `result.contributions.${narrow.index}.${list}.${index}`)),
          notation.value(known(share, 'RATIO', `derived from result.contributions.${narrow.index}.${list}.${index}`)),
          notation.stacked(tailPart(wideParts[wideIndex]!, `result.contributions.${wide.index}.${list}.${wideIndex}`)),
        ];
      });
  };
  const columns = (extra: readonly ReportColumn[]): ReportColumn[] => [
    text(words.name, 3),
    ...extra,
    number(words.cvar99, 2.4),
    { ...number(words.interval, 3.4), isRepeated: true },
    number(words.share99, 1.4),
    number(words.cvar95, 3.2),
  ];
  const expected = expectedByThreat(run.inputs);
  return {
    id: 'contributions',
    title: words.contributions,
    blocks: [
      {
        kind: 'TABLE',
        title: words.assets,
        note: null,
        columns: columns([]),
        rows: rows(
          'assets',
          ({ assets }) => assets,
          ({ symbol }) => symbol,
          (symbol) => [plain(instrumentName(subject, symbol))],
        ),
      },
      ...(narrow.part.sectors
        ? [
            {
              kind: 'TABLE' as const,
              title: words.sectors,
              note: null,
              columns: columns([]),
              rows: rows(
                'sectors',
                ({ sectors = [] }) => sectors,
                ({ sector }) => sector,
                (code) => [plain(language === 'KO' ? sectorOf(code).nameKo : sectorOf(code).nameEn)],
              ),
            },
          ]
        : []),
      {
        kind: 'TABLE',
        title: words.threats,
        note: words.contributionNote,
        columns: columns([number('ALE', 2.4)]),
        rows: rows(
          'threats',
          ({ threats }) => threats,
          ({ threatId }) => threatId,
          (id) => {
            const threat = threatById(id);
            return [
              plain(`${id} ${language === 'KO' ? threat.nameKo : threat.nameEn}`),
              notation.value(exact(Math.round(expected.get(id) ?? 0), 'KRW', 'derived from inputs (closed form)')),
            ];
          },
        ),
      },
    ],
  };
}

function expectations(inputs: RunInputs) {
  return annualLossExpectancy(settingOf(inputs), [...inputs.controls, ...(inputs.addedControls ?? [])]).perThreat;
}

function expectedByThreat(inputs: RunInputs): ReadonlyMap<string, number> {
  return new Map(expectations(inputs).map(({ threatId, aleKrw }) => [threatId, aleKrw]));
}

function evidence({ language, run }: ReportSubject): ReportSection {
  const words = reportWords[language];
  const notation = new ReportNotation(language);
  const { bothFounded, oneFounded, bothAssumed } = evidenceShare(expectations(run.inputs));
  const share = (label: string, value: number) => ({
    label,
    cell: notation.value(known(value, 'RATIO', 'derived from inputs and catalogue')),
  });
  return {
    id: 'evidence',
    title: words.evidence,
    blocks: [
      {
        kind: 'FACTS',
        title: null,
        facts: [
          share(words.evidenceBoth, bothFounded),
          share(words.evidenceOne, oneFounded),
          share(words.evidenceNone, bothAssumed),
        ],
      },
    ],
  };
}

export function text(title: string, width: number): ReportColumn {
  return { title, align: 'LEFT', width, isRepeated: false };
}

export function number(title: string, width: number): ReportColumn {
  return { title, align: 'RIGHT', width, isRepeated: false };
}
