/**
 * Whether a universe of 2,800 instruments and 20 years can be loaded, estimated and optimised: seconds and peak memory of each
 * step. Data are made up by a factor model of twelve factors.
 *
 * node shared/bench/universe.ts [instruments] [sessions] [scenarios]
 */
import { performance } from 'node:perf_hooks';
import { cpuUsage, resourceUsage } from 'node:process';

import type { WeightConstraints } from '../src/optimise/constraints.ts';
import { efficientFrontier } from '../src/optimise/frontier.ts';
import { solverMemoryBytes } from '../src/optimise/highs.ts';
import { hierarchicalRiskParity } from '../src/optimise/hrp.ts';
import { requireFeasible } from '../src/optimise/infeasibility.ts';
import { minimumVariance } from '../src/optimise/mean-variance.ts';
import { riskBudget } from '../src/optimise/risk-budget.ts';
import { sampleColumns, sampleFactors } from '../src/optimise/sample-market.ts';
import { cvarWeights } from '../src/optimise/tail-weights.ts';
import { attributeVolatility } from '../src/risk/attribution.ts';
import { factorGbmSource } from '../src/simulation/factor-gbm-law.ts';
import { fitFactorCovariance } from '../src/stats/factor-covariance.ts';

const [instruments = 2800, sessions = 5040, scenarioCount = 2000] = process.argv.slice(2).map(Number);
const limits = { timeLimitSeconds: 120, totalTimeLimitSeconds: 240, tolerance: 1e-7 };
const every = (value: number): number[] => Array.from({ length: instruments }, () => value);
const GROUPS = 20;

interface Step {
  readonly step: string;
  readonly seconds: number;
  /** Of this process: below `seconds` where other work shares the machine. */
  readonly processorSeconds: number;
  readonly peakMegabytes: number;
  readonly said: string;
}
const steps: Step[] = [];

async function timed<T>(step: string, run: () => T | Promise<T>, say: (result: T) => string): Promise<T> {
  const from = performance.now();
  const before = cpuUsage();
  const result = await run();
  const seconds = (performance.now() - from) / 1000;
  const { user, system } = cpuUsage(before);
  const processorSeconds = (user + system) / 1e6;
  const line = { step, seconds, processorSeconds, peakMegabytes: resourceUsage().maxRSS / 1024, said: say(result) };
  steps.push(line);
  console.log(
    `${step.padEnd(44)} ${seconds.toFixed(2).padStart(8)} s ${processorSeconds.toFixed(2).padStart(8)} s ${line.peakMegabytes.toFixed(0).padStart(6)} MB  ${line.said}`,
  );
  return result;
}

const truth = sampleFactors(instruments, 12);
console.log(
  `${instruments} instruments, ${sessions} sessions, ${scenarioCount} scenarios; peak memory is that of the process so far`,
);
const columns = await timed(
  'load (made up): float64 columns',
  () => sampleColumns(truth, sessions),
  (made) => `${((made.length * made[0]!.byteLength) / 1e6).toFixed(0)} MB of columns`,
);
const fit = await timed(
  'estimate: statistical factors',
  () => fitFactorCovariance(columns),
  ({ factorCount, sweeps, explainedShare }) =>
    `${factorCount} factors (12 made the data), ${sweeps} sweeps, ${(100 * explainedShare).toFixed(1)} % explained`,
);

const constraints: WeightConstraints = {
  lower: every(0),
  upper: every(0.01),
  groups: Array.from({ length: GROUPS }, (_, g) => ({
    members: Array.from({ length: instruments }, (__, i) => i).filter((i) => i % GROUPS === g),
    minimum: 0,
    maximum: 0.1,
  })),
};
const least = await timed(
  `minimum variance, bounds and ${GROUPS} group limits`,
  async () => requireFeasible(await minimumVariance({ covariance: fit, constraints }, limits)),
  ({ volatility, weights, kktResidual }) =>
    `volatility ${(100 * volatility * Math.sqrt(252)).toFixed(2)} % a year, ${weights.filter((weight) => weight > 0).length} held, KKT ${kktResidual}`,
);
const expectedReturns = columns.map((column) => column.reduce((sum, value) => sum + value, 0) / sessions);
await timed(
  'efficient frontier, 10 targets',
  async () => requireFeasible(await efficientFrontier({ covariance: fit, constraints, expectedReturns }, limits, 10)),
  ({ points }) => `${points.length} points`,
);
await timed(
  'attribution of volatility',
  () => attributeVolatility(least.weights, fit),
  ({ total }) => `daily volatility ${(100 * total).toFixed(3)} %`,
);
await timed(
  'risk parity by coordinate descent',
  () => riskBudget(fit, every(1 / instruments)),
  ({ deviation, sweeps }) => `${sweeps} sweeps, deviation ${deviation.toExponential(1)}`,
);
await timed(
  'geometric Brownian motion, 100 paths x 20',
  () => {
    const market = {
      model: 'FACTOR_GBM' as const,
      factorCount: fit.factorCount,
      drift: new Float64Array(instruments),
      loadings: fit.loadings,
      specific: fit.specific.map(Math.sqrt),
    };
    const source = factorGbmSource(market, 1, 20);
    const out = new Float64Array(20 * instruments);
    for (let path = 0; path < 100; path++) source(path, out);
    return out;
  },
  () => `${(100 * 20 * instruments) / 1e6} million asset-steps`,
);
await timed(
  `minimum CVaR 95 %, ${scenarioCount} scenarios`,
  async () => {
    const returns = new Float64Array(scenarioCount * instruments);
    for (let i = 0; i < instruments; i++)
      for (let s = 0; s < scenarioCount; s++) returns[s * instruments + i] = columns[i]![s]!;
    const scenarios = { scenarioCount, assetCount: instruments, returns };
    return requireFeasible(await cvarWeights({ scenarios, alpha: 0.95, constraints }, limits));
  },
  ({ status, risk, gap }) => `${status}, daily CVaR ${(100 * risk).toFixed(3)} %, gap ${gap.toExponential(1)}`,
);
await timed(
  'hierarchical risk parity (n² distances)',
  () => hierarchicalRiskParity(fit),
  ({ weights }) => `largest weight ${(100 * Math.max(...weights)).toFixed(3)} %`,
);
console.log(`solver memory ${(solverMemoryBytes() / 1e6).toFixed(0)} MB`);
console.log(JSON.stringify({ instruments, sessions, scenarioCount, steps }));
