import type { ThreatLevel } from '@convergence/shared/units/threat-level';
import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';

import { connectionOf } from '../platform/graphql/connection.ts';
import { errorUnion, InvalidInputError, VersionConflictError } from '../platform/graphql/errors.ts';
import type { UserError } from '../platform/graphql/errors.ts';
import { Node } from '../platform/graphql/node.type.ts';
import { stringEnum } from '../platform/graphql/permission.type.ts';
import { DateTime, Krw } from '../platform/graphql/scalars.ts';
import { SectorType } from '../market/market.type.ts';

export const ThreatLevelEnum: { readonly [Level in ThreatLevel]: Level } = stringEnum(
  'ThreatLevel',
  'Levels of the national crisis alert (위기경보 단계), lowest first; not the bands of the risk score.',
  {
    NORMAL: '정상: ordinary background.',
    ATTENTION: '관심: incidents at some institutions, or a higher likelihood.',
    CAUTION: '주의: failures in part, spread to many institutions likely.',
    ALERT: '경계: many institutions or several carriers hit.',
    SEVERE: '심각: national scale.',
  },
);

@ObjectType('Threat', { description: 'A kind of security incident of the catalogue.' })
export class ThreatObject {
  @Field(() => ID, { description: 'Catalogue id, such as T01.' })
  id!: string;

  @Field(() => String, { description: 'Korean name.' })
  nameKo!: string;

  @Field(() => String, { description: 'English name.' })
  nameEn!: string;

  @Field(() => String, {
    description: 'Class that the alert level raises alike: STATE, CRIME, VULN, INSIDER or OPERATIONAL.',
  })
  class!: string;

  @Field(() => Float, { description: 'Events a year seen at operators with the typical controls, at least 0.' })
  observedFrequencyPerYear!: number;

  @Field(() => Krw, { description: 'Mean loss of one event seen at operators with the typical controls, in won.' })
  observedMeanLossKrw!: number;

  @Field(() => String, { description: 'Where the frequency comes from: a source, a derivation or an assumption.' })
  frequencySource!: string;

  @Field(() => String, { description: 'Where the loss comes from: a source, a derivation or an assumption.' })
  severitySource!: string;

  @Field(() => [String], { description: 'Identifiers of MITRE ATT&CK techniques; empty where it is not an attack.' })
  attackTechniques!: string[];

  @Field(() => Float, {
    description: 'Multiple of the frequency that a scenario has unless it says otherwise, 0 to 10.',
  })
  defaultExposure!: number;
}

@ObjectType('Control', { description: 'A security control of the catalogue.' })
export class ControlObject {
  @Field(() => ID, { description: 'Catalogue id, such as C01.' })
  id!: string;

  @Field(() => String, { description: 'Korean name.' })
  nameKo!: string;

  @Field(() => String, { description: 'English name.' })
  nameEn!: string;

  @Field(() => String, { description: 'Group whose controls overlap, such as G1.' })
  group!: string;

  @Field(() => Krw, { description: 'Cost a year in won, with the build cost spread over its life.' })
  annualCostKrw!: number;

  @Field(() => Boolean, { description: 'Whether operators typically run it already.' })
  isTypical!: boolean;

  @Field(() => String, { description: 'Where its effect comes from: sources or an assumption.' })
  source!: string;

  @Field(() => [[String]], { description: 'Controls that it needs: at least one of each inner list. Empty: none.' })
  requires!: string[][];
}

@ObjectType({ description: 'Names of one alert level.' })
export class ThreatLevelInfo {
  @Field(() => ThreatLevelEnum, { description: 'The level.' })
  level!: ThreatLevel;

  @Field(() => String, { description: 'Korean name.' })
  nameKo!: string;

  @Field(() => String, { description: 'English name.' })
  nameEn!: string;
}

@ObjectType('Catalogue', { description: 'Threats, controls and sectors that the engine knows.' })
export class CatalogueType {
  @Field(() => String, { description: 'Version of the threats.' })
  threatVersion!: string;

  @Field(() => String, { description: 'Version of the controls.' })
  controlVersion!: string;

  @Field(() => [ThreatObject], { description: 'Threats, in ascending order of id.' })
  threats!: ThreatObject[];

  @Field(() => [ControlObject], { description: 'Controls, in ascending order of id.' })
  controls!: ControlObject[];

  @Field(() => [SectorType], { description: 'Sectors of issuers and operators.' })
  sectors!: SectorType[];

  @Field(() => [ThreatLevelInfo], { description: 'Alert levels, lowest first.' })
  levels!: ThreatLevelInfo[];

  @Field(() => [String], { description: 'Controls that operators typically run, ascending.' })
  typicalControlIds!: string[];
}

@ObjectType({ description: 'A loss and how likely a larger one may be.' })
export class AppetitePoint {
  @Field(() => Krw, { description: 'Loss of a year, in won.' })
  lossKrw!: number;

  @Field(() => Float, { description: 'Largest accepted probability of losing more in a year, 0 to 1.' })
  maxProbabilityRatio!: number;
}

@ObjectType('OperatorProfile', {
  implements: Node,
  description:
    'What the operator is, which controls it runs and which losses it can bear, at one version. A version never changes.',
})
export class OperatorProfileType implements Node {
  id!: string;

  @Field(() => Int, { description: 'Version, from 1; send the latest back to update.' })
  version!: number;

