import { Field, Float, ID, InputType, Int, InterfaceType, ObjectType } from 'type-graphql';

import { IMPACT_CONSTANT } from '@convergence/shared/market/market-impact';
import type { RecommendStage } from '@convergence/shared/simulation/recommendation';

import { connectionOf } from '../platform/graphql/connection.ts';
import {
  errorUnion,
  IdempotencyKeyReusedError,
  InvalidInputError,
  NotFoundError,
  WrongStateError,
} from '../platform/graphql/errors.ts';
import type { UserError } from '../platform/graphql/errors.ts';
import { Node } from '../platform/graphql/node.type.ts';
import { stringEnum } from '../platform/graphql/permission.type.ts';
import { DateTime, Krw } from '../platform/graphql/scalars.ts';
import type { RiskUnit } from '../risk/risk.type.ts';
import { RiskUnitEnum, RunWarning } from '../risk/risk.type.ts';
import { Interval } from '../simulation/simulation.type.ts';
import { ControlObject } from '../threat/threat.type.ts';

import { RecommendationEvidence } from './recommendation-evidence.type.ts';
import type { RecommendationStatus } from './recommendation.entity.ts';
import { DEFAULT_MAXIMUM_WEIGHT } from './recommendation.service.ts';

export const RecommendationStatusEnum: { readonly [Name in RecommendationStatus]: Name } = stringEnum(
  'RecommendationStatus',
  'States of a recommendation.',
  {
    QUEUED: 'Waits for a worker.',
    RUNNING: 'Is being made.',
    SUCCEEDED: 'Has a result, which never changes again.',
    FAILED: 'Ended without a result; the run is as it was.',
  },
);

export const RecommendationStageEnum: { readonly [Name in RecommendStage]: Name } = stringEnum(
  'RecommendationStage',
  'What is being done for a recommendation, in this order.',
  {
    SCENARIOS: 'Simulates the horizon that shares are chosen on.',
    SECURITIES: 'Chooses shares.',
    CONTROLS: 'Chooses controls.',
    EVALUATION: 'Values plan and baselines on fresh paths.',
    EVIDENCE: 'Walks the way of choosing over the history.',
    STABILITY: 'Chooses again on histories that could have been.',
  },
);

export const RecommendationVerdictEnum = stringEnum(
  'RecommendationVerdict',
  'Whether a plan is better than what it was compared with.',
  {
    RECOMMENDED: 'It beats every feasible baseline by more than two standard errors.',
    NOT_DISTINGUISHABLE: 'The simulation cannot tell it from a baseline.',
  },
);
export type RecommendationVerdict = keyof typeof RecommendationVerdictEnum;

export const BaselineKindEnum = stringEnum('BaselineKind', 'What a plan is compared with.', {
  DO_NOTHING: 'Current holdings and current controls.',
  NO_CONTROLS: 'Current holdings without any control.',
  EQUAL_WEIGHT: 'As much invested as by the plan, the same amount in every instrument, with the controls of the plan.',
});
export type BaselineKind = keyof typeof BaselineKindEnum;

export const PlanPartEnum = stringEnum('PlanPart', 'What of a plan is valued.', {
  WHOLE: 'Shares and controls of the plan.',
  SHARES: 'Shares of the plan with the current controls.',
  CONTROLS: 'Controls of the plan with the current holdings.',
});
export type PlanPartName = keyof typeof PlanPartEnum;

@ObjectType({ description: 'Whole shares of one instrument in a plan.' })
export class RecommendedShare {
  /** For the resolver, which looks the instrument up. */
  symbol!: string;

  @Field(() => Float, { description: 'Shares to hold, a whole number of at least 0.' })
  shares!: number;

  @Field(() => Float, { description: 'Shares held in the run, a whole number of at least 0.' })
  currentShares!: number;

  @Field(() => Krw, { description: 'Price of one share, in won.' })
  priceKrw!: number;

  @Field(() => Krw, { description: 'Shares times price, in won.' })
  costKrw!: number;

  @Field(() => Float, { description: 'Cost over the investment budget, 0 to 1.' })
  weightRatio!: number;
}

@ObjectType({ description: 'A control that a plan adds.' })
export class RecommendedControl {
  @Field(() => ControlObject, { description: 'The control.' })
  control!: ControlObject;

  @Field(() => Krw, { description: 'Cost a year, in won.' })
  annualCostKrw!: number;

  @Field(() => Float, {
    description: 'Expected loss of a year that the plan has less than without this control, in won, in closed form.',
  })
  expectedAnnualLossReductionKrw!: number;

  @Field(() => Interval, {
    description:
      'Conditional value at risk at 95 % that the plan has less than without this control, in won, on the same fresh paths.',
  })
  conditionalValueAtRisk95Reduction!: Interval;

