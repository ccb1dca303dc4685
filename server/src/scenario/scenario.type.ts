import { marketModels } from '@convergence/shared/simulation/run-inputs';
import type {
  MarketModelName,
  ParameterUncertainty,
  SamplingMethod,
  StressShockKind,
} from '@convergence/shared/simulation/run-inputs';
import type { ThreatLevel } from '@convergence/shared/units/threat-level';
import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';

import { connectionOf } from '../platform/graphql/connection.ts';
import {
  IdempotencyKeyReusedError,
  InvalidInputError,
  NotFoundError,
  VersionConflictError,
  WrongStateError,
  errorUnion,
} from '../platform/graphql/errors.ts';
import type { UserError } from '../platform/graphql/errors.ts';
import { Node } from '../platform/graphql/node.type.ts';
import { stringEnum } from '../platform/graphql/permission.type.ts';
import { DateTime, Day, Krw } from '../platform/graphql/scalars.ts';
import { ThreatLevelEnum } from '../threat/threat.type.ts';

import type { ScenarioStatus } from './scenario.entity.ts';
import { engineDefaults } from './scenario-values.ts';
import type { ThreatCalibration } from './scenario-values.ts';

export const ScenarioStatusEnum: { readonly [Name in ScenarioStatus]: Name } = stringEnum(
  'ScenarioStatus',
  'States of a scenario.',
  {
    DRAFT: 'Being edited: an instrument has too few sessions for a simulation yet.',
    READY: 'Ready to simulate.',
    ARCHIVED: 'Kept for the record, read only.',
  },
);

/** A model that the engine does not know is not offered: the enum has the engine's list. */
const marketModelTexts: Readonly<Record<MarketModelName, string>> = {
  FILTERED_HISTORICAL:
    'Filtered historical simulation: a GARCH(1,1)-t for each instrument, moved by its own past surprises, drawn jointly.',
  STATIONARY_BOOTSTRAP: 'Blocks of real sessions, drawn jointly for all instruments.',
  STUDENT_T_COPULA: 'Margins of each instrument joined by a Student-t copula, whose tails fall together.',
  MERTON: 'Geometric Brownian motion with jumps of the whole market, fitted to the history.',
  GBM: 'Correlated geometric Brownian motion: normal log returns without fat tails. For teaching, not for decisions.',
};

export const MarketModelEnum: { readonly [Name in MarketModelName]: Name } = stringEnum(
  'MarketModel',
  'Model of the market that prices are drawn from.',
  Object.fromEntries(marketModels.map((name) => [name, marketModelTexts[name]])) as Record<MarketModelName, string>,
);

export const SamplingMethodEnum: { readonly [Name in SamplingMethod]: Name } = stringEnum(
  'SamplingMethod',
  'How paths are drawn. Every method estimates the same figures; they differ in how fast the intervals narrow.',
  {
    AUTO: 'A short pilot chooses the method with the least variance of the joint CVaR 99 %; the default.',
    PLAIN: 'Independent paths.',
    QUASI_RANDOM: 'Scrambled Sobol points, which fill the space of draws evenly.',
    TILTED: 'Half of the paths are drawn where large losses are and weighted back.',
    QUASI_RANDOM_TILTED: 'Scrambled Sobol points with tilting.',
  },
);

export const ParameterUncertaintyEnum: { readonly [Name in ParameterUncertainty]: Name } = stringEnum(
  'ParameterUncertainty',
  'Whether the error of the fitted model is part of the figures.',
  {
    NONE: 'The model is taken at its estimates; the default.',
    POSTERIOR: 'Every 256 paths have means and covariances of their own, drawn from what the history leaves open.',
  },
);

export const StressShockKindEnum: { readonly [Name in StressShockKind]: Name } = stringEnum(
  'StressShockKind',
  'What a shock changes.',
  {
    LOG_RETURN: 'Adds to the log return of each of its sessions; a value of -1 to 1.',
    VOLATILITY: 'Multiplies the unexpected part of the log return; a value of 0 to 10.',
    CORRELATION:
      'Moves every correlation that part of the way to 1, over the whole horizon and all holdings; a value of 0 to 1.',
  },
);

@ObjectType({ description: 'One change of the market on some sessions of the horizon.' })
export class StressShock {
  @Field(() => StressShockKindEnum, { description: 'What it changes.' })
  kind!: StressShockKind;

