import type { ToldFigure } from './figure-owners.ts';

const UP =
  /(?<!오)늘(?!려\s?있)|증가|높아|높[이인]|상승|올라|오릅|오른|커[지진집]|\b(?:rises?|rising|rose|risen|increas\w+|grows?|growing|grew|grown|higher|climbs?|climbed|raises?|raised|adds)\b/i;
const DOWN =
  /줄|감소|낮아|낮[추춥춘]|하락|떨어|내려|내립|작아|\b(?:falls?|falling|fell|fallen|drops?|dropped|declin\w+|decreas\w+|reduc\w+|lowers?|lowered|shrinks?|shrank|cuts?|saves?|saved|saving)\b/i;
/** What a minus before a reduction means. */
const MINUS = /음수는[^.]*|(?:a )?negative (?:one|figure|value|number|reduction)[^.]*/i;
const SMALLER = /줄|감소|작|적|낮|less|fewer|smaller|lower|decrease|reduction/i;

/** Facts that are positive where something becomes less. */
function isReduction(factId: string): boolean {
  return /^against\.|^control\..+\.ale$/.test(factId);
}

/**
 * Pieces of a text that tell a change the wrong way round: a rise from more to less, a reduction as an increase, the plan as the
 * state before it.
 *
 * @param text - As the figures were read from it; names and measures may be masked.
 */
export function wrongDirections(text: string, figures: readonly ToldFigure[]): string[] {
  return [...wrongChanges(text, figures), ...wrongReductions(text, figures)];
}

/** From this to that: 에서 … 로, from … to. */
function wrongChanges(text: string, figures: readonly ToldFigure[]): string[] {
  return figures.flatMap((from, at) => {
    const to = figures[at + 1];
    if (!to || from.fact.unit !== to.fact.unit) return [];
    const joint = text.slice(from.end, to.start).replaceAll(/\([^)]*\)/g, '');
    const isChange =
      /^\s?에서\s?$/.test(joint) || (/^\s?to\s?$/.test(joint) && /from\s*$/i.test(text.slice(0, from.start)));
    if (!isChange) return [];
    const piece = text.slice(from.start, to.end);
    if (from.fact.id.startsWith('plan.') && to.fact.id.startsWith('risk.')) return [piece];
    const change = Number(to.fact.value) - Number(from.fact.value);
    const [isUp, isDown] = [UP.test(text), DOWN.test(text)];
    if (isUp === isDown) return [];
    return (isUp && change < 0) || (isDown && change > 0) ? [piece] : [];
  });
}

function wrongReductions(text: string, figures: readonly ToldFigure[]): string[] {
  if (!figures.some(({ fact }) => isReduction(fact.id))) return [];
  const minus = MINUS.exec(text)?.[0] ?? '';
  const rest = text.replace(MINUS, '');
  const risen = UP.exec(rest);
  return [
    ...(risen && !DOWN.test(rest) ? [risen[0]] : []),
    ...(minus !== '' && SMALLER.test(minus.replace(/^(?:a )?negative \w+/i, '')) ? [minus] : []),
  ];
}
