import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { checkExplanation } from './checker.ts';
import type { Claim, Explanation } from './explanation.ts';
import { factsOf } from './facts.ts';
import { figuresIn, numbersInWords, plainText } from './figures-in-text.ts';
import { rightClaims, rightSentences } from './right-claims.ts';
import { sampleAnswer, sampleNames } from './sample-facts.ts';
import { templateExplanation } from './template.ts';
import { mistakes } from './wrong-claims.ts';

describe('figures in a text', () => {
  const keys = (text: string): (string | null)[] => figuresIn(plainText(text)).map(({ key }) => key);
  it.each([
    ['12억 3,457만원', ['123457e4']],
    ['1,234,570,000원', ['123457e4']],
    ['１２억　３，４５７만 원', ['123457e4']],
    ['12.3457억', ['123457e4']],
    ['3천만원', ['3e7']],
    ['₩1.23B', ['123e7']],
    ['1.23 billion won', ['123e7']],
    ['−3억원', ['-3e8']],
    ['-₩300M', ['-3e8']],
    ['△3억원', ['-3e8']],
    ['2억원~-1억원', ['2e8', '-1e8']],
    ['2%-5%', ['2e0', '5e0']],
    ['2026년 11월 22일', ['2026-11-22']],
    ['2026-11-22', ['2026-11-22']],
    ['1,23', [null]],
    ['C03', [null]],
    ['①', ['1e0']],
  ])('are read from %s', (text, expected) => {
    expect(keys(text)).toEqual(expected);
  });
  it.each(['두 배', '절반', '삼십억원', '수십억 원', 'twice as much', 'half of it', 'three controls', '三億'])(
    'are seen in words: %s',
    (text) => {
      expect(numbersInWords(text).length).toBeGreaterThan(0);
    },
  );
  it.each(['이 조건에서', '구조적인 일원화', '만일의 경우', '한 번에', 'one of them', 'on behalf of'])(
    'are not seen in %s',
    (text) => {
      expect(numbersInWords(text)).toEqual([]);
    },
  );
});

