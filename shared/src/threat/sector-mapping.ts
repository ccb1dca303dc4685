import type { SectorCode } from './catalogue.ts';

/**
 * What an industry name of the exchange must contain, tried from the top (threat-spec 8.4). It knows both vocabularies in use:
 * the sector names of the indices (`전기·전자`, `의료·정밀`) and the statistical classes of the issuer lists
 * (`통신 및 방송 장비 제조업`). What is made goes before what is run: 통신 장비 is not a carrier, 전자금융 is not 전자.
 */
const industryRules: readonly (readonly [SectorCode, RegExp])[] = [
  ['CARD', /카드|캐피탈|여신|전자금융/],
  ['BANK', /은행|금융지주/],
  ['SECU', /증권/],
  ['INSU', /보험/],
  ['INFR', /가스.*공급업|^전기업|전기·?가스|운송·?창고|운송업|운송관련|창고업|운수|공기조절 공급업/],
  ['RETL', /도매|소매|유통|상품 중개/],
  ['HLTH', /제약|의약|의료/],
  ['MANU', /제조|건조업|전기·?전자|기계|운송장비|화학|금속|철강|음식료|섬유|의복|종이|목재|반도체/],
  ['TELC', /통신/],
  ['PLAT', /IT ?서비스|소프트웨어|컴퓨터|정보 ?서비스|인터넷|게임|출판|매체|방송|영화|오락·문화|영상·오디오/],
];

/** Two classes of the issuer lists hold several sectors; only the name of the issuer tells them apart. */
const financeNames: readonly (readonly [SectorCode, RegExp])[] = [
  ['CARD', /카드|캐피탈|페이|KCP|결제|전자금융/],
  ['SECU', /증권|투자$/],
  ['INSU', /보험|생명|화재/],
  ['BANK', /은행|뱅크|금융|신한지주/],
];

function firstMatch(rules: readonly (readonly [SectorCode, RegExp])[], text: string): SectorCode | undefined {
  return rules.find(([, pattern]) => pattern.test(text))?.[0];
}

export interface IssuerHints {
  readonly symbol?: string;
  /** Korean short name; tells the sectors of 기타 금융업 and 금융 지원 서비스업 apart. */
  readonly name?: string;
  /** The operator's own list; goes before every rule. */
  readonly sectorBySymbol?: Readonly<Record<string, SectorCode>>;
  /** Symbols of security vendors: an industry name never says so. */
  readonly securityVendors?: readonly string[];
}

/**
 * The sector of an issuer.
 *
 * @param industry - Industry name as the exchange spells it; empty where it gives none.
 * @returns ETC for what no rule knows.
 */
export function sectorOfIndustry(industry: string, hints: IssuerHints = {}): SectorCode {
  const { symbol } = hints;
  if (symbol !== undefined) {
    const own = hints.sectorBySymbol?.[symbol];
    if (own) return own;
    if (hints.securityVendors?.includes(symbol)) return 'SECV';
  }
  if (/기타 ?금융|금융 지원/.test(industry)) return firstMatch(financeNames, hints.name ?? '') ?? 'ETC';
  return firstMatch(industryRules, industry) ?? 'ETC';
}
