import DataLoader from 'dataloader';
import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root, Subscription } from 'type-graphql';

import { DomainError } from '@convergence/shared/errors';

import type { LogEvent } from '../platform/event-log.ts';
import { authorOf } from '../platform/graphql/author.ts';
import { PageArgs } from '../platform/graphql/connection.ts';
import { isPermitted } from '../platform/graphql/context.ts';
import type { ApiContext } from '../platform/graphql/context.ts';
import { Auth, Cost } from '../platform/graphql/directives.ts';
import { payload } from '../platform/graphql/errors.ts';
import type { NodeType } from '../platform/graphql/node-registry.ts';
import { MOST_PER_PAGE, viewPage } from '../platform/graphql/page.ts';
import type { Page } from '../platform/graphql/page.ts';
import { followStream } from '../platform/graphql/subscription.ts';

import type { ChannelService } from './channel.service.ts';
import type { DeliveryService } from './delivery.service.ts';
import { NotificationChannel, NotificationRule } from './notification.entity.ts';
import type { NotificationAttempt, NotificationDelivery } from './notification.entity.ts';
import { notificationStream } from './notification.service.ts';
import type { NotificationEventPayloads, NotificationService } from './notification.service.ts';
import {
  NotificationAttemptType,
  NotificationChannelCreateInput,
  NotificationChannelCreatePayload,
  NotificationChannelDeleteInput,
  NotificationChannelDeletePayload,
  NotificationChannelTestInput,
  NotificationChannelTestPayload,
  NotificationChannelType,
  NotificationChannelUpdateInput,
  NotificationChannelUpdatePayload,
  NotificationConnection,
  NotificationCreatedEvent,
  NotificationDeliveryChangedEvent,
  NotificationDeliveryConnection,
  NotificationDeliveryFilter,
  NotificationDeliveryRetryInput,
  NotificationDeliveryRetryPayload,
  NotificationDeliveryType,
  NotificationEvent,
  NotificationInbox,
  NotificationMarkReadInput,
  NotificationMarkReadPayload,
  NotificationReadEvent,
  NotificationRuleConnection,
  NotificationRuleCreateInput,
  NotificationRuleCreatePayload,
  NotificationRuleDeleteInput,
  NotificationRuleDeletePayload,
  NotificationRuleSilenceInput,
  NotificationRuleSilencePayload,
  NotificationRuleType,
  NotificationRuleUpdateInput,
  NotificationRuleUpdatePayload,
  NotificationType,
} from './notification.type.ts';
import { attemptView, channelView, deliveryView, notificationView, ruleView } from './notification-view.ts';
import type { DeliveryView, NotificationView, RuleView } from './notification-view.ts';
import type { RuleValues } from './notification-rules.ts';
import type { RuleService } from './rule.service.ts';

export interface NotificationServices {
  readonly notifications: NotificationService;
  readonly channels: ChannelService;
  readonly rules: RuleService;
  readonly deliveries: DeliveryService;
}

/** How the things of this feature are found by their global ids. */
export function notificationNodes({
  notifications,
  channels,
  rules,
  deliveries,
}: NotificationServices): readonly NodeType[] {
  const requires = ['NOTIFICATION_READ'] as const;
  return [
    {
      prefix: 'nch',
      typeName: 'NotificationChannel',
      requires,
      load: async (id, { em }) => {
        const row = await channels.find(em, id);
        return row && channelView(row);
      },
    },
    {
      prefix: 'nrl',
      typeName: 'NotificationRule',
      requires,
      load: async (id, { em }) => {
        const row = await rules.find(em, id);
        return row && ruleView(row);
      },
    },
    {
      prefix: 'ntf',
      typeName: 'Notification',
      requires,
      load: async (id, { em, language }) => {
        const row = await notifications.find(em, id);
        return row && notificationView(row, language);
      },
    },
    {
      prefix: 'ndl',
      typeName: 'NotificationDelivery',
      requires,
      load: async (id, context) => {
        const row = await deliveries.find(context.em, id);
        return row && viewOf(row, context);
      },
    },
  ];
}

function viewOf(row: NotificationDelivery, { caller }: ApiContext): DeliveryView {
  return deliveryView(row, isPermitted(caller, 'NOTIFICATION_WRITE'));
}

/** Both are there for whoever passed `@auth`. */
function callerOf({ caller: { organisationId, person } }: ApiContext): {
  readonly organisationId: number;
  readonly personId: string;
} {
  if (organisationId === null || person === null) throw new DomainError('E_UNAUTHENTICATED');
  return { organisationId, personId: person.id };
}

