import DataLoader from 'dataloader';
import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';

import type { AuditEntry } from '../platform/db/audit.entity.ts';
import type { Author } from '../platform/db/audit.ts';
import { authorOf } from '../platform/graphql/author.ts';
import { PageArgs } from '../platform/graphql/connection.ts';
import { unauthenticated } from '../platform/graphql/context.ts';
import type { ApiContext } from '../platform/graphql/context.ts';
import { Auth, Cost } from '../platform/graphql/directives.ts';
import { payload } from '../platform/graphql/errors.ts';
import { viewPage } from '../platform/graphql/page.ts';
import type { Page } from '../platform/graphql/page.ts';
import type { AccessEntry } from './access-entry.entity.ts';
import { deviceOf } from './device.ts';
import type { LogService } from './log.service.ts';
import {
  AccessEntryConnection,
  AccessEntryFilterInput,
  AccessEntryType,
  AccessExportInput,
  AccessExportPayload,
  AuditEntryConnection,
  AuditEntryFilterInput,
  AuditEntryType,
  AuditExportInput,
  AuditExportPayload,
} from './log.type.ts';

function auditView(row: AuditEntry): AuditEntryType {
  const { publicId: id, actor: actorId, action, details, occurredAt } = row;
  return {
    id,
    actorId,
    action,
    subjectId: row.subject ?? null,
    detailsJson: details == null ? null : JSON.stringify(details),
    address: row.origin ?? null,
    requestId: row.requestId ?? null,
    occurredAt,
  };
}

function accessView(row: AccessEntry): AccessEntryType {
  const { publicId: id, personId, kind, occurredAt } = row;
  return {
    id,
    personId,
    kind,
    method: row.method ?? null,
    address: row.address ?? null,
    device: deviceOf(row.agent ?? null),
    occurredAt,
  };
}

function asker(context: ApiContext): Author {
  const author = authorOf(context);
  if (author === null) throw unauthenticated();
  return author;
}

/** Both logs ask for names; one look into the tables for a page. */
class NameLookup {
  readonly #logs: LogService;

  constructor(logs: LogService) {
    this.#logs = logs;
  }

  readonly loader = (context: ApiContext): DataLoader<string, string | null> =>
    new DataLoader(async (ids: readonly string[]) => {
      const names = await this.#logs.namesOf(context.em, ids);
      return ids.map((id) => names.get(id) ?? null);
    });
}

@Resolver(() => AuditEntryType)
export class AuditResolver {
  readonly #logs: LogService;
  readonly #names: NameLookup;

  constructor(logs: LogService) {
    this.#logs = logs;
    this.#names = new NameLookup(logs);
  }

  @Query(() => AuditEntryConnection, { description: 'What was done in the organisation, newest first.' })
  @Auth('AUDIT_READ')
  @Cost(1, { multiplier: 'first' })
  auditEntries(
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: ApiContext,
    @Arg('filter', () => AuditEntryFilterInput, {
      nullable: true,
      description: 'Narrows the list; all conditions must hold.',
    })
    filter?: AuditEntryFilterInput | null,
  ): Promise<Page<AuditEntryType>> {
    return viewPage(this.#logs.audit(context.em, args, filter ?? {}), auditView);
  }

  @Mutation(() => AuditExportPayload, {
    description: 'Puts the audit log into a CSV file and tells where to fetch it; itself a line of that log. Costs 50.',
  })
  @Auth('AUDIT_READ')
  @Cost(50)
  auditExport(
    @Arg('input', () => AuditExportInput, { description: 'What of it.' }) { filter }: AuditExportInput,
    @Ctx() context: ApiContext,
  ): Promise<AuditExportPayload> {
    return payload(
      context,
      () => this.#logs.exportAudit(context.em, filter ?? {}, asker(context)),
      (file) => ({ file }),
    );
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Name of the person or API token; null for commands, the system, and where it is no longer known.',
  })
  actorName(@Root() { actorId }: AuditEntryType, @Ctx() context: ApiContext): Promise<string | null> {
    return context.loader(this.#names.loader).load(actorId);
  }
}

@Resolver(() => AccessEntryType)
export class AccessResolver {
  readonly #logs: LogService;
  readonly #names: NameLookup;

  constructor(logs: LogService) {
    this.#logs = logs;
    this.#names = new NameLookup(logs);
  }

  @Query(() => AccessEntryConnection, { description: 'Who came into the organisation or tried to, newest first.' })
  @Auth('AUDIT_READ')
  @Cost(1, { multiplier: 'first' })
  accessEntries(
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: ApiContext,
    @Arg('filter', () => AccessEntryFilterInput, {
      nullable: true,
      description: 'Narrows the list; all conditions must hold.',
    })
    filter?: AccessEntryFilterInput | null,
  ): Promise<Page<AccessEntryType>> {
    return viewPage(this.#logs.access(context.em, args, filter ?? {}), accessView);
  }

  @Mutation(() => AccessExportPayload, {
    description: 'Puts the access log into a CSV file and tells where to fetch it; a line of the audit log. Costs 50.',
  })
  @Auth('AUDIT_READ')
  @Cost(50)
  accessExport(
    @Arg('input', () => AccessExportInput, { description: 'What of it.' }) { filter }: AccessExportInput,
    @Ctx() context: ApiContext,
  ): Promise<AccessExportPayload> {
    return payload(
      context,
      () => this.#logs.exportAccess(context.em, filter ?? {}, asker(context)),
      (file) => ({ file }),
    );
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Name of the person; null where it is no longer known.',
  })
  personName(@Root() { personId }: AccessEntryType, @Ctx() context: ApiContext): Promise<string | null> {
    return context.loader(this.#names.loader).load(personId);
  }
}
