import { Field, Float, Int, ObjectType } from 'type-graphql';

import { connectionOf } from '../platform/graphql/connection.ts';
import { Node } from '../platform/graphql/node.type.ts';
import { stringEnum } from '../platform/graphql/permission.type.ts';
import { Day, DateTime, Krw } from '../platform/graphql/scalars.ts';

import type { LlmOutcome } from './llm-outcome.ts';

/** One sentence each, also for explanations. */
export const llmOutcomeTexts: Readonly<Record<LlmOutcome, string>> = {
  OK: 'The answer passed the checker.',
  REPAIRED: 'The second answer passed the checker, after the first was refused.',
  CACHE_HIT: 'An answer to the same facts was kept and used again; nothing was asked.',
  REJECTED: 'The checker refused the answer.',
  TIMEOUT: 'No answer came in time.',
  RATE_LIMITED: 'The service refused because of too many calls.',
  SERVER_ERROR: 'The service had an error.',
  CONNECTION: 'The service could not be reached, or the connection broke.',
  REFUSED: 'The service refused the call as wrong; the settings need a look.',
  MALFORMED: 'The answer did not have the asked shape.',
  CUT: 'The answer was cut off in the middle.',
  BUDGET: 'The budget of the day does not allow another call; nothing was asked.',
  CIRCUIT_OPEN: 'The service kept failing and is left alone for a while; nothing was asked.',
};

export const LlmOutcomeEnum = stringEnum('LlmOutcome', 'How a call of the language model ended.', llmOutcomeTexts);

export const LlmPurposeEnum = stringEnum('LlmPurpose', 'What a language model was asked for.', {
  EXPLANATION: 'The text of an explanation.',
});

export const LlmBreakerStateEnum = stringEnum(
  'LlmBreakerState',
  'State of the circuit breaker before the language model, as the answering server sees it.',
  {
    CLOSED: 'Calls are made.',
    OPEN: 'The service kept failing: no calls for a while.',
    HALF_OPEN: 'The next call tries whether the service is well again.',
  },
);
export type LlmBreakerState = keyof typeof LlmBreakerStateEnum;

@ObjectType('LlmUsage', {
  implements: Node,
  description: 'One call of the language model, or one that was not made and why.',
})
export class LlmUsageType implements Node {
  id!: string;

  @Field(() => LlmPurposeEnum, { description: 'What it was asked for.' })
  purpose!: keyof typeof LlmPurposeEnum;

  @Field(() => String, { description: 'Name of the model.' })
  model!: string;

  @Field(() => Boolean, { description: 'Whether a stand-in answered instead of a language model.' })
  isSimulated!: boolean;

  @Field(() => LlmOutcomeEnum, { description: 'How it ended.' })
  outcome!: LlmOutcome;

  @Field(() => Int, { description: 'Tokens of the question, at least 0; 0 where the service did not say.' })
  promptTokens!: number;

  @Field(() => Int, { description: 'Tokens of the answer, at least 0.' })
  completionTokens!: number;

  @Field(() => Krw, { description: 'What it cost, in whole won, rounded up.' })
  costKrw!: number;

  @Field(() => Boolean, {
    description: 'Whether the cost is the most that it can have been, as the service did not say what it used.',
  })
  isCostEstimated!: boolean;

  @Field(() => Int, { description: 'From question to answer, in milliseconds.' })
  latencyMs!: number;

  @Field(() => Boolean, { description: 'Whether a kept answer was used.' })
  isCacheHit!: boolean;

  @Field(() => String, {
    description: 'SHA-256 of the question: facts, language, version of the prompt and model; lower case hexadecimal.',
  })
  requestSha256!: string;

  @Field(() => DateTime, { description: 'When it was asked, UTC.' })
  occurredAt!: Date;
}

export const LlmUsageConnection = connectionOf('LlmUsage', () => LlmUsageType, 'calls of the language model');

@ObjectType({ description: 'What the language model was used for on one day.' })
export class LlmSpendingDay {
  @Field(() => Day, { description: 'The day, in Asia/Seoul.' })
  date!: string;

  @Field(() => Krw, { description: 'What was spent, in won.' })
  spentKrw!: number;

  @Field(() => Int, { description: 'Calls that were made, repeats included.' })
  callCount!: number;

  @Field(() => Int, { description: 'Tokens of questions and answers.' })
  tokenCount!: number;

  @Field(() => Int, { description: 'Answers that came back.' })
  answerCount!: number;

  @Field(() => Int, { description: 'Answers that passed the checker.' })
  validAnswerCount!: number;

  @Field(() => Int, { description: 'Kept answers that were used instead of a call.' })
  cacheHitCount!: number;
}

@ObjectType({ description: 'What the organisation may spend on the language model, and what it has spent.' })
export class LlmBudget {
  @Field(() => String, { nullable: true, description: 'Name of the model; null where none is set.' })
  model!: string | null;

  @Field(() => Boolean, { description: 'Whether a stand-in answers instead of a language model.' })
  isSimulated!: boolean;

  @Field(() => Day, { description: 'Today, in Asia/Seoul.' })
  today!: string;

  @Field(() => Krw, { description: 'What may be spent in a day, in won; 0 where no model is set.' })
  limitKrw!: number;

  @Field(() => Krw, { description: 'What was spent today, in won.' })
  spentKrw!: number;

  @Field(() => Krw, { description: 'Put aside for calls under way, in won.' })
  reservedKrw!: number;

  @Field(() => Krw, { description: 'What is left of the limit, in won, at least 0.' })
  leftKrw!: number;

  @Field(() => LlmBreakerStateEnum, { description: 'Whether calls are made.' })
  breakerState!: LlmBreakerState;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the service is tried again, UTC; null while the breaker is closed.',
  })
  triesAgainAt!: Date | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Share of the answers of the last 30 days that passed the checker, 0 to 1; null without any.',
  })
  validAnswerRatio!: number | null;

  @Field(() => [LlmSpendingDay], { description: 'The last 30 days, oldest first, today included.' })
  days!: readonly LlmSpendingDay[];
}
