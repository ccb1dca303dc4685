import { describe, expect, it } from 'vitest';

import { anonymise } from './anonymise.ts';
import { sectionIds } from './explanation.ts';
import type { Explanation } from './explanation.ts';
import { factsOf } from './facts.ts';
import { sampleAnswer, sampleNames } from './sample-facts.ts';
import { templateExplanation } from './template.ts';

function claimsOf({ sections }: Explanation, id: string): string[] {
  return sections.find((section) => section.id === id)!.claims.map(({ text }) => text);
}

describe.each(['ko', 'en'] as const)('the explanation without a model, in %s', async (language) => {
  const { inputs, result, plan } = await sampleAnswer();
  const facts = factsOf(inputs, result, plan, sampleNames);
  const explanation = templateExplanation(facts, language);
  const claims = explanation.sections.flatMap((section) => section.claims);

  it('has every section, none empty, and every claim cites facts that exist', () => {
    expect(explanation.sections.map(({ id }) => id)).toEqual(sectionIds);
    const ids = new Set(facts.map(({ id }) => id));
    for (const { claims } of explanation.sections) expect(claims.length).toBeGreaterThan(0);
    for (const { factIds } of claims) {
      expect(factIds.length).toBeGreaterThan(0);
      expect(factIds.filter((id) => !ids.has(id))).toEqual([]);
    }
  });
  it('leaves no placeholder and no undefined', () => {
    for (const { text } of claims) expect(text).not.toMatch(/[{}|]|undefined|null|NaN/);
  });
  it('tells every fact of the risk, of the plan and of what it rests on', () => {
    const told = new Set(claims.flatMap(({ factIds }) => factIds));
    const left = facts.filter(({ id }) => !told.has(id) && !/^against\..+\.objective$/.test(id));
    expect(left.map(({ id }) => id)).toEqual([]);
  });
  it('says honestly which alternative the plan does not beat', () => {
    const unsure = { ...plan, verdict: 'NOT_DISTINGUISHABLE', notDistinguishableFrom: ['EQUAL_WEIGHT'] } as const;
    const texts = claimsOf(
      templateExplanation(factsOf(inputs, result, unsure, sampleNames), language),
      'recommendation',
    );
    expect(texts[0]).toContain(language === 'ko' ? '추천하지 않습니다' : 'not recommended');
    expect(texts[1]).toContain(language === 'ko' ? '동일 비중' : 'equal weights');
    expect(texts[1]).toContain(facts.find(({ id }) => id === 'against.EQUAL_WEIGHT.objective')!.text[language]);
  });
  it('says so when the plan beats all', () => {
    const sure = { ...plan, verdict: 'RECOMMENDED', notDistinguishableFrom: [] } as const;
    const [first, second] = claimsOf(
      templateExplanation(factsOf(inputs, result, sure, sampleNames), language),
      'recommendation',
    );
    expect(first).toContain(language === 'ko' ? '판정: 추천.' : 'Verdict: recommended.');
    expect(second).not.toContain(language === 'ko' ? '근거가 부족' : 'too little evidence');
  });
  it('says that a negative mean loss is a gain, and nothing of it where it is a loss', () => {
    const told = (mean: number): string => {
      const joint = { ...result.measures.joint, mean: { ...result.measures.joint.mean, value: mean } };
      const changed = { ...result, measures: { ...result.measures, joint } };
      return claimsOf(templateExplanation(factsOf(inputs, changed, null, sampleNames), language), 'risk')[1]!;
    };
    expect(told(-5_000_000)).toMatch(/음수는 이익|is a gain/);
    expect(told(5_000_000)).not.toMatch(/이익|gain/);
  });
  it('is complete before there is a recommendation', () => {
    const early = templateExplanation(factsOf(inputs, result, null, sampleNames), language);
    expect(claimsOf(early, 'recommendation')).toHaveLength(1);
    expect(claimsOf(early, 'risk')).toEqual(claimsOf(explanation, 'risk'));
  });
  it('names assumptions as assumptions and gives no advice', () => {
    expect(claimsOf(explanation, 'change').filter((text) => /^(가정|Assumption): /.test(text))).toHaveLength(5);
    expect(claimsOf(explanation, 'notice')[0]).toMatch(/자문이 아닙니다|no legal advice/);
  });
  it('holds nothing that would be taken for personal data, nor do its facts', () => {
    for (const piece of [JSON.stringify(facts), JSON.stringify(explanation)])
      expect(anonymise(piece)).toEqual({ text: piece, replaced: {} });
  });
});
