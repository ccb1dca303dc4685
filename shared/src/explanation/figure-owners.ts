import type { Fact } from './fact.ts';

/** A figure of a text and the fact that it was taken for. */
export interface ToldFigure {
  readonly fact: Fact;
  /** First character, and the one after the last. */
  readonly start: number;
  readonly end: number;
}

/** Whether a character stands for a measure, such as ALE, that the fact is; see the checker's masks. */
export type MeasureTest = (character: string, factId: string) => boolean;

/**
 * Words that say whose a figure is, by the ids of facts that may stand in one claim and be taken for each other. Of two that
 * match, the one nearest to the figure decides.
 */
const TOLD_WITH: readonly (readonly [RegExp, RegExp])[] = [
  [/^scenario\.budget\.investment$/, /투자|invest/gi],
  [/^scenario\.budget\.controls$/, /통제|연간|controls?\b|yearly|a year/gi],
  [/^scenario\.tolerance$/, /한도|허용|toleran|beyond|above|exceed/gi],
  [/^plan\.controlCost$/, /비용|듭|들[고며어]|costs?\b/gi],
  [/^plan\.controlBudgetLeft$/, /예산|남|left|leav/gi],
  [/^plan\.fees$/, /매매|수수료|trading|fees?\b/gi],
  [/^plan\.cash$/, /현금|cash/gi],
  [/^plan\./, /계획|추천|\bplan\b/gi],
  [/^risk\./, /현재|지금|\bnow\b|current/gi],
  [/^control\..+\.cost$/, /비용|듭|들[고며어]|costs?\b/gi],
  [/^control\..+\.ale$/, /감소|줄|기대|reduc|sav|expected/gi],
  [/^share\..+\.held$/, /계획|보유|plan\b|hold/gi],
  [/\.contribution$/, /가운데|기여|of the tail/gi],
  [/\.share$/, /비중|share/gi],
  [/^evidence\.bothFounded$/, /출처|모두|sources?\b/gi],
  [/^evidence\.oneFounded$/, /하나만|only one/gi],
  [/^evidence\.bothAssumed$/, /가정|assum/gi],
  [/^run\./, /실행|\brun\b/gi],
];

/** A piece of a sentence that belongs to one figure ends here. */
const BORDER = /[.,;:()](?=\s|$)|[;:()]|다고|이고|하고/g;

/** Figures that are told as those of another fact of the same claim. */
export function strangeFigures(text: string, figures: readonly ToldFigure[], isMeasure: MeasureTest): ToldFigure[] {
  return figures.filter((figure, at) => {
    const rivals = figures.filter(({ fact }) => areTakenForEachOther(fact, figure.fact)).map(({ fact }) => fact);
    if (rivals.length === 0) return false;
    if (/^assumption\.T.+\.(?:low|high)$/.test(figure.fact.id)) return followsOtherFactor(figures, at);
    const before = lastPiece(text.slice(figures[at - 1]?.end ?? 0, figure.start));
    const after = firstPiece(text.slice(figure.end, figures[at + 1]?.start ?? text.length));
    const owners = [
      nearest([figure.fact, ...rivals], before, 'last', isMeasure),
      nearest([figure.fact, ...rivals], after, 'first', isMeasure),
    ];
    // What stands between two figures may belong to either: a word of its own on one side is enough.
    return owners.some((facts) => facts.length > 0) && !owners.some((facts) => facts.includes(figure.fact));
  });
}

/** Figures whose exchange would leave every number of the claim a fact of it. */
function areTakenForEachOther(one: Fact, other: Fact): boolean {
  return one.id !== other.id && one.unit === other.unit && one.shown.ko !== other.shown.ko;
}

/** The low case of an assumption comes with the low factor, the high one with the high. */
function followsOtherFactor(figures: readonly ToldFigure[], at: number): boolean {
  const isFactor = ({ fact }: ToldFigure): boolean => /^assumption\.(?:low|high)Factor$/.test(fact.id);
  const factor = figures.slice(0, at).findLast(isFactor) ?? figures.slice(at + 1).find(isFactor);
  const isHigh = figures[at]!.fact.id.endsWith('.high');
  return factor !== undefined && factor.fact.id.includes('high') !== isHigh;
}

/** @returns The facts whose words stand nearest to the figure; several where they share the word. */
function nearest(facts: readonly Fact[], piece: string, end: 'first' | 'last', isMeasure: MeasureTest): Fact[] {
  const places = facts.map((fact) => {
    const found = [
      ...TOLD_WITH.filter(([ids]) => ids.test(fact.id)).flatMap(([, words]) =>
        [...piece.matchAll(words)].map(({ index }) => index),
      ),
      ...piece.split('').flatMap((character, index) => (isMeasure(character, fact.id) ? [index] : [])),
    ];
    if (found.length === 0) return null;
    return end === 'last' ? piece.length - Math.max(...found) : Math.min(...found);
  });
  const least = Math.min(...places.map((place) => place ?? Infinity));
  return facts.filter((_, at) => places[at] !== null && places[at] === least);
}

function lastPiece(text: string): string {
  const border = [...text.matchAll(BORDER)].at(-1);
  return border ? text.slice(border.index + border[0].length) : text;
}

function firstPiece(text: string): string {
  const border = [...text.matchAll(BORDER)][0];
  return border ? text.slice(0, border.index + (/^[가-힣]/.test(border[0]) ? border[0].length : 0)) : text;
}
