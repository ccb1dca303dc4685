import type { EntityManager } from '@mikro-orm/sql';

import { DomainError } from '@convergence/shared/errors';

import { recordAudit } from '../platform/db/audit.ts';
import type { Author } from '../platform/db/audit.ts';
import { Organisation } from '../platform/db/organisation.entity.ts';
import { keysetWhere, pageOf } from '../platform/graphql/page.ts';
import type { Page, PageRequest } from '../platform/graphql/page.ts';
import { hashInput, once } from '../platform/idempotency.ts';
import { isId, newId } from '../platform/ids.ts';
import type { MarketService } from '../market/market.service.ts';
import type { ScenarioService } from '../scenario/scenario.service.ts';

import { NotificationChannel, NotificationRule } from './notification.entity.ts';
import { ruleProblems, thresholdField, thresholdOf } from './notification-rules.ts';
import type { RuleValues } from './notification-rules.ts';

export const mostRules = 200;
/** A silence ends: what is not wanted for longer is switched off. */
const longestSilenceMs = 30 * 24 * 60 * 60 * 1000;

export interface RuleParts {
  readonly scenarios: ScenarioService;
  readonly market: MarketService;
}

/** Fields that a change names; left out, they stay. The kind of a rule never changes. */
export type RuleEdit = { readonly [Field in keyof Omit<RuleValues, 'kind'>]?: RuleValues[Field] | undefined };

/** The values of a row as people decide them. */
export function valuesOf(row: NotificationRule): RuleValues {
  const { name, kind, orderStatuses, channelIds, isEnabled, minimumMinutes } = row;
  const field = thresholdField(kind);
  return {
    name,
    kind,
    scoreThreshold: null,
    cvarThresholdKrw: null,
    moveThresholdPercent: null,
    lateThresholdHours: null,
    ...(field === null ? {} : { [field]: row.threshold ?? null }),
    symbol: row.symbol ?? null,
    orderStatuses,
    minimumSeverity: row.minimumSeverity ?? null,
    scenarioId: row.scenarioId ?? null,
    channelIds,
    isEnabled,
    minimumMinutes,
  };
}

/** Rules of the organisation that the entity manager is bound to. */
export class RuleService {
  readonly #parts: RuleParts;

  constructor(parts: RuleParts) {
    this.#parts = parts;
  }

  /**
   * Makes a rule; a repeat of the key answers with the first one.
   *
   * @throws AggregateError of DomainErrors, each with the path of its field; DomainError E_LIMIT at 200 rules.
   */
  async create(
    em: EntityManager,
    organisationId: number,
    values: RuleValues,
    key: string,
    author: Author | null,
  ): Promise<NotificationRule> {
    await this.#check(em, values);
    const id = await once(em, organisationId, key, hashInput('notificationRuleCreate', values), async (tx) => {
      if ((await tx.count(NotificationRule, { archivedAt: null })) >= mostRules) throw new DomainError('E_LIMIT');
      const publicId = newId('nrl');
      const now = new Date();
      tx.create(NotificationRule, {
        ...columnsOf(values),
        kind: values.kind,
        publicId,
        organisation: tx.getReference(Organisation, organisationId, { wrapped: true }),
        version: 1,
        createdAt: now,
        createdBy: author?.name ?? null,
        updatedAt: now,
      });
      recordAudit(tx, organisationId, author, 'notification.rule.create', publicId, { after: values });
      await tx.flush();
      return publicId;
    });
    return this.require(em, id);
  }

  /** @throws DomainError E_NOT_FOUND, E_VERSION_CONFLICT, E_STATE; AggregateError of DomainErrors for bad values. */
  async update(
    em: EntityManager,
    id: string,
    expectedVersion: number,
    edit: RuleEdit,
    author: Author | null,
  ): Promise<NotificationRule> {
    const row = await this.#changeable(em, id, expectedVersion);
    const before = valuesOf(row);
    const given = Object.entries(edit).filter(([, value]) => value !== undefined);
    const after: RuleValues = { ...before, ...Object.fromEntries(given) };
    await this.#check(em, after);
    return this.#save(em, row, columnsOf(after), author, 'notification.rule.update', { before, after });
  }

