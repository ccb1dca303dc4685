import type { RunInputs } from '@convergence/shared/simulation/run-inputs';
import type { CommonRegimeReport, ForcedSalesReport, StoredResult } from '@convergence/shared/simulation/run-result';

import type { Language } from '../platform/graphql/permission.ts';

import type { ReportBlock, ReportFacts, ReportSection, ReportTable } from './report-content.ts';
import { estimated, exact, known, plain, ReportNotation } from './report-figures.ts';
import { bandWords } from './report-words.ts';

const ko = {
  title: '보안 손실과 시장의 연결',
  sales: '손실 시 보유분 매도',
  reserve: '예비비',
  saleProbability: '매도가 생길 확률',
  sold: '평균 매도 금액 (매도가 없으면 0)',
  cost: '평균 매도 비용 (수수료와 세금)',
  shortfall: '다 팔아도 모자랄 확률',
  change: '매도로 달라진 CVaR 99% (같은 난수)',
  regime: '위협 수준의 변화',
  matrix: '하루 뒤의 단계 (%, 행은 정상부터 심각)',
  variances: '시장 분산 배수 (정상부터 심각)',
  level: '단계',
  days: '한 해의 평균 일수',
  reach: '투자 기간에 이를 확률',
  aleAtPlan: '단계가 그대로일 때 연간 기대 손실(ALE)',
  ale: '단계가 변할 때 연간 기대 손실(ALE)',
  cvarAtPlan: '단계가 그대로일 때 한 해 보안 손실의 CVaR 99%',
  cvar: '단계가 변할 때 한 해 보안 손실의 CVaR 99%',
};
const en: typeof ko = {
  title: 'Links between losses from threats and the market',
  sales: 'Holdings sold to pay losses',
  reserve: 'Reserve',
  saleProbability: 'Probability of a sale',
  sold: 'Mean amount sold (0 without a sale)',
  cost: 'Mean cost of sales (fees and taxes)',
  shortfall: 'Probability of a shortfall when everything is sold',
  change: 'Change of CVaR 99% by the sales (same draws)',
  regime: 'Moving threat level',
  matrix: 'Level on the next day (%, rows from normal to severe)',
  variances: 'Factors on market variance (from normal to severe)',
  level: 'Level',
  days: 'Mean days of the year',
  reach: 'Reached within the horizon',
  aleAtPlan: 'ALE at an unmoved level',
  ale: 'ALE with the moving level',
  cvarAtPlan: "CVaR 99% of a year's losses at an unmoved level",
  cvar: "CVaR 99% of a year's losses with the moving level",
};
const linkWords: Readonly<Record<Language, typeof ko>> = { KO: ko, EN: en };

type Fact = ReportFacts['facts'][number];

/** What the links that were switched on are asked with; nothing of those that were off, or that an older engine did not know. */
export function linkFacts(language: Language, { forcedSales, commonRegime }: Partial<RunInputs>): Fact[] {
  const words = linkWords[language];
  const notation = new ReportNotation(language);
  return [
    ...(forcedSales
      ? [
          {
            label: `${words.sales} · ${words.reserve}`,
            cell: notation.value(known(forcedSales.reserveKrw, 'KRW', 'inputs.forcedSales.reserveKrw')),
          },
        ]
      : []),
    ...(commonRegime
      ? [
          {
            label: words.matrix,
            cell: plain(
              commonRegime.transition
                .map((row) => row.map((part) => Number((part * 100).toPrecision(8))).join(' '))
                .join(' / '),
            ),
          },
          { label: words.variances, cell: plain(commonRegime.varianceRatios.map((ratio) => `×${ratio}`).join(' ')) },
        ]
      : []),
  ];
}

/** What the links did; null where none of them is in the result. */
export function linksSection(language: Language, result: StoredResult): ReportSection | null {
  const { forcedSales, commonRegime } = result;
  const blocks: ReportBlock[] = [
    ...(forcedSales ? [salesFacts(language, forcedSales)] : []),
    ...(commonRegime ? regimeBlocks(language, commonRegime, result) : []),
  ];
  return blocks.length > 0 ? { id: 'links', title: linkWords[language].title, blocks } : null;
}

function salesFacts(language: Language, sales: ForcedSalesReport): ReportFacts {
  const words = linkWords[language];
  const notation = new ReportNotation(language);
  const fact = (label: string, field: keyof ForcedSalesReport): Fact => ({
    label,
    cell: notation.full(estimated(sales[field], `result.forcedSales.${field}`)),
  });
  return {
    kind: 'FACTS',
    title: words.sales,
    facts: [
      fact(words.saleProbability, 'saleProbability'),
      fact(words.sold, 'soldKrw'),
      fact(words.cost, 'costKrw'),
      fact(words.shortfall, 'shortfallProbability'),
      fact(words.change, 'conditionalValueAtRisk99Change'),
    ],
  };
}

function regimeBlocks(
  language: Language,
  regime: CommonRegimeReport,
  { measures }: Pick<StoredResult, 'measures'>,
): readonly [ReportTable, ReportFacts] {
  const words = linkWords[language];
  const notation = new ReportNotation(language);
  const days: ReportTable = {
    kind: 'TABLE',
    title: words.regime,
    note: null,
    columns: [
      { title: words.level, align: 'LEFT', width: 2, isRepeated: false },
      { title: words.days, align: 'RIGHT', width: 2, isRepeated: false },
      { title: words.reach, align: 'RIGHT', width: 2, isRepeated: false },
    ],
    rows: regime.expectedDays.map((expected, level) => [
      plain(bandWords[language][level]!),
      notation.value(known(expected, 'DAYS', `result.commonRegime.expectedDays.${level}`)),
      notation.value(
        known(regime.reachProbabilities[level]!, 'RATIO', `result.commonRegime.reachProbabilities.${level}`),
      ),
    ]),
  };
  const { annualLossExpectancy, threatYear } = measures;
  const facts: ReportFacts = {
    kind: 'FACTS',
    title: null,
    facts: [
      {
        label: words.aleAtPlan,
        cell: notation.full(
          exact(regime.annualLossExpectancyAtPlanKrw, 'KRW', 'result.commonRegime.annualLossExpectancyAtPlanKrw'),
        ),
      },
      {
        label: words.ale,
        cell: notation.full(estimated(annualLossExpectancy.exact, 'result.measures.annualLossExpectancy.exact')),
      },
      {
        label: words.cvarAtPlan,
        cell: notation.full(
          exact(
            regime.conditionalValueAtRisk99AtPlanKrw,
            'KRW',
            'result.commonRegime.conditionalValueAtRisk99AtPlanKrw',
          ),
        ),
      },
      {
        label: words.cvar,
        cell: notation.full(
          estimated(threatYear.conditionalValueAtRisk99, 'result.measures.threatYear.conditionalValueAtRisk99'),
        ),
      },
    ],
  };
  return [days, facts];
}