  @Field(() => Float, {
    nullable: true,
    description: 'Reduction less cost, over cost, as a ratio; null for a control without cost.',
  })
  returnOnSecurityInvestmentRatio!: number | null;
}

@ObjectType({ description: 'One figure of a plan against a baseline.' })
export class BaselineChange {
  @Field(() => String, { description: 'Key of a risk metric, or RISK_SCORE.' })
  key!: string;

  @Field(() => Float, { description: 'Figure of the plan, in the unit.' })
  plan!: number;

  @Field(() => Float, { description: 'Figure of the baseline, in the unit.' })
  baseline!: number;

  @Field(() => Interval, { description: 'Plan less baseline on the same fresh paths, in the unit.' })
  difference!: Interval;

  @Field(() => RiskUnitEnum, { description: 'Unit of the figures.' })
  unit!: RiskUnit;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the plan is better; null where the interval of the difference contains 0.',
  })
  isImprovement!: boolean | null;
}

@ObjectType({ description: 'A plan, or one half of it by itself, against one baseline.' })
export class BaselineComparison {
  @Field(() => PlanPartEnum, { description: 'What of the plan is compared.' })
  part!: PlanPartName;

  @Field(() => BaselineKindEnum, { description: 'The baseline.' })
  baseline!: BaselineKind;

  @Field(() => [BaselineChange], { description: 'What changes.' })
  changes!: BaselineChange[];
}

@ObjectType({
  description:
    'What the trades of a plan cost. Fees and taxes are counted to the won; spread and impact are estimates and count as losses in every comparison.',
})
export class PlanTradingCost {
  /** For the resolver, which looks the instruments up. */
  largestSymbol!: string | null;
  cappedSymbols!: readonly string[];
  unknownSymbols!: readonly string[];

  @Field(() => Krw, { description: 'Fees of the broker, in won.' })
  feesKrw!: number;

  @Field(() => Krw, { description: 'Taxes on what is sold, in won.' })
  taxesKrw!: number;

  @Field(() => Krw, {
    description: 'Half the spread between bid and ask on every share that is traded, in won; the spread is one tick.',
  })
  spreadKrw!: number;

  @Field(() => Krw, {
    description:
      'What the orders move prices against themselves, in won: Y times the volatility of a day times the root of the participation.',
  })
  impactKrw!: number;

  @Field(() => Float, { description: 'Y of the square-root law, 0 to 5.' })
  impactConstant!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      'Largest part of the mean volume of 20 sessions that one trade takes, a ratio from 0 to 0.2; null where nothing is traded whose volume is known.',
  })
  largestParticipationRatio!: number | null;
}

@ObjectType({
  description: 'A plan of shares and controls, and what it is worth on paths that its choice has not seen.',
})
export class RecommendationResult {
  @Field(() => RecommendationVerdictEnum, { description: 'Whether it is better than its baselines.' })
  verdict!: RecommendationVerdict;

  @Field(() => BaselineKindEnum, {
    nullable: true,
    description: 'First baseline that it cannot be told from; null where it beats all.',
  })
  indistinguishableFrom!: BaselineKind | null;

  @Field(() => [RecommendedShare], { description: 'Shares to hold, in ascending order of symbol.' })
  shares!: RecommendedShare[];

  @Field(() => [RecommendedControl], { description: 'Controls to add to the current ones, in ascending order of id.' })
  controls!: RecommendedControl[];

  @Field(() => Krw, { description: 'Cost of the shares, in won.' })
  investedKrw!: number;

  @Field(() => Krw, { description: 'Fees and taxes of trading from the current holdings, in won.' })
  feesKrw!: number;

  @Field(() => PlanTradingCost, {
    nullable: true,
    description:
      'What trading from the current holdings costs, part by part; null for a plan made before spread and impact were estimated.',
  })
  tradingCost!: PlanTradingCost | null;

  @Field(() => Krw, { description: 'What is left of the investment budget after all cost of trading, in won.' })
  cashLeftKrw!: number;

  @Field(() => Krw, { description: 'Cost of the added controls a year, in won.' })
  controlCostKrw!: number;

  @Field(() => Krw, { description: 'What is left of the control budget, in won.' })
  controlBudgetLeftKrw!: number;

  @Field(() => [BaselineComparison], {
    description:
      'The plan, its shares alone and its controls alone, each against doing nothing, no controls and equal weights: nine in all.',
  })
  comparisons!: BaselineComparison[];

  @Field(() => Float, {
    description:
      'Conditional value at risk of the shares on the scenarios that they were chosen on, in won; too good by the choice.',
  })
  objectiveInSampleKrw!: number;

  @Field(() => Interval, { description: 'The same on fresh paths, in won.' })
  objectiveOutOfSampleKrw!: Interval;

