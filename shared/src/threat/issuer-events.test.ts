import { describe, expect, it } from 'vitest';

import { exp } from '../random/elementary.ts';
import { constantLevel } from './frequency.ts';
import { addJumpsTo, buildIssuerPlan, createIssuerJumps, sampleIssuerJumps } from './issuer-events.ts';
import { issuerNumber } from './issuer-number.ts';
import { sectorOfIndustry } from './sector-mapping.ts';

const input = {
  symbols: ['005930', '017670', '030200', '053800', '105560'],
  sectors: ['MANU', 'TELC', 'TELC', 'SECV', 'BANK'],
  volatilities: [0.3, 0.2, 0.22, 0.5, 0.28],
};
const calm = { ...input, levelPlan: constantLevel(0) };
const severe = { ...input, levelPlan: constantLevel(4) };
const SEED = 99;
const YEAR = 252;

/** Mean and standard error of the gross factor e^(Σ jumps − compensator) per holding. */
function grossFactors(
  plan: ReturnType<typeof buildIssuerPlan>,
  paths: number,
): readonly { readonly mean: number; readonly error: number }[] {
  const jumps = createIssuerJumps();
  const width = plan.issuers.length;
  const sums = new Float64Array(width);
  const squares = new Float64Array(width);
  for (let path = 0; path < paths; path++) {
    sampleIssuerJumps(plan, SEED, path, YEAR, jumps);
    const total = new Float64Array(width);
    for (let at = 0; at < jumps.count; at++)
      total[jumps.holding[at]!] = total[jumps.holding[at]!]! + jumps.logJump[at]!;
    total.forEach((jump, at) => {
      const gross = exp(jump - plan.driftCompensatorPerDay[at]! * YEAR);
      sums[at] = sums[at]! + gross;
      squares[at] = squares[at]! + gross * gross;
    });
  }
  return Array.from(sums, (sum, at) => {
    const mean = sum / paths;
    return { mean, error: Math.sqrt((squares[at]! / paths - mean * mean) / paths) };
  });
}

describe('jumps of holdings', () => {
  it('leave the expected gross return of every holding at 정상 as the market model has it', () => {
    grossFactors(buildIssuerPlan(calm), 60_000).forEach(({ mean, error }, at) => {
      // A vendor's capped gains are compensated to first order: their spread is (0.0136)² a gain.
      expect(Math.abs(mean - 1)).toBeLessThan(4 * error + (input.sectors[at] === 'SECV' ? 2e-4 : 0));
    });
  });

  it('lower it at 심각, by the surplus rate times the mean jump', () => {
    const plan = buildIssuerPlan(severe);
    const samsung = grossFactors(plan, 60_000)[0]!;
    // Own: 0.001 a year × 3 more × 0.8 × mean J_long; shared: (multiplier − 1) × rate × hit × half of 0.8 × J_long.
    const own = 0.001 * 3 * 0.8 * (0.6 * -0.0457 + 0.15 * -0.044 + 0.25 * -0.003);
    const shared =
      0.4 *
      (9 * 0.05 * 0.06 * -0.044 +
        9 * 0.1 * 0.01 * -0.003 +
        0.6 * 0.2 * 0.01 * -0.003 +
        5 * 0.3 * 0.005 * -0.0457 +
        3 * 0.15 * 0.005 * -0.0457);
    expect(Math.abs(samsung.mean - Math.exp(own + shared))).toBeLessThan(4 * samsung.error);
    expect(own + shared).toBeLessThan(0);
  });

  it('do not change for one holding when another is added', () => {
    const alone = buildIssuerPlan({
      symbols: ['005930'],
      sectors: ['MANU'],
      volatilities: [0.3],
      levelPlan: constantLevel(4),
    });
    const all = buildIssuerPlan(severe);
    const one = createIssuerJumps();
    const many = createIssuerJumps();
    let seen = 0;
    for (let path = 0; path < 3000; path++) {
      sampleIssuerJumps(alone, SEED, path, YEAR, one);
      sampleIssuerJumps(all, SEED, path, YEAR, many);
      const own = new Float64Array(YEAR);
      addJumpsTo(one, 1, own);
      const table = new Float64Array(YEAR * 5);
      addJumpsTo(many, 5, table);
      expect(own.every((jump, session) => table[session * 5] === jump)).toBe(true);
      seen += one.count;
    }
    expect(seen).toBeGreaterThan(100);
  });

  it('lift the competitor when a carrier falls, by 0.4 of its simple jump', () => {
    const plan = buildIssuerPlan(severe);
    const jumps = createIssuerJumps();
    let pairs = 0;
    for (let path = 0; path < 500; path++) {
      sampleIssuerJumps(plan, SEED, path, YEAR, jumps);
      for (let at = 0; at + 1 < jumps.count; at++) {
        if (jumps.cause[at] !== 0 || jumps.holding[at] !== 1) continue;
        expect(jumps.holding[at + 1]).toBe(2);
        expect(jumps.session[at + 1]).toBe(jumps.session[at]);
        expect(Math.exp(jumps.logJump[at + 1]!) - 1).toBeCloseTo(-0.4 * (Math.exp(jumps.logJump[at]!) - 1), 12);
        pairs++;
      }
    }
    expect(pairs).toBeGreaterThan(50);
  });

  it('let a security vendor gain 1.36 % at most three times a year', () => {
    const plan = buildIssuerPlan(severe);
    const jumps = createIssuerJumps();
    let most = 0;
    for (let path = 0; path < 500; path++) {
      sampleIssuerJumps(plan, SEED, path, YEAR, jumps);
      let gains = 0;
      for (let at = 0; at < jumps.count; at++) {
        if (jumps.cause[at] !== 3) continue;
        gains++;
        expect(jumps.holding[at]).toBe(3);
        expect(jumps.logJump[at]).toBeCloseTo(Math.log(1.0136), 14);
      }
      most = Math.max(most, gains);
    }
    expect(most).toBe(3);
  });

  it('of a short horizon are those of the year up to its last session', () => {
    const plan = buildIssuerPlan(severe);
    const whole = createIssuerJumps();
    const short = createIssuerJumps();
    for (let path = 0; path < 200; path++) {
      sampleIssuerJumps(plan, SEED, path, YEAR, whole);
      sampleIssuerJumps(plan, SEED, path, 60, short);
      const early = whole.logJump.slice(0, whole.count).filter((_, at) => whole.session[at]! < 60);
      expect(short.logJump.slice(0, short.count)).toEqual(early);
    }
  });

  it('take from the variance of the history what they add, but never more than three quarters', () => {
    const plan = buildIssuerPlan({ ...calm, volatilities: [0.3, 0.2, 0.22, 0.5, 0.005] });
    for (const ratio of plan.varianceReductionRatio) expect(ratio > 0.25 - 1e-12 && ratio < 1).toBe(true);
    expect(plan.varianceReductionRatio[4]).toBe(0.25);
  });
});

