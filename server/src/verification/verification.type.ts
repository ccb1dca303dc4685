import { Field, Float, Int, ObjectType } from 'type-graphql';

import { stringEnum } from '../platform/graphql/permission.type.ts';
import { Day } from '../platform/graphql/scalars.ts';

import type { EvidenceProblem } from './evidence.ts';

export const EvidenceProblemEnum: { readonly [Name in EvidenceProblem]: Name } = stringEnum(
  'EvidenceProblem',
  'Why a file of evidence cannot be shown.',
  {
    MISSING: 'It is not there.',
    UNREADABLE: 'It is there, but does not hold what it should.',
  },
);

@ObjectType({ description: 'A file that a test or a bench left behind.' })
export class EvidenceFile {
  @Field(() => String, { description: 'Name of the file; where there is none, what it would be called.' })
  name!: string;

  @Field(() => String, { description: 'Command that makes it anew, from the root of the project.' })
  command!: string;

  @Field(() => EvidenceProblemEnum, { nullable: true, description: 'Why it cannot be shown; null where it can.' })
  problem!: EvidenceProblem | null;

  @Field(() => Day, { nullable: true, description: 'When it was made; null where it does not say.' })
  madeDate!: string | null;

  @Field(() => String, { nullable: true, description: 'Version of the engine; null where it does not say.' })
  engineVersion!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Commit that last changed the file; null outside of a repository.',
  })
  commit!: string | null;
}

@ObjectType({ description: 'Golden cases of one family.' })
export class GoldenFamily {
  @Field(() => String, { description: 'golden for the market side, golden-threat for threats.' })
  set!: string;

  @Field(() => String, { description: 'Name of the family.' })
  family!: string;

  @Field(() => Int, { description: 'Cases that passed, at least 0.' })
  passedCount!: number;

  @Field(() => Int, { description: 'Cases, at least 1.' })
  totalCount!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Largest difference as a share of its tolerance, 0 to 1 where all passed; null where none has one.',
  })
  largestDeviationRatio!: number | null;
}

@ObjectType({ description: 'A published figure or table that is reproduced.' })
export class PublishedCase {
  @Field(() => String, { description: 'Name of the family.' })
  family!: string;

  @Field(() => String, { description: 'Name of the case.' })
  name!: string;

  @Field(() => String, { description: 'Where it was published.' })
  source!: string;

  @Field(() => Boolean, { description: 'Whether it is reproduced within its tolerance.' })
  isReproduced!: boolean;
}

@ObjectType({ description: 'Cases whose right answers are known.' })
export class GoldenEvidenceType {
  @Field(() => EvidenceFile, { description: 'Where it comes from.' })
  file!: EvidenceFile;

  @Field(() => [GoldenFamily], { description: 'Families in order of their names; empty without the file.' })
  families!: GoldenFamily[];

  @Field(() => [PublishedCase], { description: 'Published figures; empty without the file.' })
  published!: PublishedCase[];
}

@ObjectType({ description: 'How often the nominal 95 % intervals covered the true figure on one law.' })
export class CoverageRow {
  @Field(() => String, { description: 'Law of the losses: normal, t6, t4, t3, catalogue. New ones may be added.' })
  law!: string;

  @Field(() => Float, { description: 'Confidence level of VaR and CVaR, 0 to 1.' })
  levelRatio!: number;

  @Field(() => Int, { description: 'Paths of a repetition, at least 1.' })
  pathCount!: number;

  @Field(() => Int, { description: 'Repetitions, at least 1.' })
  repetitionCount!: number;

  @Field(() => Float, { description: 'Share of the repetitions whose interval held the true VaR, 0 to 1.' })
  valueAtRiskRatio!: number;

  @Field(() => Float, { description: 'Least share asked for, 0 to 1.' })
  valueAtRiskLeastRatio!: number;

  @Field(() => Float, { description: 'Largest share asked for, 0 to 1.' })
  valueAtRiskMostRatio!: number;

  @Field(() => Float, { description: 'Share of the repetitions whose interval held the true CVaR, 0 to 1.' })
  conditionalValueAtRiskRatio!: number;

