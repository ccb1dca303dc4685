import { TwinKernel } from '../src/simulation/kernel-twin.ts';
import { WasmKernel } from '../src/simulation/kernel-wasm.ts';
import { interleaved, timesFaster } from './bench.ts';
import type { BenchSection, SectionResult } from './bench.ts';
import { assertSameLaw, columnsOf, nanoseconds, simulate } from './contest.ts';
import { FHS_ASSETS, FHS_ROWS, FHS_SESSIONS, fhsCase, growthCase } from './market-cases.ts';
import { Numpy } from './numpy.ts';
import { Threads } from './threads.ts';

const PATHS = 61_440;
const TWIN_PATHS = 1024;
const CHUNKS = [64, 128, 256, 512, 1024];

/** FHS-GARCH, 30 assets × 60 sessions, against NumPy vectorised over paths and assets. */
export const fhsSection: BenchSection = {
  id: 'fhs',
  async run(): Promise<SectionResult> {
    const plan = fhsCase();
    const { law } = plan;
    const numpy = new Numpy();
    const threads = new Threads(2);
    const wasm = new WasmKernel(plan);
    const growth = new WasmKernel(growthCase(plan));
    const twin = new TwinKernel(plan);
    const columns = columnsOf(PATHS);
    const growthColumns = columnsOf(PATHS);
    const twinColumns = columnsOf(TWIN_PATHS);
    const { numpy: version } = await numpy.ask<{ readonly numpy: string }>({
      case: 'fhs',
      numbers: { sessions: FHS_SESSIONS, assets: FHS_ASSETS, restart: law.restartProbability },
      arrays: {
        residuals: Array.from({ length: FHS_ROWS }, (_, row) => [
          ...law.residuals.subarray(row * FHS_ASSETS, (row + 1) * FHS_ASSETS),
        ]),
        drift: [...law.drift],
        omega: [...law.omega],
        alpha: [...law.alpha],
        beta: [...law.beta],
        first_variance: [...law.firstVariance],
        weights: [...plan.amounts],
      },
    });
    const same = { case: 'fhs', paths: PATHS, withDrawdown: true };
    const chunk = await numpy.bestChunk({ ...same, paths: 4096 }, CHUNKS);
    const terminal = { case: 'fhs', paths: PATHS, withDrawdown: false };
    const terminalChunk = await numpy.bestChunk({ ...terminal, paths: 4096 }, CHUNKS);
    await simulate(wasm, columns);
    await simulate(growth, growthColumns);
    await simulate(twin, twinColumns);
    await threads.simulate('fhs', PATHS);
    assertSameLaw(columns, await numpy.ask({ ...same, chunk }), PATHS);

    const rounds = await interleaved({
      wasm: () => simulate(wasm, columns),
      numpy: () => numpy.ask({ ...same, chunk }),
      threads: () => threads.simulate('fhs', PATHS),
      numpyTerminal: () => numpy.ask({ ...terminal, chunk: terminalChunk }),
      growth: () => simulate(growth, growthColumns),
      twin: () => simulate(twin, twinColumns),
    });
    numpy.end();
    await threads.end();

    const perStep = (name: keyof typeof rounds): number =>
      nanoseconds(rounds[name], name === 'twin' ? TWIN_PATHS : PATHS, plan);
    return {
      title: `FHS-GARCH, ${FHS_ASSETS} assets × ${FHS_SESSIONS} days: terminal value and maximum drawdown, ns for an asset and a day`,
      rows: [
        {
          what: 'NumPy, one thread',
          value: perStep('numpy'),
          unit: 'ns',
          note: `${version}, SFC64, chunks of ${chunk}`,
        },
        {
          what: 'NumPy, terminal value alone',
          value: perStep('numpyTerminal'),
          unit: 'ns',
          note: `one exponential a path and asset instead of one a day; chunks of ${terminalChunk}`,
        },
        {
          what: 'ours, one thread',
          value: perStep('wasm'),
          unit: 'ns',
          note: 'with the price limit, which NumPy has not',
        },
        {
          what: 'of it rows, exponential, price limit, value, drawdown',
          value: perStep('growth'),
          unit: 'ns',
          note: 'a bootstrap of the same size, which computes little else',
        },
        {
          what: 'of it variance: square root and recursion',
          value: perStep('wasm') - perStep('growth'),
          unit: 'ns',
          note: 'the rest',
        },
        { what: 'ours, two threads', value: perStep('threads'), unit: 'ns' },
        { what: 'TypeScript twin', value: perStep('twin'), unit: 'ns' },
        {
          what: 'against NumPy, one thread',
          value: timesFaster(rounds.wasm, rounds.numpy),
          unit: '×',
          floor: 2,
          goal: 3,
        },
        {
          what: 'against NumPy, one thread, by processor time',
          value: timesFaster(rounds.wasm, rounds.numpy, 'processor'),
          unit: '×',
          note: 'what others do at the same time counts less',
        },
        { what: 'against NumPy, two threads', value: timesFaster(rounds.threads, rounds.numpy), unit: '×' },
        {
          what: 'ours with drawdown against NumPy without',
          value: timesFaster(rounds.wasm, rounds.numpyTerminal),
          unit: '×',
        },
      ],
      facts: { paths: PATHS, chunk, terminalChunk, numpy: version, rounds },
    };
  },
};
