import { Field, ID, InputType, Int, InterfaceType, ObjectType } from 'type-graphql';

import {
  errorUnion,
  IdempotencyKeyReusedError,
  InvalidInputError,
  NotFoundError,
  WrongStateError,
} from '../platform/graphql/errors.ts';
import type { UserError } from '../platform/graphql/errors.ts';
import { Node } from '../platform/graphql/node.type.ts';
import { LanguageEnum, stringEnum } from '../platform/graphql/permission.type.ts';
import type { Language } from '../platform/graphql/permission.ts';
import { DateTime, Krw } from '../platform/graphql/scalars.ts';
import { llmOutcomeTexts } from '../llm/llm.type.ts';

import type { ExplanationOutcome, ExplanationSource, ExplanationStatus } from './explanation.entity.ts';

export const ExplanationStatusEnum: { readonly [Name in ExplanationStatus]: Name } = stringEnum(
  'ExplanationStatus',
  'States of an explanation. It has a text in each of them.',
  {
    QUEUED: "Waits for a worker; the text is the template's.",
    WRITING: "A model is asked; the text is the template's.",
    FINISHED: 'Never changes again.',
  },
);

export const ExplanationSourceEnum: { readonly [Name in ExplanationSource]: Name } = stringEnum(
  'ExplanationSource',
  'Who wrote a text.',
  {
    MODEL: 'A language model; every sentence passed the checker.',
    TEMPLATE: 'A template, from the facts alone.',
  },
);

export const ExplanationOutcomeEnum: { readonly [Name in ExplanationOutcome]: Name } = stringEnum(
  'ExplanationOutcome',
  'How a text came about, which says why it is the template where it is.',
  { ...llmOutcomeTexts, NO_MODEL: 'No language model is set.', INTERNAL: 'The server had an error.' },
);

export const ExplanationSectionIdEnum = stringEnum('ExplanationSectionId', 'Sections, in reading order.', {
  ASKED: 'What was asked.',
  RISK: 'How large the loss may be.',
  RECOMMENDATION: 'What the plan does.',
  BASIS: 'What it rests on.',
  CHANGE: 'What would change it.',
  NOTICE: 'What it is not: advice.',
});
export type ExplanationSectionId = keyof typeof ExplanationSectionIdEnum;

export const FactUnitEnum = stringEnum('FactUnit', 'What the value of a fact counts.', {
  KRW: 'Won.',
  RATIO: 'A part of one, shown as a percentage.',
  TIMES: 'A factor.',
  SCORE: 'Points of the risk score, 0 to 100.',
  PATHS: 'Simulated paths.',
  SHARES: 'Shares.',
  SESSIONS: 'Trading sessions.',
  DAYS: 'Calendar days.',
  NUMBER: 'An identifier, such as a seed.',
  DATE: 'A calendar day.',
  TEXT: 'A code, shown in words.',
});
export type FactUnitName = keyof typeof FactUnitEnum;

@ObjectType({ description: 'One thing that an explanation may say.' })
export class ExplanationFact {
  @Field(() => String, { description: 'Stable name within the explanation, e.g. risk.cvar99.' })
  factId!: string;

  @Field(() => String, { description: 'What it is, in the language of the explanation.' })
  label!: string;

  @Field(() => String, { description: 'The value as it was computed, in its unit, with all digits.' })
  value!: string;

  @Field(() => String, { description: 'The value as texts show it, with its interval where it has one.' })
  text!: string;

  @Field(() => FactUnitEnum, { description: 'What the value counts.' })
  unit!: FactUnitName;

  @Field(() => String, { description: 'Where the value stands: a field of inputs, result or plan, or the catalogue.' })
  source!: string;
}

@ObjectType({ description: 'One sentence, or two, about one thing.' })
export class ExplanationClaim {
  @Field(() => String, { description: 'The words.' })
  text!: string;

  @Field(() => [String], { description: 'Facts that it tells, at least one; see facts of the explanation.' })
  factIds!: readonly string[];
}

