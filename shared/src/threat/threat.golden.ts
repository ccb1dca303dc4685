import type { GoldenOp } from '../golden-op.ts';
import { marginalValue, budgetFrontier } from '../optimise/control-frontier.ts';
import { selectControls, selectControlsGreedily } from '../optimise/control-selection.ts';
import { tailRisk } from '../risk/tail-risk.ts';
import type { LevelSegment } from '../units/threat-level.ts';
import {
  exponentialYearCdf,
  exponentialYearTail,
  largestEventExceedance,
  negativeBinomialLossMoments,
  poissonLossMoments,
} from './aggregate-loss.ts';
import { annualLossExpectancy } from './ale.ts';
import { annualLossLaw, exceedance } from './annual-loss.ts';
import { appetiteLimit, checkAppetite } from './appetite.ts';
import { capacityScore } from './capacity-score.ts';
import { catalogueNumber } from './catalogue.ts';
import type { Calibration, LevelClass } from './catalogue.ts';
import { countCovariance, idiosyncraticRates, sharedLossMoments } from './common-cause.ts';
import type { ShockRates } from './common-cause.ts';
import { combineReductions, controlFactors, factorsOf } from './controls.ts';
import { assertLevelPlan, constantLevel, meanMultiplier } from './frequency.ts';
import { updateFrequency } from './frequency-update.ts';
import { gordonLoeb, spendingCeilingKrw } from './gordon-loeb.ts';
import type { BreachFunction } from './gordon-loeb.ts';
import { impactAt } from './impact.ts';
import { inputFindings } from './input-check.ts';
import { intelligenceMultipliers } from './intelligence.ts';
import { jumpDiffusionMoments, jumpLaw } from './jump-law.ts';
import { compoundPoissonLaw, convolve, latticeExceedance, latticeLaw, latticeTail, panjerPoisson } from './lattice.ts';
import type { LatticeLaw } from './lattice.ts';
import { rawMoment } from './lognormal.ts';
import type { Lognormal } from './lognormal.ts';
import { sampleExceedance, tailContributions } from './loss-sample.ts';
import { lognormalRateAtLeast } from './rate-uncertainty.ts';
import { programmeValue, securityReturn } from './roi.ts';
import {
  cededPerEvent,
  limitedExpectedValue,
  lognormalExceedance,
  lognormalFromInterval,
  lognormalFromMean,
  lognormalFromVariation,
  lognormalMean,
  lognormalQuantile,
  lognormalSd,
  pertQuantile,
  pertShape,
  tailedExceedance,
  tailedMean,
  tailedQuantile,
  tailProbability,
} from './severity.ts';
import type { Pert, TailedSeverity } from './severity.ts';
import { buildThreatPlan, factorTable } from './threat-plan.ts';
import { createThreatYear, sampleThreatYear, threatLossKrw } from './threat-year.ts';
import { YEAR_DAYS } from './year.ts';

/** An op whose formula is chosen by the keys present (ruling 15). */
type Keyed = Readonly<Record<string, never>>;

interface LognormalInput {
  readonly p05?: number;
  readonly p95?: number;
  readonly mean?: number;
  readonly sigma?: number;
  readonly cv?: number;
  readonly frequency?: number;
}

function severityOf({ p05, p95, mean, sigma, cv }: LognormalInput): Lognormal {
  if (p05 !== undefined && p95 !== undefined) return lognormalFromInterval(p05, p95);
  return cv === undefined ? lognormalFromMean(mean!, sigma!) : lognormalFromVariation(mean!, cv);
}

function severityLognormal(input: LognormalInput): object {
  const law = severityOf(input);
  const mean = lognormalMean(law);
  return {
    ...law,
    mean,
    median: Math.exp(law.mu),
    sd: lognormalSd(law),
    p95: lognormalQuantile(law, 0.95),
    p99: lognormalQuantile(law, 0.99),
    exceed10xMean: lognormalExceedance(law, 10 * mean),
    annualLoss: (input.frequency ?? 1) * mean,
  };
}

