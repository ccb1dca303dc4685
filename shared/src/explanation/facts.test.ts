import { describe, expect, it } from 'vitest';

import { showFigure } from './fact.ts';
import { factsOf } from './facts.ts';
import { sampleAnswer, sampleNames } from './sample-facts.ts';

describe('the facts of a run', async () => {
  const { inputs, result, plan } = await sampleAnswer();
  const facts = factsOf(inputs, result, plan, sampleNames);
  const byId = new Map(facts.map((fact) => [fact.id, fact]));

  it('have ids that are unique, and come out the same again', () => {
    expect(byId.size).toBe(facts.length);
    expect(factsOf(inputs, result, plan, sampleNames)).toEqual(facts);
  });
  it('carry the value, its unit, its interval and where it stands', () => {
    const { conditionalValueAtRisk99 } = result.measures.joint;
    expect(byId.get('risk.cvar99')).toMatchObject({
      unit: 'KRW',
      value: conditionalValueAtRisk99.value,
      source: 'result.measures.joint.conditionalValueAtRisk99',
    });
    expect(byId.get('risk.cvar99')!.text.ko).toMatch(/원 \(95% 구간 .+원~.+원\)$/);
    expect(byId.get('risk.ale')!.interval).toBeNull(); // exact
  });
  it('tell the three largest parts of the tail of each kind, largest first', () => {
    const parts = facts.filter(({ id }) => /^threat\..+\.contribution$/.test(id));
    expect(parts).toHaveLength(3);
    expect(parts.map(({ value }) => Number(value))).toEqual(
      parts.map(({ value }) => Number(value)).toSorted((left, right) => right - left),
    );
  });
  it('give every part of the tail its interval, where there are paths enough for one', () => {
    const tail = result.contributions.find(({ alpha }) => alpha === 0.99)!;
    const part = tail.threats.toSorted((left, right) => right.lossKrw - left.lossKrw)[0]!;
    const told = (lowKrw: number | null, highKrw: number | null) => {
      const changed = { ...result, contributions: [{ ...tail, threats: [{ ...part, lowKrw, highKrw }] }] };
      const all = factsOf(inputs, changed, null, sampleNames);
      return all.find(({ id }) => id === `threat.${part.threatId}.contribution`)!;
    };
    expect(told(100_000_000, 300_000_000).interval?.low.ko).toBe('1억원');
    expect(told(null, null)).toMatchObject({ value: part.lossKrw, interval: null });
  });
  it('tell cost, effect and return of every control of the plan, and every trade', () => {
    expect(plan.controls.length).toBeGreaterThan(0);
    for (const { controlId, annualCostKrw } of plan.controls)
      expect(byId.get(`control.${controlId}.cost`)!.value).toBe(annualCostKrw);
    for (const { symbol, shareChange } of plan.shares) {
      expect(byId.get(`share.${symbol}.bought`)?.value ?? 0).toBe(Math.max(0, shareChange));
      expect(byId.get(`share.${symbol}.sold`)?.value ?? 0).toBe(Math.max(0, -shareChange));
    }
  });
  it('say what part of the expected loss is founded; the three parts are all of it', () => {
    const parts = ['bothFounded', 'oneFounded', 'bothAssumed'].map((id) => Number(byId.get(`evidence.${id}`)!.value));
    expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(1, 12);
  });
  it('name five assumptions, and ALE lies between its low and its high case', () => {
    const ale = Number(byId.get('risk.ale')!.value);
    const lows = facts.filter(({ id }) => /^assumption\.T\d+\.low$/.test(id));
    expect(lows).toHaveLength(5);
    for (const low of lows) {
      const high = byId.get(low.id.replace(/low$/, 'high'))!;
      // halving takes away half of a part, doubling adds the whole of it
      expect(Number(high.value) - ale).toBeCloseTo(2 * (ale - Number(low.value)), -1);
    }
  });
  it('tell what sales and a moving level did, and the mean days at each level instead of those of the plan', () => {
    const chance = { unit: 'RATIO', value: 0.25, low: 0.2, high: 0.3, level: 0.95, method: 'BATCHES' } as const;
    const won = { ...chance, unit: 'KRW', value: -400_000_000, low: -500_000_000, high: -300_000_000 } as const;
    const linked = {
      ...result,
      forcedSales: {
        saleProbability: chance,
        shortfallProbability: chance,
        soldKrw: won,
        costKrw: won,
        conditionalValueAtRisk99Change: won,
      },
      commonRegime: {
        expectedDays: [300, 40.4, 20, 4.4, 0.2],
        reachProbabilities: [1, 0.5, 0.25, 0.125, 0.0625],
        annualLossExpectancyAtPlanKrw: 1_000_000_000,
        conditionalValueAtRisk99AtPlanKrw: 20_000_000_000,
      },
    };
    const told = factsOf(inputs, linked, null, sampleNames);
    const text = (id: string) => told.find((fact) => fact.id === id)?.text.ko;
    expect(text('link.saleProbability')).toBe('25.00% (95% 구간 20.00%~30.00%)');
    expect(text('link.cvar99Change')).toBe('-4억원 (95% 구간 -5억원~-3억원)');
    expect(text('link.aleAtPlan')).toBe('10억원');
    const levels = told.filter(({ id }) => id.startsWith('scenario.level.'));
    expect(levels.map((fact) => fact.text.ko)).toEqual(['300일', '40일', '20일', '4일']);
    expect(levels[1]!.source).toBe('result.commonRegime.expectedDays.1');
    expect(facts.some(({ id }) => id.startsWith('link.'))).toBe(false);
  });
  it('are fewer without a recommendation, and no plan is among them', () => {
    const alone = factsOf(inputs, result, null, sampleNames);
    expect(alone.some(({ id }) => /^(plan|against|control|share)\./.test(id))).toBe(false);
    expect(alone.find(({ id }) => id === 'risk.cvar99')).toEqual(byId.get('risk.cvar99'));
  });
});

it.each([
  ['KRW', 1_234_567_890, '12억 3,457만원', '₩1.23B'],
  ['KRW', -300_000_000, '-3억원', '-₩300M'],
  ['RATIO', 0.01234, '1.23%', '1.23%'],
  ['RATIO', -0.000_001, '0.00%', '0.00%'],
  ['SCORE', 47.26, '47.3점', '47.3 points'],
  ['SHARES', 1234, '1,234주', '1,234 shares'],
  ['NUMBER', 20_261_122, '20261122', '20261122'],
] as const)('shows %s %d as %s and %s', (unit, value, ko, en) => {
  expect(showFigure(unit, value)).toEqual({ ko, en });
});