@ObjectType({ description: 'What an explanation says about one subject.' })
export class ExplanationSectionType {
  @Field(() => ExplanationSectionIdEnum, { description: 'Which one.' })
  section!: ExplanationSectionId;

  @Field(() => [ExplanationClaim], { description: 'Its sentences, at least one.' })
  claims!: readonly ExplanationClaim[];
}

@ObjectType('Explanation', {
  implements: Node,
  description:
    'What a run, and its plan, says in words; every figure is a listed fact. It is no investment or legal advice.',
})
export class ExplanationType implements Node {
  id!: string;

  @Field(() => LanguageEnum, { description: 'Language of the text.' })
  language!: Language;

  @Field(() => ExplanationStatusEnum, { description: 'State.' })
  status!: ExplanationStatus;

  @Field(() => ExplanationSourceEnum, { description: 'Who wrote the text that is shown.' })
  source!: ExplanationSource;

  @Field(() => ExplanationOutcomeEnum, {
    nullable: true,
    description: 'How the text came about; null until it is finished.',
  })
  outcome!: ExplanationOutcome | null;

  @Field(() => [ExplanationSectionType], { description: 'The text, in reading order.' })
  sections!: readonly ExplanationSectionType[];

  @Field(() => [ExplanationFact], { description: 'Everything that it may say.' })
  facts!: readonly ExplanationFact[];

  @Field(() => String, { nullable: true, description: 'Name of the model that was asked; null where none was.' })
  model!: string | null;

  @Field(() => Boolean, { description: 'Whether a stand-in was asked instead of a language model.' })
  isSimulated!: boolean;

  @Field(() => Krw, { description: 'What the calls for it cost, in whole won.' })
  costKrw!: number;

  @Field(() => Int, { description: 'Tokens of the questions.' })
  promptTokens!: number;

  @Field(() => Int, { description: 'Tokens of the answers.' })
  completionTokens!: number;

  @Field(() => Int, { description: 'Calls of the model that were made for it.' })
  callCount!: number;

  @Field(() => DateTime, { description: 'When it was asked for, UTC.' })
  createdAt!: Date;

  @Field(() => String, {
    nullable: true,
    description: 'Name of the person who asked for it; null where the system made it.',
  })
  createdBy!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was finished, UTC; null before.' })
  finishedAt!: Date | null;
}

@InputType({ description: 'Input of explanationRequest.' })
export class ExplanationRequestInput {
  @Field(() => ID, { description: 'Run that has succeeded.' })
  runId!: string;

  @Field(() => LanguageEnum, { description: 'Language of the text.' })
  language!: Language;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Asks the model, and pays for it, even where an answer to the same facts is kept.',
  })
  isFresh!: boolean;

  @Field(() => String, {
    description: 'Random key of this attempt, 16 to 64 characters; a repeat with the same key starts nothing new.',
  })
  idempotencyKey!: string;
}

export const ExplanationRequestError = errorUnion('ExplanationRequest', [
  InvalidInputError,
  NotFoundError,
  WrongStateError,
  IdempotencyKeyReusedError,
] as const);

@ObjectType({ description: 'Result of explanationRequest.' })
export class ExplanationRequestPayload {
  @Field(() => ExplanationType, {
    nullable: true,
    description: "The explanation, with the template's text so far; null where errors is not empty.",
  })
  explanation?: ExplanationType | null;

  @Field(() => [ExplanationRequestError], { description: 'Why nothing was started; empty on success.' })
  errors!: UserError[];
}

@InterfaceType({ description: "Shared by all events of a run's explanations." })
export abstract class ExplanationEvent {
  @Field(() => String, { description: 'Position in the stream; pass it as after to resume.' })
  cursor!: string;

  @Field(() => DateTime, { description: 'When it happened, UTC.' })
  occurredAt!: Date;
}

@ObjectType({
  implements: ExplanationEvent,
  description: 'An explanation of the run was asked for, or is finished. Never skipped.',
})
export class ExplanationChangedEvent extends ExplanationEvent {
  @Field(() => ExplanationType, { description: 'The explanation as it is by now.' })
  explanation!: ExplanationType;
}