function severityPert(input: Pert & { readonly lambda_?: number }): object {
  const pert = input.lambda_ === undefined ? input : { ...input, lambda: input.lambda_ };
  const shape = pertShape(pert);
  const quantile = (probability: number): number => pertQuantile(pert, probability);
  return { ...shape, sd: Math.sqrt(shape.variance), p05: quantile(0.05), p50: quantile(0.5), p95: quantile(0.95) };
}

function severityGpdTail(law: TailedSeverity): object {
  return {
    tailProbability: tailProbability(law),
    mean: tailedMean(law),
    exceed3u: tailedExceedance(law, 3 * law.threshold),
    p99: tailedQuantile(law, 0.99),
    p999: tailedQuantile(law, 0.999),
  };
}

interface InsuranceInput {
  readonly frequency: number;
  readonly mean: number;
  readonly sigma: number;
  readonly retentionPerEvent: number;
  readonly limitPerEvent: number;
  readonly annualPremium: number;
}

function insuranceLayer({
  frequency,
  mean,
  sigma,
  retentionPerEvent,
  limitPerEvent,
  annualPremium,
}: InsuranceInput): object {
  const law = lognormalFromMean(mean, sigma);
  const ceded = cededPerEvent(law, retentionPerEvent, limitPerEvent);
  const { enbisKrw, rosi } = securityReturn(frequency * mean, frequency * (mean - ceded), annualPremium);
  return {
    limitedExpectedValueAtRetention: limitedExpectedValue(law, retentionPerEvent),
    cededPerEvent: ceded,
    retainedPerEvent: mean - ceded,
    cededAnnual: frequency * ceded,
    retainedAnnual: frequency * (mean - ceded),
    enbis: enbisKrw,
    rosi,
  };
}

interface MomentsInput {
  readonly frequency: number;
  readonly mean: number;
  readonly sigma: number;
  readonly dispersion?: number | null;
  readonly x?: number;
}

function aggregateMoments({ frequency, mean, sigma, dispersion, x }: MomentsInput): object {
  const law = lognormalFromMean(mean, sigma);
  if (x !== undefined) return { probabilityLargestExceeds: largestEventExceedance(frequency, law, x) };
  return typeof dispersion === 'number'
    ? negativeBinomialLossMoments(frequency, dispersion, law)
    : poissonLossMoments(frequency, law);
}

/** `VaR_0.95` and `CVaR_0.95` for each level. */
function tailKeys(
  alphas: readonly number[],
  tailAt: (alpha: number) => readonly [number, number],
): Record<string, number> {
  const out: Record<string, number> = {};
  for (const alpha of alphas) [out[`VaR_${alpha}`], out[`CVaR_${alpha}`]] = tailAt(alpha) as [number, number];
  return out;
}

function latticePair(law: LatticeLaw, alpha: number): readonly [number, number] {
  const { valueAtRisk, conditionalValueAtRisk } = latticeTail(law, alpha);
  return [valueAtRisk, conditionalValueAtRisk];
}

/**
 * Step of the Fourier transform that the published statement was confirmed with. On it "more than x" means more than x and half
 * a step, which is why it gives 0.04998 where the step-free answer at 780,000 is 0.05018.
 */
const PUBLISHED_STEP = 20_000;

function massBeyond({ probabilities }: { readonly probabilities: Float64Array }): number {
  return 1 - probabilities.reduce((sum, probability) => sum + probability, 0);
}

interface AggregateInput {
  readonly frequency: number;
  readonly severityMean?: number;
  readonly alpha?: number;
  readonly severity?: Readonly<Record<string, number>>;
  readonly alphas?: readonly number[];
  readonly mu?: number;
  readonly sigma?: number;
  readonly x?: number | readonly number[];
}

