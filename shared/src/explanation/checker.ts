import { controlCatalogue, threatCatalogue } from '../threat/catalogue.ts';

import type { Claim, Explanation, SectionId } from './explanation.ts';
import { wrongDirections } from './directions.ts';
import { INTERVAL_LEVEL_PERCENT } from './fact.ts';
import type { ExplanationLanguage, Fact, FactSubject } from './fact.ts';
import { strangeFigures } from './figure-owners.ts';
import type { ToldFigure } from './figure-owners.ts';
import { figuresIn, numbersInWords, plainText } from './figures-in-text.ts';
import type { WrittenFigure } from './figures-in-text.ts';

/**
 * - `NO_FACT`: the claim names no fact. `FACT_UNKNOWN`: it names one that is not listed.
 * - `NUMBER`: a figure that none of its facts shows, or shows less often. `INTERVAL`: a range that none of them has.
 * - `NUMBER_IN_WORDS`: a number that cannot be compared.
 * - `NAME`: something other than what its facts are about is named, or what they are about is not.
 * - `SUBJECTS`: its facts are about several things, so that nobody can check which figure belongs to which.
 * - `MEASURE`: it speaks of a measure, such as CVaR 99 %, that none of its facts is.
 * - `SWAPPED`: a figure is told as that of another of its facts.
 * - `DIRECTION`: a change is told the wrong way round.
 */
export type OffenceKind =
  | 'NO_FACT'
  | 'FACT_UNKNOWN'
  | 'NUMBER'
  | 'INTERVAL'
  | 'NUMBER_IN_WORDS'
  | 'NAME'
  | 'SUBJECTS'
  | 'MEASURE'
  | 'SWAPPED'
  | 'DIRECTION';

export interface Offence {
  readonly section: SectionId;
  /** Place in its section, from 0. */
  readonly claim: number;
  readonly kind: OffenceKind;
  /** The piece of the text, or the fact id, at fault. */
  readonly piece: string;
}

type Finding = Pick<Offence, 'kind' | 'piece'>;

/** Stands where a name was, so that its digits are no figures. */
const MASK = '\uE000';
/** From here on, one character for each measure that is told. */
const LEVELLED = 0xe100;
/** Shorter names are ordinary words too: 대상, 동서. */
const SHORTEST_STRANGER = 3;

/** Words of a measure, and the facts that may be told with them. A level in the words must be that of the fact. */
const MEASURES: readonly (readonly [RegExp, (match: readonly string[]) => RegExp])[] = [
  [/\b(C?VaR)\s?\(?(\d+)\s?%\)?/gi, ([, name, level]) => new RegExp(String.raw`\.${name!.toLowerCase()}${level}$`)],
  [/\b(\d+)\s?%\s?(C?VaR)\b/gi, ([, level, name]) => new RegExp(String.raw`\.${name!.toLowerCase()}${level}$`)],
  [/\bCVaR\b/gi, () => /\.cvar\d+$/],
  [/\bVaR\b/gi, () => /\.var\d+$/],
  [/\bALE\b|연간 기대 ?손실|annual loss expectancy/gi, () => /\.ale$|^assumption\.T/],
  [/\bROSI\b/gi, () => /\.rosi$/],
  [/매수|\b(?:buy|bought)\b/gi, () => /\.bought$/],
  [/매도|\b(?:sell|sold)\b/gi, () => /\.sold$/],
];

const catalogueSubjects: readonly FactSubject[] = [
  ...threatCatalogue.threats.map((item) => ({ kind: 'THREAT' as const, ...item })),
  ...controlCatalogue.controls.map((item) => ({ kind: 'CONTROL' as const, ...item })),
].map(({ kind, id, nameKo, nameEn }) => ({ kind, id, name: { ko: nameKo, en: nameEn } }));

/**
 * Whether an explanation says only what its facts say (threat-spec 14).
 *
 * Every figure must be one that a fact named by the same claim shows: same value, sign and unit, no rounding of its own, and
 * told no more often than the facts show it; won may also be told to the last digit. A range must be the interval of a named
 * fact. Names belong to the thing that the facts are about, one thing a claim. Numbers in words are refused.
 *
 * @param facts - Of `factsOf`, whole.
 * @returns What is wrong, in reading order; empty: the text may be shown.
 */
export function checkExplanation(explanation: Explanation, facts: readonly Fact[]): Offence[] {
  const byId = new Map(facts.map((fact) => [fact.id, fact]));
  const known = knownSubjects(facts);
  return explanation.sections.flatMap(({ id: section, claims }) =>
    claims.flatMap((claim, at) =>
      checkClaim(claim, byId, known, explanation.language).map((finding) => ({ section, claim: at, ...finding })),
    ),
  );
}

