import DataLoader from 'dataloader';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';

import { authorOf } from '../platform/graphql/author.ts';
import { PageArgs } from '../platform/graphql/connection.ts';
import type { ApiContext } from '../platform/graphql/context.ts';
import { Auth, Cost } from '../platform/graphql/directives.ts';
import { payload } from '../platform/graphql/errors.ts';
import type { UserError } from '../platform/graphql/errors.ts';
import type { NodeType } from '../platform/graphql/node-registry.ts';
import { viewPage } from '../platform/graphql/page.ts';
import type { Page } from '../platform/graphql/page.ts';

import type { Incident, IncidentClock, IncidentStep } from './incident.entity.ts';
import type { IncidentService } from './incident.service.ts';
import {
  IncidentClockCompleteInput,
  IncidentClockCompletePayload,
  IncidentClockType,
  IncidentCloseInput,
  IncidentClosePayload,
  IncidentConnection,
  IncidentFilter,
  IncidentOpenInput,
  IncidentOpenPayload,
  IncidentStepCompleteInput,
  IncidentStepCompletePayload,
  IncidentStepReopenInput,
  IncidentStepReopenPayload,
  IncidentStepType,
  IncidentType,
  IncidentUpdateInput,
  IncidentUpdatePayload,
} from './incident.type.ts';
import { clockView, incidentStepView, incidentView } from './incident-view.ts';
import type { IncidentView } from './incident-view.ts';

export function incidentNode(incidents: IncidentService): NodeType<IncidentView> {
  return {
    prefix: 'inc',
    typeName: 'Incident',
    requires: ['ALERT_READ'],
    load: async (id, context) => {
      const row = await incidents.find(context.em, id);
      return row && incidentView(row, context);
    },
  };
}

/** What every mutation of an incident answers. */
interface IncidentAnswer {
  readonly incident?: IncidentView | null;
  readonly errors: UserError[];
}

@Resolver(() => IncidentType)
export class IncidentResolver {
  readonly #incidents: IncidentService;
  readonly #clocks = (context: ApiContext): DataLoader<number, readonly IncidentClock[]> =>
    new DataLoader(async (ids: readonly number[]) => {
      const found = await this.#incidents.clocksOf(context.em, ids);
      return ids.map((id) => found.get(id) ?? []);
    });
  readonly #steps = (context: ApiContext): DataLoader<number, readonly IncidentStep[]> =>
    new DataLoader(async (ids: readonly number[]) => {
      const found = await this.#incidents.stepsOf(context.em, ids);
      return ids.map((id) => found.get(id) ?? []);
    });

  constructor(incidents: IncidentService) {
    this.#incidents = incidents;
  }

  @Query(() => IncidentConnection, { description: 'Incidents, newest detection first.' })
  @Auth('ALERT_READ')
  @Cost(1, { multiplier: 'first' })
  incidents(
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: ApiContext,
    @Arg('filter', () => IncidentFilter, { nullable: true, description: 'Narrows the list; all conditions must hold.' })
    filter?: IncidentFilter | null,
  ): Promise<Page<IncidentView>> {
    return viewPage(this.#incidents.list(context.em, args, filter ?? {}), (row) => incidentView(row, context));
  }

  @Query(() => IncidentType, {
    nullable: true,
    description: 'One incident; null where there is none or the caller may not see it.',
  })
  @Auth('ALERT_READ')
  async incident(
    @Arg('id', () => ID, { description: 'Its id.' }) id: string,
    @Ctx() context: ApiContext,
  ): Promise<IncidentView | null> {
    const row = await this.#incidents.find(context.em, id);
    return row && incidentView(row, context);
  }

  @Mutation(() => IncidentOpenPayload, {
    description: 'Opens an incident: its playbook and its reporting clocks start at detection.',
  })
  @Auth('INCIDENT_WRITE')
  incidentOpen(
    @Arg('input', () => IncidentOpenInput, { description: 'What is known.' }) {
      idempotencyKey,
      ...input
    }: IncidentOpenInput,
    @Ctx() context: ApiContext,
  ): Promise<IncidentOpenPayload> {
    const values = { ...input, priority: input.priority ?? null };
    return this.#answer(context, () => this.#incidents.open(context.em, values, idempotencyKey, authorOf(context)));
  }

  @Mutation(() => IncidentUpdatePayload, {
    description: 'Changes what is known of an incident; priority and clocks follow.',
  })
  @Auth('INCIDENT_WRITE')
  incidentUpdate(
    @Arg('input', () => IncidentUpdateInput, { description: 'What to change.' }) {
      id,
      expectedVersion,
      ...change
    }: IncidentUpdateInput,
    @Ctx() context: ApiContext,
  ): Promise<IncidentUpdatePayload> {
    const work = (): Promise<Incident> =>
      this.#incidents.update(context.em, id, expectedVersion, change, authorOf(context));
    return this.#answer(context, work, id);
  }

  @Mutation(() => IncidentStepCompletePayload, { description: 'Ticks a playbook step off.' })
  @Auth('INCIDENT_WRITE')
  incidentStepComplete(
    @Arg('input', () => IncidentStepCompleteInput, { description: 'Which step, and its evidence.' }) {
      incidentId,
      stepId,
      evidenceNote,
    }: IncidentStepCompleteInput,
    @Ctx() context: ApiContext,
  ): Promise<IncidentStepCompletePayload> {
    const mark = { isDone: true, evidenceNote };
    return this.#answer(context, () =>
      this.#incidents.markStep(context.em, incidentId, stepId, mark, authorOf(context)),
    );
  }