function aggregateExact(input: AggregateInput): object {
  const { frequency } = input;
  if (input.severityMean !== undefined) {
    const year = { frequency, severityMean: input.severityMean };
    const { valueAtRisk, conditionalValueAtRisk } = exponentialYearTail(year, input.alpha!);
    return { cdfAtX: exponentialYearCdf(year, input.x as number), VaR: valueAtRisk, CVaR: conditionalValueAtRisk };
  }
  if (input.severity) {
    const severity: number[] = [];
    for (const [loss, probability] of Object.entries(input.severity)) severity[Number(loss)] = probability;
    const law = compoundPoissonLaw(
      frequency,
      Array.from(severity, (probability) => probability ?? 0),
    );
    return {
      ...tailKeys(input.alphas!, (alpha) => latticePair(law, alpha)),
      pmf0to5: Array.from(law.probabilities.slice(0, 6)),
      exceed8: latticeExceedance(law, 8),
    };
  }
  const points = input.x as readonly number[];
  const severity = { mu: input.mu!, sigma: input.sigma! };
  const fine = annualLossLaw([{ frequency, severity }], [], { stepKrw: Math.min(...points) / 1000, points: 2 ** 18 });
  const coarse = annualLossLaw([{ frequency, severity }], [], { stepKrw: PUBLISHED_STEP, points: 2 ** 14 });
  const onLattice = { first: 0, probabilities: coarse.probabilities };
  return {
    exceedPublished: points.map((x) => ({ x, probability: exceedance(fine, x) })),
    exceedComputed: points.map((x) => ({
      x,
      probability: latticeExceedance(onLattice, x / PUBLISHED_STEP) + massBeyond(coarse),
    })),
  };
}

interface LevelInput {
  readonly levelClass?: LevelClass;
  readonly baseFrequency?: number;
  readonly segments?: readonly LevelSegment[];
  readonly horizonDays?: number;
  readonly mu?: number;
  readonly sigma?: number;
}

function threatLevelRate(input: LevelInput): object {
  if (input.mu !== undefined) {
    const atLeast = (count: number): number => lognormalRateAtLeast(input.mu!, input.sigma!, count);
    return {
      atLeast1: atLeast(1),
      atLeast2: atLeast(2),
      atLeast3: atLeast(3),
      meanRate: rawMoment({ mu: input.mu, sigma: input.sigma! }, 1),
    };
  }
  const horizon = input.horizonDays ?? YEAR_DAYS;
  assertLevelPlan(input.segments!, horizon);
  const multiplier = meanMultiplier(input.levelClass!, input.segments!);
  const expectedEvents = (input.baseFrequency! * multiplier * horizon) / YEAR_DAYS;
  return { expectedEvents, probabilityOfNone: Math.exp(-expectedEvents), meanMultiplier: multiplier };
}

interface CombinationInput {
  readonly overlap?: number;
  readonly effectiveReductions?: readonly number[];
  readonly controls?: readonly string[];
  readonly threats?: readonly string[];
}

function controlCombination(input: CombinationInput): object {
  if (input.effectiveReductions) return { factor: combineReductions(input.effectiveReductions, input.overlap!) };
  const factors = controlFactors(input.controls!);
  const out: Record<string, number> = {};
  for (const id of input.threats!) {
    const { F, M } = factorsOf(factors, id);
    out[`${id}.F`] = F;
    out[`${id}.M`] = M;
  }
  return out;
}

interface SettingInput {
  readonly level: number;
  readonly controls?: readonly string[];
  readonly calibration?: Calibration;
  readonly exposures?: string | Readonly<Record<string, number>>;
}

function expectationOf({
  level,
  calibration = 'prudent',
  exposures,
  controls = [],
}: SettingInput): ReturnType<typeof annualLossExpectancy> {
  const setting = { levelPlan: constantLevel(level), calibration };
  return annualLossExpectancy(typeof exposures === 'object' ? { ...setting, exposures } : setting, controls);
}

