import { DomainError } from '../errors.ts';
import { controlCatalogue } from '../threat/catalogue.ts';
import type { Control, ControlCatalogue } from '../threat/catalogue.ts';
import {
  annualControlCost,
  assertControlIds,
  assertControlSet,
  groupFactors,
  missingRequirements,
} from '../threat/controls.ts';
import type { EffectPoint } from '../threat/controls.ts';

/** `ale` spends the budget for the smallest expected loss; `net` minimises expected loss plus cost within it. */
export const controlObjectives = ['ale', 'net'] as const;
export type ControlObjective = (typeof controlObjectives)[number];

export interface ControlSelectionInput {
  /** Expected loss a year without controls by threat id, KRW: `uncontrolledAleKrw` of `annualLossExpectancy`. */
  readonly expectedLossKrw: Readonly<Record<string, number>>;
  /** Annual cost that controls beyond `current` may have, KRW. */
  readonly budgetKrw: number;
  /** Controls in force: kept, their cost sunk (ruling 2). None unless given. */
  readonly current?: readonly string[];
  /** Controls that must be in the answer; those that are not in force are paid from the budget. */
  readonly mandatory?: readonly string[];
  /** Controls that must not be bought. */
  readonly excluded?: readonly string[];
  readonly objective?: ControlObjective;
  readonly effect?: EffectPoint;
  readonly catalogue?: ControlCatalogue;
}

export interface ControlSelection {
  /** Current and added, ascending. */
  readonly controls: readonly string[];
  readonly added: readonly string[];
  /** Annual cost of `added`, KRW. */
  readonly costKrw: number;
  /** Expected loss a year under `controls`, KRW. */
  readonly aleKrw: number;
  /** What was minimised: `aleKrw`, or `aleKrw + costKrw`. */
  readonly objectiveKrw: number;
}

/** One subset of an overlap group with what it costs and leaves of every threat. */
interface Configuration {
  readonly ids: readonly string[];
  /** Of the controls that are not in force. */
  readonly costKrw: number;
  /** F × M by threat, in the order of the problem's losses. */
  readonly factors: Float64Array;
}

interface Problem {
  readonly losses: Float64Array;
  readonly groups: readonly (readonly Configuration[])[];
  /** For each group, the smallest factor that it and the groups after it can leave of each threat. */
  readonly bestAfter: readonly Float64Array[];
  /** For each group, the least that it and the groups after it must cost. */
  readonly leastCostAfter: readonly number[];
  readonly budgetKrw: number;
  readonly isNet: boolean;
  readonly current: readonly string[];
  readonly catalogue: ControlCatalogue;
}

/** Sums of the same losses in another order differ by this much; closer plans are ties. */
const TIE = 1e-12;

function subsets(controls: readonly Control[]): readonly (readonly Control[])[] {
  return Array.from({ length: 2 ** controls.length }, (_, mask) =>
    controls.filter((__, at) => ((mask >> at) & 1) === 1),
  );
}

function checkInput(input: ControlSelectionInput, catalogue: ControlCatalogue): void {
  const { budgetKrw, current = [], mandatory = [], excluded = [], expectedLossKrw } = input;
  if (!Number.isFinite(budgetKrw)) throw new DomainError('E_NOT_FINITE', ['budget']);
  if (budgetKrw < 0) throw new DomainError('E_BUDGET_NEGATIVE', ['budget']);
  for (const [id, loss] of Object.entries(expectedLossKrw)) {
    if (!(Number.isFinite(loss) && loss >= 0)) throw new DomainError('E_NOT_FINITE', ['expectedLoss', id]);
  }
  assertControlSet(current, catalogue);
  assertControlIds(mandatory, catalogue);
  assertControlIds(excluded, catalogue);
  const clash = mandatory.find((id) => excluded.includes(id));
  if (clash !== undefined) throw new DomainError('E_INFEASIBLE', ['mandatory', clash]);
  const extra = mandatory.filter((id) => !current.includes(id));
  if (annualControlCost(extra, catalogue) > budgetKrw) throw new DomainError('E_MANDATORY_OVER_BUDGET', ['mandatory']);
}

