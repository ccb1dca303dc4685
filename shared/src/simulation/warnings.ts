import { controlFactors, overconfidentThreats } from '../threat/controls.ts';
import { miscalibratedClasses } from '../threat/impact.ts';
import type { AssetModel } from './model-report.ts';
import type { SimulationPlan } from './plan.ts';
import type { Liquidity } from './portfolio-facts.ts';
import type { MarketModelName } from './run-inputs.ts';
import type { RunWarning } from './run-result.ts';

/** Below a year of sessions a fit has seen no full season. */
const SHORT_HISTORY = 252;

/**
 * What a reader must know about the models of a plan, whatever the paths say.
 *
 * @param controls - Ids in force or planned.
 */
export function modelWarnings(
  { issuers, marketFacts, modelFit }: Pick<SimulationPlan, 'issuers' | 'marketFacts' | 'modelFit'>,
  model: MarketModelName,
  controls: readonly string[],
  liquidity: Liquidity,
): RunWarning[] {
  const rows = marketFacts?.rowCount ?? SHORT_HISTORY;
  const dropped = marketFacts?.droppedRowCount ?? 0;
  const symbolsWhere = (is: (asset: AssetModel) => boolean): string[] =>
    (modelFit?.assets ?? []).filter(is).map(({ symbol }) => symbol);
  return present([
    { code: 'W_CALIBRATION', about: issuers ? miscalibratedClasses() : [] },
    { code: 'W_OVERCONFIDENT', about: overconfidentThreats(controlFactors(controls)) },
    { code: 'W_ROWS_DROPPED', about: dropped > 0 ? [String(dropped)] : [] },
    { code: 'W_SHORT_HISTORY', about: rows < SHORT_HISTORY ? [String(rows)] : [] },
    { code: 'W_NO_VOLUME', about: liquidity.unknown },
    { code: 'W_BASELINE_MODEL', about: model === 'GBM' ? ['GBM'] : [] },
    { code: 'W_REGIME_BREAK', about: symbolsWhere(({ regime }) => regime?.isBreak === true) },
    { code: 'W_VOLATILITY_FALLBACK', about: symbolsWhere(({ volatilityModel }) => volatilityModel === 'EWMA') },
  ]);
}

/** Those that are about something. */
export function present(warnings: readonly RunWarning[]): RunWarning[] {
  return warnings.filter(({ about }) => about.length > 0);
}