function anchoringAle(input: SettingInput): object {
  const expected = expectationOf(input);
  const byThreat = <T>(value: (threat: (typeof expected.perThreat)[number]) => T): Record<string, T> =>
    Object.fromEntries(expected.perThreat.map((threat) => [threat.threatId, value(threat)]));
  return {
    perThreat: byThreat(({ baseFrequency, baseMean, frequency, aleKrw }) => ({
      baseFrequency,
      baseMean,
      frequency,
      ale: aleKrw,
    })),
    perThreatFrequency: byThreat(({ frequency }) => frequency),
    totalAle: expected.totalAleKrw,
    annualControlCost: expected.controlCostKrw,
  };
}

function lossesWithoutControls(input: SettingInput): Record<string, number> {
  const { perThreat } = expectationOf({ ...input, controls: [] });
  return Object.fromEntries(perThreat.map((threat) => [threat.threatId, threat.uncontrolledAleKrw]));
}

interface SelectionInput extends SettingInput {
  readonly budget: number;
  readonly objective: string;
  readonly mandatory?: readonly string[];
}

function controlSelection(input: SelectionInput): object {
  const problem = {
    expectedLossKrw: lossesWithoutControls(input),
    budgetKrw: input.budget,
    mandatory: input.mandatory ?? [],
    objective: input.objective.includes('plus control cost') ? ('net' as const) : ('ale' as const),
  };
  const best = selectControls(problem);
  const greedy = selectControlsGreedily(problem);
  return {
    controls: best.controls,
    ale: best.aleKrw,
    cost: best.costKrw,
    objective: best.objectiveKrw,
    greedyAle: greedy.aleKrw,
    greedyControls: greedy.controls,
  };
}

function frontier(input: SettingInput & { readonly budgets: readonly number[] }): object {
  const { points } = budgetFrontier({ expectedLossKrw: lossesWithoutControls(input) }, input.budgets);
  return { points: points.map(({ budgetKrw, aleKrw, controls }) => ({ budget: budgetKrw, ale: aleKrw, controls })) };
}

function nextWon(input: SettingInput & { readonly budget: number; readonly increment: number }): object {
  const value = marginalValue({ expectedLossKrw: lossesWithoutControls(input) }, input.budget, input.increment);
  return {
    aleBefore: value.aleBeforeKrw,
    aleAfter: value.aleAfterKrw,
    marginalLossReductionPerKrw: value.lossReductionPerKrw,
    worthIt: value.isWorthIt,
  };
}

interface RosiInput {
  readonly singleLoss?: number;
  readonly perYear?: number;
  readonly mitigated?: number;
  readonly ale0?: number;
  readonly ale1?: number;
  readonly cost?: number;
  readonly upfront?: number;
  readonly annualRunCost?: number;
  readonly annualLossReduction?: number;
  readonly years?: number;
  readonly discountRate?: number;
}

function rosi(input: RosiInput): object {
  if (input.upfront !== undefined) {
    const { npvKrw, paybackYears } = programmeValue({
      upfrontKrw: input.upfront,
      annualRunCostKrw: input.annualRunCost!,
      annualLossReductionKrw: input.annualLossReduction!,
      years: input.years!,
      discountRate: input.discountRate!,
    });
    return { npv: npvKrw, paybackYears };
  }
  const riskExposure = input.singleLoss === undefined ? input.ale0! : input.singleLoss * input.perYear!;
  const after = input.singleLoss === undefined ? input.ale1! : riskExposure * (1 - input.mitigated!);
  const { enbisKrw, ...rest } = securityReturn(riskExposure, after, input.cost!);
  return { riskExposure, enbis: enbisKrw, ...rest };
}

interface GordonLoebInput {
  readonly cls?: string;
  readonly v?: number;
  readonly L?: number;
  readonly alpha?: number;
  readonly beta?: number;
  readonly value?: number;
  readonly attackProbability?: number;
  readonly successProbability?: number;
  readonly grid?: {
    readonly v: readonly number[];
    readonly L: number;
    readonly alpha: readonly number[];
    readonly beta: readonly number[];
  };
}

