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

/** Two figures of one unit told for each other, in one claim. */
const swappedFigures: Mistake = (claim, facts, language, pick) => {
  const cited = facts.filter(({ id, unit }) => claim.factIds.includes(id) && unit !== 'TEXT' && unit !== 'DATE');
  const pairs = cited.flatMap((one, at) =>
    cited
      .slice(at + 1)
      .filter(({ unit, text }) => unit === one.unit && text[language] !== one.text[language])
      .map((two) => [one, two] as const),
  );
  const pair = pairs[pick % Math.max(1, pairs.length)];
  if (!pair) return null;
  const [one, two] = pair.map(({ text, shown }) =>
    claim.text.includes(text[language]) ? text[language] : shown[language],
  );
  const [left, right] = [claim.text.indexOf(one!), claim.text.indexOf(two!)];
  if (left < 0 || right < 0 || left === right) return null;
  const text = claim.text.replaceAll(one!, '\uE0FF').replaceAll(two!, one!).replaceAll('\uE0FF', two!);
  return text === claim.text ? null : { text, factIds: claim.factIds };
};

/** Words of a change, each with its contrary. */
const contraries: Readonly<Record<ExplanationLanguage, readonly (readonly [RegExp, string])[]>> = {
  ko: [
    [/낮아집니다/g, '높아집니다'],
    [/줄어듭니다/g, '늘어납니다'],
    [/줄입니다/g, '늘립니다'],
    [/감소/g, '증가'],
    [/높아집니다/g, '낮아집니다'],
    [/늘어납니다/g, '줄어듭니다'],
    [/늘어난다/g, '줄어든다'],
    [/손실이 더 크다/g, '손실이 더 작다'],
  ],
  en: [
    [/\bfalls\b/g, 'rises'],
    [/\brises\b/g, 'falls'],
    [/\bsaves\b/g, 'adds'],
    [/\breduction/gi, 'increase'],
    [/\breduces\b/g, 'increases'],
    [/\ban increase\b/g, 'a decrease'],
    [/\blarger loss\b/g, 'smaller loss'],
    [/\blower\b/g, 'higher'],
    [/\bdrops\b/g, 'grows'],
  ],
};

/** A change told the wrong way round. */
const direction: Mistake = (claim, _facts, language, pick) => {
  const possible = contraries[language].flatMap(
    ([pattern, contrary]) => replaceOne(claim, pattern, pick, () => contrary) ?? [],
  );
  return possible[pick % Math.max(1, possible.length)] ?? null;
};

/** Mistakes that leave every figure and every name in the text as it was. */
export const mistakesOfSense: Readonly<Record<string, Mistake>> = { swappedFigures, direction };

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