  @Field(() => Float, { description: 'Least share asked for, 0 to 1.' })
  conditionalValueAtRiskLeastRatio!: number;

  @Field(() => Boolean, { description: 'Whether both shares are as asked for.' })
  isPassed!: boolean;
}

@ObjectType({ description: 'Whether intervals hold what they promise.' })
export class CoverageEvidenceType {
  @Field(() => EvidenceFile, { description: 'Where it comes from.' })
  file!: EvidenceFile;

  @Field(() => [CoverageRow], { description: 'One for each law and number of paths; empty without the file.' })
  rows!: CoverageRow[];
}

export type BenchVerdict = 'GOAL_REACHED' | 'FLOOR_KEPT' | 'GOAL_MISSED' | 'FLOOR_MISSED' | 'NOT_PROMISED';
export const BenchVerdictEnum: { readonly [Name in BenchVerdict]: Name } = stringEnum(
  'BenchVerdict',
  'Whether a measured figure keeps what was promised.',
  {
    GOAL_REACHED: 'It reaches the goal.',
    FLOOR_KEPT: 'It keeps the floor, but not the goal where there is one.',
    GOAL_MISSED: 'It misses the goal, and there is no floor.',
    FLOOR_MISSED: 'It misses the floor.',
    NOT_PROMISED: 'Nothing was promised of it.',
  },
);

@ObjectType('BenchRow', { description: 'One measured figure.' })
export class BenchRowType {
  @Field(() => String, { description: 'What was measured, in English.' })
  what!: string;

  @Field(() => Float, { description: 'The figure, in its unit.' })
  value!: number;

  @Field(() => String, { description: 'Unit, such as x or s.' })
  unit!: string;

  @Field(() => Float, {
    nullable: true,
    description: 'Least that was promised, of a time the most; null: nothing was.',
  })
  floor!: number | null;

  @Field(() => Float, { nullable: true, description: 'Goal; null: none.' })
  goal!: number | null;

  @Field(() => BenchVerdictEnum, { description: 'Whether it keeps what was promised.' })
  verdict!: BenchVerdict;

  @Field(() => String, { nullable: true, description: 'What else is to say, in English; null: nothing.' })
  note!: string | null;
}

@ObjectType('BenchSection', { description: 'A part of a bench.' })
export class BenchSectionType {
  @Field(() => String, { description: 'Its title, in English.' })
  title!: string;

  @Field(() => Float, {
    nullable: true,
    description: 'Share of the processors that was idle meanwhile, 0 to 1; null where it cannot be told.',
  })
  idleRatio!: number | null;

  @Field(() => [BenchRowType], { description: 'Its figures.' })
  rows!: BenchRowType[];
}

@ObjectType({ description: 'How fast the engine is.' })
export class BenchEvidenceType {
  @Field(() => EvidenceFile, { description: 'Where it comes from.' })
  file!: EvidenceFile;

  @Field(() => String, { nullable: true, description: 'Processor, cores and Node; null without the file.' })
  machine!: string | null;

  @Field(() => [BenchSectionType], { description: 'Its parts; empty without the file.' })
  sections!: BenchSectionType[];
}

@ObjectType({ description: 'A figure of the past with its 95 % interval.' })
export class EvidenceInterval {
  @Field(() => Float, { description: 'The figure, as a ratio or a plain number.' })
  value!: number;

  @Field(() => Float, { nullable: true, description: 'Lower end; null where it cannot be told.' })
  low!: number | null;

  @Field(() => Float, { nullable: true, description: 'Upper end; null where it cannot be told.' })
  high!: number | null;
}

@ObjectType({ description: 'How a strategy would have done, net of costs.' })
export class WalkStrategy {
  @Field(() => String, {
    description: 'MIN_CVAR, HRP, RISK_PARITY, EQUAL_WEIGHT or a benchmark. New ones may be added.',
  })
  name!: string;

  @Field(() => EvidenceInterval, { description: 'Mean annual return, as a ratio.' })
  meanReturn!: EvidenceInterval;