  @Field(() => [String], { description: 'Symbols of the holdings that it meets, ascending; empty: all of them.' })
  symbols!: string[];

  @Field(() => Int, { description: 'First session that it meets, from 1.' })
  firstSession!: number;

  @Field(() => Int, { description: 'Last session that it meets; at most the horizon.' })
  lastSession!: number;

  @Field(() => Float, { description: 'Size, in the unit of its kind.' })
  value!: number;
}

@ObjectType({ description: 'Sessions of the past that are lived through once more.' })
export class StressReplay {
  @Field(() => Day, { description: 'First day, in Seoul.' })
  firstDate!: string;

  @Field(() => Day, { description: 'Last day, in Seoul.' })
  lastDate!: string;
}

@ObjectType({ description: 'What a run assumes on top of its market model.' })
export class StressCase {
  @Field(() => [StressShock], {
    description: 'Shocks in the order in which they act, at most 20; empty for a replay alone.',
  })
  shocks!: StressShock[];

  @Field(() => StressReplay, {
    nullable: true,
    description: 'Log returns of these days take the place of the first sessions of the horizon; null: none do.',
  })
  replay!: StressReplay | null;
}

@ObjectType({ description: 'How losses from threats are paid within the horizon.' })
export class ForcedSales {
  @Field(() => Krw, { description: 'Cash outside the investment that pays losses first, in won, at least 0.' })
  reserveKrw!: number;
}

@ObjectType({ description: 'How the alert level moves from day to day, and what it does to the market.' })
export class CommonRegime {
  @Field(() => [[Int]], {
    description:
      'Five rows of five, from NORMAL to SEVERE: probability in parts per million that a day at the level of the row is followed by one at the level of the column; each row adds up to 1,000,000.',
  })
  transitionPpm!: number[][];

  @Field(() => [Int], {
    description:
      "Factor on the variance of the market's unexpected daily returns at each level, from NORMAL to SEVERE, in basis points; 10,000 is 1 and leaves the market alone.",
  })
  varianceRatioBps!: number[];
}

export const ThreatCalibrationEnum: { readonly [Name in ThreatCalibration]: Name } = stringEnum(
  'ThreatCalibration',
  'Which reading of the observed threat frequencies is used.',
  {
    PRUDENT: 'The intrusion rate that surveys of firms imply; the default.',
    REPORTED: 'The lower rate that securities firms reported to the supervisor.',
  },
);

export type ScenarioOrder = 'CREATED_AT_DESC' | 'UPDATED_AT_DESC' | 'NAME_ASC';
export const ScenarioOrderEnum: { readonly [Name in ScenarioOrder]: Name } = stringEnum(
  'ScenarioOrder',
  'Sort orders of scenarios.',
  {
    CREATED_AT_DESC: 'Newest first.',
    UPDATED_AT_DESC: 'Last changed first.',
    NAME_ASC: 'By name, Korean collation.',
  },
);

@ObjectType({ description: 'One instrument of a scenario and its share of the investment.' })
export class ScenarioPosition {
  /** For the resolver, which looks the instrument up. */
  symbol!: string;

  @Field(() => Float, {
    description: 'Share of the investment budget, 0 to 1; the shares of a scenario sum to 1 within 0.000001.',
  })
  weightRatio!: number;
}

@ObjectType({ description: "How much of the catalogue's frequency of a threat the operator is exposed to." })
export class ThreatExposure {
  @Field(() => String, { description: 'Threat of the catalogue, such as T01.' })
  threatId!: string;

  @Field(() => Float, { description: "Multiple of the catalogue's frequency, 0 to 10; 0 switches the threat off." })
  exposure!: number;
}

/** The value fields, the same for a scenario as it is and as it was. */
@ObjectType({ description: 'What a scenario asked at one of its versions.' })
export class ScenarioSnapshot {
  @Field(() => String, { description: 'Name shown to people, 1 to 100 characters.' })
  name!: string;

  @Field(() => String, { description: 'Free text, up to 2,000 characters; empty where none was given.' })
  description!: string;

  @Field(() => [ScenarioPosition], { description: 'Instruments to hold, in ascending order of symbol, 1 to 50.' })
  positions!: ScenarioPosition[];

