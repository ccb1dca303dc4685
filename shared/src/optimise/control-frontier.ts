import { DomainError } from '../errors.ts';
import { selectControls } from './control-selection.ts';
import type { ControlSelection, ControlSelectionInput } from './control-selection.ts';

export interface FrontierPoint extends ControlSelection {
  readonly budgetKrw: number;
  /** Reduction of the expected loss per won of budget since the point before; null at the first. */
  readonly marginalReductionPerKrw: number | null;
}

export interface BudgetFrontier {
  /** In ascending order of budget; the expected loss never rises. */
  readonly points: readonly FrontierPoint[];
  /** Position of the point farthest below the chord from first to last; null with fewer than three points or no bend. */
  readonly kneeAt: number | null;
}

type FrontierInput = Omit<ControlSelectionInput, 'budgetKrw' | 'objective'>;

/** Distance below the straight line from first to last, both axes scaled to 1. */
function kneeOf(points: readonly FrontierPoint[]): number | null {
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last || points.length < 3) return null;
  const width = last.budgetKrw - first.budgetKrw;
  const height = first.aleKrw - last.aleKrw;
  if (!(width > 0 && height > 0)) return null;
  const below = points.map(
    (point) => 1 - (point.budgetKrw - first.budgetKrw) / width - (point.aleKrw - last.aleKrw) / height,
  );
  const largest = Math.max(...below);
  return largest > 0 ? below.indexOf(largest) : null;
}

/**
 * Exact optimum at each budget (threat-spec 9.3).
 *
 * @param budgetsKrw - At least one, in ascending order, each once.
 * @throws DomainError E_RANGE for budgets out of order, or what `selectControls` throws.
 */
export function budgetFrontier(input: FrontierInput, budgetsKrw: readonly number[]): BudgetFrontier {
  const bad = budgetsKrw.findIndex((budget, at) => at > 0 && !(budget > budgetsKrw[at - 1]!));
  if (bad >= 0 || budgetsKrw.length === 0) throw new DomainError('E_RANGE', ['budgets', String(Math.max(0, bad))]);

  const points: FrontierPoint[] = [];
  for (const budgetKrw of budgetsKrw) {
    const before = points.at(-1);
    const selection = selectControls({ ...input, budgetKrw });
    const marginalReductionPerKrw = before ? (before.aleKrw - selection.aleKrw) / (budgetKrw - before.budgetKrw) : null;
    points.push({ ...selection, budgetKrw, marginalReductionPerKrw });
  }
  return { points, kneeAt: kneeOf(points) };
}

export interface MarginalValue {
  readonly aleBeforeKrw: number;
  readonly aleAfterKrw: number;
  readonly lossReductionPerKrw: number;
  /** A risk-neutral operator gains: more than one won of expected loss saved per won. */
  readonly isWorthIt: boolean;
}

/**
 * Value of the next won of budget: two exact optima (threat-spec 10.3).
 *
 * @param incrementKrw - Above 0.
 */
export function marginalValue(input: FrontierInput, budgetKrw: number, incrementKrw: number): MarginalValue {
  if (!(incrementKrw > 0)) throw new DomainError('E_RANGE', ['increment']);
  const aleBeforeKrw = selectControls({ ...input, budgetKrw }).aleKrw;
  const aleAfterKrw = selectControls({ ...input, budgetKrw: budgetKrw + incrementKrw }).aleKrw;
  const lossReductionPerKrw = (aleBeforeKrw - aleAfterKrw) / incrementKrw;
  return { aleBeforeKrw, aleAfterKrw, lossReductionPerKrw, isWorthIt: lossReductionPerKrw > 1 };
}
