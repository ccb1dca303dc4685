import type {
  BaselineId,
  LossReductions,
  PlanFigures,
  Recommendation as Plan,
} from '@convergence/shared/simulation/recommendation';

import type { Recommendation } from '../recommendation/recommendation.entity.ts';

import { evidenceBlocks } from './evidence-blocks.ts';
import type { ReportCell, ReportContent, ReportSection, ReportTable } from './report-content.ts';
import {
  assumptionsSection,
  controlName,
  disclaimerSection,
  inputFacts,
  instrumentName,
  reportOf,
} from './report-basis.ts';
import type { ReportSubject } from './report-basis.ts';
import { estimated, exact, known, negated, plain, ReportNotation } from './report-figures.ts';
import { baselineWords, reportWords } from './report-words.ts';
import { number, text } from './risk-report.ts';

/** A recommendation as a record needs it. */
export interface DecisionSubject extends ReportSubject {
  readonly recommendation: Pick<
    Recommendation,
    'publicId' | 'createdAt' | 'createdBy' | 'finishedAt' | 'maximumWeightRatio'
  >;
  readonly plan: Plan;
  /** Forecasting model in force when the plan was asked for; null where none was. */
  readonly modelVersion: string | null;
}

/** The record of a decision: what was asked, compared, found and recommended, with room for those who sign. Pure. */
export function decisionRecord(subject: DecisionSubject): ReportContent {
  const { language, recommendation, plan } = subject;
  const words = reportWords[language];
  return reportOf(subject, {
    kind: 'DECISION_RECORD',
    subjectId: recommendation.publicId,
    finishedAt: recommendation.finishedAt ?? recommendation.createdAt,
    sections: [
      conclusion(subject),
      question(subject),
      compared(subject),
      recommended(subject),
      outOfSample(subject),
      assumptionsSection(subject, plan.warnings),
      approvals(language),
      { id: 'inputs', title: words.basis, blocks: [inputFacts(subject)] },
      disclaimerSection(subject),
    ],
  });
}

function conclusion({ language, plan }: DecisionSubject): ReportSection {
  const words = reportWords[language];
  const rivals = plan.notDistinguishableFrom.map((id) => baselineWords[language][id]).join(', ');
  const sentence = plan.verdict === 'RECOMMENDED' ? words.RECOMMENDED : `${words.NOT_DISTINGUISHABLE} ${rivals}.`;
  return {
    id: 'verdict',
    title: words.verdict,
    blocks: [{ kind: 'PARAGRAPH', text: sentence, isStrong: true }],
  };
}

function question({ language, run, recommendation, modelVersion }: DecisionSubject): ReportSection {
  const words = reportWords[language];
  const notation = new ReportNotation(language);
  const { inputs } = run;
  return {
    id: 'question',
    title: words.question,
    blocks: [
      {
        kind: 'FACTS',
        title: null,
        facts: [
          { label: words.recommendation, cell: plain(recommendation.publicId) },
          { label: words.asked, cell: plain(notation.moment(recommendation.createdAt)) },
          { label: words.askedBy, cell: plain(recommendation.createdBy ?? words.bySystem) },
          {
            label: words.budget,
            cell: wonCell(notation, inputs.investmentBudgetKrw, 'inputs.investmentBudgetKrw'),
          },
          { label: words.controlBudget, cell: wonCell(notation, inputs.controlBudgetKrw, 'inputs.controlBudgetKrw') },
          {
            label: words.maxWeight,
            cell: notation.value(
              known(recommendation.maximumWeightRatio, 'RATIO', 'recommendation.maximumWeightRatio'),
            ),
          },
          ...(modelVersion === null ? [] : [{ label: words.modelVersion, cell: plain(modelVersion) }]),
        ],
      },
    ],
  };
}