function gordonLoebCase(input: GordonLoebInput): object {
  if (input.grid) {
    const { v: vs, L, alpha: alphas, beta: betas } = input.grid;
    const breaches = vs.flatMap((v) =>
      alphas.flatMap((alpha): readonly BreachFunction[] =>
        betas.map((beta): BreachFunction => ({ kind: 'I', v, alpha, beta })).concat({ kind: 'II', v, alpha }),
      ),
    );
    const ratios = breaches.map((breach) => gordonLoeb(breach, L).ratio);
    return { maxRatioNotAbove: Math.max(...ratios) };
  }
  if (input.value !== undefined) {
    const expectedLoss = input.value * input.attackProbability! * input.successProbability!;
    const ceiling = spendingCeilingKrw(expectedLoss);
    return { expectedLoss, ceilingQuoted: ceiling, ceilingExact: ceiling };
  }
  const { cls, v, alpha, beta } = input as Required<GordonLoebInput>;
  const best = gordonLoeb(cls === 'I' ? { kind: 'I', v, alpha, beta } : { kind: 'II', v, alpha }, input.L!);
  return {
    z: best.spendingKrw,
    S: best.breachProbability,
    enbis: best.enbisKrw,
    bound: best.ceilingKrw,
    ratio: best.ratio,
  };
}

function samplePair(losses: Float64Array, alpha: number): readonly [number, number] {
  const { valueAtRisk, conditionalValueAtRisk } = tailRisk(losses, alpha);
  return [valueAtRisk, conditionalValueAtRisk];
}

function meanOf(losses: Float64Array): number {
  return losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
}

function empiricalTail(input: {
  readonly losses: readonly number[];
  readonly alphas: readonly number[];
  readonly thresholds: readonly number[];
}): object {
  const losses = Float64Array.from(input.losses);
  return {
    ...tailKeys(input.alphas, (alpha) => samplePair(losses, alpha)),
    mean: meanOf(losses),
    lec: input.thresholds.map((x) => ({ x, probability: sampleExceedance(losses, x) })),
  };
}

function contributionsCase(input: {
  readonly componentLosses: readonly (readonly number[])[];
  readonly alpha: number;
}): object {
  const { valueAtRisk, conditionalValueAtRisk, contributions } = tailContributions(input.componentLosses, input.alpha);
  const sum = contributions.reduce((total, part) => total + part, 0);
  const isSum = Math.abs(sum - conditionalValueAtRisk) <= 1e-9 * Math.abs(conditionalValueAtRisk);
  return { VaR: valueAtRisk, CVaR: conditionalValueAtRisk, contributions, sumEqualsCVaR: isSum };
}

interface AppetiteInput {
  readonly losses: readonly number[];
  readonly appetite: readonly { readonly loss: number; readonly maxProbability: number }[];
  readonly queries: readonly number[];
}

function riskAppetite(input: AppetiteInput): object {
  const points = input.appetite.map(({ loss, maxProbability }) => ({ lossKrw: loss, maxProbability }));
  const check = checkAppetite(points, (x) => sampleExceedance(input.losses, x));
  return {
    limitsAt: input.queries.map((x) => ({ x, limit: appetiteLimit(points, x) })),
    points: check.points.map(({ lossKrw, exceedance: lec, ratio }) => ({ x: lossKrw, lec, ratio })),
    worstRatio: check.worstRatio,
    breached: check.isBreached,
  };
}

interface JumpInput {
  readonly drift: number;
  readonly volatility: number;
  readonly horizonYears: number;
  readonly jumps: readonly {
    readonly rate: number;
    readonly meanSimpleJump: number;
    readonly sdLogJump: number;
    readonly rateInsideDrift: number;
  }[];
}

function jumpDiffusion({ drift, volatility, horizonYears, jumps }: JumpInput): object {
  const sources = jumps.map(({ rate, meanSimpleJump, sdLogJump, rateInsideDrift }) => ({
    rate,
    rateInsideDrift,
    law: jumpLaw(meanSimpleJump, sdLogJump),
  }));
  return jumpDiffusionMoments(drift, volatility, horizonYears, sources);
}

