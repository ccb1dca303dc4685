import type { GoldenOp } from '../golden-op.ts';
import { walkTrading } from './walk-trading.ts';
import type { TradingWalk } from './walk-trading.ts';

export const forecastGolden: Readonly<Record<string, GoldenOp>> = {
  'backtest.walk': (input: TradingWalk) => walkTrading(input),
};