function recommended(subject: DecisionSubject): ReportSection {
  const { language, plan } = subject;
  const words = reportWords[language];
  const notation = new ReportNotation(language);
  const invested = plan.shares.reduce((sum, { amountKrw }) => sum + amountKrw, 0);
  const won = (value: number, source: string): ReportCell => wonCell(notation, value, source);
  const shares: ReportTable = {
    kind: 'TABLE',
    title: words.shares,
    note: null,
    columns: [
      text(words.symbol, 3),
      number(words.sharesHeld, 1.2),
      number(words.change, 1.2),
      number(words.price, 1.5),
      number(words.amount, 2.2),
      number(words.weightColumn, 1.1),
    ],
    rows: plan.shares.map((line, index) => {
      const at = `recommendation.shares.${index}`;
      return [
        plain(instrumentName(subject, line.symbol)),
        notation.value(known(line.shares, 'COUNT', `${at}.shares`)),
        notation.value(known(line.shareChange, 'COUNT', `${at}.shareChange`), true),
        won(line.priceKrw, `${at}.priceKrw`),
        won(line.amountKrw, `${at}.amountKrw`),
        notation.value(known(line.weight, 'RATIO', `${at}.weight`)),
      ];
    }),
  };
  const controls: ReportTable = {
    kind: 'TABLE',
    title: words.controls,
    note: null,
    columns: [
      text(words.control, 3),
      number(words.annualCost, 1.8),
      number(words.aleReduction, 2),
      number(words.cvarReduction, 4),
      number(words.rosi, 1.3),
    ],
    rows: plan.controls.map((line, index) => {
      const at = `recommendation.controls.${index}`;
      return [
        plain(controlName(line.controlId, language)),
        won(line.annualCostKrw, `${at}.annualCostKrw`),
        notation.value(exact(line.annualLossReductionKrw, 'KRW', `${at}.annualLossReductionKrw`)),
        notation.stacked(estimated(line.conditionalValueAtRisk95Reduction, `${at}.conditionalValueAtRisk95Reduction`)),
        line.returnOnInvestment === null
          ? plain('–')
          : notation.value(known(line.returnOnInvestment, 'RATIO', `${at}.returnOnInvestment`), true),
      ];
    }),
  };
  return {
    id: 'plan',
    title: words.plan,
    blocks: [
      shares,
      {
        kind: 'FACTS',
        title: null,
        facts: [
          { label: words.total, cell: won(invested, 'derived from recommendation.shares') },
          { label: words.fees, cell: won(plan.feesKrw, 'recommendation.feesKrw') },
          ...(plan.tradingCost
            ? [
                {
                  label: words.spreadCost,
                  cell: won(plan.tradingCost.spreadKrw, 'recommendation.tradingCost.spreadKrw'),
                },
                {
                  label: words.impactCost,
                  cell: won(plan.tradingCost.impactKrw, 'recommendation.tradingCost.impactKrw'),
                },
              ]
            : []),
          { label: words.cashLeft, cell: won(plan.cashKrw, 'recommendation.cashKrw') },
        ],
      },
      ...(plan.controls.length > 0
        ? [controls]
        : [{ kind: 'PARAGRAPH', text: words.noControls, isStrong: false } as const]),
      {
        kind: 'FACTS',
        title: null,
        facts: [
          {
            label: `${words.controls} · ${words.annualCost}`,
            cell: won(plan.controlCostKrw, 'recommendation.controlCostKrw'),
          },
        ],
      },
    ],
  };
}

/** Amounts of a decision are shown to the won: people sign for them. */
function wonCell(notation: ReportNotation, value: number, source: string): ReportCell {
  return { text: notation.exactWon(value), figure: known(value, 'KRW', source) };
}

