import { forecastGolden } from './forecast/forecast.golden.ts';
import type { GoldenOp } from './golden-op.ts';
import { marketGolden } from './market/market.golden.ts';
import { jointGolden } from './optimise/joint.golden.ts';
import { optimiseGolden } from './optimise/optimise.golden.ts';
import { randomGolden } from './random/random.golden.ts';
import { responseGolden } from './response/response.golden.ts';
import { riskGolden } from './risk/risk.golden.ts';
import { simulationGolden } from './simulation/simulation.golden.ts';
import { specialGolden } from './stats/special.golden.ts';
import { statsGolden } from './stats/stats.golden.ts';
import { threatGolden } from './threat/threat.golden.ts';

const operations: Readonly<Record<string, GoldenOp>> = {
  ...randomGolden,
  ...specialGolden,
  ...statsGolden,
  ...marketGolden,
  ...riskGolden,
  ...simulationGolden,
  ...optimiseGolden,
  ...threatGolden,
  ...responseGolden,
  ...jointGolden,
  ...forecastGolden,
};

/**
 * Runs one golden case by the name of its operation.
 *
 * @returns The answer, or `undefined` for an operation that is not built yet.
 * @throws DomainError as the operation does.
 */
export function runGoldenOp(op: string, input: object): object | Promise<object> | undefined {
  return operations[op]?.(input as never);
}
