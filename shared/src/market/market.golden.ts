import type { GoldenOp } from '../golden-op.ts';
import { cholesky, fromRows, lowerTimes, toRows } from '../stats/linear-algebra.ts';
import { tCdf } from '../stats/student-t.ts';
import { exp } from '../random/elementary.ts';
import { automaticBlockLength, circularIndices, stationaryIndices } from './bootstrap.ts';
import {
  gbmTerminal,
  mertonLaw,
  normalPortfolioRisk,
  studentTLoss,
  tauOfCorrelation,
  tTailDependence,
} from './closed-forms.ts';
import { ewmaMeans } from './expected-return.ts';
import { filterGarch, forecastVariances, unconditionalVariance, type GarchParameters } from './garch.ts';
import { fitGarch } from './garch-fit.ts';
import { fhsStep } from './filtered-history.ts';
import { gbmStep, gbmStepper } from './gbm.ts';
import { priceLimits, roundPrice, taxRates, tickSize, tradeCost, type KrxMarket } from './krx-rules.ts';
import { mertonPath, type MertonParameters } from './merton.ts';
import { applyPriceLimit } from './price-limit.ts';
import { marginalQuantile, tCopulaLogDensity, type Marginal } from './student-t-copula.ts';

type Rows = readonly (readonly number[])[];

interface GbmPathInput {
  readonly S0: readonly number[];
  readonly mu: readonly number[];
  readonly sigma: readonly number[];
  readonly corr: Rows;
  readonly dt: number;
  readonly z: Rows;
}

function gbmPath({ S0, mu, sigma, corr, dt, z }: GbmPathInput): object {
  const correlation = fromRows(corr);
  const stepper = gbmStepper(mu, sigma, correlation, dt);
  const step = new Float64Array(S0.length);
  const prices = [[...S0]];
  for (const row of z) {
    gbmStep(stepper, Float64Array.from(row), step);
    prices.push(prices.at(-1)!.map((price, i) => price * exp(step[i]!)));
  }
  return { prices, cholesky: toRows(cholesky(correlation, S0.length), S0.length) };
}

interface MertonPathInput extends MertonParameters {
  readonly S0: number;
  readonly dt: number;
  readonly z: readonly number[];
  readonly jumpCounts: readonly number[];
  readonly jumpNormals: readonly number[];
}

function merton(input: MertonPathInput): object {
  const logReturns = mertonPath(input, input.dt, input.z, input.jumpCounts, input.jumpNormals);
  const prices = [input.S0];
  for (const x of logReturns) prices.push(prices.at(-1)! * exp(x));
  return { logReturns: [...logReturns], prices };
}

interface TCopulaInput {
  readonly corr: Rows;
  readonly nu: number;
  readonly z: readonly number[];
  readonly chi2: number;
  readonly marginals: readonly Marginal[];
}

function tCopulaDraw({ corr, nu, z, chi2, marginals }: TCopulaInput): object {
  const normals = new Float64Array(z.length);
  lowerTimes(cholesky(fromRows(corr), z.length), z.length, Float64Array.from(z), normals);
  const t = [...normals].map((value) => value * Math.sqrt(nu / chi2));
  const u = t.map((value) => tCdf(nu, value));
  return { t, u, x: u.map((value, i) => marginalQuantile(marginals[i]!, value)) };
}

interface StationaryInput {
  readonly n: number;
  readonly p: number;
  readonly startUniforms: readonly number[];
  readonly switchUniforms: readonly number[];
}

interface CircularInput {
  readonly n: number;
  readonly blockLength: number;
  readonly length: number;
  readonly startUniforms: readonly number[];
}

function blockLength({ series }: { readonly series: readonly number[] }): object {
  const { negligibleFrom, bandwidth, stationary, circular } = automaticBlockLength(series);
  return { mHat: negligibleFrom, M: bandwidth, stationary, circular };
}