function knownSubjects(facts: readonly Fact[]): FactSubject[] {
  const byId = new Map(catalogueSubjects.map((subject) => [subject.id, subject]));
  for (const { subject } of facts) if (subject) byId.set(subject.id, subject);
  return [...byId.values()];
}

function checkClaim(
  { text, factIds }: Claim,
  byId: ReadonlyMap<string, Fact>,
  known: readonly FactSubject[],
  language: ExplanationLanguage,
): Finding[] {
  if (factIds.length === 0) return [{ kind: 'NO_FACT', piece: text }];
  const cited = [...new Set(factIds)].flatMap((id) => byId.get(id) ?? []);
  const findings: Finding[] = factIds.filter((id) => !byId.has(id)).map((id) => ({ kind: 'FACT_UNKNOWN', piece: id }));

  const names = checkNames(plainText(text), cited, known);
  const measures = checkMeasures(names.text, cited);
  return [
    ...findings,
    ...names.findings,
    ...measures.findings,
    ...numbersInWords(measures.text).map((piece): Finding => ({ kind: 'NUMBER_IN_WORDS', piece })),
    ...(measures.text.match(/(?![0-9])\p{N}/gu) ?? []).map((piece): Finding => ({ kind: 'NUMBER', piece })),
    ...checkFigures(measures, cited, language),
  ];
}

interface Masked {
  readonly text: string;
  readonly findings: readonly Finding[];
}

function checkNames(text: string, cited: readonly Fact[], known: readonly FactSubject[]): Masked {
  const own = new Map(cited.flatMap(({ subject }) => (subject ? [[subject.id, subject] as const] : [])));
  const findings: Finding[] = [];
  if (own.size > 1) findings.push({ kind: 'SUBJECTS', piece: [...own.keys()].join(', ') });
  const ownKinds = new Set([...own.values()].map(({ kind }) => kind));
  const words = known
    .filter(({ id, kind }) => own.has(id) || kind !== 'BASELINE' || ownKinds.has('BASELINE'))
    .flatMap(({ id, name }) => [id, name.ko, name.en].map((word) => ({ id, word: plainText(word) })))
    .filter(({ id, word }) => own.has(id) || word.length >= SHORTEST_STRANGER)
    .toSorted((left, right) => right.word.length - left.word.length);

  const named = new Set<string>();
  let rest = text;
  for (const { id, word } of words) {
    const parts = rest.split(word);
    const masked = parts.reduce((left, right) => {
      const isPart = /[\w-]$/.test(left) && /^\w/.test(word) ? true : /\w$/.test(word) && /^\w/.test(right);
      if (!isPart) named.add(id);
      return left + (isPart ? word : MASK) + right;
    });
    rest = masked;
  }
  for (const id of named) if (!own.has(id)) findings.push({ kind: 'NAME', piece: id });
  for (const id of own.keys()) if (!named.has(id)) findings.push({ kind: 'NAME', piece: id });
  return { text: rest, findings };
}

/** A measure, such as CVaR 99 % or ALE, and the facts that it may be told of. */
interface ToldMeasure {
  readonly ids: RegExp;
  /** Several with a level each: the figure right behind one is that one's. */
  readonly hasLevel: boolean;
}

interface MaskedMeasures extends Masked {
  /** The measures of the text, by their characters; see `LEVELLED`. */
  readonly told: readonly ToldMeasure[];
}

function checkMeasures(text: string, cited: readonly Fact[]): MaskedMeasures {
  const findings: Finding[] = [];
  const told: ToldMeasure[] = [];
  let rest = text;
  for (const [pattern, allowed] of MEASURES) {
    rest = rest.replaceAll(pattern, (...match: string[]) => {
      const ids = allowed(match);
      if (!cited.some(({ id }) => ids.test(id))) findings.push({ kind: 'MEASURE', piece: match[0]! });
      return String.fromCharCode(LEVELLED + told.push({ ids, hasLevel: /\d/.test(match[0]!) }) - 1);
    });
  }
  return { text: rest, findings, told };
}

/** What one fact lets a claim say, once each. */
interface Offer {
  readonly fact: Fact;
  readonly keys: readonly (string | null)[];
}
interface RangeOffer {
  readonly unit: Fact['unit'];
  readonly low: string | null;
  readonly high: string | null;
}

function soleKey(text: string): string | null {
  return figuresIn(plainText(text))[0]?.key ?? null;
}

/** As it is shown, and won to the last digit. */
function keysOf({ unit, shown, value }: Fact, language: ExplanationLanguage): (string | null)[] {
  return [soleKey(shown[language]), unit === 'KRW' ? soleKey(String(Math.round(Number(value)))) : null];
}

