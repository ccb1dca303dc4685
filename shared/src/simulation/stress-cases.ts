import type { HoldingInput, StressCase, StressShock } from './run-inputs.ts';

interface Bilingual {
  readonly ko: string;
  readonly en: string;
}

/** A shock of a ready-made case: by sector instead of by symbol, since a catalogue knows no holdings. */
export interface CatalogueShock extends Omit<StressShock, 'symbols'> {
  /** Sector codes of threat-spec 8.4; empty: all holdings. */
  readonly sectors: readonly string[];
}

/** A ready-made stress case. */
export interface CatalogueCase {
  /** Stable; for addresses and tests. */
  readonly id: string;
  readonly title: Bilingual;
  /** What it assumes, and where its size comes from. */
  readonly explanation: Bilingual;
  /** Where its size comes from: exchange data, or that it is an assumption. */
  readonly source: Bilingual;
  readonly shocks: readonly CatalogueShock[];
  readonly replay: StressCase['replay'];
  /** Sessions that it needs to be seen whole. */
  readonly sessions: number;
}

const KRX_INDICES: Bilingual = { ko: '한국거래소 지수 종가', en: 'Closing index values of the Korea Exchange' };
const ASSUMPTION: Bilingual = { ko: '가정', en: 'Assumption' };
/** ln 0.9: a fall of 10 %. */
const DOWN_10 = -0.10536051565782628;
/** ln 0.8: a fall of 20 %. */
const DOWN_20 = -0.2231435513142098;
const FINANCE = ['BANK', 'SECU', 'INSU', 'CARD'] as const;

function replayCase(
  id: string,
  [firstDate, lastDate]: readonly [string, string],
  sessions: number,
  title: Bilingual,
  explanation: Bilingual,
): CatalogueCase {
  return { id, title, explanation, source: KRX_INDICES, shocks: [], replay: { firstDate, lastDate }, sessions };
}

function shock(
  kind: StressShock['kind'],
  value: number,
  lastSession: number,
  sectors: readonly string[] = [],
): CatalogueShock {
  return { kind, value, firstSession: 1, lastSession, sectors };
}

/**
 * Cases that an operator can take as they are: history lived through once more, and round figures. Replays need a history that
 * reaches back to them: the run's snapshot, which is as long as the scenario's estimation window.
 */