function stateProblem(input: ControlSelectionInput): Problem {
  const {
    catalogue = controlCatalogue,
    current = [],
    mandatory = [],
    excluded = [],
    effect = 'mode',
    budgetKrw,
  } = input;
  checkInput(input, catalogue);
  const threatIds = Object.keys(input.expectedLossKrw).filter((id) => input.expectedLossKrw[id]! > 0);
  const fixed = new Set([...current, ...mandatory]);

  const groups = catalogue.groups.map((group) => {
    const own = catalogue.controls.filter((control) => control.group === group.id);
    const open = own.filter((control) => !fixed.has(control.id) && !excluded.includes(control.id));
    const kept = own.filter((control) => fixed.has(control.id));
    return subsets(open).map((set): Configuration => {
      const ids = [...kept, ...set].map((control) => control.id);
      return {
        ids,
        costKrw: annualControlCost(
          ids.filter((id) => !current.includes(id)),
          catalogue,
        ),
        factors: Float64Array.from(threatIds, (threatId) => {
          const { F, M } = groupFactors(ids, group.overlap, threatId, effect, catalogue);
          return F * M;
        }),
      };
    });
  });

  const bestAfter = [new Float64Array(threatIds.length).fill(1)];
  const leastCostAfter = [0];
  for (const configurations of groups.toReversed()) {
    const after = bestAfter[0]!;
    bestAfter.unshift(after.map((best, at) => best * Math.min(...configurations.map((item) => item.factors[at]!))));
    leastCostAfter.unshift(leastCostAfter[0]! + Math.min(...configurations.map((item) => item.costKrw)));
  }
  return {
    losses: Float64Array.from(threatIds, (id) => input.expectedLossKrw[id]!),
    groups,
    bestAfter,
    leastCostAfter,
    budgetKrw,
    isNet: input.objective === 'net',
    current,
    catalogue,
  };
}

interface Candidate {
  readonly ids: readonly string[];
  readonly costKrw: number;
  readonly aleKrw: number;
  readonly objectiveKrw: number;
}

function compareIds(a: readonly string[], b: readonly string[]): number {
  const left = a.join();
  const right = b.join();
  return left < right ? -1 : Number(left > right);
}

/** Smaller objective; within rounding the cheaper plan; then the lexicographically smaller list of ids (threat-spec 9.2). */
function isBetter(a: Candidate, b: Candidate): boolean {
  const tolerance = TIE * Math.max(Math.abs(a.objectiveKrw), Math.abs(b.objectiveKrw));
  if (Math.abs(a.objectiveKrw - b.objectiveKrw) > tolerance) return a.objectiveKrw < b.objectiveKrw;
  if (a.costKrw !== b.costKrw) return a.costKrw < b.costKrw;
  return compareIds(a.ids, b.ids) < 0;
}

/** A branch whose best plan is worse than the best so far, or at most ties with it at a higher cost. */
function cannotWin(bound: number, leastCostKrw: number, best: Candidate): boolean {
  if (bound > best.objectiveKrw * (1 + TIE)) return true;
  return leastCostKrw > best.costKrw && bound >= best.objectiveKrw * (1 - TIE);
}

/** Depth first over the groups. A branch is left only when it breaks the budget or cannot reach the best plan found so far. */
function enumerate(problem: Problem): Candidate {
  const { losses, groups, bestAfter, leastCostAfter, budgetKrw, isNet, catalogue } = problem;
  const surviving = groups.map(() => new Float64Array(losses.length));
  const chosen: Configuration[] = [];
  let best: Candidate | undefined;

  function finish(costKrw: number, aleKrw: number): void {
    const ids = chosen.flatMap((item) => item.ids).sort();
    if (missingRequirements(ids, catalogue).length > 0) return;
    const candidate = { ids, costKrw, aleKrw, objectiveKrw: isNet ? aleKrw + costKrw : aleKrw };
    if (!best || isBetter(candidate, best)) best = candidate;
  }

  function visit(depth: number, costSoFar: number, before: Float64Array): void {
    const expected = surviving[depth]!;
    const reachable = bestAfter[depth + 1]!;
    const isLast = depth + 1 === groups.length;
    for (const configuration of groups[depth]!) {
      const costKrw = costSoFar + configuration.costKrw;
      if (costKrw + leastCostAfter[depth + 1]! > budgetKrw) continue;
      let aleKrw = 0;
      for (let at = 0; at < expected.length; at++) {
        const left = before[at]! * configuration.factors[at]!;
        expected[at] = left;
        aleKrw += left * reachable[at]!;
      }
      const bound = isNet ? aleKrw + costKrw + leastCostAfter[depth + 1]! : aleKrw;
      if (best && cannotWin(bound, costKrw + leastCostAfter[depth + 1]!, best)) continue;
      chosen[depth] = configuration;
      if (isLast) finish(costKrw, aleKrw);
      else visit(depth + 1, costKrw, expected);
    }
  }

  visit(0, 0, losses);
  if (!best) throw new DomainError('E_INFEASIBLE', ['controls']);
  return best;
}