  @Field(() => EvidenceInterval, { description: 'Annual Sharpe ratio.' })
  sharpe!: EvidenceInterval;

  @Field(() => EvidenceInterval, { description: 'Largest fall from an earlier high, 0 to 1.' })
  maximumDrawdown!: EvidenceInterval;

  @Field(() => EvidenceInterval, {
    nullable: true,
    description: 'Its Sharpe ratio less that of equal weight; null for equal weight itself.',
  })
  sharpeDifference!: EvidenceInterval | null;
}

@ObjectType({ description: 'What strategies would have earned, decided each time on what was known.' })
export class WalkEvidenceType {
  @Field(() => EvidenceFile, { description: 'Where it comes from.' })
  file!: EvidenceFile;

  @Field(() => Day, { nullable: true, description: 'First day; null without the file.' })
  fromDate!: string | null;

  @Field(() => Day, { nullable: true, description: 'Last day; null without the file.' })
  toDate!: string | null;

  @Field(() => Int, { nullable: true, description: 'Instruments, at least 1; null without the file.' })
  instrumentCount!: number | null;

  @Field(() => Int, { nullable: true, description: 'Rebalancings, at least 1; null without the file.' })
  rebalanceCount!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Probability that the best of the past does worse than half afterwards, 0 to 1; null where not told.',
  })
  overfittingRatio!: number | null;

  @Field(() => [WalkStrategy], { description: 'Strategies and benchmarks; empty without the file.' })
  strategies!: WalkStrategy[];
}

@ObjectType({ description: 'One-day VaR of one model over many instruments, each alone.' })
export class VarBacktestRow {
  @Field(() => String, { description: 'Model, such as FILTERED_HISTORICAL.' })
  model!: string;

  @Field(() => Float, { description: 'Confidence level, 0 to 1.' })
  levelRatio!: number;

  @Field(() => Int, { description: 'Forecasts of each instrument.' })
  forecastCount!: number;

  @Field(() => Float, { description: 'Share of the instruments in the green zone, 0 to 1.' })
  greenRatio!: number;

  @Field(() => Float, { description: 'Share in the yellow zone, 0 to 1.' })
  yellowRatio!: number;

  @Field(() => Float, { description: 'Share in the red zone, 0 to 1.' })
  redRatio!: number;

  @Field(() => Float, { description: 'Mean number of exceptions of an instrument.' })
  exceptionCount!: number;

  @Field(() => Float, { description: 'What right forecasts have on average.' })
  expectedExceptionCount!: number;

  @Field(() => Float, { description: 'Share of the instruments that the test by Kupiec rejects at 5 %, 0 to 1.' })
  rejectedRatio!: number;
}

@ObjectType({ description: 'How the market models did on real names.' })
export class VarBacktestEvidenceType {
  @Field(() => EvidenceFile, { description: 'Where it comes from.' })
  file!: EvidenceFile;

  @Field(() => [VarBacktestRow], { description: 'One for each model, level and length; empty without the file.' })
  rows!: VarBacktestRow[];
}

@ObjectType({ description: 'What was tested and measured of the engine, from the files that the tests left behind.' })
export class Verification {
  @Field(() => GoldenEvidenceType, { description: 'Golden cases and published tables.' })
  golden!: GoldenEvidenceType;

  @Field(() => CoverageEvidenceType, { description: 'Coverage of the intervals.' })
  coverage!: CoverageEvidenceType;

  @Field(() => BenchEvidenceType, { description: 'Speed of the engine and time to accuracy.' })
  bench!: BenchEvidenceType;

  @Field(() => BenchEvidenceType, { description: 'Speed and results of the optimisers.' })
  optimisers!: BenchEvidenceType;

  @Field(() => WalkEvidenceType, { description: 'Strategies, walked forward.' })
  walk!: WalkEvidenceType;

  @Field(() => VarBacktestEvidenceType, { description: 'Backtests of the market models.' })
  varBacktests!: VarBacktestEvidenceType;
}