function impactProfile(input: {
  readonly immediate: number;
  readonly longRun: number;
  readonly decayDays: number;
  readonly days: readonly number[];
}): object {
  const shape = { immediateJump: input.immediate, longRunJump: input.longRun, decayDays: input.decayDays };
  return { effects: input.days.map((day) => ({ day, effect: impactAt(shape, day) })) };
}

interface CommonCauseInput {
  readonly totalRates: readonly number[];
  readonly shocks: readonly ShockRates[];
  readonly severity: readonly { readonly mean: number; readonly sigma: number }[];
}

function commonCause({ totalRates, shocks, severity }: CommonCauseInput): object {
  const laws = severity.map(({ mean, sigma }) => lognormalFromMean(mean, sigma));
  const moments = sharedLossMoments(totalRates, shocks, laws);
  const countCovariances: Record<string, number> = {};
  totalRates.forEach((_, a) => {
    for (let b = a + 1; b < totalRates.length; b++) countCovariances[`${a}-${b}`] = countCovariance(shocks, a, b);
  });
  return {
    idiosyncraticRates: idiosyncraticRates(totalRates, shocks),
    countCovariance: countCovariances,
    totalMean: moments.mean,
    totalVariance: moments.variance,
  };
}

function frequencyUpdate(input: {
  readonly priorMean: number;
  readonly priorYears: number;
  readonly events: number;
  readonly observedYears: number;
}): object {
  const update = updateFrequency(input.priorMean, input.priorYears, input.events, input.observedYears);
  return {
    priorMean: update.prior.shape / update.prior.rate,
    posteriorShape: update.posterior.shape,
    posteriorRate: update.posterior.rate,
    posteriorMean: update.posteriorMean,
    p05: update.p05,
    p95: update.p95,
    predictiveTail: update.upperTail,
  };
}

interface ThinnedInput {
  readonly controls: readonly string[];
  readonly alpha: number;
  readonly events: readonly {
    readonly scenario: number;
    readonly threat: string;
    readonly mark: number;
    readonly severity: number;
  }[];
  readonly scenarios: number;
}

function thinnedScenarios({ controls, alpha, events, scenarios }: ThinnedInput): object {
  const factors = factorTable(controlFactors(controls));
  const losses = new Float64Array(scenarios);
  let survivingEvents = 0;
  for (const event of events) {
    const number = catalogueNumber(event.threat);
    if (event.mark > factors.F[number]!) continue;
    survivingEvents++;
    losses[event.scenario] = losses[event.scenario]! + factors.M[number]! * event.severity;
  }
  const [VaR, CVaR] = samplePair(losses, alpha);
  return { lossPerScenario: Array.from(losses), survivingEvents, mean: meanOf(losses), VaR, CVaR };
}

function intelMultiplier(input: {
  readonly kevMatchAgesDays: readonly number[];
  readonly epssOfExposedUnpatchedOutsideKev: readonly number[];
  readonly newBreachedAccounts: number;
  readonly staff: number;
  readonly incidentTrend: number;
}): object {
  return intelligenceMultipliers({ ...input, epssOutsideKev: input.epssOfExposedUnpatchedOutsideKev });
}

/** Losses at which the exceedance curve of a year is tabulated, KRW. */
const exceedanceGrid = [1e8, 1e9, 5e9, 2e10, 1e11];
const GOLDEN_SEED = 20261122;

interface AnnualInput {
  readonly level: number;
  readonly controls: readonly string[];
  readonly commonCause: boolean;
  readonly minimumYears: number;
}