  @Field(() => Krw, { description: 'Money to invest, in won, 1 to 9,007,199,254,740,991.' })
  investmentBudgetKrw!: number;

  @Field(() => Krw, { description: 'Additional annual cost that new controls may have, in won, at least 0.' })
  controlBudgetKrw!: number;

  @Field(() => Krw, {
    description:
      "Joint loss over the horizon that is tolerated, in won: the scenario's own or, where it has none, the operator's.",
  })
  lossToleranceKrw!: number;

  @Field(() => Int, { description: 'Investment horizon in KRX sessions, 1 to 252.' })
  horizonSessions!: number;

  @Field(() => ThreatLevelEnum, { description: 'National crisis alert level that is assumed for the whole year.' })
  threatLevel!: ThreatLevel;

  @Field(() => ThreatCalibrationEnum, { description: 'Reading of the observed threat frequencies.' })
  calibration!: ThreatCalibration;

  @Field(() => [ThreatExposure], {
    description: 'Exposures that differ from the catalogue, in ascending order of threat.',
  })
  exposures!: ThreatExposure[];

  @Field(() => [String], {
    description:
      "Controls assumed in force on top of the operator's current ones, ascending; a run charges their cost pro rata, and a recommendation chooses anew without them.",
  })
  additionalControlIds!: string[];

  @Field(() => MarketModelEnum, { description: 'Model of the market.' })
  marketModel!: MarketModelName;

  @Field(() => Int, { description: 'Latest sessions that the market model is estimated from, 60 to 5,040.' })
  estimationSessions!: number;

  @Field(() => Int, {
    description: 'Paths to simulate, 1 to 10,000,000; with an accuracy goal the most that may be used.',
  })
  pathCount!: number;

  @Field(() => Int, {
    nullable: true,
    description:
      'Accuracy goal: half the width of the 95 % interval of the joint CVaR 99 % over its value, in basis points, 10 to 2,000; 100 is 1 %. Null: all paths are used.',
  })
  accuracyBps!: number | null;

  @Field(() => SamplingMethodEnum, { description: 'How paths are drawn.' })
  sampling!: SamplingMethod;

  @Field(() => ParameterUncertaintyEnum, {
    description: 'Whether the error of the fitted model is part of the figures.',
  })
  parameterUncertainty!: ParameterUncertainty;

  @Field(() => StressCase, { nullable: true, description: 'Stress case; null: none.' })
  stress!: StressCase | null;

  @Field(() => String, {
    description: 'Seed of the random numbers, decimal, 0 to 9007199254740991; the same seed gives the same result.',
  })
  seed!: string;

  @Field(() => Boolean, { description: 'Whether security events at issuers move their shares.' })
  hasIssuerEvents!: boolean;

  @Field(() => ForcedSales, {
    nullable: true,
    description: 'Losses from threats are paid by selling holdings where money runs out; null: they do not touch them.',
  })
  forcedSales!: ForcedSales | null;

  @Field(() => CommonRegime, {
    nullable: true,
    description:
      'The alert level moves day by day and joins threats to the market; null: it stays at threatLevel and nothing joins them.',
  })
  commonRegime!: CommonRegime | null;

  @Field(() => Int, { description: 'Version of the operator profile that the scenario is measured against.' })
  operatorVersion!: number;
}

@ObjectType('Scenario', {
  implements: Node,
  description: 'A what-if case that can be simulated: an investment joined with a security posture.',
})
export class ScenarioType extends ScenarioSnapshot implements Node {
  id!: string;

  @Field(() => ScenarioStatusEnum, { description: 'State.' })
  status!: ScenarioStatus;

  @Field(() => Int, { description: 'Goes up by one with each change; send it back to update.' })
  version!: number;

  @Field(() => DateTime, { description: 'When it was made, UTC.' })
  createdAt!: Date;

  @Field(() => DateTime, { description: 'When it was last changed, UTC.' })
  updatedAt!: Date;

  @Field(() => String, { nullable: true, description: 'Name of the person who made it; null where the system did.' })
  createdBy!: string | null;
}

@ObjectType('ScenarioVersion', { description: 'One state that a scenario was in; kept for ever.' })
export class ScenarioVersionType {
  @Field(() => Int, { description: 'Version of the scenario, from 1.' })
  version!: number;

  @Field(() => DateTime, { description: 'When it was saved, UTC.' })
  changedAt!: Date;

