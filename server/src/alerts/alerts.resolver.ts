import DataLoader from 'dataloader';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root, Subscription } from 'type-graphql';

import { playbookById } from '@convergence/shared/response/playbooks';
import { isRecommendationWithheld, responseRules } from '@convergence/shared/response/rules';

import type { LogEvent } from '../platform/event-log.ts';
import { authorOf } from '../platform/graphql/author.ts';
import { PageArgs } from '../platform/graphql/connection.ts';
import type { ApiContext } from '../platform/graphql/context.ts';
import { Auth, Cost } from '../platform/graphql/directives.ts';
import { payload } from '../platform/graphql/errors.ts';
import type { NodeType } from '../platform/graphql/node-registry.ts';
import { viewPage } from '../platform/graphql/page.ts';
import type { Page } from '../platform/graphql/page.ts';
import type { Language } from '../platform/graphql/permission.ts';
import { LanguageEnum } from '../platform/graphql/permission.type.ts';
import { followStream } from '../platform/graphql/subscription.ts';
import type { InstrumentLookup, InstrumentView } from '../market/market.resolver.ts';
import { InstrumentType } from '../market/market.type.ts';
import { RecommendationType } from '../recommendation/recommendation.type.ts';
import type { RecommendationView } from '../recommendation/recommendation-view.ts';

import { AlertLevelChange } from './alert.entity.ts';
import type { AlertHistory } from './alert.entity.ts';
import type { AlertLevelService } from './alert-level.service.ts';
import { alertStream, ownerOf } from './alert.service.ts';
import type { AlertEventPayloads, AlertService } from './alert.service.ts';
import {
  allPlaybooks,
  alertView,
  currentLevelView,
  historyView,
  levelChangeView,
  playbookView,
  ruleView,
} from './alert-view.ts';
import type { AlertView } from './alert-view.ts';
import {
  AlertAcknowledgeInput,
  AlertAcknowledgePayload,
  AlertChangedEvent,
  AlertConnection,
  AlertEvent,
  AlertFilter,
  AlertHistoryEntry,
  AlertLevelChangeConnection,
  AlertLevelChangedEvent,
  AlertLevelUpdateInput,
  AlertLevelUpdatePayload,
  AlertOverview,
  AlertType,
  CurrentAlertLevel,
  Playbook,
  ResponseRule,
  severityName,
  severityOf,
} from './alerts.type.ts';
import type { AlertLevelChangeType, AlertSeverityName } from './alerts.type.ts';
import type { IncidentService } from './incident.service.ts';
import { IncidentChangedEvent } from './incident.type.ts';

export function alertNode(alerts: AlertService): NodeType<AlertView> {
  return {
    prefix: 'alr',
    typeName: 'Alert',
    requires: ['ALERT_READ'],
    load: async (id, context) => {
      const row = await alerts.find(context.em, id);
      return row && alertView(row, context);
    },
  };
}

export const alertLevelChangeNode: NodeType<AlertLevelChangeType> = {
  prefix: 'lvl',
  typeName: 'AlertLevelChange',
  requires: ['ALERT_READ'],
  load: async (publicId, context) => {
    const row = await context.em.findOne(AlertLevelChange, { publicId });
    return row && levelChangeView(row);
  },
};

export interface AlertResolverParts {
  readonly alerts: AlertService;
  readonly levels: AlertLevelService;
  readonly incidents: IncidentService;
  readonly instruments: InstrumentLookup;
}

@Resolver(() => AlertType)
export class AlertResolver {
  readonly #parts: AlertResolverParts;
  readonly #history = (context: ApiContext): DataLoader<number, readonly AlertHistory[]> =>
    new DataLoader(async (ids: readonly number[]) => {
      const found = await this.#parts.alerts.historyOf(context.em, ids);
      return ids.map((id) => found.get(id) ?? []);
    });

  constructor(parts: AlertResolverParts) {
    this.#parts = parts;
  }