  @Field(() => String, { description: 'Name of the operator, 1 to 100 characters.' })
  name!: string;

  @Field(() => SectorType, { description: 'Sector of the operator.' })
  sector!: SectorType;

  @Field(() => Krw, { description: 'Revenue of a year in won, at least 1.' })
  annualRevenueKrw!: number;

  @Field(() => Float, { description: 'Customer records held, a whole number of at least 0.' })
  customerRecordCount!: number;

  @Field(() => Int, { description: 'Staff, at least 1.' })
  staffCount!: number;

  @Field(() => Boolean, { description: 'Whether it is a financial operator under supervision.' })
  isFinancialOperator!: boolean;

  @Field(() => [String], { description: 'Controls in force today, ascending.' })
  currentControlIds!: string[];

  @Field(() => Krw, {
    description: 'What the current controls cost a year, in won. It is spent already and not part of a control budget.',
  })
  currentControlCostKrw!: number;

  @Field(() => Krw, {
    description: "Loss at which the operator's existence is at stake, in won; a CVaR of that size scores 50.",
  })
  riskCapacityKrw!: number;

  @Field(() => Krw, { description: 'Joint loss over an investment horizon that is tolerated, in won.' })
  lossToleranceKrw!: number;

  @Field(() => Krw, { description: 'Loss from threats in a year that is tolerated, in won.' })
  securityLossToleranceKrw!: number;

  @Field(() => Float, { description: 'Maximum drawdown that is tolerated, above 0 and at most 1.' })
  drawdownLimitRatio!: number;

  @Field(() => Float, { description: 'Sum of squared weights that is tolerated, above 0 and at most 1.' })
  concentrationLimit!: number;

  @Field(() => Float, { description: 'Sessions that selling 95 % of the holdings may take, above 0 and at most 252.' })
  liquidityLimitDays!: number;

  @Field(() => [AppetitePoint], {
    description: 'Accepted losses, with rising loss and falling probability; at most 10.',
  })
  appetite!: AppetitePoint[];

  @Field(() => DateTime, { description: 'When this version was saved, UTC.' })
  createdAt!: Date;

  @Field(() => String, { nullable: true, description: 'Name of the person who saved it; null where the system did.' })
  createdBy!: string | null;
}

@InputType({ description: 'A loss and how likely a larger one may be.' })
export class AppetitePointInput {
  @Field(() => Krw, { description: 'Loss of a year, in won, at least 1.' })
  lossKrw!: number;

  @Field(() => Float, { description: 'Largest accepted probability of losing more in a year, above 0 and at most 1.' })
  maxProbabilityRatio!: number;
}

@InputType({ description: 'Input of operatorProfileUpdate. A field that is left out stays as it is.' })
export class OperatorProfileUpdateInput {
  @Field(() => Int, { description: 'The version that the caller last read.' })
  expectedVersion!: number;

  @Field(() => String, { nullable: true, description: 'Name of the operator, 1 to 100 characters.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'Code of a sector of the catalogue, such as SECU.' })
  sectorCode?: string | null;

  @Field(() => Krw, { nullable: true, description: 'Revenue of a year in won, at least 1.' })
  annualRevenueKrw?: number | null;

  @Field(() => Float, { nullable: true, description: 'Customer records held, a whole number of at least 0.' })
  customerRecordCount?: number | null;

  @Field(() => Int, { nullable: true, description: 'Staff, at least 1.' })
  staffCount?: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it is a financial operator under supervision.' })
  isFinancialOperator?: boolean | null;

  @Field(() => [String], { nullable: true, description: 'All controls in force, anew.' })
  currentControlIds?: string[] | null;

  @Field(() => Krw, {
    nullable: true,
    description: "Loss at which the operator's existence is at stake, in won, at least 1.",
  })
  riskCapacityKrw?: number | null;

  @Field(() => Krw, {
    nullable: true,
    description: 'Joint loss over an investment horizon that is tolerated, in won, at least 1.',
  })
  lossToleranceKrw?: number | null;

  @Field(() => Krw, {
    nullable: true,
    description: 'Loss from threats in a year that is tolerated, in won, at least 1.',
  })
  securityLossToleranceKrw?: number | null;

  @Field(() => Float, { nullable: true, description: 'Maximum drawdown that is tolerated, above 0 and at most 1.' })
  drawdownLimitRatio?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Sum of squared weights that is tolerated, above 0 and at most 1.',
  })
  concentrationLimit?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Sessions that selling 95 % of the holdings may take, above 0 and at most 252.',
  })
  liquidityLimitDays?: number | null;

  @Field(() => [AppetitePointInput], { nullable: true, description: 'All appetite points anew, at most 10.' })
  appetite?: AppetitePointInput[] | null;
}

export const OperatorProfileUpdateError = errorUnion('OperatorProfileUpdate', [
  InvalidInputError,
  VersionConflictError,
] as const);

@ObjectType({ description: 'Result of operatorProfileUpdate.' })
export class OperatorProfileUpdatePayload {
  @Field(() => OperatorProfileType, { nullable: true, description: 'The new version; null where errors is not empty.' })
  operatorProfile?: OperatorProfileType | null;

  @Field(() => [OperatorProfileUpdateError], { description: 'Why nothing was done; empty on success.' })
  errors!: UserError[];
}

export const OperatorProfileConnection = connectionOf(
  'OperatorProfile',
  () => OperatorProfileType,
  'versions of the operator profile',
);