function priceLimit({ logReturns, limit }: { readonly logReturns: readonly number[]; readonly limit: number }): object {
  const path = applyPriceLimit(logReturns, limit);
  return { simpleReturns: [...path.simpleReturns], carry: path.carry };
}

interface MertonLawInput extends MertonParameters {
  readonly T: number;
  readonly x: readonly number[];
  readonly alphas: readonly number[];
}

function mertonLogReturn(input: MertonLawInput): object {
  const law = mertonLaw(input, input.T);
  return {
    mean: law.mean,
    variance: law.variance,
    skewness: law.skewness,
    excessKurtosis: law.excessKurtosis,
    cdf: input.x.map((x) => law.cdf(x)),
    quantileLower: input.alphas.map((alpha) => law.quantile(1 - alpha)),
  };
}

function tCopula({ rho, nu, u }: { readonly rho: number; readonly nu: number; readonly u: Rows }): object {
  const correlation = Float64Array.of(1, rho, rho, 1);
  return {
    logDensity: u.map((point) => tCopulaLogDensity(correlation, nu, point)),
    tailDependence: tTailDependence(rho, nu),
    kendallTau: tauOfCorrelation(rho),
  };
}

interface GbmTerminalInput {
  readonly mu: number;
  readonly sigma: number;
  readonly T: number;
  readonly alphas: readonly number[];
}

interface StudentTInput {
  readonly mean: number;
  readonly sd: number;
  readonly nu: number;
  readonly alphas: readonly number[];
}

interface NormalPortfolioInput {
  readonly weights: readonly number[];
  readonly mean: readonly number[];
  readonly cov: Rows;
  readonly alphas: readonly number[];
}

interface EwmaMeanInput {
  readonly returns: Rows;
  readonly lambda: number;
  readonly periodsPerYear: number;
}

function ewmaMean({ returns, lambda, periodsPerYear }: EwmaMeanInput): object {
  const means = ewmaMeans(fromRows(returns), returns[0]!.length, lambda, periodsPerYear);
  return { ...means, meanAnnual: [...means.meanAnnual] };
}

interface OnDay {
  readonly market: KrxMarket;
  readonly date: string;
}

interface PricesOnDay extends OnDay {
  readonly prices: readonly number[];
}

function roundPrices({ market, date, prices }: PricesOnDay): object {
  const rounded = prices.map((price) => roundPrice(market, date, price));
  return { down: rounded.map(({ down }) => down), up: rounded.map(({ up }) => up) };
}

function limitPrices({ market, date, basePrices }: OnDay & { readonly basePrices: readonly number[] }): object {
  const limits = basePrices.map((price) => priceLimits(market, date, price));
  return { upper: limits.map(({ upper }) => upper), lower: limits.map(({ lower }) => lower) };
}

function ratesByDate({ market, dates }: { readonly market: KrxMarket; readonly dates: readonly string[] }): object {
  const rates = dates.map((date) => taxRates(market, date));
  return {
    transactionTaxPpm: rates.map(({ transactionTaxPpm }) => transactionTaxPpm),
    ruralTaxPpm: rates.map(({ ruralTaxPpm }) => ruralTaxPpm),
  };
}

interface GarchFilterInput extends Omit<GarchParameters, 'nu'> {
  readonly returns: readonly number[];
  readonly nu?: number;
  readonly horizon: number;
}

function garchFilter({ returns, horizon, nu, ...rest }: GarchFilterInput): object {
  const parameters = { ...rest, nu: nu ?? null };
  const { variance, residuals, logLikelihood, nextVariance } = filterGarch(returns, parameters);
  const forecast = forecastVariances(parameters, nextVariance, horizon);
  return {
    sigma2: [...variance],
    logLik: logLikelihood,
    forecast: [...forecast],
    forecastSum: forecast.reduce((sum, h) => sum + h, 0),
    unconditional: unconditionalVariance(parameters),
    stdResiduals: Array.from(residuals, (e, t) => e / Math.sqrt(variance[t]!)),
  };
}

