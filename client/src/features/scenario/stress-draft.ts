import { stressCatalogue, stressCaseFor } from '@convergence/shared/simulation/stress-cases';
import type { CatalogueCase } from '@convergence/shared/simulation/stress-cases';

import type { ScenarioFormFragment, StressCaseInput, StressShockKind } from '../../gql/graphql.ts';

import type { FieldProblem, Typed } from './typed.ts';

/** A shock as the form holds it: returns and correlations in percent, volatility as a multiple. */
export interface DraftShock {
  readonly kind: StressShockKind;
  /** Empty: all holdings. */
  readonly symbols: readonly string[];
  readonly firstSession: Typed;
  readonly lastSession: Typed;
  readonly size: Typed;
}

export interface StressDraft {
  readonly shocks: readonly DraftShock[];
  readonly replay: { readonly firstDate: string; readonly lastDate: string } | null;
}

/** What people type for one unit of the engine, and the sizes that the server takes, as typed. */
export const shockSizes: Readonly<
  Record<
    StressShockKind,
    { readonly perUnit: number; readonly min: number; readonly max: number; readonly usual: number }
  >
> = {
  LOG_RETURN: { perUnit: 100, min: -100, max: 100, usual: -10 },
  VOLATILITY: { perUnit: 1, min: 0, max: 10, usual: 2 },
  CORRELATION: { perUnit: 100, min: 0, max: 100, usual: 50 },
};
const MOST_SHOCKS = 20;

/** A case as the server tells it. */
export type WireStress = NonNullable<ScenarioFormFragment['stress']>;

export function newShock(kind: StressShockKind, horizonSessions: number): DraftShock {
  return {
    kind,
    symbols: [],
    firstSession: 1,
    lastSession: kind === 'LOG_RETURN' ? 1 : Math.max(1, horizonSessions || 1),
    size: shockSizes[kind].usual,
  };
}

/** Twelve digits are more than anybody types, and hide what a product of floats leaves behind. */
function rounded(value: number): number {
  return Number(value.toPrecision(12));
}

/** A case as the form holds it. */
export function stressDraftOf({ shocks, replay }: WireStress): StressDraft {
  return {
    shocks: shocks.map(({ kind, symbols, firstSession, lastSession, value }) => ({
      kind,
      symbols,
      firstSession,
      lastSession,
      size: rounded(value * shockSizes[kind].perUnit),
    })),
    replay: replay ? { firstDate: replay.firstDate, lastDate: replay.lastDate } : null,
  };
}

interface Holding {
  readonly symbol: string;
  readonly sector: string;
}

/** Sessions of a year at most; a few more than the exchange has had. */
const SESSIONS_A_YEAR = 250;
const DAY_MS = 86_400_000;

/**
 * Sessions that the estimation window must have so that a replay lies in it, rounded up a little; 0 without a replay.
 *
 * @param nowMs - The moment up to which prices reach.
 */
export function sessionsForReplay(stress: StressDraft | null, nowMs: number): number {
  const first = Date.parse(stress?.replay?.firstDate ?? '');
  if (!Number.isFinite(first)) return 0;
  return Math.max(0, Math.ceil(((nowMs - first) / DAY_MS / 365) * SESSIONS_A_YEAR) + 10);
}

/** A ready-made case for these holdings; null where it is about sectors of which none is held. */
export function readyMade(
  each: CatalogueCase,
  holdings: readonly Holding[],
  horizonSessions: number,
): StressDraft | null {
  const stress = stressCaseFor(each, holdings, horizonSessions);
  return (
    stress &&
    stressDraftOf({
      shocks: stress.shocks.map((shock) => ({ ...shock, symbols: [...shock.symbols] })),
      replay: stress.replay,
    })
  );
}

/** The ready-made case that a draft is, as long as nobody changed it; null where it is somebody's own. */
export function recognised(
  stress: StressDraft,
  holdings: readonly Holding[],
  horizonSessions: number,
): CatalogueCase | null {
  const asked = JSON.stringify(stressInputOf(stress, horizonSessions));
  const isIt = (each: CatalogueCase): boolean => {
    const made = readyMade(each, holdings, horizonSessions);
    return made !== null && JSON.stringify(stressInputOf(made, horizonSessions)) === asked;
  };
  return stressCatalogue.find(isIt) ?? null;
}