export const stressCatalogue: readonly CatalogueCase[] = [
  replayCase(
    'COVID_2020',
    ['2020-02-20', '2020-03-19'],
    21,
    { ko: '코로나19 급락 재현 (2020년 2~3월)', en: 'COVID-19 crash (February to March 2020)' },
    {
      ko: '2020-02-20부터 2020-03-19까지 21거래일의 실제 수익률을 기간 첫머리에 그대로 되풀이합니다. 이 기간 KOSPI는 2,210.34에서 1,457.64로 34.1 % 하락했습니다.',
      en: 'The real returns of the 21 sessions from 2020-02-20 to 2020-03-19 open the horizon. KOSPI fell from 2,210.34 to 1,457.64, by 34.1 %.',
    },
  ),
  replayCase(
    'AUGUST_2024',
    ['2024-08-01', '2024-08-05'],
    3,
    { ko: '2024년 8월 폭락 재현', en: 'Crash of August 2024' },
    {
      ko: '2024-08-01부터 2024-08-05까지 3거래일을 되풀이합니다. KOSPI는 2,770.69에서 2,441.55로 11.9 %, 마지막 하루에만 8.8 % 하락했습니다.',
      en: 'The three sessions from 2024-08-01 to 2024-08-05 open the horizon. KOSPI fell from 2,770.69 to 2,441.55, by 11.9 %, and by 8.8 % on the last day alone.',
    },
  ),
  replayCase(
    'OCTOBER_2018',
    ['2018-10-01', '2018-10-29'],
    19,
    { ko: '2018년 10월 하락 재현', en: 'Decline of October 2018' },
    {
      ko: '2018-10-01부터 2018-10-29까지의 하락을 되풀이합니다. KOSPI는 2,343.07에서 1,996.05로 14.8 % 하락했습니다.',
      en: 'The decline from 2018-10-01 to 2018-10-29 opens the horizon. KOSPI fell from 2,343.07 to 1,996.05, by 14.8 %.',
    },
  ),
  replayCase(
    'JUNE_2022',
    ['2022-06-07', '2022-07-06'],
    22,
    { ko: '2022년 긴축 하락 재현', en: 'Tightening sell-off of June 2022' },
    {
      ko: '2022-06-07부터 2022-07-06까지의 하락을 되풀이합니다. KOSPI는 2,670.65에서 2,292.01로 14.2 % 하락했습니다.',
      en: 'The decline from 2022-06-07 to 2022-07-06 opens the horizon. KOSPI fell from 2,670.65 to 2,292.01, by 14.2 %.',
    },
  ),
  {
    id: 'ONE_DAY_10',
    title: { ko: '하루 10 % 하락', en: 'All shares fall 10 % in a day' },
    explanation: {
      ko: '첫 거래일에 모든 보유 종목의 로그 수익률에 ln 0.9를 더합니다.',
      en: 'ln 0.9 is added to the log return of every holding on the first session.',
    },
    source: ASSUMPTION,
    shocks: [shock('LOG_RETURN', DOWN_10, 1)],
    replay: null,
    sessions: 1,
  },
  {
    id: 'VOLATILITY_DOUBLE',
    title: { ko: '20거래일 동안 변동성 2배', en: 'Volatility doubles for 20 sessions' },
    explanation: {
      ko: '첫 20거래일 동안 모든 종목의 예상 밖 변동을 2배로 키웁니다. 변동성이 움직이는 모형에서도 기간 내내 2배입니다.',
      en: 'What is unexpected in every return of the first 20 sessions is doubled; where the volatility moves by itself, it is twice what it would have been.',
    },
    source: ASSUMPTION,
    shocks: [shock('VOLATILITY', 2, 20)],
    replay: null,
    sessions: 20,
  },
  {
    id: 'CORRELATION_RISE',
    title: { ko: '분산 효과 소멸 (상관 급등)', en: 'Diversification fails (correlations jump)' },
    explanation: {
      ko: '모든 상관계수를 1까지 남은 거리의 70 %만큼 올립니다(κ = 0.7). 0.35였던 상관은 약 0.8이 됩니다.',
      en: 'Every correlation goes 70 % of the way to 1 (κ = 0.7): one of 0.35 becomes about 0.8.',
    },
    source: ASSUMPTION,
    shocks: [shock('CORRELATION', 0.7, 252)],
    replay: null,
    sessions: 1,
  },
  {
    id: 'FINANCE_20',
    title: { ko: '금융업종 5일간 20 % 하락', en: 'Financial shares fall 20 % in five days' },
    explanation: {
      ko: '은행·증권·보험·카드 종목의 로그 수익률에 5거래일 동안 매일 ln 0.8의 5분의 1을 더합니다.',
      en: 'A fifth of ln 0.8 is added to the log return of banks, brokers, insurers and card companies on each of five sessions.',
    },
    source: ASSUMPTION,
    shocks: [shock('LOG_RETURN', DOWN_20 / 5, 5, FINANCE)],
    replay: null,
    sessions: 5,
  },
  {
    id: 'MANUFACTURING_20',
    title: { ko: '제조·반도체 업종 5일간 20 % 하락', en: 'Manufacturers fall 20 % in five days' },
    explanation: {
      ko: '제조·반도체·전자 종목의 로그 수익률에 5거래일 동안 매일 ln 0.8의 5분의 1을 더하고, 이 기간 변동성을 1.5배로 키웁니다.',
      en: 'A fifth of ln 0.8 is added to the log return of manufacturers of chips and electronics on each of five sessions, on which their volatility is half as large again.',
    },
    source: ASSUMPTION,
    shocks: [shock('LOG_RETURN', DOWN_20 / 5, 5, ['MANU']), shock('VOLATILITY', 1.5, 5, ['MANU'])],
    replay: null,
    sessions: 5,
  },
  {
    id: 'PERFECT_STORM',
    title: { ko: '복합 위기', en: 'All at once' },
    explanation: {
      ko: '첫날 10 % 하락, 20거래일 동안 변동성 1.5배, 상관 κ = 0.5를 함께 가정합니다.',
      en: 'A fall of 10 % on the first day, volatility half as large again for 20 sessions, and correlations half of the way to 1.',
    },
    source: ASSUMPTION,
    shocks: [shock('LOG_RETURN', DOWN_10, 1), shock('VOLATILITY', 1.5, 20), shock('CORRELATION', 0.5, 252)],
    replay: null,
    sessions: 20,
  },
];

/**
 * A ready-made case for the holdings of a scenario: sectors become symbols, sessions end with the horizon.
 *
 * @returns Null when no holding belongs to any sector that it is about.
 */
export function stressCaseFor(
  { shocks, replay }: CatalogueCase,
  holdings: readonly Pick<HoldingInput, 'symbol' | 'sector'>[],
  horizonSessions: number,
): StressCase | null {
  const placed = shocks.flatMap(({ sectors, lastSession, ...rest }): StressShock[] => {
    const symbols = holdings.filter(({ sector }) => sectors.includes(sector)).map(({ symbol }) => symbol);
    if (sectors.length > 0 && symbols.length === 0) return [];
    if (rest.firstSession > horizonSessions) return [];
    return [{ ...rest, symbols: symbols.toSorted(), lastSession: Math.min(lastSession, horizonSessions) }];
  });
  return placed.length === 0 && replay === null ? null : { shocks: placed, replay };
}