interface GarchFitInput {
  readonly returns: readonly number[];
  readonly dist: 'normal' | 't';
}

function garchFit({ returns, dist }: GarchFitInput): object {
  const { parameters, logLikelihood } = fitGarch(Float64Array.from(returns), dist);
  return { ...parameters, logLik: logLikelihood };
}

interface FhsPathInput {
  readonly params: readonly Omit<GarchParameters, 'nu'>[];
  readonly lastVariance: readonly number[];
  readonly lastResidual: readonly number[];
  readonly stdResiduals: Rows;
  readonly rowIndices: readonly number[];
  readonly weights: readonly number[];
}

function fhsPath({ params, lastVariance, lastResidual, stdResiduals, rowIndices, weights }: FhsPathInput): object {
  const read = (of: (p: Omit<GarchParameters, 'nu'>) => number): Float64Array => Float64Array.from(params, of);
  const market = {
    drift: read(({ mu }) => mu),
    omega: read(({ omega }) => omega),
    alpha: read(({ alpha }) => alpha),
    beta: read(({ beta }) => beta),
    residuals: fromRows(stdResiduals),
  };
  const variance = params.map(({ omega, alpha, beta }, i) => {
    const e = lastResidual[i]!;
    return omega + alpha * (e * e) + beta * lastVariance[i]!;
  });
  const h = Float64Array.from(variance);
  const day = new Float64Array(params.length);
  const variances: number[][] = [];
  const logReturns = rowIndices.map((row) => {
    variances.push([...h]);
    fhsStep(market, row, h, day, 0);
    return [...day];
  });
  const assetReturn = params.map((_, i) => exp(logReturns.reduce((sum, x) => sum + x[i]!, 0)) - 1);
  return {
    logReturns,
    variance: variances,
    assetReturn,
    buyAndHoldReturn: assetReturn.reduce((sum, r, i) => sum + weights[i]! * r, 0),
  };
}

export const marketGolden: Readonly<Record<string, GoldenOp>> = {
  'mu.ewma': ewmaMean,
  'sim.gbmPath': gbmPath,
  'sim.mertonPath': merton,
  'sim.tCopulaDraw': tCopulaDraw,
  'sim.fhsPath': fhsPath,
  'garch11.filter': garchFilter,
  'garch11.fit': garchFit,
  'sim.applyPriceLimit': priceLimit,
  'bootstrap.stationaryIndices': ({ n, p, startUniforms, switchUniforms }: StationaryInput) => ({
    indices: [...stationaryIndices(n, p, startUniforms, switchUniforms)],
  }),
  'bootstrap.circularIndices': ({ n, blockLength, length, startUniforms }: CircularInput) => ({
    indices: [...circularIndices(n, blockLength, length, startUniforms)],
  }),
  'bootstrap.blockLength': blockLength,
  'dist.gbmTerminal': ({ mu, sigma, T, alphas }: GbmTerminalInput) => gbmTerminal(mu, sigma, T, alphas),
  'dist.mertonLogReturn': mertonLogReturn,
  'dist.tCopula': tCopula,
  'dist.studentTLoss': ({ mean, sd, nu, alphas }: StudentTInput) => studentTLoss(mean, sd, nu, alphas),
  'dist.normalPortfolioRisk': ({ weights, mean, cov, alphas }: NormalPortfolioInput) =>
    normalPortfolioRisk(weights, mean, fromRows(cov), alphas),
  'krx.tickSize': ({ market, date, prices }: PricesOnDay) => ({
    ticks: prices.map((price) => tickSize(market, date, price)),
  }),
  'krx.roundPrice': roundPrices,
  'krx.priceLimits': limitPrices,
  'krx.taxRates': ratesByDate,
  'krx.tradeCost': tradeCost,
};