  @Query(() => AlertOverview, { description: 'Open alerts and incidents in numbers, and the national alert level.' })
  @Auth('ALERT_READ')
  async alertOverview(@Ctx() context: ApiContext): Promise<AlertOverview> {
    const { alerts, levels, incidents } = this.#parts;
    const { em } = context;
    const { bySeverity, total, unacknowledged } = await alerts.openCounts(em);
    const { open, overdueClocks } = await incidents.openCounts(em);
    return {
      openAlertCount: total,
      unacknowledgedAlertCount: unacknowledged,
      bySeverity: (Object.keys(bySeverity) as (keyof typeof bySeverity)[]).map((severity) => ({
        severity: severityName(severity),
        openCount: bySeverity[severity],
      })),
      openIncidentCount: open,
      overdueClockCount: overdueClocks,
      level: currentLevelView(await levels.current(em), context),
      latestEventCursor: await context.eventLog.latestCursor(alertStream(ownerOf(em))),
    };
  }

  @Query(() => CurrentAlertLevel, { description: 'National crisis alert level (위기경보 단계) as it was entered.' })
  @Auth('ALERT_READ')
  async currentAlertLevel(@Ctx() context: ApiContext): Promise<CurrentAlertLevel> {
    return currentLevelView(await this.#parts.levels.current(context.em), context);
  }

  @Query(() => AlertLevelChangeConnection, { description: 'Changes of the alert level, newest first.' })
  @Auth('ALERT_READ')
  @Cost(1, { multiplier: 'first' })
  alertLevelChanges(
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: ApiContext,
  ): Promise<Page<AlertLevelChangeType>> {
    return viewPage(this.#parts.levels.changes(context.em, args), levelChangeView);
  }

  @Query(() => AlertConnection, { description: 'Alerts, newest opening first.' })
  @Auth('ALERT_READ')
  @Cost(1, { multiplier: 'first' })
  alerts(
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: ApiContext,
    @Arg('filter', () => AlertFilter, { nullable: true, description: 'Narrows the list; all conditions must hold.' })
    filter?: AlertFilter | null,
  ): Promise<Page<AlertView>> {
    const where = {
      isOpen: filter?.isOpen,
      ruleIn: filter?.ruleIn,
      severityIn: filter?.severityIn?.map((name: AlertSeverityName) => severityOf(name)),
    };
    return viewPage(this.#parts.alerts.list(context.em, args, where), (row) => alertView(row, context));
  }

  @Query(() => AlertType, {
    nullable: true,
    description: 'One alert; null where there is none or the caller may not see it.',
  })
  @Auth('ALERT_READ')
  async alert(
    @Arg('id', () => ID, { description: 'Its id.' }) id: string,
    @Ctx() context: ApiContext,
  ): Promise<AlertView | null> {
    const row = await this.#parts.alerts.find(context.em, id);
    return row && alertView(row, context);
  }

  @Query(() => [ResponseRule], { description: 'Rules R01 to R14 in order, and whether the product can see them hold.' })
  @Auth('ALERT_READ')
  responseRules(@Ctx() { language }: ApiContext): ResponseRule[] {
    return responseRules.map(({ rule }) => ruleView(rule, language));
  }

  @Query(() => [Playbook], { description: 'Every playbook: one for each threat, and those of the rules. Costs 20.' })
  @Auth('ALERT_READ')
  @Cost(20)
  playbooks(
    @Ctx() context: ApiContext,
    @Arg('language', () => LanguageEnum, {
      nullable: true,
      description: "Language of the texts; the caller's unless given.",
    })
    language?: Language | null,
  ): Playbook[] {
    return allPlaybooks(language ?? context.language);
  }

  @Mutation(() => AlertAcknowledgePayload, {
    description: 'Says that the caller has seen an open alert; it is not told again until it opens again.',
  })
  @Auth('ALERT_WRITE')
  alertAcknowledge(
    @Arg('input', () => AlertAcknowledgeInput, { description: 'Which alert.' }) { id }: AlertAcknowledgeInput,
    @Ctx() context: ApiContext,
  ): Promise<AlertAcknowledgePayload> {
    const author = authorOf(context);
    const work = async (): Promise<AlertView> =>
      alertView(await this.#parts.alerts.acknowledge(context.em, id, author), context);
    return payload(context, work, (alert) => ({ alert }));
  }

  @Mutation(() => AlertLevelUpdatePayload, {
    description: 'Enters another national crisis alert level, with the reason. Scenarios keep the level they assume.',
  })
  @Auth('ALERT_WRITE')
  alertLevelUpdate(
    @Arg('input', () => AlertLevelUpdateInput, { description: 'The level and why.' }) input: AlertLevelUpdateInput,
    @Ctx() context: ApiContext,
  ): Promise<AlertLevelUpdatePayload> {
    const { levels } = this.#parts;
    const work = async (): Promise<CurrentAlertLevel> =>
      currentLevelView(await levels.update(context.em, input, authorOf(context)), context);
    const current = async (): Promise<AlertLevelChangeType | null> => {
      const { change } = await levels.current(context.em);
      return change && levelChangeView(change);
    };
    return payload(context, work, (level) => ({ level }), { current });
  }

  @Subscription(() => AlertEvent, {
    description: 'Everything that happens to alerts, the alert level and incidents of the organisation.',
    subscribe: ({ args, context }) => {
      const api = context as ApiContext;
      const after = (args as { after?: string | null }).after ?? null;
      return followStream<AlertEvent>(api, alertStream(ownerOf(api.em)), after, (event) => eventOf(event, api));
    },
  })
  @Auth('ALERT_READ')
  alertEvents(
    @Root() event: AlertEvent,
    @Arg('after', () => String, {
      nullable: true,
      description: 'Cursor of the last event seen; replays what followed. Null: from now on.',
    })
    _after?: string | null,
  ): AlertEvent {
    return event;
  }

  @FieldResolver(() => [AlertHistoryEntry], { description: 'Everything that happened to it, oldest first.' })
  async history(@Root() { row }: AlertView, @Ctx() context: ApiContext): Promise<AlertHistoryEntry[]> {
    return (await context.loader(this.#history).load(row.id)).map(historyView);
  }

  @FieldResolver(() => Playbook, { description: "What is to be done, in the caller's language." })
  playbook(@Root() { playbookId }: AlertView, @Ctx() { language }: ApiContext): Playbook {
    return playbookView(playbookById(playbookId), language);
  }

  @FieldResolver(() => InstrumentType, {
    nullable: true,
    description: 'The holding that rule R08 is about; null for others.',
  })
  async instrument(@Root() { row }: AlertView, @Ctx() context: ApiContext): Promise<InstrumentView | null> {
    const symbol = row.evidence.find(({ kind }) => kind === 'INSTRUMENT')?.id;
    return symbol === undefined ? null : context.loader(this.#parts.instruments).load(symbol);
  }
}

/** What a recommendation is given from above: whether rule R13 withholds it. */
@Resolver(() => RecommendationType)
export class RecommendationWithheldResolver {
  @FieldResolver(() => Boolean, {
    description:
      'Whether it promises over 25 % more than it keeps on fresh paths and should not be acted on (rule R13).',
  })
  isWithheld(@Root() { row }: RecommendationView): boolean {
    return row.result ? isRecommendationWithheld(row.result) : false;
  }
}

/** Null for a kind that this version does not know, and for what is no longer there. */
async function eventOf(
  { cursor, occurredAt, kind, payload: told }: LogEvent,
  context: ApiContext,
): Promise<AlertEvent | null> {
  const base = { cursor, occurredAt };
  switch (kind as keyof AlertEventPayloads) {
    case 'alert': {
      const { alertId, event } = told as AlertEventPayloads['alert'];
      const alert = await context.nodes.loadOf('Alert', alertId, context);
      return alert && Object.assign(new AlertChangedEvent(), base, { event, alert });
    }
    case 'level': {
      const { changeId } = told as AlertEventPayloads['level'];
      const change = (await context.nodes.loadOf('AlertLevelChange', changeId, context)) as AlertLevelChangeType | null;
      return change && Object.assign(new AlertLevelChangedEvent(), base, { change });
    }
    case 'incident': {
      const { incidentId } = told as AlertEventPayloads['incident'];
      const incident = await context.nodes.loadOf('Incident', incidentId, context);
      return incident && Object.assign(new IncidentChangedEvent(), base, { incident });
    }
    default:
      return null;
  }
}