  /**
   * Keeps a rule still until a moment; null lets it speak again. What fits meanwhile is recorded and not sent.
   *
   * @throws DomainError E_NOT_FOUND, E_STATE, E_RANGE at `until` for the past or beyond 30 days.
   */
  async silence(em: EntityManager, id: string, until: Date | null, author: Author | null): Promise<NotificationRule> {
    const row = await this.require(em, id);
    if (row.archivedAt) throw new DomainError('E_STATE', ['id']);
    const ms = until === null ? 0 : until.getTime() - Date.now();
    if (until !== null && !(ms > 0 && ms <= longestSilenceMs)) throw new DomainError('E_RANGE', ['until']);
    return this.#save(em, row, { silencedUntil: until }, author, 'notification.rule.silence', {
      until: until?.toISOString() ?? null,
    });
  }

  /** Takes it out of use for good; what it told stays on record. @throws as `update`. */
  async archive(
    em: EntityManager,
    id: string,
    expectedVersion: number,
    author: Author | null,
  ): Promise<NotificationRule> {
    const row = await this.#changeable(em, id, expectedVersion);
    const columns = { isEnabled: false, archivedAt: new Date() };
    return this.#save(em, row, columns, author, 'notification.rule.delete', { name: row.name });
  }

  /** Newest first. */
  list(em: EntityManager, args: PageRequest): Promise<Page<NotificationRule>> {
    return pageOf(args, {
      list: 'notificationRules',
      filter: null,
      find: (after, limit) =>
        em.find(
          NotificationRule,
          { $and: [{ archivedAt: null }, keysetWhere('createdAt', 'id', 'desc', after)] },
          { orderBy: { createdAt: 'desc', id: 'desc' }, limit },
        ),
      position: (row) => ({ key: row.createdAt, id: row.id }),
      count: () => em.count(NotificationRule, { archivedAt: null }),
    });
  }

  find(em: EntityManager, id: string): Promise<NotificationRule | null> {
    return isId('nrl', id) ? em.findOne(NotificationRule, { publicId: id }, { refresh: true }) : Promise.resolve(null);
  }

  /** @throws DomainError E_NOT_FOUND at `id`. */
  async require(em: EntityManager, id: string): Promise<NotificationRule> {
    const rule = await this.find(em, id);
    if (!rule) throw new DomainError('E_NOT_FOUND', ['id']);
    return rule;
  }

  async #check(em: EntityManager, values: RuleValues): Promise<void> {
    const problems = ruleProblems(values);
    const { symbol, scenarioId, channelIds } = values;
    if (symbol !== null && !(await this.#parts.market.instrument(em, symbol)))
      problems.push(new DomainError('E_SYMBOL_UNKNOWN', ['symbol']));
    if (scenarioId !== null && !(await this.#parts.scenarios.find(em, scenarioId)))
      problems.push(new DomainError('E_NOT_FOUND', ['scenarioId']));
    const known = await em.find(NotificationChannel, { publicId: { $in: [...channelIds] }, archivedAt: null });
    const knownIds = new Set(known.map(({ publicId }) => publicId));
    channelIds.forEach((id, index) => {
      if (!knownIds.has(id)) problems.push(new DomainError('E_NOT_FOUND', ['channelIds', String(index)]));
    });
    if (problems.length > 0) throw new AggregateError(problems);
  }

  async #changeable(em: EntityManager, id: string, expectedVersion: number): Promise<NotificationRule> {
    const row = await this.require(em, id);
    if (row.version !== expectedVersion) throw new DomainError('E_VERSION_CONFLICT', ['expectedVersion']);
    if (row.archivedAt) throw new DomainError('E_STATE', ['id']);
    return row;
  }

  async #save(
    em: EntityManager,
    { id, publicId, version, organisation }: NotificationRule,
    columns: object,
    author: Author | null,
    action: string,
    details: object,
  ): Promise<NotificationRule> {
    await em.transactional(async (tx) => {
      const change = { ...columns, version: version + 1, updatedAt: new Date() };
      const affected = await tx.nativeUpdate(NotificationRule, { id, version }, change);
      if (affected === 0) throw new DomainError('E_VERSION_CONFLICT', ['expectedVersion']);
      recordAudit(tx, organisation.id, author, action, publicId, details);
      await tx.flush();
    });
    return this.require(em, publicId);
  }
}

function columnsOf(values: RuleValues) {
  const { name, symbol, orderStatuses, minimumSeverity, scenarioId, channelIds, isEnabled, minimumMinutes } = values;
  const threshold = thresholdOf(values);
  return {
    name: name.trim(),
    threshold,
    symbol,
    orderStatuses,
    minimumSeverity,
    scenarioId,
    channelIds,
    isEnabled,
    minimumMinutes,
  };
}