/** A correlation is raised over the whole horizon and between all holdings, so it has no sessions and symbols of its own. */
export function stressInputOf({ shocks, replay }: StressDraft, horizonSessions: number): StressCaseInput {
  return {
    shocks: shocks.map(({ kind, symbols, firstSession, lastSession, size }) => {
      const isWhole = kind === 'CORRELATION';
      return {
        kind,
        symbols: isWhole ? [] : [...symbols],
        firstSession: isWhole ? 1 : Number(firstSession),
        lastSession: isWhole ? horizonSessions : Number(lastSession),
        value: rounded(Number(size) / shockSizes[kind].perUnit),
      };
    }),
    replay: replay && { ...replay },
  };
}

/** Cases one after the other, as an input takes them: what was read carries names of types, which the server refuses. */
export function joinedStress(first: WireStress | null, second: WireStress): StressCaseInput {
  const replay = first?.replay ?? second.replay ?? null;
  return {
    shocks: [...(first?.shocks ?? []), ...second.shocks].map(({ kind, symbols, firstSession, lastSession, value }) => ({
      kind,
      symbols: [...symbols],
      firstSession,
      lastSession,
      value,
    })),
    replay: replay && { firstDate: replay.firstDate, lastDate: replay.lastDate },
  };
}

/** What the server would refuse of a stress case. */
export function stressProblems(
  stress: StressDraft | null,
  horizonSessions: number,
  held: readonly string[],
): readonly FieldProblem[] {
  if (!stress) return [];
  const { shocks, replay } = stress;
  if (shocks.length === 0 && !replay) return [{ path: 'stress.shocks', text: 'invalid.stressEmpty' }];
  if (shocks.length > MOST_SHOCKS) return [{ path: 'stress.shocks', text: 'invalid.tooManyShocks' }];
  return [
    ...shocks.flatMap((shock, index) =>
      shockProblems(shock, horizonSessions, held).map((problem) => ({
        ...problem,
        path: `stress.shocks.${index}.${problem.path}`,
      })),
    ),
    ...(replay ? replayProblems(replay) : []),
  ];
}

function shockProblems(
  { kind, symbols, firstSession, lastSession, size }: DraftShock,
  horizonSessions: number,
  held: readonly string[],
): readonly FieldProblem[] {
  const { min, max } = shockSizes[kind];
  const problems: FieldProblem[] = [];
  if (size === '' || !(Number(size) >= min && Number(size) <= max))
    problems.push({ path: 'value', text: 'invalid.number', values: { min, max } });
  if (kind === 'CORRELATION') return problems;
  const isSession = (value: Typed): boolean =>
    Number.isInteger(Number(value)) && Number(value) >= 1 && Number(value) <= horizonSessions;
  for (const [path, value] of [
    ['firstSession', firstSession],
    ['lastSession', lastSession],
  ] as const)
    if (value === '' || !isSession(value))
      problems.push({ path, text: 'invalid.whole', values: { min: 1, max: horizonSessions } });
  if (isSession(firstSession) && isSession(lastSession) && Number(firstSession) > Number(lastSession))
    problems.push({ path: 'lastSession', text: 'invalid.sessionOrder' });
  const strangers = symbols.filter((symbol) => !held.includes(symbol));
  if (strangers.length > 0)
    problems.push({ path: 'symbols', text: 'invalid.shockSymbols', values: { symbols: strangers.join(', ') } });
  return problems;
}

function replayProblems({ firstDate, lastDate }: NonNullable<StressDraft['replay']>): readonly FieldProblem[] {
  const missing = (['firstDate', 'lastDate'] as const)
    .filter((field) => (field === 'firstDate' ? firstDate : lastDate) === '')
    .map((field): FieldProblem => ({ path: `stress.replay.${field}`, text: 'invalid.date' }));
  if (missing.length > 0) return missing;
  return firstDate > lastDate ? [{ path: 'stress.replay.lastDate', text: 'invalid.sessionOrder' }] : [];
}
