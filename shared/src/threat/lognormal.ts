import { exp } from '../random/elementary.ts';

/** Loss of one event: the logarithm of the loss in KRW is Normal(mu, sigma²). */
export interface Lognormal {
  readonly mu: number;
  readonly sigma: number;
}

/** E[S^order] = e^(r mu + r² sigma²/2), with the same bits everywhere (ruling 9). */
export function rawMoment({ mu, sigma }: Lognormal, order: number): number {
  return exp(order * mu + (order * sigma * (order * sigma)) / 2);
}
