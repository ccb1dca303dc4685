import { marketModels } from '@convergence/shared/simulation/run-inputs';
import type { MarketModelName } from '@convergence/shared/simulation/run-inputs';
import type { ThreatLevel } from '@convergence/shared/units/threat-level';
import { ArgsType, createUnionType, Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';

import { connectionTypes, PageArgs } from '../platform/graphql/connection.ts';
import {
  IdempotencyKeyReusedError,
  InvalidInputError,
  NotFoundError,
  VersionConflictError,
  WrongStateError,
} from '../platform/graphql/errors.type.ts';
import { Node } from '../platform/graphql/node.ts';
import { DateTimeScalar, KrwScalar } from '../platform/graphql/scalars.ts';
import { InstrumentType } from '../market/market.type.ts';
import { ThreatLevelEnum } from '../threat/threat.type.ts';

import type { ScenarioStatus } from './scenario.entity.ts';
import type { ThreatCalibration } from './scenario-values.ts';

export const ScenarioStatusEnum = { DRAFT: 'DRAFT', READY: 'READY', ARCHIVED: 'ARCHIVED' } as const;
registerEnumType(ScenarioStatusEnum, {
  name: 'ScenarioStatus',
  description: 'States of a scenario.',
  valuesConfig: {
    DRAFT: { description: 'Being edited: an instrument has too few sessions for a simulation yet.' },
    READY: { description: 'Ready to simulate.' },
    ARCHIVED: { description: 'Kept for the record, read only.' },
  },
});

export const MarketModelEnum = Object.fromEntries(marketModels.map((name) => [name, name])) as { [Name in MarketModelName]: Name };
registerEnumType(MarketModelEnum, {
  name: 'MarketModel',
  description: 'Model of the market that prices are drawn from.',
  valuesConfig: {
    STATIONARY_BOOTSTRAP: { description: 'Blocks of real sessions, drawn jointly for all instruments.' },
    STUDENT_T_COPULA: { description: 'Empirical margins joined by a Student-t copula with joint tails.' },
    GBM: { description: 'Correlated geometric Brownian motion: normal log returns without fat tails.' },
  },
});

export const ThreatCalibrationEnum = { PRUDENT: 'PRUDENT', REPORTED: 'REPORTED' } as const;
registerEnumType(ThreatCalibrationEnum, {
  name: 'ThreatCalibration',
  description: 'Which reading of the observed threat frequencies is used.',
  valuesConfig: {
    PRUDENT: { description: 'The intrusion rate that surveys of firms imply; the default.' },
    REPORTED: { description: 'The lower rate that securities firms reported to the supervisor.' },
  },
});

export const ScenarioOrderEnum = { CREATED_AT_DESC: 'CREATED_AT_DESC', UPDATED_AT_DESC: 'UPDATED_AT_DESC', NAME_ASC: 'NAME_ASC' } as const;
export type ScenarioOrder = keyof typeof ScenarioOrderEnum;
registerEnumType(ScenarioOrderEnum, {
  name: 'ScenarioOrder',
  description: 'Sort orders of scenarios.',
  valuesConfig: {
    CREATED_AT_DESC: { description: 'Newest first.' },
    UPDATED_AT_DESC: { description: 'Last changed first.' },
    NAME_ASC: { description: 'By name, Korean collation.' },
  },
});

@ObjectType({ description: 'One instrument of a scenario and its share of the investment.' })
export class ScenarioPosition {
  @Field(() => InstrumentType, { description: 'The instrument.' })
  instrument!: unknown;

  @Field(() => Float, { description: 'Share of the investment budget, 0 to 1; the shares of a scenario sum to 1 within 0.000001.' })
  weightRatio!: number;
}

@ObjectType({ description: 'How much of the catalogue\'s frequency of a threat the operator is exposed to.' })
export class ThreatExposure {
  @Field(() => String, { description: 'Threat of the catalogue, such as T01.' })
  threatId!: string;

  @Field(() => Float, { description: 'Multiple of the catalogue\'s frequency, 0 to 10; 0 switches the threat off.' })
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

  @Field(() => KrwScalar, { description: 'Money to invest, in won, 1 to 9,007,199,254,740,991.' })
  investmentBudgetKrw!: number;

  @Field(() => KrwScalar, { description: 'Additional annual cost that new controls may have, in won, at least 0.' })
  controlBudgetKrw!: number;

  @Field(() => KrwScalar, {
    description: 'Joint loss over the horizon that is tolerated, in won: the scenario\'s own or, where it has none, the operator\'s.',
  })
  lossToleranceKrw!: number;

  @Field(() => Int, { description: 'Investment horizon in KRX sessions, 1 to 252.' })
  horizonSessions!: number;

  @Field(() => ThreatLevelEnum, { description: 'National crisis alert level that is assumed for the whole year.' })
  threatLevel!: ThreatLevel;

  @Field(() => ThreatCalibrationEnum, { description: 'Reading of the observed threat frequencies.' })
  calibration!: ThreatCalibration;

  @Field(() => [ThreatExposure], { description: 'Exposures that differ from the catalogue, in ascending order of threat.' })
  exposures!: ThreatExposure[];

  @Field(() => [String], { description: 'Controls assumed in force on top of the operator\'s current ones, ascending.' })
  additionalControlIds!: string[];

  @Field(() => MarketModelEnum, { description: 'Model of the market.' })
  marketModel!: MarketModelName;

  @Field(() => Int, { description: 'Latest sessions that the market model is estimated from, 60 to 5,040.' })
  estimationSessions!: number;

  @Field(() => Int, { description: 'Paths to simulate, 1 to 10,000,000.' })
  pathCount!: number;

  @Field(() => String, { description: 'Seed of the random numbers, decimal, 0 to 9007199254740991; the same seed gives the same result.' })
  seed!: string;

  @Field(() => Boolean, { description: 'Whether security events at issuers move their shares.' })
  hasIssuerEvents!: boolean;

  @Field(() => Int, { description: 'Version of the operator profile that the scenario is measured against.' })
  operatorVersion!: number;
}
