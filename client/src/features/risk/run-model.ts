import type { RunModelFragment } from '../../gql/graphql.ts';
import { ko } from '../../text/ko.ts';
import type { TextKey } from '../../text/ko.ts';
import type { Text } from '../../text/text.ts';
import type { Format } from '../../ui/use-format.ts';

export type Sampling = NonNullable<RunModelFragment['sampling']>;
export type Model = NonNullable<RunModelFragment['model']>;
export type AssetModel = Model['assets'][number];
export type Backtest = RunModelFragment['backtests'][number];
export type StressOutcome = NonNullable<RunModelFragment['stress']>;

/** How often plain sampling would have needed the paths of the run; null where it cannot be told. */
export function gainOf({ plainPathCount, pathCount }: Sampling): number | null {
  return plainPathCount === null || plainPathCount === undefined || pathCount === 0 ? null : plainPathCount / pathCount;
}

/** Name of a parameter for readers; one that only a newer server knows stays as it is. */
export function parameterName(name: string, t: Text): string {
  const key = `parameter.${name}`;
  return key in ko ? t(key as TextKey) : name;
}

/** Three significant digits: parameters run from 1e-6 to 1e3. */
export function parameterValue(value: number, format: Format): string {
  if (value === 0) return '0';
  const size = Math.abs(value);
  if (size < 1e-3) return value.toExponential(2).replaceAll('-', '−');
  return format.number(value, Math.max(0, Math.min(6, 2 - Math.floor(Math.log10(size)))));
}

/** Names of all parameters in the order in which they first come. */
export function parameterNames(assets: readonly Pick<AssetModel, 'parameters'>[]): readonly string[] {
  return [...new Set(assets.flatMap(({ parameters }) => parameters.map(({ name }) => name)))];
}

export function brokenAssets({ assets }: Pick<Model, 'assets'>): readonly AssetModel[] {
  return assets.filter(({ regime }) => regime?.isBreak === true);
}

/** What a backtest says in words: rejected by which test, or by none, which is not the same as right. */
export function verdictKey({ kupiecPValue, christoffersenPValue }: Backtest): TextKey {
  const isCountRejected = kupiecPValue < 0.05;
  const isCoverageRejected = (christoffersenPValue ?? 1) < 0.05;
  if (isCountRejected && isCoverageRejected) return 'backtest.bothRejected';
  if (isCountRejected) return 'backtest.countRejected';
  return isCoverageRejected ? 'backtest.coverageRejected' : 'backtest.notRejected';
}