/** Mean, standard deviation and P(0) in closed form, the rest from the simulator with a fixed seed (ruling 15). */
function annualLossDistribution(input: AnnualInput): object {
  const expected = expectationOf(input);
  const variance = expected.perThreat.reduce(
    (sum, { frequency, M, baseMean, sigma }) =>
      sum + poissonLossMoments(frequency, lognormalFromMean(M * baseMean, sigma)).variance,
    0,
  );
  const events = expected.perThreat.reduce((sum, threat) => sum + threat.frequency, 0);
  const plan = buildThreatPlan({
    levelPlan: constantLevel(input.level),
    calibration: 'prudent',
    controls: input.controls,
    hasCommonCause: input.commonCause,
  });
  const year = createThreatYear();
  const losses = Float64Array.from({ length: input.minimumYears }, (_, path) => {
    sampleThreatYear(plan, GOLDEN_SEED, path, year);
    return threatLossKrw(year);
  });
  return {
    mean: expected.totalAleKrw,
    sd: Math.sqrt(variance),
    probabilityZeroEvents: Math.exp(-events),
    ...tailKeys([0.9, 0.95, 0.99], (alpha) => samplePair(losses, alpha)),
    lec: exceedanceGrid.map((x) => ({ x, probability: sampleExceedance(losses, x) })),
  };
}

function compoundPoissonLognormal(input: {
  readonly lambda: number;
  readonly mu: number;
  readonly sigma: number;
}): object {
  const { mean, variance, skewness, pZero } = poissonLossMoments(input.lambda, input);
  return { mean, variance, skewness, probNoEvent: pZero };
}

function latticeTails(law: LatticeLaw, alphas: readonly number[]): object {
  const tails = alphas.map((alpha) => latticeTail(law, alpha));
  return { var: tails.map((tail) => tail.valueAtRisk), cvar: tails.map((tail) => tail.conditionalValueAtRisk) };
}

interface PanjerInput {
  readonly lambda: number;
  readonly severity: readonly number[];
  readonly n: number;
  readonly alphas: readonly number[];
}

function panjer({ lambda, severity, n, alphas }: PanjerInput): object {
  return {
    pmf: Array.from(panjerPoisson(lambda, severity, n)),
    ...latticeTails(compoundPoissonLaw(lambda, severity), alphas),
  };
}

function jointLattice(
  input: Omit<PanjerInput, 'n'> & { readonly market: readonly { readonly loss: number; readonly prob: number }[] },
): object {
  return latticeTails(
    convolve(latticeLaw(input.market), compoundPoissonLaw(input.lambda, input.severity)),
    input.alphas,
  );
}

/** Operations of golden-threat and of the family cyber-loss (ruling 15). */
export const threatGolden: Readonly<Record<string, GoldenOp>> = {
  'threat.severity-lognormal': severityLognormal,
  'threat.severity-pert': severityPert,
  'threat.severity-gpd-tail': severityGpdTail,
  'threat.insurance-layer': insuranceLayer,
  'threat.aggregate-moments': aggregateMoments,
  'threat.aggregate-exact': aggregateExact,
  'threat.threat-level-rate': threatLevelRate,
  'threat.control-combination': controlCombination,
  'threat.anchoring-ale': anchoringAle,
  'threat.control-selection': controlSelection,
  'threat.budget-frontier': frontier,
  'threat.rosi': rosi,
  'threat.gordon-loeb': gordonLoebCase,
  'threat.empirical-tail': empiricalTail,
  'threat.tail-contributions': contributionsCase,
  'threat.risk-appetite': riskAppetite,
  'threat.jump-diffusion': jumpDiffusion,
  'threat.impact-profile': impactProfile,
  'threat.common-cause': commonCause,
  'threat.frequency-update': frequencyUpdate,
  'threat.thinned-scenarios': thinnedScenarios,
  'threat.risk-score': ({ cvar, capacity }: { readonly cvar: number; readonly capacity: number }) =>
    capacityScore(cvar, capacity),
  'threat.intel-multiplier': intelMultiplier,
  'threat.annual-loss-distribution': annualLossDistribution,
  'threat.invalid-inputs': (input: Keyed) => ({ result: inputFindings(input)[0] ?? null }),
  'threat.marginal-value': nextWon,
  'cyber.compoundPoissonLognormal': compoundPoissonLognormal,
  'cyber.panjerPoisson': panjer,
  'cyber.jointLattice': jointLattice,
};
