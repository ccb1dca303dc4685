import type { RunWarning } from '@convergence/shared/simulation/run-result';
import { controlById } from '@convergence/shared/threat/catalogue';

import type { Language } from '../platform/graphql/permission.ts';
import type { InstrumentNames } from '../risk/run-model-view.ts';
import { warningsView } from '../risk/warning-texts.ts';
import type { ScenarioValues } from '../scenario/scenario-values.ts';
import type { SimulationRun } from '../simulation/simulation.entity.ts';

import type { ReportBlock, ReportContent, ReportFacts, ReportKind, ReportSection } from './report-content.ts';
import { known, plain, ReportNotation } from './report-figures.ts';
import { settingFacts } from './setting-facts.ts';
import { assumptionTexts, bandWords, calibrationWords, modelWords, reportWords } from './report-words.ts';

/** What a report of a run, or of a plan made from it, is made of. Nothing in it is looked up later. */
export interface ReportSubject {
  readonly language: Language;
  /** Name of the organisation. */
  readonly organisation: string;
  readonly run: Pick<
    SimulationRun,
    | 'publicId'
    | 'scenarioVersion'
    | 'createdAt'
    | 'createdBy'
    | 'finishedAt'
    | 'marketAsOfDate'
    | 'isDataSimulated'
    | 'inputs'
    | 'inputsSha256'
    | 'snapshotSha256'
    | 'resultSha256'
    | 'engineVersion'
    | 'seed'
  >;
  /** The version of the scenario that was run. */
  readonly scenario: ScenarioValues;
  readonly names: InstrumentNames;
}

/** Symbol and name, as people know an instrument. */
export function instrumentName({ names, language }: Pick<ReportSubject, 'names' | 'language'>, symbol: string): string {
  const found = names.get(symbol);
  const name = language === 'KO' ? found?.nameKo : found?.nameEn;
  return name === undefined ? symbol : `${name} (${symbol})`;
}

export function controlName(id: string, language: Language): string {
  const { nameKo, nameEn } = controlById(id);
  return `${id} ${language === 'KO' ? nameKo : nameEn}`;
}

/** Head and foot that every kind of report has in common. */
export function reportOf(
  subject: ReportSubject,
  {
    kind,
    subjectId,
    finishedAt,
    sections,
  }: {
    readonly kind: ReportKind;
    readonly subjectId: string;
    readonly finishedAt: Date;
    readonly sections: readonly ReportSection[];
  },
): ReportContent {
  const { language, organisation, run, scenario } = subject;
  const words = reportWords[language];
  const version = language === 'KO' ? `${run.scenarioVersion}판` : `version ${run.scenarioVersion}`;
  if (!run.resultSha256) throw new Error(`The run ${run.publicId} has no result to report on.`);
  return {
    format: 1,
    kind,
    language,
    title: kind === 'RISK_REPORT' ? words.riskTitle : words.decisionTitle,
    subtitle: `${scenario.name} · ${version}`,
    organisation,
    simulatedMark: run.isDataSimulated ? words.simulated : null,
    subjectId,
    resultSha256: run.resultSha256,
    finishedAt: finishedAt.toISOString(),
    footer: `${subjectId} · ${words.footer} ${run.resultSha256.slice(0, 16)}…`,
    sections,
  };
}

