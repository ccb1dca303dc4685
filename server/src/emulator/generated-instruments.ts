import type { EmulatedInstrument } from './market.ts';

/** A made-up issue and what its made-up history looks like. */
export interface GeneratedInstrument extends EmulatedInstrument {
  /** Addresses its random numbers: never reused, never renumbered. 0 is the whole market. */
  readonly number: number;
  /** Close before the first session, KRW. */
  readonly basePriceKrw: number;
  /** Standard deviation of a year's log return; 0.15 to 0.60. */
  readonly annualVolatility: number;
  /** Mean of a year's log return. */
  readonly annualDrift: number;
  /** Correlation with the common factor of the market. */
  readonly marketLoading: number;
  /** Shares traded in a quiet session. */
  readonly baseVolumeShares: number;
}

interface Sector {
  readonly code: string;
  readonly industryName: string;
  readonly standardIndustryName: string;
  /** Korean, English, base price, volatility, drift, market loading, million shares listed. */
  readonly issues: readonly (readonly [string, string, number, number, number, number, number])[];
}

/**
 * Three invented issuers for each sector of the threat catalogue. Volatilities are spread like those of 67 KRX names of
 * 2014 to 2025 (10th percentile 0.23, median 0.35, 90th 0.49); none of the names or codes belongs to a listed company.
 */