describe.each(['ko', 'en'] as const)('the checker, in %s', async (language) => {
  const { inputs, result, plan } = await sampleAnswer();
  const facts = factsOf(inputs, result, plan, sampleNames);
  const template = templateExplanation(facts, language);
  const right = template.sections.flatMap(({ claims }) => claims);
  const only = (claim: Claim): Explanation => ({ language, sections: [{ id: 'risk', claims: [claim] }] });
  const kinds = (claim: Claim): string[] => checkExplanation(only(claim), facts).map(({ kind }) => kind);
  const shown = (id: string): string => facts.find((fact) => fact.id === id)!.shown[language];

  it('lets every text of the template pass', () => {
    expect(checkExplanation(template, facts)).toEqual([]);
    const early = factsOf(inputs, result, null, sampleNames);
    expect(checkExplanation(templateExplanation(early, language), early)).toEqual([]);
  });
  it('lets the template of any figures pass', () => {
    const won = fc.integer({ min: -20_000_000_000_000, max: 20_000_000_000_000 });
    fc.assert(
      fc.property(won, won, fc.double({ min: 0, max: 1, noNaN: true }), (one, two, ratio) => {
        const { valueAtRisk95 } = result.measures.joint;
        const joint = {
          ...result.measures.joint,
          valueAtRisk95: { ...valueAtRisk95, value: one, low: two, high: one },
        };
        const toleranceBreachProbability = { ...result.measures.toleranceBreachProbability, value: ratio };
        const contributions = result.contributions.map((tail) => ({
          ...tail,
          threats: tail.threats.map((part) => ({ ...part, lowKrw: Math.min(one, two), highKrw: Math.max(one, two) })),
        }));
        const measures = { ...result.measures, joint, toleranceBreachProbability };
        const changed = { ...result, measures, contributions };
        const varied = factsOf(inputs, changed, { ...plan, cashKrw: Math.abs(two) }, sampleNames);
        expect(checkExplanation(templateExplanation(varied, language), varied)).toEqual([]);
      }),
      { numRuns: 40, seed: 1 },
    );
  });
  it('refuses the template with any one digit changed', () => {
    const missed: string[] = [];
    for (const claim of right) {
      for (const { index, 0: digit } of claim.text.matchAll(/\d/g)) {
        const step = 1 + ((index * 7) % 9);
        const text = claim.text.slice(0, index) + String((Number(digit) + step) % 10) + claim.text.slice(index + 1);
        if (kinds({ ...claim, text }).length === 0) missed.push(text);
      }
    }
    expect(missed).toEqual([]);
  });
  it.each(Object.keys(mistakes))('catches every mistake of the kind %s', (name) => {
    const missed: string[] = [];
    let tried = 0;
    for (const claim of right) {
      for (let pick = 0; pick < 6; pick++) {
        const wrong = mistakes[name]!(claim, facts, language, pick);
        if (!wrong) continue;
        tried += 1;
        if (kinds(wrong).length === 0) missed.push(wrong.text);
      }
    }
    expect(tried).toBeGreaterThan(10);
    expect(missed).toEqual([]);
  });

  it('names the piece at fault and where it stands', () => {
    const claim = { text: `${shown('risk.ale')} 9,999`, factIds: ['risk.ale'] };
    const offences = checkExplanation({ language, sections: [{ id: 'basis', claims: [right[0]!, claim] }] }, facts);
    expect(offences).toEqual([{ section: 'basis', claim: 1, kind: 'NUMBER', piece: '9,999' }]);
  });
  it('refuses a claim without a fact, and one whose fact is not listed', () => {
    expect(kinds({ text: 'All is well.', factIds: [] })).toEqual(['NO_FACT']);
    expect(kinds({ text: 'All is well.', factIds: ['risk.none'] })).toEqual(['FACT_UNKNOWN']);
  });
  it('refuses a right figure under a fact that does not show it', () => {
    expect(kinds({ text: shown('risk.ale'), factIds: ['risk.ale'] })).toEqual([]);
    expect(kinds({ text: shown('risk.ale'), factIds: ['risk.score'] })).toEqual(['NUMBER']);
  });
  it('takes won to the last digit for the short form, and nothing between', () => {
    const value = Number(facts.find(({ id }) => id === 'risk.ale')!.value);
    const written = (amount: number): string =>
      language === 'ko' ? `${Math.round(amount)}원` : `₩${Math.round(amount)}`;
    expect(kinds({ text: written(value), factIds: ['risk.ale'] })).toEqual([]);
    expect(kinds({ text: written(value + 1), factIds: ['risk.ale'] })).toEqual(['NUMBER']);
  });
  it('refuses CVaR for VaR, and a level that is not the one of the fact', () => {
    expect(kinds({ text: `VaR 99%: ${shown('risk.var99')}`, factIds: ['risk.var99'] })).toEqual([]);
    expect(kinds({ text: `CVaR 99%: ${shown('risk.var99')}`, factIds: ['risk.var99'] })).toEqual(['MEASURE']);
    expect(kinds({ text: `VaR 95%: ${shown('risk.var99')}`, factIds: ['risk.var99'] })).toEqual(['MEASURE']);
  });
  it('refuses two measures with their figures exchanged', () => {
    const factIds = ['risk.cvar95', 'risk.cvar99'];
    const [low, high] = factIds.map(shown);
    expect(kinds({ text: `CVaR 95% ${low}, CVaR 99% ${high}`, factIds })).toEqual([]);
    expect(kinds({ text: `CVaR 95% ${high}, CVaR 99% ${low}`, factIds })).toEqual(['NUMBER', 'NUMBER']);
  });
  it('refuses figures of a control without its name, and of two controls in one claim', () => {
    const [one, two] = plan.controls.map(({ controlId }) => controlId);
    const cost = (id: string): string => `control.${id}.cost`;
    expect(kinds({ text: `${one}: ${shown(cost(one!))}`, factIds: [cost(one!)] })).toEqual([]);
    expect(kinds({ text: shown(cost(one!)), factIds: [cost(one!)] })).toEqual(['NAME']);
    const both = {
      text: `${one} ${shown(cost(one!))}, ${two} ${shown(cost(two!))}`,
      factIds: [cost(one!), cost(two!)],
    };
    expect(kinds(both)).toEqual(['SUBJECTS']);
  });
  it('refuses a list number, an ordinal and another digit system', () => {
    for (const text of ['1. ', '제3 ', '②', '٣', '½'])
      expect(kinds({ text: `${text}${shown('risk.ale')}`, factIds: ['risk.ale'] })).not.toEqual([]);
  });
});

describe.each(['ko', 'en'] as const)('sentences of a model in %s that are right', async (language) => {
  const { inputs, result, plan } = await sampleAnswer();
  const facts = factsOf(inputs, result, plan, sampleNames);
  const claims = rightClaims(facts, language);
  it('are all about facts of the sample', () => expect(claims).toHaveLength(rightSentences[language].length));
  it.each(claims.map((claim) => [claim.text, claim] as const))('pass: %s', (_text, claim) => {
    expect(checkExplanation({ language, sections: [{ id: 'risk', claims: [claim] }] }, facts)).toEqual([]);
  });
});