/** What was simulated, down to the hashes by which it can be repeated. */
export function inputFacts(subject: ReportSubject): ReportFacts {
  const { language, organisation, run, scenario } = subject;
  const { inputs } = run;
  const words = reportWords[language];
  const notation = new ReportNotation(language);
  const won = (value: number, source: string) => notation.value(known(value, 'KRW', source));
  const controls = (ids: readonly string[]): string =>
    ids.length === 0 ? words.none : ids.map((id) => controlName(id, language)).join(', ');
  const levels = inputs.levelPlan
    .map(({ level, days }) => `${bandWords[language][level]!} ${days}${language === 'KO' ? '' : ' '}${words.days}`)
    .join(', ');
  const facts: ReportFacts['facts'] = [
    { label: words.organisation, cell: plain(organisation) },
    { label: words.scenario, cell: plain(`${scenario.name} (${words.version} ${run.scenarioVersion})`) },
    ...(scenario.description === '' ? [] : [{ label: words.description, cell: plain(scenario.description) }]),
    { label: words.run, cell: plain(run.publicId) },
    { label: words.finished, cell: plain(run.finishedAt ? notation.moment(run.finishedAt) : words.none) },
    {
      label: words.asOf,
      cell: plain(run.isDataSimulated ? `${run.marketAsOfDate} · ${words.simulated}` : run.marketAsOfDate),
    },
    { label: words.budget, cell: won(inputs.investmentBudgetKrw, 'inputs.investmentBudgetKrw') },
    { label: words.controlBudget, cell: won(inputs.controlBudgetKrw, 'inputs.controlBudgetKrw') },
    {
      label: words.horizon,
      cell: {
        text: `${inputs.horizonSessions}${language === 'KO' ? '' : ' '}${words.sessions}`,
        figure: known(inputs.horizonSessions, 'COUNT', 'inputs.horizonSessions'),
      },
    },
    { label: words.tolerance, cell: won(inputs.limits.lossToleranceKrw, 'inputs.limits.lossToleranceKrw') },
    { label: words.capacity, cell: won(inputs.limits.riskCapacityKrw, 'inputs.limits.riskCapacityKrw') },
    { label: words.levels, cell: plain(levels) },
    { label: words.calibration, cell: plain(calibrationWords[language][inputs.calibration]) },
    { label: words.issuerEvents, cell: plain(inputs.hasIssuerEvents ? words.yes : words.no) },
    { label: words.currentControls, cell: plain(controls(inputs.controls)) },
    ...(inputs.addedControls?.length
      ? [{ label: words.addedControls, cell: plain(controls(inputs.addedControls)) }]
      : []),
    { label: words.model, cell: plain(modelWords[language][inputs.marketModel]) },
    ...settingFacts(language, inputs),
    {
      label: inputs.accuracy ? words.mostPaths : words.paths,
      cell: notation.value(known(inputs.pathCount, 'COUNT', 'inputs.pathCount')),
    },
    { label: words.seed, cell: plain(run.seed) },
    { label: words.engine, cell: plain(run.engineVersion) },
    { label: words.inputsHash, cell: plain(run.inputsSha256) },
    { label: words.snapshotHash, cell: plain(run.snapshotSha256) },
    { label: words.resultHash, cell: plain(run.resultSha256 ?? words.none) },
  ];
  return { kind: 'FACTS', title: null, facts };
}

/** What the figures rest on, and what a reader has to know. */
export function assumptionsSection(subject: ReportSubject, warnings: readonly RunWarning[]): ReportSection {
  const { language, run } = subject;
  const words = reportWords[language];
  const texts = warningsView(warnings, language).map(({ message, path }) => `${message} (${path.join(', ')})`);
  const blocks: ReportBlock[] = [
    ...(run.isDataSimulated
      ? [{ kind: 'PARAGRAPH', text: `${words.simulated}: ${words.simulatedNote}`, isStrong: true } as const]
      : []),
    { kind: 'LIST', title: words.assumptionsList, items: assumptionTexts(language, run.inputs) },
    { kind: 'LIST', title: words.warnings, items: texts.length > 0 ? texts : [words.noWarnings] },
  ];
  return { id: 'assumptions', title: words.assumptions, blocks };
}

export function disclaimerSection({ language }: Pick<ReportSubject, 'language'>): ReportSection {
  const words = reportWords[language];
  return {
    id: 'disclaimer',
    title: words.disclaimer,
    blocks: [
      { kind: 'PARAGRAPH', text: words.disclaimerText, isStrong: false },
      { kind: 'PARAGRAPH', text: words.repeatText, isStrong: false },
    ],
  };
}
