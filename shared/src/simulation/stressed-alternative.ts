import type { ModelReport, AssetModel } from './model-report.ts';
import type { StressCase, StressShock } from './run-inputs.ts';

/**
 * The stress case that a regime break suggests: the whole horizon with the volatility of each asset in question multiplied by
 * what the last 60 sessions are to the long run. After a calm that the fit does not know it is the other way round: volatility
 * is what it usually is to what it is now.
 *
 * @returns Null where nothing broke.
 */
export function stressedAlternative(
  { assets }: Pick<ModelReport, 'assets'>,
  horizonSessions: number,
): StressCase | null {
  const shocks = assets.flatMap((asset): StressShock[] => {
    const value = volatilityMultiple(asset);
    if (value === null) return [];
    return [{ kind: 'VOLATILITY', symbols: [asset.symbol], firstSession: 1, lastSession: horizonSessions, value }];
  });
  return shocks.length > 0 ? { shocks, replay: null } : null;
}

/** To two decimals, as people type it; never below 1. */
function volatilityMultiple({ regime, longRunVolatility, currentVolatility }: AssetModel): number | null {
  if (!regime?.isBreak) return null;
  const usual = longRunVolatility ?? currentVolatility;
  const ratio = regime.recentVolatility / usual;
  return Math.max(1, Math.round(100 * Math.max(ratio, 1 / ratio)) / 100);
}