  @Field(() => String, { nullable: true, description: 'Name of the person who saved it; null where the system did.' })
  changedBy!: string | null;

  @Field(() => [String], {
    description:
      'Names of the fields that differ from the version before; empty for the first. `status` where it was archived or restored.',
  })
  changedFields!: string[];

  @Field(() => ScenarioSnapshot, { description: 'What the scenario asked then.' })
  scenario!: ScenarioSnapshot;
}

@ObjectType({ description: 'A field in which two scenarios differ.' })
export class ScenarioDifference {
  @Field(() => String, { description: 'Name of the field.' })
  field!: string;

  @Field(() => String, { description: 'Printed value of the left scenario; an en dash where there is none.' })
  left!: string;

  @Field(() => String, { description: 'Printed value of the right scenario; an en dash where there is none.' })
  right!: string;
}

@ObjectType({ description: 'Two scenarios side by side.' })
export class ScenarioComparison {
  @Field(() => ScenarioType, { description: 'The left one.' })
  left!: ScenarioType;

  @Field(() => ScenarioType, { description: 'The right one.' })
  right!: ScenarioType;

  @Field(() => [ScenarioDifference], {
    description: 'Fields that differ, in the order of the editor; empty where both ask the same.',
  })
  differences!: ScenarioDifference[];
}

@InputType({ description: 'Conditions on scenarios; all given ones must hold.' })
export class ScenarioFilter {
  @Field(() => String, {
    nullable: true,
    description: 'Part of the name, case-insensitive, 2 to 100 characters. Null: any name.',
  })
  nameContains?: string | null;

  @Field(() => [ScenarioStatusEnum], { nullable: true, description: 'Any of these states. Null: all.' })
  statusIn?: ScenarioStatus[] | null;
}

@InputType({ description: 'One instrument and its share of the investment.' })
export class ScenarioPositionInput {
  @Field(() => String, { description: 'Symbol of an instrument that the server knows, such as 005930.' })
  symbol!: string;

  @Field(() => Float, {
    description: 'Share of the investment budget, 0 to 1; all of them must sum to 1 within 0.000001.',
  })
  weightRatio!: number;
}

@InputType({ description: 'Exposure to one threat.' })
export class ThreatExposureInput {
  @Field(() => String, { description: 'Threat of the catalogue, such as T01.' })
  threatId!: string;

  @Field(() => Float, { description: "Multiple of the catalogue's frequency, 0 to 10." })
  exposure!: number;
}

@InputType({ description: 'One change of the market.' })
export class StressShockInput {
  @Field(() => StressShockKindEnum, { description: 'What it changes.' })
  kind!: StressShockKind;

  @Field(() => [String], {
    defaultValue: [],
    description: 'Symbols of the positions that it meets, none twice; empty: all. Must be empty for CORRELATION.',
  })
  symbols!: string[];

  @Field(() => Int, { description: 'First session that it meets, from 1.' })
  firstSession!: number;

  @Field(() => Int, { description: 'Last session that it meets; not before the first, at most the horizon.' })
  lastSession!: number;

  @Field(() => Float, {
    description: 'LOG_RETURN: -1 to 1, added to each session. VOLATILITY: a factor of 0 to 10. CORRELATION: 0 to 1.',
  })
  value!: number;
}

@InputType({ description: 'Sessions of the past that are lived through once more.' })
export class StressReplayInput {
  @Field(() => Day, { description: 'First day, in Seoul; within the sessions that the model is estimated from.' })
  firstDate!: string;

  @Field(() => Day, { description: 'Last day, in Seoul; not before the first.' })
  lastDate!: string;
}

@InputType({ description: 'What a run assumes on top of its market model: at least one shock or a replay.' })
export class StressCaseInput {
  @Field(() => [StressShockInput], {
    defaultValue: [],
    description: 'Shocks in the order in which they act, at most 20.',
  })
  shocks!: StressShockInput[];

  @Field(() => StressReplayInput, {
    nullable: true,
    description: 'Days whose log returns take the place of the first sessions of the horizon. Null: none.',
  })
  replay?: StressReplayInput | null;
}

@InputType({ description: 'How losses from threats are paid within the horizon.' })
export class ForcedSalesInput {
  @Field(() => Krw, {
    description: 'Cash outside the investment that pays losses first, in won, 0 to 9,007,199,254,740,991.',
  })
  reserveKrw!: number;
}

