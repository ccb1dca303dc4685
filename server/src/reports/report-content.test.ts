import { beforeAll, describe, expect, it } from 'vitest';

import { simulateChunk } from '@convergence/shared/simulation/chunk';
import { mergeRun } from '@convergence/shared/simulation/merge';
import { buildPlan } from '@convergence/shared/simulation/plan';
import { recommend } from '@convergence/shared/simulation/recommend';
import type { Recommendation } from '@convergence/shared/simulation/recommendation';
import { resultDocument } from '@convergence/shared/simulation/result-document';
import type { RunInputs } from '@convergence/shared/simulation/run-inputs';
import type { RunResult, StoredResult } from '@convergence/shared/simulation/run-result';
import { splitCsvLine } from '@convergence/shared/units/csv';

import { readPdf } from '../../test/pdf-text.ts';
import type { PdfText } from '../../test/pdf-text.ts';
import { decisionRecord } from './decision-record.ts';
import type { DecisionSubject } from './decision-record.ts';
import { reportCsv } from './report-csv.ts';
import type { ReportCell, ReportContent, ReportFigure } from './report-content.ts';
import { reportPdf } from './report-pdf.ts';
import { riskReport, visibleColumns } from './risk-report.ts';
import { sampleModelReport, sampleSamplingReport, sampleStressReport } from '../risk/sample-model-report.ts';

import { sampleMarket, sampleRunInputs, sampleSubject } from './sample-report.ts';

let result: RunResult;
let plan: Recommendation;
let risk: ReportContent;
let riskPdf: Uint8Array;
let read: PdfText;
let decision: ReportContent;

function decisionSubject(language: 'KO' | 'EN', modelVersion: string | null = null): DecisionSubject {
  return {
    ...sampleSubject(language),
    plan,
    modelVersion,
    recommendation: {
      publicId: 'rec_01JQ7Z3V5M8K2T9W4X6Y0B1C2D',
      createdAt: new Date('2026-11-22T05:10:00Z'),
      createdBy: '홍길동',
      finishedAt: new Date('2026-11-22T05:11:00Z'),
      maximumWeightRatio: 0.4,
    },
  };
}

beforeAll(async () => {
  const simulation = buildPlan(sampleRunInputs, sampleMarket);
  const chunks = Array.from({ length: 16 }, (_, chunk) => simulateChunk(simulation, chunk));
  result = mergeRun(sampleRunInputs, simulation, chunks);
  const universe = sampleRunInputs.holdings.map((holding) => ({ ...holding, market: 'KOSPI' as const }));
  const request = { universe, freshSeed: 7, evaluationPaths: 3200, scenarioCount: 500 };
  plan = await recommend(sampleRunInputs, sampleMarket, request);
  risk = riskReport(sampleSubject('KO'), result);
  decision = decisionRecord(decisionSubject('KO'));
  riskPdf = await reportPdf(risk);
  read = readPdf(riskPdf);
});

/** Every cell of a report, those of facts and those of tables. */
function cellsOf({ sections }: ReportContent): ReportCell[] {
  return sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => {
      if (block.kind === 'FACTS') return block.facts.map(({ cell }) => cell);
      return block.kind === 'TABLE' ? block.rows.flat() : [];
    }),
  );
}

function figuresOf(content: ReportContent): ReportFigure[] {
  return cellsOf(content).flatMap(({ figure }) => figure ?? []);
}

/** What stands under a path of plain data; money is text in the result document. */
function at(document: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((value, step) => (value as Record<string, unknown>)[step], document);
}