function fits({ unit }: WrittenFigure, wanted: Fact['unit']): boolean {
  if (unit === wanted) return true;
  return unit === 'NONE' && wanted !== 'RATIO' && wanted !== 'DATE';
}

function checkFigures(
  { text, told }: MaskedMeasures,
  cited: readonly Fact[],
  language: ExplanationLanguage,
): Finding[] {
  const offers: Offer[] = cited
    .filter(({ unit }) => unit !== 'TEXT')
    .map((fact) => ({ fact, keys: keysOf(fact, language) }));
  const ranges: RangeOffer[] = cited.flatMap(({ unit, interval }) =>
    interval ? [{ unit, low: soleKey(interval.low[language]), high: soleKey(interval.high[language]) }] : [],
  );
  const hasInterval = ranges.length > 0;
  const hasSeveral = told.filter(({ hasLevel }) => hasLevel).length > 1;
  const owned: ToldFigure[] = [];

  const findings: Finding[] = [];
  const figures = figuresIn(text);
  for (let at = 0; at < figures.length; at++) {
    const figure = figures[at]!;
    const next = figures[at + 1];
    if (hasInterval && isIntervalLevel(figure, text)) continue;
    const joint = next ? text.slice(figure.end, next.start) : '';
    if (next && /^\s?(?:~|-|에서|부터|to|and|through)\s?$/i.test(joint)) {
      if (takeRange(figure, next, ranges)) {
        at += 1;
        continue;
      }
      if (joint.includes('~')) {
        findings.push({ kind: 'INTERVAL', piece: text.slice(figure.start, next.end) });
        at += 1;
        continue;
      }
    }
    const before = text.slice(figures[at - 1]?.end ?? 0, figure.start);
    const taken = takeValue(figure, offers, hasSeveral ? measureIn(before, told) : null);
    if (taken) owned.push({ fact: taken.fact, start: figure.start, end: figure.end });
    else findings.push({ kind: 'NUMBER', piece: text.slice(figure.start, figure.end).trim() });
  }
  return [...findings, ...checkSense(text, owned, told)];
}

/** Figures that are facts, and facts of the claim, and say something wrong all the same. */
function checkSense(text: string, owned: readonly ToldFigure[], told: readonly ToldMeasure[]): Finding[] {
  const isMeasure = (character: string, id: string): boolean =>
    told[character.charCodeAt(0) - LEVELLED]?.ids.test(id) ?? false;
  return [
    ...strangeFigures(text, owned, isMeasure).map(({ start, end }): Finding => ({
      kind: 'SWAPPED',
      piece: text.slice(start, end).trim(),
    })),
    ...wrongDirections(text, owned).map((piece): Finding => ({ kind: 'DIRECTION', piece })),
  ];
}

/** The 95 % of "95% 구간", which is no figure of the run. */
function isIntervalLevel({ unit, key, end }: WrittenFigure, text: string): boolean {
  const isNamed = /^\s?(?:신뢰\s?)?(?:구간|수준)|^\s(?:confidence )?interval/i.test(text.slice(end));
  return unit === 'RATIO' && isNamed && key === soleKey(String(INTERVAL_LEVEL_PERCENT));
}

function takeRange(low: WrittenFigure, high: WrittenFigure, ranges: RangeOffer[]): boolean {
  const isShort = low.unit === 'NONE' && high.unit !== 'NONE';
  const lows = isShort && low.factor === 0 ? [low.key, low.keyTimes(high.factor)] : [low.key];
  const place = ranges.findIndex(
    (range) =>
      range.high !== null &&
      range.high === high.key &&
      lows.includes(range.low) &&
      fits(high, range.unit) &&
      (isShort || fits(low, range.unit)),
  );
  if (place < 0) return false;
  ranges.splice(place, 1);
  return true;
}

/** The last measure with a level in a piece of text. */
function measureIn(text: string, told: readonly ToldMeasure[]): RegExp | null {
  for (let at = text.length - 1; at >= 0; at--) {
    const measure = told[text.charCodeAt(at) - LEVELLED];
    if (measure?.hasLevel) return measure.ids;
  }
  return null;
}

/** @param ids - Where several measures are told, those of the one right before the figure. */
function takeValue(figure: WrittenFigure, offers: Offer[], ids: RegExp | null): Offer | null {
  const place = offers.findIndex(
    ({ fact: { id, unit }, keys }) =>
      figure.key !== null && keys.includes(figure.key) && fits(figure, unit) && (ids === null || ids.test(id)),
  );
  return place < 0 ? null : offers.splice(place, 1)[0]!;
}