@InputType({ description: 'How the alert level moves from day to day, and what it does to the market.' })
export class CommonRegimeInput {
  @Field(() => [[Int]], {
    description:
      'Five rows of five, from NORMAL to SEVERE: probability in parts per million that a day at the level of the row is followed by one at the level of the column, 0 to 1,000,000; each row adds up to 1,000,000.',
  })
  transitionPpm!: number[][];

  @Field(() => [Int], {
    description:
      "Factor on the variance of the market's unexpected daily returns at each level, from NORMAL to SEVERE, in basis points, 100 to 1,000,000; 10,000 is 1 and leaves the market alone. Five of them.",
  })
  varianceRatioBps!: number[];
}

@InputType({ description: 'Input of scenarioCreate.' })
export class ScenarioCreateInput {
  @Field(() => String, { description: 'Name shown to people, 1 to 100 characters.' })
  name!: string;

  @Field(() => String, {
    nullable: true,
    defaultValue: '',
    description: 'Free text, up to 2,000 characters; null is an empty one.',
  })
  description?: string | null;

  @Field(() => [ScenarioPositionInput], { description: '1 to 50 instruments, none twice.' })
  positions!: ScenarioPositionInput[];

  @Field(() => Krw, { description: 'Money to invest, in won, 1 to 9,007,199,254,740,991.' })
  investmentBudgetKrw!: number;

  @Field(() => Krw, {
    defaultValue: 0,
    description: 'Additional annual cost that new controls may have, in won, at least 0.',
  })
  controlBudgetKrw!: number;

  @Field(() => Krw, {
    nullable: true,
    description: "Joint loss over the horizon that is tolerated, in won, at least 1. Null: the operator's own.",
  })
  lossToleranceKrw?: number | null;

  @Field(() => Int, { defaultValue: 20, description: 'Investment horizon in KRX sessions, 1 to 252.' })
  horizonSessions!: number;

  @Field(() => ThreatLevelEnum, {
    defaultValue: 'NORMAL',
    description: 'National crisis alert level that is assumed for the whole year.',
  })
  threatLevel!: ThreatLevel;

  @Field(() => ThreatCalibrationEnum, {
    defaultValue: 'PRUDENT',
    description: 'Reading of the observed threat frequencies.',
  })
  calibration!: ThreatCalibration;

  @Field(() => [ThreatExposureInput], { defaultValue: [], description: 'Exposures that differ from the catalogue.' })
  exposures!: ThreatExposureInput[];

  @Field(() => [String], {
    defaultValue: [],
    description: "Controls assumed in force on top of the operator's current ones; a run charges their cost pro rata.",
  })
  additionalControlIds!: string[];

  @Field(() => MarketModelEnum, { defaultValue: engineDefaults.marketModel, description: 'Model of the market.' })
  marketModel!: MarketModelName;

  @Field(() => Int, {
    defaultValue: 756,
    description: 'Latest sessions that the market model is estimated from, 60 to 5,040.',
  })
  estimationSessions!: number;

  @Field(() => Int, {
    defaultValue: 100_000,
    description: 'Paths to simulate, 1 to 10,000,000; with an accuracy goal the most that may be used.',
  })
  pathCount!: number;

  @Field(() => Int, {
    nullable: true,
    description:
      'Accuracy goal: half the width of the 95 % interval of the joint CVaR 99 % over its value, in basis points, 10 to 2,000; 100 is 1 %. Null: all paths are used.',
  })
  accuracyBps?: number | null;

  @Field(() => SamplingMethodEnum, { defaultValue: engineDefaults.sampling, description: 'How paths are drawn.' })
  sampling!: SamplingMethod;

  @Field(() => ParameterUncertaintyEnum, {
    defaultValue: engineDefaults.parameterUncertainty,
    description: 'Whether the error of the fitted model is part of the figures.',
  })
  parameterUncertainty!: ParameterUncertainty;

  @Field(() => StressCaseInput, { nullable: true, description: 'Stress case. Null: none.' })
  stress?: StressCaseInput | null;

  @Field(() => String, {
    nullable: true,
    description: 'Seed of the random numbers, decimal, 0 to 9007199254740991. Null: the server draws one.',
  })
  seed?: string | null;