  @Field(() => Float, { description: 'Out of sample over in sample, less 1, as a ratio.' })
  optimismGapRatio!: number;

  @Field(() => Int, { description: 'Fresh paths.' })
  evaluationPathCount!: number;

  @Field(() => String, { description: 'Seed of the fresh paths, decimal.' })
  evaluationSeed!: string;

  @Field(() => String, { description: 'OPTIMAL, or TIME_LIMIT where the search was stopped.' })
  solverStatus!: string;

  @Field(() => Float, { description: 'How far the choice may be from the optimum, as a ratio; 0 where proven.' })
  solverGapRatio!: number;

  @Field(() => RecommendationEvidence, {
    nullable: true,
    description:
      'How choosing this way would have done, and how stable the weights are; null for a plan made before there was such evidence.',
  })
  evidence!: RecommendationEvidence | null;

  @Field(() => [RunWarning], { description: 'What a reader has to know; empty where nothing is.' })
  warnings!: RunWarning[];
}

@ObjectType('Recommendation', {
  implements: Node,
  description: 'A plan of shares and controls made from a finished run.',
})
export class RecommendationType implements Node {
  id!: string;

  @Field(() => RecommendationStatusEnum, { description: 'State.' })
  status!: RecommendationStatus;

  @Field(() => Float, { description: 'Share of the work that is done, 0 to 1.' })
  progressRatio!: number;

  @Field(() => String, { nullable: true, description: 'Why it failed, in words for people; null unless it did.' })
  failure!: string | null;

  @Field(() => DateTime, { description: 'When it was asked for, UTC.' })
  createdAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it ended, UTC; null while it goes on.' })
  finishedAt!: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'Name of the person who asked for it; null where the system made it.',
  })
  createdBy!: string | null;

  @Field(() => RecommendationResult, {
    nullable: true,
    description: 'The plan with its intervals; null until it has succeeded.',
  })
  result!: RecommendationResult | null;
}

@InputType({ description: 'Input of recommendationRequest.' })
export class RecommendationRequestInput {
  @Field(() => ID, { description: 'Run that has succeeded.' })
  runId!: string;

  @Field(() => Float, {
    defaultValue: DEFAULT_MAXIMUM_WEIGHT,
    description:
      'Largest share of the budget in one instrument, above 0 and at most 1; raised to what few instruments need.',
  })
  maxWeightRatio!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      'Least expected return over the horizon of what is invested, above -1 and at most 10, against equilibrium returns; null for none.',
  })
  minReturnRatio?: number | null;

  @Field(() => Float, {
    defaultValue: IMPACT_CONSTANT,
    description:
      'Y of the square-root law of market impact, 0 to 5: trading costs Y times the volatility of a day times the root of its part of the volume. 0 leaves half the spread alone.',
  })
  impactConstant!: number;

  @Field(() => String, {
    description: 'Random key of this attempt, 16 to 64 characters; a repeat with the same key starts nothing new.',
  })
  idempotencyKey!: string;
}

export const RecommendationRequestError = errorUnion('RecommendationRequest', [
  InvalidInputError,
  NotFoundError,
  WrongStateError,
  IdempotencyKeyReusedError,
] as const);

@ObjectType({ description: 'Result of recommendationRequest.' })
export class RecommendationRequestPayload {
  @Field(() => RecommendationType, {
    nullable: true,
    description: 'The queued recommendation; null where errors is not empty.',
  })
  recommendation?: RecommendationType | null;

  @Field(() => [RecommendationRequestError], { description: 'Why nothing was started; empty on success.' })
  errors!: UserError[];
}

@InterfaceType({ description: 'Shared by all events of a recommendation.' })
export abstract class RecommendationEvent {
  @Field(() => String, { description: 'Position in the stream; pass it as after to resume.' })
  cursor!: string;

  @Field(() => DateTime, { description: 'When it happened, UTC.' })
  occurredAt!: Date;
}

@ObjectType({ implements: RecommendationEvent, description: 'The recommendation moved on. At most 4 a second.' })
export class RecommendationProgressEvent extends RecommendationEvent {
  @Field(() => RecommendationStageEnum, {
    nullable: true,
    description: 'What is being done; null where it was not recorded.',
  })
  stage!: RecommendStage | null;

  @Field(() => Float, { description: 'Share of the work that is done, 0 to 1.' })
  progressRatio!: number;
}

@ObjectType({
  implements: RecommendationEvent,
  description: 'The recommendation ended: it succeeded or failed. Never skipped.',
})
export class RecommendationFinishedEvent extends RecommendationEvent {
  @Field(() => RecommendationType, { description: 'The recommendation with its result.' })
  recommendation!: RecommendationType;
}

export const RecommendationConnection = connectionOf('Recommendation', () => RecommendationType, 'recommendations');
