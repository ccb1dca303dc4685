import { nextBootstrapRow } from '../market/bootstrap.ts';
import { fhsStep } from '../market/filtered-history.ts';
import { fillUniforms, streams } from '../random/philox.ts';
import type { FhsMarket } from './market-law.ts';

/** Writes the log returns of one path under filtered historical simulation, session-major, sessions × assets. */
export function fhsSource(
  market: FhsMarket,
  seed: number,
  sessions: number,
  assets: number,
): (path: number, out: Float64Array) => void {
  const { rowCount, restartProbability, firstVariance } = market;
  const uniforms = new Float64Array(2);
  const variance = new Float64Array(assets);
  return (path, out) => {
    variance.set(firstVariance);
    let row = -1;
    for (let step = 0; step < sessions; step++) {
      fillUniforms(seed, path, step, streams.bootstrapRow, 2, uniforms);
      row = nextBootstrapRow(row, uniforms[0]!, uniforms[1]!, rowCount, restartProbability);
      fhsStep(market, row, variance, out, step * assets);
    }
  };
}