interface Stored {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** An estimate with its ends, a part of a tail, or a plain number. */
function stored(found: unknown): Stored {
  const number = (value: unknown): number | null => (value === null || value === undefined ? null : Number(value));
  if (typeof found !== 'object' || found === null) return { value: number(found), low: null, high: null };
  const { value, lossKrw, low, lowKrw, high, highKrw } = found as Record<string, unknown>;
  return { value: number(value ?? lossKrw), low: number(low ?? lowKrw), high: number(high ?? highKrw) };
}

describe('what a risk report says', () => {
  it('tells how the figures came about, and the backtests with the sentence that not rejected is not right', () => {
    const whole: StoredResult = {
      ...result,
      sampling: sampleSamplingReport,
      model: sampleModelReport,
      stress: sampleStressReport,
      jointAtPointParameters: result.measures.joint,
    };
    const content = riskReport(sampleSubject('EN'), whole);
    const section = content.sections.find(({ id }) => id === 'method')!;
    const document = JSON.parse(resultDocument(sampleRunInputs, whole as RunResult)) as unknown;
    const figures = figuresOf({ ...content, sections: [section] });
    expect(figures.length).toBeGreaterThan(35);
    for (const { source, value } of figures)
      expect({ source, value }).toEqual({ source, value: stored(at(document, source)).value });
    const text = JSON.stringify(section);
    expect(text).toContain('Not rejected does not mean right.');
    expect(text).toContain('tilted (chosen by a pilot)');
    expect(text).toContain('All paths allowed were used before the accuracy goal was reached.');
    expect(text).toContain('18.00% ~ 40.00% · outside');
  });

  it('tells what each link did, with its interval, and what the year would be at an unmoved level', () => {
    const amount = {
      unit: 'KRW',
      value: 2_000_000,
      low: 1_500_000,
      high: 2_500_000,
      level: 0.95,
      method: 'BATCHES',
    } as const;
    const chance = { ...amount, unit: 'RATIO', value: 0.25, low: 0.2, high: 0.3 } as const;
    const linked: StoredResult = {
      ...result,
      forcedSales: {
        saleProbability: chance,
        shortfallProbability: { ...chance, value: 0.01, low: 0, high: null },
        soldKrw: amount,
        costKrw: { ...amount, value: 3333, low: 3000, high: 3666 },
        conditionalValueAtRisk99Change: { ...amount, value: -400_000, low: -900_000, high: 100_000 },
      },
      commonRegime: {
        expectedDays: [300.5, 40, 20, 4, 0.5],
        reachProbabilities: [1, 0.5, 0.25, 0.125, 0.0625],
        annualLossExpectancyAtPlanKrw: 1_000_000_000,
        conditionalValueAtRisk99AtPlanKrw: 20_000_000_000,
      },
    };
    const inputs: RunInputs = {
      ...sampleRunInputs,
      forcedSales: { reserveKrw: 300_000_000, feePpb: 140_527 },
      commonRegime: {
        transition: [0, 1, 2, 3, 4].map((row) => [0, 1, 2, 3, 4].map((to) => (row === to ? 0.99 : 0.0025))),
        varianceRatios: [1, 1, 1.25, 2, 4],
      },
    };
    const content = riskReport(sampleSubject('KO', { inputs }), linked);
    const section = content.sections.find(({ id }) => id === 'links')!;
    const document = JSON.parse(resultDocument(inputs, linked as RunResult)) as unknown;
    const figures = figuresOf({ ...content, sections: [section] });
    expect(figures).toHaveLength(5 + 10 + 4);
    for (const { source, value, low, high } of figures) {
      const expected = stored(at(document, source));
      const ends = expected.low === null && expected.high === null ? {} : { low, high }; // an exact figure has but its value
      expect({ ...expected, ...ends, value }, source).toEqual(expected);
    }
    const facts = JSON.stringify(content.sections.find(({ id }) => id === 'inputs'));
    expect(facts).toContain('99 0.25 0.25 0.25 0.25 / 0.25 99');
    expect(facts).toContain('×1 ×1 ×1.25 ×2 ×4');
    expect(facts).toContain('inputs.forcedSales.reserveKrw');
    expect(risk.sections.map(({ id }) => id)).not.toContain('links');
  });

  it('has no section on the method where an old result does not say it', () => {
    const { sampling: _s, model: _m, stress: _t, jointAtPointParameters: _j, ...old } = result;
    expect(riskReport(sampleSubject('KO'), old).sections.map(({ id }) => id)).not.toContain('method');
  });

  it('is what the result document says, figure by figure, with its interval', () => {
    const document = JSON.parse(resultDocument(sampleRunInputs, result)) as unknown;
    const sourced = figuresOf(risk).filter(({ source }) => /^(result|inputs)\./.test(source));
    expect(sourced.length).toBeGreaterThan(100);
    for (const { source, value, low, high } of sourced) {
      const expected = stored(at(document, source));
      expect({ source, value }).toEqual({ source, value: expected.value });
      if (expected.low !== null)
        expect({ source, low, high }).toEqual({ source, low: expected.low, high: expected.high });
    }
  });

  it('has the same figures in both languages, and no Korean word in the English one but names', () => {
    const english = riskReport(sampleSubject('EN'), result);
    expect(figuresOf(english)).toEqual(figuresOf(risk));
    const words = JSON.stringify(english).replaceAll(/여섯 종목[^"]*|=SUM[^"]*|시험 운영사/g, '');
    expect(words.match(/[가-힣]+/g)).toBeNull();
  });

  it('is marked as simulated where the prices are, and only there', () => {
    expect(risk.simulatedMark).toBe('시뮬레이션');
    expect(riskReport(sampleSubject('KO', { isDataSimulated: false }), result).simulatedMark).toBeNull();
  });

  it('gathers the far tail of the histogram in its last column and loses no path', () => {
    const histogram = { edgesKrw: [0, 1, 2, 3, 4, 5], counts: [500, 490, 4, 3, 3] };
    const columns = visibleColumns(histogram, 1);
    expect(columns.map(({ y }) => y)).toEqual([500, 500]); // the last 10 of 1,000 paths are 1 %
    expect(visibleColumns(histogram, 10).map(({ y }) => y)).toEqual(histogram.counts);
  });
});

describe('a decision record', () => {
  it('is what the recommendation says, and a change is the reduction the other way round', () => {
    const figures = figuresOf(decision);
    const direct = figures.filter(({ source }) => source.startsWith('recommendation.') && !source.endsWith('Ratio'));
    const turned = figures.filter(({ source }) => source.startsWith('minus recommendation.'));
    expect(direct.length).toBeGreaterThan(40);
    expect(turned).toHaveLength(36); // nine comparisons of four figures
    for (const { source, value } of direct)
      expect({ source, value }).toEqual({ source, value: stored(at({ recommendation: plan }, source)).value });
    for (const { source, value, low } of turned) {
      const reduction = stored(at({ recommendation: plan }, source.replace('minus ', '')));
      expect({ source, value }).toEqual({ source, value: 0 - reduction.value! });
      if (reduction.high !== null) expect({ source, low }).toEqual({ source, low: 0 - reduction.high });
    }
  });

  it('shows amounts to the won, who asked, the gap, and lines for three to sign', () => {
    const texts = JSON.stringify(decision);
    const { amountKrw } = plan.shares.find(({ shares }) => shares > 0)!;
    expect(texts).toContain(`${amountKrw.toLocaleString('ko-KR')}원`);
    expect(texts).toContain('홍길동');
    expect(texts).toContain('낙관 편차');
    const signatures = decision.sections.flatMap(({ blocks }) => blocks).find(({ kind }) => kind === 'SIGNATURES');
    expect(signatures).toMatchObject({ roles: ['작성', '검토', '승인'] });
  });

  it('names the forecasting model where there was one', () => {
    expect(JSON.stringify(decision)).not.toContain('예측 모형');
    expect(JSON.stringify(decisionRecord(decisionSubject('KO', 'ridge-3')))).toContain('ridge-3');
  });
});

describe('the PDF', () => {
  it('can be read back: every text of the content is in it, Korean with rare syllables too', () => {
    for (const { text } of cellsOf(risk)) expect(read.joined).toContain(text.replaceAll(/\s/g, ''));
    for (const { title } of risk.sections) expect(read.joined).toContain(title.replaceAll(/\s/g, ''));
    expect(read.joined).toContain('뷁·쀍·똠');
  });

  it('embeds both weights of its font as subsets, is tagged, and has a title, a language and bookmarks', () => {
    expect(read.fonts.map((name) => name.replace(/^[A-Z]{6}\+/, '')).toSorted()).toEqual([
      'Pretendard-Bold',
      'Pretendard-Regular',
    ]);
    expect(read).toMatchObject({ isTagged: true, language: 'ko-KR', title: `위험 보고서: ${risk.subtitle}` });
    expect(read.bookmarks).toEqual(risk.sections.map(({ title }) => title));
    expect(riskPdf.length).toBeLessThan(400_000); // the two fonts alone are 5.4 MB
  });

  it('numbers its pages and marks each as simulated', () => {
    expect(read.pages.length).toBeGreaterThan(2);
    read.pages.forEach((page, index) => {
      expect(page).toContain(`${index + 1}/${read.pages.length}`);
      expect(page).toContain('시뮬레이션');
    });
  });

  it('draws its charts as paths and holds no picture', () => {
    expect(Buffer.from(riskPdf).includes('/Subtype /Image')).toBe(false);
    expect(read.joined).toContain('VaR99%');
  });

  it('has the same bytes each time, in less than 5 seconds', async () => {
    const start = performance.now();
    const again = await reportPdf(riskReport(sampleSubject('KO'), result));
    expect(performance.now() - start).toBeLessThan(5000);
    expect(Buffer.from(again).equals(Buffer.from(riskPdf))).toBe(true);
  });

  it('holds a decision record in English as well', async () => {
    const english = decisionRecord(decisionSubject('EN'));
    const record = readPdf(await reportPdf(english));
    for (const { text } of cellsOf(english)) expect(record.joined).toContain(text.replaceAll(/\s/g, ''));
    expect(record.language).toBe('en-US');
  });
});

describe('the CSV', () => {
  const rowsOf = (csv: string): string[][] =>
    csv
      .slice(1)
      .trimEnd()
      .split('\r\n')
      .map((line) => splitCsvLine(line)!);

  it('starts with a byte order mark, so that Excel reads Korean, and has one width', () => {
    const csv = reportCsv(risk);
    expect(csv.startsWith('\uFEFF절,')).toBe(true);
    expect(rowsOf(csv).every((row) => row.length === 11)).toBe(true);
  });

  it('holds every figure with all digits', () => {
    const values = new Set(rowsOf(reportCsv(risk)).map((row) => `${row[4]}|${row[5]}|${row[6]}|${row[10]}`));
    for (const { value, low, high, source } of figuresOf(risk))
      expect(values).toContain(`${value}|${low ?? ''}|${high ?? ''}|${source}`);
  });

  it('keeps a text that begins like a formula from being run', () => {
    const cell = rowsOf(reportCsv(risk)).find((row) => row[2] === '설명')![4]!;
    expect(cell).toBe("'=SUM(A1)처럼 시작하는 설명도 수식이 아니라 글입니다.");
  });
});
