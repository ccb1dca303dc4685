import DataLoader from 'dataloader';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root, Subscription } from 'type-graphql';

import type { LogEvent } from '../platform/event-log.ts';
import { authorOf } from '../platform/graphql/author.ts';
import { PageArgs } from '../platform/graphql/connection.ts';
import type { ApiContext } from '../platform/graphql/context.ts';
import { Auth, Cost } from '../platform/graphql/directives.ts';
import { payload } from '../platform/graphql/errors.ts';
import type { NodeType } from '../platform/graphql/node-registry.ts';
import { viewPage } from '../platform/graphql/page.ts';
import type { Page } from '../platform/graphql/page.ts';
import { followNode } from '../platform/graphql/subscription.ts';
import { Recommendation } from '../recommendation/recommendation.entity.ts';
import { RecommendationType } from '../recommendation/recommendation.type.ts';
import { recommendationView } from '../recommendation/recommendation-view.ts';
import type { RecommendationView } from '../recommendation/recommendation-view.ts';
import { runView } from '../simulation/run-view.ts';
import type { RunView } from '../simulation/run-view.ts';
import { SimulationRun } from '../simulation/simulation.entity.ts';
import { SimulationRunType } from '../simulation/simulation.type.ts';

import type { ReportFormat } from './report.entity.ts';
import { reportStream } from './report.service.ts';
import type { ReportEventPayloads, ReportService } from './report.service.ts';
import {
  ReportConnection,
  ReportContent,
  ReportCreateInput,
  ReportCreatePayload,
  ReportDownload,
  ReportEvent,
  ReportFilter,
  ReportFinishedEvent,
  ReportFormatEnum,
  ReportProgressEvent,
  ReportType,
} from './report.type.ts';
import { contentView, reportView } from './report-view.ts';
import type { ReportView } from './report-view.ts';

export function reportNode(reports: ReportService): NodeType<ReportView> {
  return {
    prefix: 'rpt',
    typeName: 'Report',
    requires: ['REPORT_READ'],
    load: async (id, context) => {
      const row = await reports.find(context.em, id);
      return row && reportView(row, context.language);
    },
  };
}

/** Rows by internal id, once for an operation. */
const runsById = (context: ApiContext): DataLoader<number, SimulationRun> =>
  new DataLoader(async (ids: readonly number[]) => {
    const rows = await context.em.find(SimulationRun, { id: { $in: [...ids] } });
    const found = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => found.get(id) ?? new Error('A report refers to a run that is not there.'));
  });
const recommendationsById = (context: ApiContext): DataLoader<number, Recommendation> =>
  new DataLoader(async (ids: readonly number[]) => {
    const rows = await context.em.find(Recommendation, { id: { $in: [...ids] } });
    const found = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => found.get(id) ?? new Error('A report refers to a recommendation that is not there.'));
  });

@Resolver(() => ReportType)
export class ReportResolver {
  readonly #reports: ReportService;

  constructor(reports: ReportService) {
    this.#reports = reports;
  }