  @Field(() => Boolean, { defaultValue: true, description: 'Whether security events at issuers move their shares.' })
  hasIssuerEvents!: boolean;

  @Field(() => ForcedSalesInput, {
    nullable: true,
    description: 'Pays losses from threats by selling holdings where money runs out. Null: they do not touch them.',
  })
  forcedSales?: ForcedSalesInput | null;

  @Field(() => CommonRegimeInput, {
    nullable: true,
    description:
      'Lets the alert level move day by day and join threats to the market. Null: it stays at threatLevel and nothing joins them.',
  })
  commonRegime?: CommonRegimeInput | null;

  @Field(() => String, {
    description: 'Random key of this attempt, 16 to 64 characters; a repeat with the same key makes nothing new.',
  })
  idempotencyKey!: string;
}

@InputType({
  description:
    'Input of scenarioUpdate. A field that is left out stays as it is. Saving also takes up the latest operator profile.',
})
export class ScenarioUpdateInput {
  @Field(() => ID, { description: 'Scenario to change.' })
  id!: string;

  @Field(() => Int, { description: 'The version that the caller last read.' })
  expectedVersion!: number;

  @Field(() => String, { nullable: true, description: 'New name, 1 to 100 characters.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'New text, up to 2,000 characters.' })
  description?: string | null;

  @Field(() => [ScenarioPositionInput], { nullable: true, description: 'All positions anew, 1 to 50.' })
  positions?: ScenarioPositionInput[] | null;

  @Field(() => Krw, { nullable: true, description: 'Money to invest, in won, 1 to 9,007,199,254,740,991.' })
  investmentBudgetKrw?: number | null;

  @Field(() => Krw, {
    nullable: true,
    description: 'Additional annual cost that new controls may have, in won, at least 0.',
  })
  controlBudgetKrw?: number | null;

  @Field(() => Krw, {
    nullable: true,
    description:
      "Joint loss over the horizon that is tolerated, in won, at least 1. Null clears it: the operator's own holds.",
  })
  lossToleranceKrw?: number | null;

  @Field(() => Int, { nullable: true, description: 'Investment horizon in KRX sessions, 1 to 252.' })
  horizonSessions?: number | null;

  @Field(() => ThreatLevelEnum, {
    nullable: true,
    description: 'National crisis alert level that is assumed for the whole year.',
  })
  threatLevel?: ThreatLevel | null;

  @Field(() => ThreatCalibrationEnum, { nullable: true, description: 'Reading of the observed threat frequencies.' })
  calibration?: ThreatCalibration | null;

  @Field(() => [ThreatExposureInput], { nullable: true, description: 'All exposures anew.' })
  exposures?: ThreatExposureInput[] | null;

  @Field(() => [String], { nullable: true, description: 'All additional controls anew.' })
  additionalControlIds?: string[] | null;

  @Field(() => MarketModelEnum, { nullable: true, description: 'Model of the market.' })
  marketModel?: MarketModelName | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Latest sessions that the market model is estimated from, 60 to 5,040.',
  })
  estimationSessions?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Paths to simulate, 1 to 10,000,000; with an accuracy goal the most that may be used.',
  })
  pathCount?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Accuracy goal in basis points, 10 to 2,000; 100 is 1 %. Null clears it: all paths are used.',
  })
  accuracyBps?: number | null;

  @Field(() => SamplingMethodEnum, { nullable: true, description: 'How paths are drawn.' })
  sampling?: SamplingMethod | null;

  @Field(() => ParameterUncertaintyEnum, {
    nullable: true,
    description: 'Whether the error of the fitted model is part of the figures.',
  })
  parameterUncertainty?: ParameterUncertainty | null;

  @Field(() => StressCaseInput, { nullable: true, description: 'The whole stress case anew. Null clears it.' })
  stress?: StressCaseInput | null;

  @Field(() => String, { nullable: true, description: 'Seed of the random numbers, decimal, 0 to 9007199254740991.' })
  seed?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether security events at issuers move their shares.' })
  hasIssuerEvents?: boolean | null;

  @Field(() => ForcedSalesInput, {
    nullable: true,
    description: 'How losses from threats are paid. Null clears it: they do not touch the holdings.',
  })
  forcedSales?: ForcedSalesInput | null;

  @Field(() => CommonRegimeInput, {
    nullable: true,
    description: 'How the alert level moves from day to day. Null clears it: it stays at threatLevel.',
  })
  commonRegime?: CommonRegimeInput | null;
}