function toSelection(problem: Problem, { ids, costKrw, aleKrw, objectiveKrw }: Candidate): ControlSelection {
  return { controls: ids, added: ids.filter((id) => !problem.current.includes(id)), costKrw, aleKrw, objectiveKrw };
}

/**
 * The cheapest expected loss that a budget buys: the exact optimum of threat-spec 9.2.
 *
 * Minimises Σ A_k Q_k over sets of controls by complete enumeration of the subsets of every overlap group, depth first, with
 * the budget and a bound (the best that the remaining groups could still do) cutting branches that cannot win.
 *
 * @throws DomainError E_NOT_FINITE, E_BUDGET_NEGATIVE, E_MANDATORY_OVER_BUDGET, E_CONTROL_UNKNOWN, E_DUPLICATE, E_REQUIREMENT
 * for the current controls, E_INFEASIBLE where mandatory controls lack what they need within the budget.
 *
 * Cost: milliseconds for the catalogue's 22 controls (4.2 million plans, nearly all cut); meant for up to 24 controls.
 */
export function selectControls(input: ControlSelectionInput): ControlSelection {
  const problem = stateProblem(input);
  return toSelection(problem, enumerate(problem));
}

/** Expected loss of a set under the losses of a selection problem, KRW a year. */
export function expectedLossUnder(
  ids: readonly string[],
  expectedLossKrw: Readonly<Record<string, number>>,
  options: { readonly effect?: EffectPoint; readonly catalogue?: ControlCatalogue } = {},
): number {
  const { effect = 'mode', catalogue = controlCatalogue } = options;
  let total = 0;
  for (const [threatId, loss] of Object.entries(expectedLossKrw)) {
    let left = loss;
    for (const group of catalogue.groups) {
      const own = catalogue.controls.filter((control) => control.group === group.id && ids.includes(control.id));
      const { F, M } = groupFactors(
        own.map((control) => control.id),
        group.overlap,
        threatId,
        effect,
        catalogue,
      );
      left *= F * M;
    }
    total += left;
  }
  return total;
}

/**
 * The baseline that people would choose by hand: again and again the control with the best loss reduction per won that still
 * fits and has what it needs (ruling 14). Ties go to the smaller id. Never better than `selectControls` with objective `ale`.
 */
export function selectControlsGreedily(input: ControlSelectionInput): ControlSelection {
  const problem = stateProblem(input);
  const { catalogue = controlCatalogue, current = [], mandatory = [], excluded = [], effect = 'mode' } = input;
  const valueOf = (set: readonly string[]): number =>
    expectedLossUnder(set, input.expectedLossKrw, { effect, catalogue });

  let ids = [...new Set([...current, ...mandatory])];
  let aleKrw = valueOf(ids);
  const costOf = (set: readonly string[]): number =>
    annualControlCost(
      set.filter((id) => !current.includes(id)),
      catalogue,
    );
  for (;;) {
    let best: { readonly ids: readonly string[]; readonly aleKrw: number; readonly ratio: number } | undefined;
    for (const control of catalogue.controls) {
      if (ids.includes(control.id) || excluded.includes(control.id)) continue;
      const next = [...ids, control.id];
      if (costOf(next) > input.budgetKrw || missingRequirements(next, catalogue).includes(control.id)) continue;
      const reduced = valueOf(next);
      // A free control that helps is worth any ratio.
      const ratio = (aleKrw - reduced) / control.annualCost;
      if (aleKrw - reduced > 0 && (!best || ratio > best.ratio)) best = { ids: next, aleKrw: reduced, ratio };
    }
    if (!best) break;
    ids = [...best.ids];
    aleKrw = best.aleKrw;
  }
  const costKrw = costOf(ids);
  return toSelection(problem, {
    ids: ids.sort(),
    costKrw,
    aleKrw,
    objectiveKrw: problem.isNet ? aleKrw + costKrw : aleKrw,
  });
}