const sectors: readonly Sector[] = [
  {
    code: 'BANK',
    industryName: '은행',
    standardIndustryName: '은행 및 저축기관',
    issues: [
      ['가온은행', 'Gaon Bank', 12_400, 0.27, 0.05, 0.5, 310],
      ['나래금융지주', 'Narae Financial Group', 41_500, 0.29, 0.06, 0.54, 402],
      ['다솜은행', 'Dasom Bank', 9_120, 0.25, 0.03, 0.46, 220],
    ],
  },
  {
    code: 'SECU',
    industryName: '증권',
    standardIndustryName: '증권 및 선물 중개업',
    issues: [
      ['라온증권', 'Raon Securities', 7_350, 0.34, 0.04, 0.6, 180],
      ['마루투자증권', 'Maru Investment & Securities', 33_200, 0.37, 0.05, 0.58, 88],
      ['바람증권', 'Baram Securities', 11_850, 0.41, 0.02, 0.55, 64],
    ],
  },
  {
    code: 'INSU',
    industryName: '보험',
    standardIndustryName: '보험업',
    issues: [
      ['사랑해상보험', 'Sarang Marine Insurance', 64_300, 0.28, 0.06, 0.42, 70],
      ['아람생명', 'Aram Life', 52_100, 0.3, 0.02, 0.44, 200],
      ['자람화재', 'Jaram Fire', 22_650, 0.26, 0.04, 0.4, 96],
    ],
  },
  {
    code: 'CARD',
    industryName: '기타금융',
    standardIndustryName: '신용카드 및 할부금융업',
    issues: [
      ['차오름카드', 'Chaoreum Card', 34_800, 0.22, 0.03, 0.4, 115],
      ['하람캐피탈', 'Haram Capital', 15_450, 0.3, 0.04, 0.42, 60],
      ['한울전자금융', 'Hanul Payments', 58_700, 0.52, 0.01, 0.5, 133],
    ],
  },
  {
    code: 'TELC',
    industryName: '통신업',
    standardIndustryName: '전기 통신업',
    issues: [
      ['해솔텔레콤', 'Haesol Telecom', 51_600, 0.21, 0.03, 0.34, 215],
      ['누리통신', 'Nuri Communications', 29_850, 0.2, 0.04, 0.33, 252],
      ['온누리모바일', 'Onnuri Mobile', 12_050, 0.26, 0.02, 0.38, 430],
    ],
  },
  {
    code: 'PLAT',
    industryName: '서비스업',
    standardIndustryName: '인터넷 정보매개 서비스업',
    issues: [
      ['미르플랫폼', 'Mir Platform', 187_000, 0.36, 0.05, 0.5, 160],
      ['별빛게임즈', 'Byeolbit Games', 84_200, 0.46, 0.01, 0.42, 47],
      ['슬기소프트', 'Seulgi Soft', 43_750, 0.39, 0.04, 0.45, 77],
    ],
  },
  {
    code: 'RETL',
    industryName: '유통업',
    standardIndustryName: '종합 소매업',
    issues: [
      ['도담리테일', 'Dodam Retail', 96_400, 0.31, 0.01, 0.42, 28],
      ['모아커머스', 'Moa Commerce', 27_300, 0.44, 0.03, 0.45, 120],
      ['보람상사', 'Boram Trading', 18_900, 0.35, 0.04, 0.5, 105],
    ],
  },
  {
    code: 'MANU',
    industryName: '전기,전자',
    standardIndustryName: '반도체 제조업',
    issues: [
      ['빛가람전자', 'Bitgaram Electronics', 61_300, 0.27, 0.07, 0.62, 2_900],
      ['새솔반도체', 'Saesol Semiconductor', 118_500, 0.39, 0.1, 0.6, 640],
      ['아라중공업', 'Ara Heavy Industries', 8_240, 0.45, 0.04, 0.52, 880],
    ],
  },
  {
    code: 'HLTH',
    industryName: '의약품',
    standardIndustryName: '의약품 제조업',
    issues: [
      ['은하바이오', 'Eunha Bio', 143_000, 0.43, 0.06, 0.4, 66],
      ['이든제약', 'Iden Pharma', 38_600, 0.36, 0.03, 0.38, 44],
      ['조은메디칼', 'Joeun Medical', 16_200, 0.48, 0.02, 0.36, 31],
    ],
  },
  {
    code: 'INFR',
    industryName: '전기,가스',
    standardIndustryName: '전기업',
    issues: [
      ['참빛에너지', 'Chambit Energy', 24_400, 0.29, 0.0, 0.4, 610],
      ['초록물류', 'Chorok Logistics', 158_500, 0.37, 0.05, 0.48, 37],
      ['큰솔가스', 'Keunsol Gas', 45_900, 0.24, 0.03, 0.3, 92],
    ],
  },
  {
    code: 'SECV',
    industryName: '소프트웨어',
    standardIndustryName: '정보보안 소프트웨어 개발 및 공급업',
    issues: [
      ['튼튼보안', 'Teunteun Security', 14_700, 0.5, 0.05, 0.36, 12],
      ['푸른방패', 'Pureun Shield', 8_930, 0.56, 0.03, 0.34, 15],
      ['해담시큐리티', 'Haedam Security', 21_150, 0.47, 0.06, 0.38, 9],
    ],
  },
  {
    code: 'ETC',
    industryName: '건설업',
    standardIndustryName: '지주회사',
    issues: [
      ['가람홀딩스', 'Garam Holdings', 73_800, 0.31, 0.03, 0.55, 155],
      ['나무식품', 'Namu Foods', 284_000, 0.26, 0.02, 0.3, 15],
      ['달빛엔터', 'Dalbit Entertainment', 66_500, 0.54, 0.06, 0.38, 41],
    ],
  },
];

/** Share of the listed shares that changes hands in a quiet session. */
const QUIET_TURNOVER = 0.0025;

/** Codes from 990010 on: no share of KOSPI, KOSDAQ or KONEX begins with 99. */
export const generatedInstruments: readonly GeneratedInstrument[] = sectors
  .flatMap((sector) => sector.issues.map((issue) => ({ sector, issue })))
  .map(({ sector, issue }, index) => {
    const [nameKo, nameEn, basePriceKrw, annualVolatility, annualDrift, marketLoading, millionShares] = issue;
    return {
      number: index + 1,
      symbol: String(990_010 + index * 10),
      nameKo: `${nameKo}(시뮬레이션)`,
      nameEn: `${nameEn} (simulated)`,
      sector: sector.code,
      industryName: sector.industryName,
      standardIndustryName: sector.standardIndustryName,
      listedShares: millionShares * 1_000_000,
      listedOn: '2010-01-04',
      basePriceKrw,
      annualVolatility,
      annualDrift,
      marketLoading,
      baseVolumeShares: millionShares * 1_000_000 * QUIET_TURNOVER,
    };
  });