it('gives every exchange code its own number, above those of threats and shocks', () => {
  expect(issuerNumber('005930')).toBe(65536 + Number.parseInt('005930', 36));
  expect(issuerNumber('ZZZZZZ')).toBe(65536 + 36 ** 6 - 1);
  expect(issuerNumber('0008Z0')).not.toBe(issuerNumber('0080Z0'));
  expect(issuerNumber('AAPL')).toBeGreaterThanOrEqual(65536 + 36 ** 6);
  expect(issuerNumber('AAPL')).toBeLessThan(2 ** 32);
});

it('refuses the same symbol twice and a volatility of 0', () => {
  expect(() => buildIssuerPlan({ ...calm, symbols: ['005930', '005930', 'A', 'B', 'C'] })).toThrow(
    expect.objectContaining({ code: 'E_DUPLICATE' }),
  );
  expect(() => buildIssuerPlan({ ...calm, volatilities: [0, 1, 1, 1, 1] })).toThrow(
    expect.objectContaining({ code: 'E_RANGE' }),
  );
});

it.each([
  ['통신 및 방송 장비 제조업', '삼성전자', 'MANU'],
  ['전기 통신업', 'SK텔레콤', 'TELC'],
  ['기타 금융업', 'KB금융', 'BANK'],
  ['기타 금융업', 'HD한국조선해양', 'ETC'],
  ['금융 지원 서비스업', '미래에셋증권', 'SECU'],
  ['금융 지원 서비스업', '카카오페이', 'CARD'],
  ['보험업', '삼성생명', 'INSU'],
  ['자료처리, 호스팅, 포털 및 기타 인터넷 정보매개 서비스업', 'NAVER', 'PLAT'],
  ['의약품 제조업', '유한양행', 'HLTH'],
  ['연료용 가스 제조 및 배관공급업', '한국가스공사', 'INFR'],
  ['종합 소매업', '이마트', 'RETL'],
  ['전기·전자', '', 'MANU'],
  ['', '', 'ETC'],
])('puts %s (%s) into %s', (industry, name, sector) => {
  expect(sectorOfIndustry(industry, { name })).toBe(sector);
});

it('lets the list of security vendors and the operator overrule an industry name', () => {
  expect(sectorOfIndustry('소프트웨어 개발 및 공급업', { symbol: '053800', securityVendors: ['053800'] })).toBe('SECV');
  expect(sectorOfIndustry('보험업', { symbol: '053800', sectorBySymbol: { '053800': 'BANK' } })).toBe('BANK');
});