  @Query(() => ReportConnection, { description: 'Reports of the organisation, newest first.' })
  @Auth('REPORT_READ')
  @Cost(1, { multiplier: 'first' })
  reports(
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: ApiContext,
    @Arg('filter', () => ReportFilter, {
      nullable: true,
      description: 'Narrows the list; all conditions must hold.',
    })
    filter?: ReportFilter | null,
  ): Promise<Page<ReportView>> {
    return viewPage(this.#reports.list(context.em, args, filter ?? {}), (row) => reportView(row, context.language));
  }

  @Query(() => ReportType, {
    nullable: true,
    description: 'One report; null where there is none or the caller may not see it.',
  })
  @Auth('REPORT_READ')
  async report(
    @Arg('id', () => ID, { description: 'Its id.' }) id: string,
    @Ctx() context: ApiContext,
  ): Promise<ReportView | null> {
    const row = await this.#reports.find(context.em, id);
    return row && reportView(row, context.language);
  }

  @Mutation(() => ReportCreatePayload, {
    description: 'Queues a report of a finished run or recommendation and returns at once. Costs 50.',
  })
  @Auth('REPORT_CREATE')
  @Cost(50)
  reportCreate(
    @Arg('input', () => ReportCreateInput, { description: 'What to make.' }) {
      kind,
      subjectId,
      language,
      idempotencyKey,
    }: ReportCreateInput,
    @Ctx() context: ApiContext,
  ): Promise<ReportCreatePayload> {
    return payload(
      context,
      () => this.#reports.create(context.em, { kind, subjectId, language }, idempotencyKey, authorOf(context)),
      (row) => ({ report: reportView(row, context.language) }),
    );
  }

  @Subscription(() => ReportEvent, {
    description: 'Events of one report. Ends by itself only when the client leaves.',
    subscribe: ({ args, context }) => {
      const api = context as ApiContext;
      return followNode<ReportView, ReportEvent>(
        api,
        { typeName: 'Report', id: args.reportId as string, stream: ({ id }) => reportStream(id) },
        args.after as string | null | undefined,
        (event, { id }) => reportEvent(event, () => api.nodes.loadOf('Report', id, api) as Promise<ReportView | null>),
      );
    },
  })
  @Auth('REPORT_READ')
  reportEvents(
    @Root() event: ReportEvent,
    @Arg('reportId', () => ID, { description: 'Report to follow.' }) _reportId: string,
    @Arg('after', () => String, {
      nullable: true,
      description: 'Cursor of the last event seen; replays what followed. Null: from now on.',
    })
    _after?: string | null,
  ): ReportEvent {
    return event;
  }

  @FieldResolver(() => SimulationRunType, {
    description: 'The run that it is about, or that its recommendation is of.',
  })
  @Auth('SIMULATION_READ')
  async run(@Root() { row }: ReportView, @Ctx() context: ApiContext): Promise<RunView> {
    return runView(await context.loader(runsById).load(row.run.id), context.language);
  }

  @FieldResolver(() => RecommendationType, {
    nullable: true,
    description: 'The recommendation that it records; null for a risk report.',
  })
  @Auth('RECOMMENDATION_READ')
  async recommendation(@Root() { row }: ReportView, @Ctx() context: ApiContext): Promise<RecommendationView | null> {
    if (!row.recommendation) return null;
    const [recommendation, run] = await Promise.all([
      context.loader(recommendationsById).load(row.recommendation.id),
      context.loader(runsById).load(row.run.id),
    ]);
    return recommendationView(recommendation, run.inputs, context.language);
  }

  @FieldResolver(() => ReportContent, {
    nullable: true,
    description: 'What it says, for the page; null until it has succeeded. Costs 10.',
  })
  @Cost(10)
  async content(@Root() { row }: ReportView): Promise<ReportContent | null> {
    const content = await this.#reports.content(row);
    return content && contentView(content);
  }

  @FieldResolver(() => ReportDownload, {
    nullable: true,
    description:
      'An address from which the file can be fetched for five minutes; each one is written to the audit log. Null until it has succeeded. Costs 10.',
  })
  @Auth('REPORT_READ')
  @Cost(10)
  downloadUrl(
    @Root() { row }: ReportView,
    @Arg('format', () => ReportFormatEnum, { description: 'Which file.' }) format: ReportFormat,
    @Ctx() context: ApiContext,
  ): Promise<ReportDownload | null> {
    return this.#reports.download(context.em, row, format, authorOf(context));
  }

  @FieldResolver(() => String, {
    description: 'Cursor of the newest event; start `reportEvents` after it to miss nothing.',
  })
  latestEventCursor(@Root() { id }: ReportView, @Ctx() context: ApiContext): Promise<string> {
    return context.eventLog.latestCursor(reportStream(id));
  }
}

/** What a run is given from above: its reports. */
@Resolver(() => SimulationRunType)
export class RunReportsResolver {
  readonly #reports: ReportService;

  constructor(reports: ReportService) {
    this.#reports = reports;
  }

  @FieldResolver(() => ReportConnection, { description: 'Risk reports of the run, newest first.' })
  @Auth('REPORT_READ')
  @Cost(1, { multiplier: 'first' })
  reports(
    @Root() { row }: RunView,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: ApiContext,
  ): Promise<Page<ReportView>> {
    return viewPage(this.#reports.ofRun(context.em, row, args), (one) => reportView(one, context.language));
  }
}

/** What a recommendation is given from above: its records. */
@Resolver(() => RecommendationType)
export class RecommendationReportsResolver {
  readonly #reports: ReportService;

  constructor(reports: ReportService) {
    this.#reports = reports;
  }

  @FieldResolver(() => ReportConnection, { description: 'Decision records of the recommendation, newest first.' })
  @Auth('REPORT_READ')
  @Cost(1, { multiplier: 'first' })
  reports(
    @Root() { row }: RecommendationView,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: ApiContext,
  ): Promise<Page<ReportView>> {
    return viewPage(this.#reports.ofRecommendation(context.em, row, args), (one) => reportView(one, context.language));
  }
}

/** Null for a kind that this version does not know, and for the end of one that is no longer there. */
async function reportEvent(
  { cursor, occurredAt, kind, payload: told }: LogEvent,
  load: () => Promise<ReportView | null>,
): Promise<ReportEvent | null> {
  switch (kind as keyof ReportEventPayloads) {
    case 'progress':
      return Object.assign(new ReportProgressEvent(), { cursor, occurredAt }, told as ReportEventPayloads['progress']);
    case 'finished': {
      const report = await load();
      return report && Object.assign(new ReportFinishedEvent(), { cursor, occurredAt, report });
    }
    default:
      return null;
  }
}
