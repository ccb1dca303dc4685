import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root, Subscription } from 'type-graphql';

import type { LogEvent } from '../platform/event-log.ts';
import { authorOf } from '../platform/graphql/author.ts';
import type { ApiContext } from '../platform/graphql/context.ts';
import { Auth, Cost } from '../platform/graphql/directives.ts';
import { payload } from '../platform/graphql/errors.ts';
import type { NodeType } from '../platform/graphql/node-registry.ts';
import { LanguageEnum } from '../platform/graphql/permission.type.ts';
import type { Language } from '../platform/graphql/permission.ts';
import { followNode } from '../platform/graphql/subscription.ts';
import { SimulationRunType } from '../simulation/simulation.type.ts';
import type { RunView } from '../simulation/run-view.ts';

import { explanationStream } from './explanation.service.ts';
import type { ExplanationEventPayloads, ExplanationService } from './explanation.service.ts';
import {
  ExplanationChangedEvent,
  ExplanationEvent,
  ExplanationRequestInput,
  ExplanationRequestPayload,
  ExplanationType,
} from './explanation.type.ts';
import { explanationView } from './explanation-view.ts';
import type { ExplanationView } from './explanation-view.ts';

export function explanationNode(explanations: ExplanationService): NodeType<ExplanationView> {
  return {
    prefix: 'exp',
    typeName: 'Explanation',
    requires: ['EXPLANATION_READ'],
    load: async (id, { em }) => {
      const row = await explanations.find(em, id);
      return row && explanationView(row);
    },
  };
}

@Resolver(() => ExplanationType)
export class ExplanationResolver {
  readonly #explanations: ExplanationService;

  constructor(explanations: ExplanationService) {
    this.#explanations = explanations;
  }

  @Mutation(() => ExplanationRequestPayload, {
    description:
      'Asks for an explanation of a finished run and returns at once; the first ones are made by themselves. It may spend tokens. Costs 50.',
  })
  @Auth('EXPLANATION_RUN')
  @Cost(50)
  explanationRequest(
    @Arg('input', () => ExplanationRequestInput, { description: 'What to explain.' }) {
      runId,
      language,
      isFresh,
      idempotencyKey,
    }: ExplanationRequestInput,
    @Ctx() context: ApiContext,
  ): Promise<ExplanationRequestPayload> {
    const work = async (): Promise<ExplanationView> =>
      explanationView(
        await this.#explanations.request(context.em, { runId, language, isFresh }, idempotencyKey, authorOf(context)),
      );
    return payload(context, work, (explanation) => ({ explanation }));
  }

  @Subscription(() => ExplanationEvent, {
    description: 'Events of all explanations of a run. Ends by itself only when the client leaves.',
    subscribe: ({ args, context }) => {
      const api = context as ApiContext;
      return followNode<RunView, ExplanationEvent>(
        api,
        {
          typeName: 'SimulationRun',
          id: args.runId as string,
          stream: ({ id }) => explanationStream(id),
        },
        args.after as string | null | undefined,
        (event) => explanationEvent(event, api),
      );
    },
  })
  @Auth('EXPLANATION_READ')
  explanationEvents(
    @Root() event: ExplanationEvent,
    @Arg('runId', () => ID, { description: 'Run whose explanations are followed.' }) _runId: string,
    @Arg('after', () => String, {
      nullable: true,
      description: 'Cursor of the last event seen; replays what followed. Null: from now on.',
    })
    _after?: string | null,
  ): ExplanationEvent {
    return event;
  }
}

/** What a run is given from above: its explanation. */
@Resolver(() => SimulationRunType)
export class RunExplanationResolver {
  readonly #explanations: ExplanationService;

  constructor(explanations: ExplanationService) {
    this.#explanations = explanations;
  }

  @FieldResolver(() => ExplanationType, {
    nullable: true,
    description: 'Its newest explanation in a language; null where none was made, as before the run has succeeded.',
  })
  @Auth('EXPLANATION_READ')
  async explanation(
    @Root() { row }: RunView,
    @Arg('language', () => LanguageEnum, { description: 'Language of the text.' }) language: Language,
    @Ctx() { em }: ApiContext,
  ): Promise<ExplanationView | null> {
    const explanation = await this.#explanations.newestOf(em, row.id, language);
    return explanation && explanationView(explanation);
  }

  @FieldResolver(() => String, {
    description: 'Cursor of the newest event of its explanations; start `explanationEvents` after it to miss nothing.',
  })
  @Auth('EXPLANATION_READ')
  latestExplanationEventCursor(@Root() { id }: RunView, @Ctx() context: ApiContext): Promise<string> {
    return context.eventLog.latestCursor(explanationStream(id));
  }
}

/** Null for a kind that this version does not know. */
async function explanationEvent(
  { cursor, occurredAt, kind, payload: told }: LogEvent,
  context: ApiContext,
): Promise<ExplanationEvent | null> {
  if (kind !== ('changed' satisfies keyof ExplanationEventPayloads)) return null;
  const { explanationId } = told as ExplanationEventPayloads['changed'];
  const explanation = (await context.nodes.loadOf('Explanation', explanationId, context)) as ExplanationView | null;
  return explanation && Object.assign(new ExplanationChangedEvent(), { cursor, occurredAt, explanation });
}