  @Mutation(() => IncidentStepReopenPayload, { description: 'Takes back that a playbook step was done.' })
  @Auth('INCIDENT_WRITE')
  incidentStepReopen(
    @Arg('input', () => IncidentStepReopenInput, { description: 'Which step.' }) {
      incidentId,
      stepId,
    }: IncidentStepReopenInput,
    @Ctx() context: ApiContext,
  ): Promise<IncidentStepReopenPayload> {
    return this.#answer(context, () =>
      this.#incidents.markStep(context.em, incidentId, stepId, { isDone: false }, authorOf(context)),
    );
  }

  @Mutation(() => IncidentClockCompletePayload, {
    description: 'Says that a report was made. The report itself is made by people, outside of this product.',
  })
  @Auth('INCIDENT_WRITE')
  incidentClockComplete(
    @Arg('input', () => IncidentClockCompleteInput, { description: 'Which duty.' }) {
      incidentId,
      clock,
      note,
    }: IncidentClockCompleteInput,
    @Ctx() context: ApiContext,
  ): Promise<IncidentClockCompletePayload> {
    return this.#answer(context, () =>
      this.#incidents.completeClock(context.em, incidentId, clock, note, authorOf(context)),
    );
  }

  @Mutation(() => IncidentClosePayload, {
    description: 'Closes an incident for good. With a required report missing it needs a reason.',
  })
  @Auth('INCIDENT_WRITE')
  incidentClose(
    @Arg('input', () => IncidentCloseInput, { description: 'Which incident.' }) {
      id,
      expectedVersion,
      reason,
    }: IncidentCloseInput,
    @Ctx() context: ApiContext,
  ): Promise<IncidentClosePayload> {
    const work = (): Promise<Incident> =>
      this.#incidents.close(context.em, id, expectedVersion, reason, authorOf(context));
    return this.#answer(context, work, id);
  }

  @FieldResolver(() => [IncidentClockType], { description: 'Duties to report that it started.' })
  async clocks(@Root() { row }: IncidentView, @Ctx() context: ApiContext): Promise<IncidentClockType[]> {
    return (await context.loader(this.#clocks).load(row.id)).map(clockView);
  }

  @FieldResolver(() => [IncidentStepType], { description: 'Steps of its playbook, in order.' })
  async steps(@Root() { row }: IncidentView, @Ctx() context: ApiContext): Promise<IncidentStepType[]> {
    const steps = await context.loader(this.#steps).load(row.id);
    return steps.map((step) => incidentStepView(step, context.language));
  }

  /** @param id - Of the incident as it now is, for a version conflict. */
  #answer(context: ApiContext, work: () => Promise<Incident>, id?: string): Promise<IncidentAnswer> {
    const current = async (): Promise<IncidentView | null> => {
      const row = id === undefined ? null : await this.#incidents.find(context.em, id);
      return row && incidentView(row, context);
    };
    const view = async (): Promise<IncidentView> => incidentView(await work(), context);
    return payload(context, view, (incident) => ({ incident }), { current });
  }
}