@InputType({ description: 'Input of scenarioClone.' })
export class ScenarioCloneInput {
  @Field(() => ID, { description: 'Scenario to copy; an archived one may be copied too.' })
  id!: string;

  @Field(() => String, { description: 'Name of the copy, 1 to 100 characters.' })
  name!: string;

  @Field(() => String, {
    description: 'Random key of this attempt, 16 to 64 characters; a repeat with the same key makes nothing new.',
  })
  idempotencyKey!: string;
}

@InputType({ description: 'Input of scenarioArchive.' })
export class ScenarioArchiveInput {
  @Field(() => ID, { description: 'Scenario to archive.' })
  id!: string;

  @Field(() => Int, { description: 'The version that the caller last read.' })
  expectedVersion!: number;
}

@InputType({ description: 'Input of scenarioRestore.' })
export class ScenarioRestoreInput {
  @Field(() => ID, { description: 'Archived scenario to take back.' })
  id!: string;

  @Field(() => Int, { description: 'The version that the caller last read.' })
  expectedVersion!: number;
}

export const ScenarioCreateError = errorUnion('ScenarioCreate', [
  InvalidInputError,
  IdempotencyKeyReusedError,
] as const);

@ObjectType({ description: 'Result of scenarioCreate.' })
export class ScenarioCreatePayload {
  @Field(() => ScenarioType, { nullable: true, description: 'The new scenario; null where errors is not empty.' })
  scenario?: ScenarioType | null;

  @Field(() => [ScenarioCreateError], { description: 'Why nothing was done; empty on success.' })
  errors!: UserError[];
}

export const ScenarioUpdateError = errorUnion('ScenarioUpdate', [
  InvalidInputError,
  NotFoundError,
  VersionConflictError,
  WrongStateError,
] as const);

@ObjectType({ description: 'Result of scenarioUpdate.' })
export class ScenarioUpdatePayload {
  @Field(() => ScenarioType, {
    nullable: true,
    description: 'The scenario as it now is; null where errors is not empty.',
  })
  scenario?: ScenarioType | null;

  @Field(() => [ScenarioUpdateError], { description: 'Why nothing was done; empty on success.' })
  errors!: UserError[];
}

export const ScenarioCloneError = errorUnion('ScenarioClone', [
  InvalidInputError,
  NotFoundError,
  IdempotencyKeyReusedError,
] as const);

@ObjectType({ description: 'Result of scenarioClone.' })
export class ScenarioClonePayload {
  @Field(() => ScenarioType, { nullable: true, description: 'The copy; null where errors is not empty.' })
  scenario?: ScenarioType | null;

  @Field(() => [ScenarioCloneError], { description: 'Why nothing was done; empty on success.' })
  errors!: UserError[];
}

export const ScenarioArchiveError = errorUnion('ScenarioArchive', [
  NotFoundError,
  VersionConflictError,
  WrongStateError,
] as const);

@ObjectType({ description: 'Result of scenarioArchive.' })
export class ScenarioArchivePayload {
  @Field(() => ScenarioType, { nullable: true, description: 'The archived scenario; null where errors is not empty.' })
  scenario?: ScenarioType | null;

  @Field(() => [ScenarioArchiveError], { description: 'Why nothing was done; empty on success.' })
  errors!: UserError[];
}

export const ScenarioRestoreError = errorUnion('ScenarioRestore', [
  NotFoundError,
  VersionConflictError,
  WrongStateError,
] as const);

@ObjectType({ description: 'Result of scenarioRestore.' })
export class ScenarioRestorePayload {
  @Field(() => ScenarioType, {
    nullable: true,
    description: 'The scenario as it now is; null where errors is not empty.',
  })
  scenario?: ScenarioType | null;

  @Field(() => [ScenarioRestoreError], { description: 'Why nothing was done; empty on success.' })
  errors!: UserError[];
}

export const ScenarioConnection = connectionOf('Scenario', () => ScenarioType, 'scenarios');
export const ScenarioVersionConnection = connectionOf(
  'ScenarioVersion',
  () => ScenarioVersionType,
  'versions of a scenario',
);
