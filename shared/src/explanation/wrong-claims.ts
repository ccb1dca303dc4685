import type { Claim } from './explanation.ts';
import type { ExplanationLanguage, Fact } from './fact.ts';

/**
 * Ways in which a model gets a right sentence wrong, for tests of whatever checks it. Each takes a right claim and makes one
 * mistake in it; `pick` chooses the place. Null: the claim has no place for that mistake.
 */
export type Mistake = (
  claim: Claim,
  facts: readonly Fact[],
  language: ExplanationLanguage,
  pick: number,
) => Claim | null;

/** Replaces one match of a pattern, the `pick`-th counted around. */
function replaceOne(
  { text, factIds }: Claim,
  pattern: RegExp,
  pick: number,
  replacement: (match: RegExpExecArray) => string,
): Claim | null {
  const matches = [...text.matchAll(pattern)] as RegExpExecArray[];
  const match = matches[pick % Math.max(1, matches.length)];
  if (!match) return null;
  const changed = text.slice(0, match.index) + replacement(match) + text.slice(match.index + match[0].length);
  return changed === text ? null : { text: changed, factIds };
}

const other = (all: readonly string[], one: string, pick: number): string => {
  const rest = all.filter((item) => item !== one);
  return rest[pick % rest.length]!;
};

/** Another interval of the facts in place of one that the claim tells. */
const staleInterval: Mistake = (claim, facts, language, pick) => {
  const cited = facts.find(({ id, interval }) => interval && claim.factIds.includes(id));
  const strangers = facts.filter(
    ({ id, unit, interval }) => interval && unit === cited?.unit && !claim.factIds.includes(id),
  );
  const stranger = strangers[pick % Math.max(1, strangers.length)];
  if (!cited?.interval || !stranger?.interval) return null;
  const between = language === 'ko' ? '~' : ' to ';
  const written = ({ low, high }: NonNullable<Fact['interval']>): string => low[language] + between + high[language];
  if (written(cited.interval) === written(stranger.interval)) return null;
  const text = claim.text.replace(written(cited.interval), written(stranger.interval));
  return text === claim.text ? null : { text, factIds: claim.factIds };
};

/** The figures of one thing under the name of another of its kind. */
const swappedName: Mistake = (claim, facts, language, pick) => {
  const subjects = new Map(facts.flatMap(({ subject }) => (subject ? [[subject.id, subject] as const] : [])));
  const own = [...subjects.values()].find(({ name }) => claim.text.includes(name[language]));
  const cited = facts.find(({ id, subject }) => subject && claim.factIds.includes(id))?.subject;
  if (!own || !cited) return null;
  const strangers = [...subjects.values()].filter(({ kind, id }) => kind === cited.kind && id !== cited.id);
  const stranger = strangers[pick % Math.max(1, strangers.length)];
  if (!stranger) return null;
  const text = claim.text.replace(cited.name[language], stranger.name[language]);
  return text === claim.text ? null : { text, factIds: claim.factIds };
};

export const mistakes: Readonly<Record<string, Mistake>> = {
  digit: (claim, _facts, _language, pick) =>
    replaceOne(claim, /\d/g, pick, ([digit]) => String((Number(digit) + 1 + (pick % 9)) % 10)),
  sign: (claim, _facts, _language, pick) =>
    replaceOne(claim, /(?<![\w가-힣.,])(-?)(₩?(?:[1-9]|0\.\d*[1-9]))/g, pick, ([, minus, rest]) =>
      minus ? rest! : `${pick % 2 ? '-' : '−'}${rest}`,
    ),
  unit: (claim, _facts, language, pick) =>
    language === 'ko'
      ? replaceOne(claim, /(?<=[\d만억조])(원|점|주|%|거래일|배)/g, pick, ([unit]) =>
          other(['달러', '%', '점'], unit, pick),
        )
      : replaceOne(claim, /₩|(?<=\d)(?:%| points| shares| sessions)/g, pick, ([unit]) =>
          unit === '₩' ? '$' : other(['%', ' points', ' billion won'], unit, pick),
        ),
  factor: (claim, _facts, language, pick) =>
    language === 'ko'
      ? replaceOne(claim, /(?<=\d)[조억만]/g, pick, ([unit]) => other(['조', '억', '만'], unit, pick))
      : replaceOne(claim, /(?<=\d)[TBMK]\b/g, pick, ([unit]) => other(['T', 'B', 'M', 'K'], unit, pick)),
  rounding: (claim, _facts, language, pick) =>
    (language === 'ko' && pick % 2 ? replaceOne(claim, /(?<=\d[조억]) [\d,]+[억만](?=원)/g, pick, () => '') : null) ??
    replaceOne(claim, /(\d+)\.(\d*)[1-9](?=\D)/g, pick, ([, whole, kept]) => (kept ? `${whole}.${kept}` : whole!)),
  numeral: (claim, _facts, language, pick) =>
    language === 'ko'
      ? replaceOne(claim, /[\d,]+[조억만](?: [\d,]+[억만])?원|[\d.]+배/g, pick, ([amount]) =>
          amount.endsWith('배')
            ? ['두 배', '절반', '세 배'][pick % 3]!
            : ['삼십억원', '오천만 원', '수십억원'][pick % 3]!,
        )
      : replaceOne(claim, /₩[\d.]+[TBMK]|[\d.]+ times/g, pick, ([amount]) =>
          amount.endsWith('times')
            ? ['twice', 'half', 'double'][pick % 3]!
            : ['three billion won', 'a hundred million won'][pick % 2]!,
        ),
  staleInterval,
  swappedName,
};