function compared({ language, plan }: DecisionSubject): ReportSection {
  const words = reportWords[language];
  const notation = new ReportNotation(language);
  const figuresRow = (name: string, figures: PlanFigures, at: string): ReportCell[] => [
    plain(name),
    notation.value(exact(figures.annualLossExpectancyKrw, 'KRW', `${at}.annualLossExpectancyKrw`)),
    notation.stacked(estimated(figures.conditionalValueAtRisk95, `${at}.conditionalValueAtRisk95`)),
    notation.stacked(estimated(figures.conditionalValueAtRisk99, `${at}.conditionalValueAtRisk99`)),
    notation.stacked(estimated(figures.meanReturn, `${at}.meanReturn`), true),
    notation.stacked(estimated(figures.score, `${at}.score`)),
  ];
  const options: ReportTable = {
    kind: 'TABLE',
    title: words.options,
    note: words.optionsNote,
    columns: [
      text(words.option, 1.6),
      number('ALE', 1.5),
      number(words.cvar95, 2.4),
      number(words.cvar99, 2.4),
      number(words.meanReturn, 2),
      number(words.score, 1.7),
    ],
    rows: [
      figuresRow(words.whole, plan.figures, 'recommendation.figures'),
      ...plan.comparisons.map(({ baseline, isFeasible, figures }, index) =>
        figuresRow(
          baselineWords[language][baseline] + (isFeasible ? '' : ` (${words.infeasible})`),
          figures,
          `recommendation.comparisons.${index}.figures`,
        ),
      ),
    ],
  };
  const changeRow = (name: string, reductions: LossReductions, at: string): ReportCell[] => [
    plain(name),
    notation.value(
      negated(exact(reductions.annualLossReductionKrw, 'KRW', `minus ${at}.annualLossReductionKrw`)),
      true,
    ),
    notation.stacked(
      negated(estimated(reductions.conditionalValueAtRisk95Reduction, `minus ${at}.conditionalValueAtRisk95Reduction`)),
      true,
    ),
    notation.stacked(
      negated(estimated(reductions.conditionalValueAtRisk99Reduction, `minus ${at}.conditionalValueAtRisk99Reduction`)),
      true,
    ),
    notation.stacked(negated(estimated(reductions.scoreReduction, `minus ${at}.scoreReduction`)), true),
  ];
  const against = (part: string, baseline: BaselineId): string =>
    language === 'KO'
      ? `${part}, ${baselineWords.KO[baseline]} ${words.against}`
      : `${part} ${words.against} ${baselineWords.EN[baseline].toLowerCase()}`;
  const differences: ReportTable = {
    kind: 'TABLE',
    title: words.differences,
    note: words.differencesNote,
    columns: [
      text(words.option, 2.2),
      number('ALE', 1.5),
      number(words.cvar95, 2.6),
      number(words.cvar99, 2.6),
      number(words.score, 1.8),
    ],
    rows: [
      ...plan.comparisons.map((reductions, index) =>
        changeRow(against(words.whole, reductions.baseline), reductions, `recommendation.comparisons.${index}`),
      ),
      ...(['sharesOnly', 'controlsOnly'] as const).flatMap((part) =>
        plan[part].comparisons.map((reductions, index) =>
          changeRow(
            against(words[part], reductions.baseline),
            reductions,
            `recommendation.${part}.comparisons.${index}`,
          ),
        ),
      ),
    ],
  };
  return { id: 'compared', title: words.compared, blocks: [options, differences] };
}

function outOfSample({ language, plan }: DecisionSubject): ReportSection {
  const words = reportWords[language];
  const notation = new ReportNotation(language);
  return {
    id: 'evidence',
    title: words.evidenceOut,
    blocks: [
      {
        kind: 'FACTS',
        title: null,
        facts: [
          {
            label: words.inSample,
            cell: notation.value(
              known(plan.securities.objectiveInSampleKrw, 'KRW', 'recommendation.securities.objectiveInSampleKrw'),
            ),
          },
          {
            label: words.outOfSample,
            cell: notation.full(estimated(plan.objectiveOutOfSample, 'recommendation.objectiveOutOfSample')),
          },
          {
            label: words.gap,
            cell: notation.value(known(plan.optimismGap, 'RATIO', 'recommendation.optimismGap'), true),
          },
          {
            label: words.freshPaths,
            cell: notation.value(known(plan.evaluationPaths, 'COUNT', 'recommendation.evaluationPaths')),
          },
          { label: words.freshSeed, cell: plain(String(plan.freshSeed)) },
          { label: words.solver, cell: plain(plan.securities.status) },
          {
            label: words.solverGap,
            cell: notation.value(known(plan.securities.gap, 'RATIO', 'recommendation.securities.gap')),
          },
        ],
      },
      { kind: 'PARAGRAPH', text: words.gapNote, isStrong: false },
      ...evidenceBlocks(plan, language),
    ],
  };
}

function approvals(language: DecisionSubject['language']): ReportSection {
  const words = reportWords[language];
  return {
    id: 'approvals',
    title: words.approvals,
    blocks: [
      {
        kind: 'SIGNATURES',
        title: words.approvals,
        heads: [words.role, words.person, words.date, words.signature],
        roles: [words.author, words.reviewer, words.approver],
      },
    ],
  };
}
