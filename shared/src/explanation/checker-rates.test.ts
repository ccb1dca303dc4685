import { describe, expect, it } from 'vitest';

import type { Recommendation } from '../simulation/recommendation.ts';
import type { RunResult } from '../simulation/run-result.ts';

import { checkExplanation } from './checker.ts';
import type { Claim } from './explanation.ts';
import type { ExplanationLanguage, Fact } from './fact.ts';
import { factsOf } from './facts.ts';
import { rightClaims } from './right-claims.ts';
import { sampleAnswer, sampleNames } from './sample-facts.ts';
import { templateExplanation } from './template.ts';
import { mistakes, mistakesOfSense } from './wrong-claims.ts';

/** How much of what is wrong the checker catches, and how much of what is right it refuses. */

const TEXTS = 200;
/** Not looked at while the checker is made: a tenth, chosen by this seed. */
const HELD_BACK_SEED = 20_261_123;
const HELD_BACK = 20;

interface Sample {
  readonly claim: Claim;
  readonly facts: readonly Fact[];
  readonly language: ExplanationLanguage;
}

/** mulberry32 */
function randomly(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function shuffled<T>(items: readonly T[], random: () => number): T[] {
  return items
    .map((item) => [random(), item] as const)
    .toSorted(([left], [right]) => left - right)
    .map(([, item]) => item);
}

/** The same run with every amount of money `factor` times as large, so that its figures are others. */
function scaled<T>(value: T, factor: number, key = ''): T {
  if (Array.isArray(value)) return value.map((item: unknown) => scaled(item, factor)) as T;
  if (typeof value === 'number') return (key.endsWith('Krw') ? Math.round(value * factor) : value) as T;
  if (typeof value !== 'object' || value === null) return value;
  const isWon = (value as { unit?: unknown }).unit === 'KRW';
  return Object.fromEntries(
    Object.entries(value).map(([name, field]: [string, unknown]) => [
      name,
      isWon && typeof field === 'number' && name !== 'level' ? Math.round(field * factor) : scaled(field, factor, name),
    ]),
  ) as T;
}

async function samples(): Promise<Sample[]> {
  const { inputs, result, plan } = await sampleAnswer();
  return [1, 0.0137, 0.31, 2.9].flatMap((factor) => {
    const [itsResult, itsPlan]: [RunResult, Recommendation] = [scaled(result, factor), scaled(plan, factor)];
    const facts = factsOf(inputs, itsResult, itsPlan, sampleNames);
    return (['ko', 'en'] as const).flatMap((language) =>
      [
        ...templateExplanation(facts, language).sections.flatMap(({ claims }) => claims),
        ...rightClaims(facts, language),
      ].map((claim) => ({ claim, facts, language })),
    );
  });
}

const isRefused = ({ claim, facts, language }: Sample): boolean =>
  checkExplanation({ language, sections: [{ id: 'risk', claims: [claim] }] }, facts).length > 0;

describe('the checker', async () => {
  const right = await samples();
  const table = { ...mistakes, ...mistakesOfSense };

  it(`refuses at most 3 % of ${TEXTS} right sentences`, () => {
    const chosen = shuffled(right, randomly(1)).slice(0, TEXTS);
    const refused = chosen.filter(isRefused);
    console.log(`checker: ${refused.length} of ${chosen.length} right sentences refused`);
    expect(chosen).toHaveLength(TEXTS);
    expect(refused.map(({ claim }) => claim.text).slice(6)).toEqual([]);
    expect(refused.length / chosen.length).toBeLessThanOrEqual(0.03);
  });

  it(`catches at least 98 % of ${TEXTS} wrong ones, a tenth of them never looked at before`, () => {
    const random = randomly(HELD_BACK_SEED);
    const kinds = Object.entries(table);
    const each = TEXTS / kinds.length;
    const wrong = kinds.flatMap(([kind, mistake]) =>
      shuffled(right, random)
        .flatMap(({ claim, facts, language }) => {
          const made = mistake(claim, facts, language, Math.floor(random() * 60));
          return made ? [{ kind, claim: made, facts, language }] : [];
        })
        .slice(0, each),
    );
    expect(wrong).toHaveLength(TEXTS);
    const order = shuffled(wrong, random);
    const [heldBack, tuned] = [order.slice(0, HELD_BACK), order.slice(HELD_BACK)];
    const missed = (of: typeof wrong): typeof wrong => of.filter((sample) => !isRefused(sample));
    for (const [kind] of kinds) {
      const own = wrong.filter((sample) => sample.kind === kind);
      console.log(`checker: ${kind}: ${own.length - missed(own).length} of ${own.length} caught`);
    }
    const share = (of: typeof wrong): number => 1 - missed(of).length / of.length;
    console.log(
      `checker: ${(100 * share(tuned)).toFixed(1)} % of ${tuned.length}, held back ${(100 * share(heldBack)).toFixed(1)} % of ${heldBack.length}`,
    );
    if (process.env['SHOW_MISSED']) for (const { kind, claim } of missed(tuned)) console.log(kind, claim.text);
    expect(share(wrong)).toBeGreaterThanOrEqual(0.98);
    expect(share(heldBack)).toBeGreaterThanOrEqual(0.95);
  });
});
