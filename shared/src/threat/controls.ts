import { DomainError } from '../errors.ts';
import { controlById, controlCatalogue, MAX_REDUCTION } from './catalogue.ts';
import type { ControlCatalogue, EffectRange } from './catalogue.ts';

/** Which point of an effect's range is taken. */
export type EffectPoint = keyof EffectRange;

/** What a set of controls leaves of one threat, both in (0, 1]: F of the frequency, M of the loss of a surviving event. */
export interface ControlFactors {
  readonly F: number;
  readonly M: number;
}

/** Below this the catalogue is trusted more than it deserves (threat-spec 7.3). */
const OVERCONFIDENT_BELOW = 0.02;

/**
 * Combines reductions of one overlap group: sorted downwards, the j-th counts with overlap^(j−1).
 *
 * @param reductions - Effective reductions, each in [0, 0.95]; zeros do not take a place. Left as they are.
 * @param overlap - 1 for independent controls, 0 where only the best counts.
 * @returns The surviving factor, in (0, 1].
 * @throws DomainError E_EFFECT_RANGE.
 */
export function combineReductions(reductions: readonly number[], overlap: number): number {
  const bad = reductions.findIndex((reduction) => !(reduction >= 0 && reduction <= MAX_REDUCTION));
  if (bad >= 0) throw new DomainError('E_EFFECT_RANGE', ['reductions', String(bad)]);

  let factor = 1;
  let weight = 1;
  for (const reduction of reductions.filter((value) => value > 0).sort((a, b) => b - a)) {
    factor *= 1 - reduction * weight;
    weight *= overlap;
  }
  return factor;
}

/** @throws DomainError E_CONTROL_UNKNOWN or E_DUPLICATE with the id. */
export function assertControlIds(ids: readonly string[], catalogue: ControlCatalogue = controlCatalogue): void {
  for (const id of ids) controlById(id, catalogue);
  const repeated = ids.find((id, at) => ids.indexOf(id) !== at);
  if (repeated !== undefined) throw new DomainError('E_DUPLICATE', ['controls', repeated]);
}

/** Controls of the set that lack the one they need; empty for a set that may be bought. */
export function missingRequirements(
  ids: readonly string[],
  catalogue: ControlCatalogue = controlCatalogue,
): readonly string[] {
  return catalogue.requiresAny
    .filter((rule) => ids.includes(rule.control) && !rule.anyOf.some((id) => ids.includes(id)))
    .map((rule) => rule.control);
}

/** @throws DomainError E_CONTROL_UNKNOWN, E_DUPLICATE or E_REQUIREMENT. */
export function assertControlSet(ids: readonly string[], catalogue: ControlCatalogue = controlCatalogue): void {
  assertControlIds(ids, catalogue);
  const [missing] = missingRequirements(ids, catalogue);
  if (missing !== undefined) throw new DomainError('E_REQUIREMENT', ['controls', missing]);
}

/** Sum of the annual costs, KRW. */
export function annualControlCost(ids: readonly string[], catalogue: ControlCatalogue = controlCatalogue): number {
  return ids.reduce((sum, id) => sum + controlById(id, catalogue).annualCost, 0);
}

/** Threats that any control of the catalogue acts on. */
function touchedThreats(catalogue: ControlCatalogue): Set<string> {
  return new Set(
    catalogue.controls.flatMap((control) => [
      ...Object.keys(control.frequencyEffect),
      ...Object.keys(control.magnitudeEffect),
    ]),
  );
}

/**
 * Factors of one overlap group for one threat.
 *
 * @param ids - Controls of that group only.
 */
export function groupFactors(
  ids: readonly string[],
  overlap: number,
  threatId: string,
  effect: EffectPoint = 'mode',
  catalogue: ControlCatalogue = controlCatalogue,
): ControlFactors {
  const bought = ids.map((id) => controlById(id, catalogue));
  return {
    F: combineReductions(
      bought.map((control) => (control.frequencyEffect[threatId]?.[effect] ?? 0) * control.performanceFactor),
      overlap,
    ),
    M: combineReductions(
      bought.map((control) => (control.magnitudeEffect[threatId]?.[effect] ?? 0) * control.performanceFactor),
      overlap,
    ),
  };
}

/**
 * The exact combination rule of threat-spec 7.3: within a group by `combineReductions`, across groups by multiplication.
 *
 * @param ids - Controls in force, in any order; the answer does not depend on it.
 * @param options - `effect`: point of each effect's range, `mode` unless told.
 * @returns F and M of every threat that the catalogue has an effect on; a threat that is missing has F = M = 1 (`factorsOf`).
 * @throws DomainError E_CONTROL_UNKNOWN or E_DUPLICATE. Requirements are checked by `assertControlSet`, because a plan
 * without one of its controls must still be valued.
 */
export function controlFactors(
  ids: readonly string[],
  options: { readonly effect?: EffectPoint; readonly catalogue?: ControlCatalogue } = {},
): Map<string, ControlFactors> {
  const { effect = 'mode', catalogue = controlCatalogue } = options;
  assertControlIds(ids, catalogue);

  const factors = new Map<string, ControlFactors>();
  for (const threatId of touchedThreats(catalogue)) {
    let F = 1;
    let M = 1;
    for (const group of catalogue.groups) {
      const own = ids.filter((id) => controlById(id, catalogue).group === group.id);
      const part = groupFactors(own, group.overlap, threatId, effect, catalogue);
      F *= part.F;
      M *= part.M;
    }
    factors.set(threatId, { F, M });
  }
  return factors;
}

const NO_CONTROL: ControlFactors = { F: 1, M: 1 };

/** Factors of one threat; 1 and 1 where no control acts on it. */
export function factorsOf(factors: ReadonlyMap<string, ControlFactors>, threatId: string): ControlFactors {
  return factors.get(threatId) ?? NO_CONTROL;
}

/** Threats whose F or M is so small that every figure with them carries W_OVERCONFIDENT. */
export function overconfidentThreats(factors: ReadonlyMap<string, ControlFactors>): readonly string[] {
  return [...factors].filter(([, { F, M }]) => F < OVERCONFIDENT_BELOW || M < OVERCONFIDENT_BELOW).map(([id]) => id);
}
