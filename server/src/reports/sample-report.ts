import { sampleInputs, sampleSnapshot } from '@convergence/shared/simulation/sample-run';
import type { RunInputs } from '@convergence/shared/simulation/run-inputs';

import type { ScenarioValues } from '../scenario/scenario-values.ts';

import type { ReportSubject } from './report-basis.ts';

/** A run of six made-up shares, for tests: nothing of it is real. */
export const sampleMarket = sampleSnapshot(6, 300);
export const sampleRunInputs: RunInputs = sampleInputs(6, { pathCount: 16_384 });

const scenario: ScenarioValues = {
  name: '여섯 종목, 주의 단계 (뷁·쀍·똠)',
  description: '=SUM(A1)처럼 시작하는 설명도 수식이 아니라 글입니다.',
  positions: [],
  investmentBudgetKrw: 1_000_000_000,
  controlBudgetKrw: 1_000_000_000,
  lossToleranceKrw: null,
  horizonSessions: 20,
  threatLevel: 'CAUTION',
  calibration: 'PRUDENT',
  exposures: [],
  additionalControlIds: [],
  marketModel: 'STATIONARY_BOOTSTRAP',
  estimationSessions: 300,
  pathCount: 16_384,
  accuracyBps: null,
  sampling: 'PLAIN',
  parameterUncertainty: 'NONE',
  stress: null,
  seed: '20261122',
  hasIssuerEvents: true,
  forcedSales: null,
  commonRegime: null,
  operatorVersion: 1,
};

/** What a report of that run is made of. */
export function sampleSubject(
  language: ReportSubject['language'],
  change: Partial<ReportSubject['run']> = {},
): ReportSubject {
  return {
    language,
    organisation: '시험 운영사',
    scenario,
    names: new Map(
      sampleRunInputs.holdings.map(({ symbol }, index) => [
        symbol,
        { nameKo: `시험 종목 ${index + 1}`, nameEn: `Test share ${index + 1}` },
      ]),
    ),
    run: {
      publicId: 'run_01JQ7Z3V5M8K2T9W4X6Y0B1C2D',
      scenarioVersion: 3,
      createdAt: new Date('2026-11-22T04:00:00Z'),
      createdBy: '홍길동',
      finishedAt: new Date('2026-11-22T05:06:07Z'),
      marketAsOfDate: '2026-11-20',
      isDataSimulated: true,
      inputs: sampleRunInputs,
      inputsSha256: 'a'.repeat(64),
      snapshotSha256: 'b'.repeat(64),
      resultSha256: 'c'.repeat(64),
      engineVersion: sampleRunInputs.engineVersion,
      seed: String(sampleRunInputs.seed),
      ...change,
    },
  };
}