@Resolver(() => NotificationType)
export class NotificationResolver {
  readonly #notifications: NotificationService;

  constructor({ notifications }: NotificationServices) {
    this.#notifications = notifications;
  }

  @Query(() => NotificationConnection, { description: 'What was told to the organisation, newest first.' })
  @Auth('NOTIFICATION_READ')
  @Cost(1, { multiplier: 'first' })
  notifications(@Args(() => PageArgs) args: PageArgs, @Ctx() context: ApiContext): Promise<Page<NotificationView>> {
    return viewPage(this.#notifications.list(context.em, args), (row) => notificationView(row, context.language));
  }

  @Query(() => NotificationInbox, { description: 'What is new for the caller.' })
  @Auth('NOTIFICATION_READ')
  async notificationInbox(@Ctx() context: ApiContext): Promise<NotificationInbox> {
    const { organisationId, personId } = callerOf(context);
    return {
      latestEventCursor: await context.eventLog.latestCursor(notificationStream(organisationId)), // first: nothing is missed
      unreadCount: await this.#notifications.unreadCount(context.em, personId),
    };
  }

  @Mutation(() => NotificationMarkReadPayload, { description: 'Marks what the caller has seen. Costs 10.' })
  @Auth('NOTIFICATION_READ')
  @Cost(10)
  notificationMarkRead(
    @Arg('input', () => NotificationMarkReadInput, { description: 'What was seen.' }) {
      ids,
    }: NotificationMarkReadInput,
    @Ctx() context: ApiContext,
  ): Promise<NotificationMarkReadPayload> {
    const { organisationId, personId } = callerOf(context);
    const work = async (): Promise<number> => {
      if (ids && ids.length > MOST_PER_PAGE) throw new DomainError('E_LENGTH', ['ids']);
      await this.#notifications.markRead(context.em, organisationId, personId, ids ?? null, authorOf(context));
      return this.#notifications.unreadCount(context.em, personId);
    };
    return payload(context, work, (unreadCount) => ({ unreadCount }));
  }

  @Subscription(() => NotificationEvent, {
    description: 'Events of the notifications of the organisation. Ends by itself only when the client leaves.',
    subscribe: ({ args, context }) => {
      const api = context as ApiContext;
      const { organisationId } = callerOf(api);
      return followStream<NotificationEvent>(
        api,
        notificationStream(organisationId),
        (args.after as string | null | undefined) ?? null,
        (event) => eventOf(event, api),
      );
    },
  })
  @Auth('NOTIFICATION_READ')
  async notificationEvents(
    @Root() event: NotificationEvent,
    @Ctx() context: ApiContext,
    @Arg('after', () => String, {
      nullable: true,
      description: 'Cursor of the last event seen; replays what followed. Null: from now on.',
    })
    _after?: string | null,
  ): Promise<NotificationEvent> {
    if (event instanceof NotificationCreatedEvent || event instanceof NotificationReadEvent)
      event.unreadCount = await this.#notifications.unreadCount(context.em, callerOf(context).personId);
    return event;
  }

  @FieldResolver(() => Boolean, { description: 'Whether the caller has seen it; true for what does not ring.' })
  async isRead(@Root() { row }: NotificationView, @Ctx() context: ApiContext): Promise<boolean> {
    return !row.isInApp || context.loader(this.#read).load(row.id);
  }

  @FieldResolver(() => NotificationRuleType, {
    nullable: true,
    description: 'The rule that asked for it; null for a test.',
  })
  async rule(@Root() { row }: NotificationView, @Ctx() context: ApiContext): Promise<RuleView | null> {
    return row.rule ? context.loader(rulesById).load(row.rule.id) : null;
  }

  readonly #read = (context: ApiContext): DataLoader<number, boolean> =>
    new DataLoader(async (ids: readonly number[]) => {
      const read = await this.#notifications.readBy(context.em, callerOf(context).personId, ids);
      return ids.map((id) => read.has(id));
    });
}

/** Rules by internal id, deleted ones too, once for an operation. */
const rulesById = ({ em }: ApiContext): DataLoader<number, RuleView | null> =>
  new DataLoader(async (ids: readonly number[]) => {
    const rows = await em.find(NotificationRule, { id: { $in: [...ids] } });
    const found = new Map(rows.map((row) => [row.id, ruleView(row)]));
    return ids.map((id) => found.get(id) ?? null);
  });

/** Channels in use by public id, once for an operation. */
const channelsById = ({ em }: ApiContext): DataLoader<string, NotificationChannelType | null> =>
  new DataLoader(async (ids: readonly string[]) => {
    const rows = await em.find(NotificationChannel, { publicId: { $in: [...ids] }, archivedAt: null });
    const found = new Map(rows.map((row) => [row.publicId, channelView(row)]));
    return ids.map((id) => found.get(id) ?? null);
  });

/** Null for a kind that this version does not know, for what others have read, and for what is no longer there. */
async function eventOf(
  { cursor, occurredAt, kind, payload: told }: LogEvent,
  context: ApiContext,
): Promise<NotificationEvent | null> {
  const at = { cursor, occurredAt };
  switch (kind as keyof NotificationEventPayloads) {
    case 'created': {
      const { notificationId } = told as NotificationEventPayloads['created'];
      const notification = await context.nodes.loadOf('Notification', notificationId, context);
      return notification && Object.assign(new NotificationCreatedEvent(), at, { notification, unreadCount: 0 });
    }
    case 'read': {
      const { personId } = told as NotificationEventPayloads['read'];
      const isOwn = personId === callerOf(context).personId;
      return isOwn ? Object.assign(new NotificationReadEvent(), at, { unreadCount: 0 }) : null;
    }
    case 'delivery': {
      const { deliveryId } = told as NotificationEventPayloads['delivery'];
      const delivery = await context.nodes.loadOf('NotificationDelivery', deliveryId, context);
      return delivery && Object.assign(new NotificationDeliveryChangedEvent(), at, { delivery });
    }
    default:
      return null;
  }
}

@Resolver(() => NotificationChannelType)
export class NotificationChannelResolver {
  readonly #channels: ChannelService;

  constructor({ channels }: NotificationServices) {
    this.#channels = channels;
  }

  @Query(() => [NotificationChannelType], {
    description: 'Channels of the organisation, oldest first; at most 50.',
  })
  @Auth('NOTIFICATION_READ')
  @Cost(10)
  async notificationChannels(@Ctx() context: ApiContext): Promise<NotificationChannelType[]> {
    return (await this.#channels.list(context.em)).map(channelView);
  }

  @Mutation(() => NotificationChannelCreatePayload, {
    description: 'Makes a channel; the address is looked up and checked. Costs 20.',
  })
  @Auth('NOTIFICATION_WRITE')
  @Cost(20)
  notificationChannelCreate(
    @Arg('input', () => NotificationChannelCreateInput, { description: 'What to make.' }) {
      idempotencyKey,
      address,
      ...draft
    }: NotificationChannelCreateInput,
    @Ctx() context: ApiContext,
  ): Promise<NotificationChannelCreatePayload> {
    const { organisationId } = callerOf(context);
    const values = { ...draft, address: address ?? null };
    const work = () => this.#channels.create(context.em, organisationId, values, idempotencyKey, authorOf(context));
    return payload(context, work, ({ channel, secret }) => ({ channel: channelView(channel), secret }));
  }

  @Mutation(() => NotificationChannelUpdatePayload, { description: 'Changes a channel. Costs 20.' })
  @Auth('NOTIFICATION_WRITE')
  @Cost(20)
  notificationChannelUpdate(
    @Arg('input', () => NotificationChannelUpdateInput, { description: 'What to change.' }) {
      id,
      expectedVersion,
      ...edit
    }: NotificationChannelUpdateInput,
    @Ctx() context: ApiContext,
  ): Promise<NotificationChannelUpdatePayload> {
    const work = () => this.#channels.update(context.em, id, expectedVersion, withoutNulls(edit), authorOf(context));
    return payload(context, work, ({ channel, secret }) => ({ channel: channelView(channel), secret }), {
      current: () => this.#current(context, id),
    });
  }

  @Mutation(() => NotificationChannelDeletePayload, {
    description:
      'Takes a channel out of use for good; its address and key are forgotten, what it sent stays on record. Costs 10.',
  })
  @Auth('NOTIFICATION_WRITE')
  @Cost(10)
  notificationChannelDelete(
    @Arg('input', () => NotificationChannelDeleteInput, { description: 'What to delete.' }) {
      id,
      expectedVersion,
    }: NotificationChannelDeleteInput,
    @Ctx() context: ApiContext,
  ): Promise<NotificationChannelDeletePayload> {
    const work = () => this.#channels.archive(context.em, id, expectedVersion, authorOf(context));
    return payload(context, work, (channel) => ({ channel: channelView(channel) }), {
      current: () => this.#current(context, id),
    });
  }

  @Mutation(() => NotificationChannelTestPayload, {
    description:
      'Sends a real test message; 5 at once and 5 a minute for an organisation, then RATE_LIMITED. Costs 50.',
  })
  @Auth('NOTIFICATION_WRITE')
  @Cost(50)
  notificationChannelTest(
    @Arg('input', () => NotificationChannelTestInput, { description: 'What to try.' }) {
      id,
      idempotencyKey,
    }: NotificationChannelTestInput,
    @Ctx() context: ApiContext,
  ): Promise<NotificationChannelTestPayload> {
    const { organisationId } = callerOf(context);
    const work = () => this.#channels.test(context.em, organisationId, id, idempotencyKey, authorOf(context));
    return payload(context, work, (delivery) => ({ delivery: viewOf(delivery, context) }));
  }

  async #current(context: ApiContext, id: string): Promise<NotificationChannelType | null> {
    const row = await this.#channels.find(context.em, id);
    return row && channelView(row);
  }
}

@Resolver(() => NotificationRuleType)
export class NotificationRuleResolver {
  readonly #rules: RuleService;

  constructor({ rules }: NotificationServices) {
    this.#rules = rules;
  }

  @Query(() => NotificationRuleConnection, { description: 'Rules of the organisation, newest first; at most 200.' })
  @Auth('NOTIFICATION_READ')
  @Cost(1, { multiplier: 'first' })
  notificationRules(@Args(() => PageArgs) args: PageArgs, @Ctx() context: ApiContext): Promise<Page<RuleView>> {
    return viewPage(this.#rules.list(context.em, args), ruleView);
  }

  @Mutation(() => NotificationRuleCreatePayload, { description: 'Makes a rule. Costs 10.' })
  @Auth('NOTIFICATION_WRITE')
  @Cost(10)
  notificationRuleCreate(
    @Arg('input', () => NotificationRuleCreateInput, { description: 'What to make.' }) {
      idempotencyKey,
      ...input
    }: NotificationRuleCreateInput,
    @Ctx() context: ApiContext,
  ): Promise<NotificationRuleCreatePayload> {
    const { organisationId } = callerOf(context);
    const values: RuleValues = {
      ...input,
      scoreThreshold: input.scoreThreshold ?? null,
      cvarThresholdKrw: input.cvarThresholdKrw ?? null,
      moveThresholdPercent: input.moveThresholdPercent ?? null,
      lateThresholdHours: input.lateThresholdHours ?? null,
      symbol: input.symbol ?? null,
      minimumSeverity: input.minimumSeverity ?? null,
      scenarioId: input.scenarioId ?? null,
    };
    const work = () => this.#rules.create(context.em, organisationId, values, idempotencyKey, authorOf(context));
    return payload(context, work, (rule) => ({ rule: ruleView(rule) }));
  }

  @Mutation(() => NotificationRuleUpdatePayload, { description: 'Changes a rule. Costs 10.' })
  @Auth('NOTIFICATION_WRITE')
  @Cost(10)
  notificationRuleUpdate(
    @Arg('input', () => NotificationRuleUpdateInput, { description: 'What to change.' }) {
      id,
      expectedVersion,
      symbol,
      scenarioId,
      ...edit
    }: NotificationRuleUpdateInput,
    @Ctx() context: ApiContext,
  ): Promise<NotificationRuleUpdatePayload> {
    const change = { ...withoutNulls(edit), symbol, scenarioId }; // these two may be cleared
    const work = () => this.#rules.update(context.em, id, expectedVersion, change, authorOf(context));
    return payload(context, work, (rule) => ({ rule: ruleView(rule) }), { current: () => this.#current(context, id) });
  }

  @Mutation(() => NotificationRuleSilencePayload, {
    description: 'Keeps a rule still for a while, or lets it speak again. Costs 10.',
  })
  @Auth('NOTIFICATION_WRITE')
  @Cost(10)
  notificationRuleSilence(
    @Arg('input', () => NotificationRuleSilenceInput, { description: 'What to silence.' }) {
      id,
      until,
    }: NotificationRuleSilenceInput,
    @Ctx() context: ApiContext,
  ): Promise<NotificationRuleSilencePayload> {
    const work = () => this.#rules.silence(context.em, id, until ?? null, authorOf(context));
    return payload(context, work, (rule) => ({ rule: ruleView(rule) }), { current: () => this.#current(context, id) });
  }

  @Mutation(() => NotificationRuleDeletePayload, {
    description: 'Takes a rule out of use for good; what it told stays on record. Costs 10.',
  })
  @Auth('NOTIFICATION_WRITE')
  @Cost(10)
  notificationRuleDelete(
    @Arg('input', () => NotificationRuleDeleteInput, { description: 'What to delete.' }) {
      id,
      expectedVersion,
    }: NotificationRuleDeleteInput,
    @Ctx() context: ApiContext,
  ): Promise<NotificationRuleDeletePayload> {
    const work = () => this.#rules.archive(context.em, id, expectedVersion, authorOf(context));
    return payload(context, work, (rule) => ({ rule: ruleView(rule) }), { current: () => this.#current(context, id) });
  }

  @FieldResolver(() => [NotificationChannelType], {
    description: 'Where it tells; deleted channels are left out. At most 20.',
  })
  @Cost(5)
  async channels(@Root() { row }: RuleView, @Ctx() context: ApiContext): Promise<NotificationChannelType[]> {
    const loader = context.loader(channelsById);
    const found = await Promise.all(row.channelIds.map((id) => loader.load(id)));
    return found.filter((channel) => channel !== null);
  }

  async #current(context: ApiContext, id: string): Promise<RuleView | null> {
    const row = await this.#rules.find(context.em, id);
    return row && ruleView(row);
  }
}

@Resolver(() => NotificationDeliveryType)
export class NotificationDeliveryResolver {
  readonly #deliveries: DeliveryService;

  constructor({ deliveries }: NotificationServices) {
    this.#deliveries = deliveries;
  }

  @Query(() => NotificationDeliveryConnection, { description: 'What went out, or did not, newest first.' })
  @Auth('NOTIFICATION_READ')
  @Cost(1, { multiplier: 'first' })
  notificationDeliveries(
    @Args(() => PageArgs) args: PageArgs,
    @Arg('filter', () => NotificationDeliveryFilter, {
      nullable: true,
      description: 'Narrows the list; all conditions must hold.',
    })
    filter: NotificationDeliveryFilter | null | undefined,
    @Ctx() context: ApiContext,
  ): Promise<Page<DeliveryView>> {
    return viewPage(this.#deliveries.list(context.em, args, filter ?? {}), (row) => viewOf(row, context));
  }

  @Mutation(() => NotificationDeliveryRetryPayload, {
    description: 'Tries a delivery again that has failed, with all its tries anew. Costs 20.',
  })
  @Auth('NOTIFICATION_WRITE')
  @Cost(20)
  notificationDeliveryRetry(
    @Arg('input', () => NotificationDeliveryRetryInput, { description: 'What to try again.' }) {
      id,
      idempotencyKey,
    }: NotificationDeliveryRetryInput,
    @Ctx() context: ApiContext,
  ): Promise<NotificationDeliveryRetryPayload> {
    const { organisationId } = callerOf(context);
    const work = () => this.#deliveries.retry(context.em, organisationId, id, idempotencyKey, authorOf(context));
    return payload(context, work, (delivery) => ({ delivery: viewOf(delivery, context) }));
  }

  @FieldResolver(() => NotificationType, { description: 'What is told.' })
  notification(@Root() { row }: DeliveryView, @Ctx() { language }: ApiContext): NotificationView {
    return notificationView(row.notification.getEntity(), language);
  }

  @FieldResolver(() => NotificationChannelType, { description: 'Where it goes.' })
  channel(@Root() { row }: DeliveryView): NotificationChannelType {
    return channelView(row.channel.getEntity());
  }

  @FieldResolver(() => [NotificationAttemptType], {
    description: 'Its tries, oldest first; 8, and 8 more for each time it was tried again by hand.',
  })
  @Cost(5)
  async attempts(@Root() { row }: DeliveryView, @Ctx() context: ApiContext): Promise<NotificationAttemptType[]> {
    return (await context.loader(this.#attempts).load(row.id)).map(attemptView);
  }

  readonly #attempts = ({ em }: ApiContext): DataLoader<number, readonly NotificationAttempt[]> =>
    new DataLoader(async (ids: readonly number[]) => {
      const found = await this.#deliveries.attemptsOf(em, ids);
      return ids.map((id) => found.get(id) ?? []);
    });
}

/** What is given as null stays as it is, as what is left out does: nothing of it can be cleared. */
function withoutNulls<T extends object>(edit: T): T {
  return Object.fromEntries(Object.entries(edit).filter(([, value]) => value !== null)) as T;
}
