import { TwinKernel } from '../src/simulation/kernel-twin.ts';
import { WasmKernel } from '../src/simulation/kernel-wasm.ts';
import { interleaved, timesFaster } from './bench.ts';
import type { BenchRow, BenchSection, SectionResult } from './bench.ts';
import { Ceiling, checksumOf } from './ceiling.ts';
import { assertSameLaw, columnsOf, nanoseconds, simulate } from './contest.ts';
import { GBM_ASSETS, GBM_SESSIONS, gbmCase, growthCase } from './market-cases.ts';
import { Numpy } from './numpy.ts';
import { Threads } from './threads.ts';

const PATHS = 8192;
const TWIN_PATHS = 512;
const CHUNKS = [32, 64, 128, 256, 500, 1000];

/** 20 assets × 252 sessions of correlated Brownian motion: terminal value and maximum drawdown, float64, against NumPy. */
export const gbmSection: BenchSection = {
  id: 'gbm',
  async run(): Promise<SectionResult> {
    const plan = gbmCase();
    const numpy = new Numpy();
    const threads = new Threads(2);
    const ceiling = Ceiling.build(plan);
    const wasm = new WasmKernel(plan);
    const growth = new WasmKernel(growthCase(plan));
    const twin = new TwinKernel(plan);
    const columns = columnsOf(PATHS);
    const growthColumns = columnsOf(PATHS);
    const twinColumns = columnsOf(TWIN_PATHS);
    const { numpy: version } = await numpy.ask<{ readonly numpy: string }>({
      case: 'gbm',
      numbers: { sessions: GBM_SESSIONS, assets: GBM_ASSETS },
      arrays: {
        factor: Array.from({ length: GBM_ASSETS }, (_, i) => [
          ...plan.law.factor.subarray(i * GBM_ASSETS, (i + 1) * GBM_ASSETS),
        ]),
        drift: [...plan.law.drift],
        weights: [...plan.amounts],
      },
    });
    const chunk = await numpy.bestChunk({ case: 'gbm', paths: 2000 }, CHUNKS);
    const request = { case: 'gbm', paths: PATHS, chunk };
    // a round of each shows that all simulate the same
    await simulate(wasm, columns);
    await simulate(growth, growthColumns);
    await simulate(twin, twinColumns);
    await threads.simulate('gbm', PATHS);
    assertSameLaw(columns, await numpy.ask(request), PATHS);
    const same = ceiling?.run(PATHS).checksum === checksumOf(columns.ends, columns.drawdowns);
    if (ceiling && !same) throw new Error('the C++ kernel gives other bits');

    const rounds = await interleaved({
      wasm: () => simulate(wasm, columns),
      numpy: () => numpy.ask(request),
      threads: () => threads.simulate('gbm', PATHS),
      ceiling: () => ceiling?.run(PATHS) ?? { elapsed: Number.NaN, processor: Number.NaN },
      growth: () => simulate(growth, growthColumns),
      twin: () => simulate(twin, twinColumns),
    });
    numpy.end();
    await threads.end();
    ceiling?.end();

    const perStep = (name: keyof typeof rounds): number =>
      nanoseconds(rounds[name], name === 'twin' ? TWIN_PATHS : PATHS, plan);
    const ceilingRows: BenchRow[] = ceiling
      ? [
          { what: 'C++, widest vectors, same bits', value: perStep('ceiling'), unit: 'ns' },
          {
            what: 'share of that ceiling',
            value: 100 * timesFaster(rounds.wasm, rounds.ceiling),
            unit: '%',
          },
        ]
      : [{ what: 'C++', value: Number.NaN, unit: 'ns', note: 'no g++ here' }];
    return {
      title: `GBM, ${GBM_ASSETS} assets × ${GBM_SESSIONS} days: terminal value and maximum drawdown, ns for an asset and a day`,
      rows: [
        {
          what: 'NumPy, one thread',
          value: perStep('numpy'),
          unit: 'ns',
          note: `${version}, SFC64, chunks of ${chunk}`,
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
          what: 'of it random numbers, normal quantile, factor',
          value: perStep('wasm') - perStep('growth'),
          unit: 'ns',
          note: 'the rest',
        },
        { what: 'ours, two threads', value: perStep('threads'), unit: 'ns' },
        { what: 'TypeScript twin', value: perStep('twin'), unit: 'ns' },
        ...ceilingRows,
        {
          what: 'against NumPy, one thread',
          value: timesFaster(rounds.wasm, rounds.numpy),
          unit: '×',
          floor: 1.5,
          goal: 2,
        },
        {
          what: 'against NumPy, one thread, by processor time',
          value: timesFaster(rounds.wasm, rounds.numpy, 'processor'),
          unit: '×',
          note: 'what others do at the same time counts less',
        },
        {
          what: 'against NumPy, two threads',
          value: timesFaster(rounds.threads, rounds.numpy),
          unit: '×',
          floor: 2.8,
          goal: 3.6,
        },
      ],
      facts: { paths: PATHS, chunk, numpy: version, rounds },
    };
  },
};
