import { randomInt } from 'node:crypto';

import type { FilterQuery, QueryOrderMap } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/sql';

import { DomainError } from '@convergence/shared/errors';
import { threatCatalogue } from '@convergence/shared/threat/catalogue';

import { recordAudit } from '../platform/db/audit.ts';
import type { Author } from '../platform/db/audit.ts';
import { Organisation } from '../platform/db/organisation.entity.ts';
import { organisationOf } from '../platform/db/scope.ts';
import { keysetWhere, pageOf } from '../platform/graphql/page.ts';
import type { Page, PageRequest } from '../platform/graphql/page.ts';
import { hashInput, once } from '../platform/idempotency.ts';
import { isId, newId } from '../platform/ids.ts';
import type { OperatorProfileService } from '../threat/operator-profile.service.ts';

import { Scenario, ScenarioVersion } from './scenario.entity.ts';
import type { ScenarioStatus } from './scenario.entity.ts';
import { scenarioProblems } from './scenario-rules.ts';
import { changedFields, normalised, scenarioDifferences } from './scenario-values.ts';
import type { ScenarioChange, ScenarioDifferenceValue, ScenarioValues } from './scenario-values.ts';

/** Fewest sessions that a market model can be estimated from. */
export const LEAST_SESSIONS = 60;

/** What a scenario needs to know of the market; the market feature provides it. */
export interface KnownInstruments {
  /** Sessions kept for each of the symbols; a symbol that is not known is missing from the answer. */
  sessionCounts(em: EntityManager, symbols: readonly string[]): Promise<ReadonlyMap<string, number>>;
}

/** A new scenario: what people give, with a seed of null to have one drawn. */
export type ScenarioDraft = Omit<ScenarioValues, 'operatorVersion' | 'seed'> & { readonly seed: string | null };

/** Fields left out stay; null clears the loss tolerance, the accuracy goal, the stress case and links 1 and 3, and nothing else. */
export type ScenarioEdit = { readonly [Field in keyof ScenarioChange]?: ScenarioChange[Field] | null };

export interface ScenarioListFilter {
  readonly nameContains?: string | null | undefined;
  readonly statusIn?: readonly ScenarioStatus[] | null | undefined;
}
export type ScenarioListOrder = 'CREATED_AT_DESC' | 'UPDATED_AT_DESC' | 'NAME_ASC';

const defaultExposures: ReadonlyMap<string, number> = new Map(
  threatCatalogue.threats.map(({ id, defaultExposure }) => [id, defaultExposure]),
);

/** Scenarios of the organisation that the entity manager is bound to. */
export class ScenarioService {
  readonly #profiles: OperatorProfileService;
  readonly #market: KnownInstruments;

  constructor(profiles: OperatorProfileService, market: KnownInstruments) {
    this.#profiles = profiles;
    this.#market = market;
  }

  /**
   * Makes a scenario with version 1; a repeat of the key answers with the first one.
   *
   * @param author - Null: the system.
   * @throws AggregateError of DomainErrors, each with the path of its field; DomainError E_IDEMPOTENCY_KEY_REUSED.
   */
  async create(em: EntityManager, draft: ScenarioDraft, key: string, author: Author | null): Promise<Scenario> {
    const checked = await this.#checked(em, { ...draft, seed: draft.seed ?? newSeed() });
    return this.#insertOnce(em, 'scenario.create', key, hashInput('scenarioCreate', draft), checked, author);
  }

  /** Copies the values of a scenario, archived or not, under another name. @throws DomainError E_NOT_FOUND; as `create`. */
  async clone(em: EntityManager, id: string, name: string, key: string, author: Author | null): Promise<Scenario> {
    const source = await this.require(em, id, 'id');
    const checked = await this.#checked(em, { ...source.values, name });
    return this.#insertOnce(em, 'scenario.clone', key, hashInput('scenarioClone', { id, name }), checked, author);
  }

  /**
   * Saves a change as the next version and takes up the latest operator profile. A change that changes nothing saves nothing.
   *
   * @throws DomainError E_NOT_FOUND, E_VERSION_CONFLICT, E_STATE for an archived one; AggregateError of DomainErrors for bad values.
   */
  async update(
    em: EntityManager,
    id: string,
    expectedVersion: number,
    edit: ScenarioEdit,
    author: Author | null,
  ): Promise<Scenario> {
    const before = await this.require(em, id, 'id');
    assertVersion(before, expectedVersion);
    if (before.status === 'ARCHIVED') throw new DomainError('E_STATE', ['id']);
    const checked = await this.#checked(em, { ...before.values, ...given(edit) });
    if (changedFields(before.values, checked.values).length === 0 && before.status === checked.status) return before;
    return this.#save(em, 'scenario.update', before, checked, author);
  }

  /** Makes it read only. @throws DomainError E_NOT_FOUND, E_VERSION_CONFLICT, E_STATE where it is archived already. */
  async archive(em: EntityManager, id: string, expectedVersion: number, author: Author | null): Promise<Scenario> {
    const before = await this.require(em, id, 'id');
    assertVersion(before, expectedVersion);
    if (before.status === 'ARCHIVED') throw new DomainError('E_STATE', ['id']);
    return this.#save(em, 'scenario.archive', before, { values: before.values, status: 'ARCHIVED' }, author);
  }

  /** Takes it back from the archive as it was. @throws DomainError E_NOT_FOUND, E_VERSION_CONFLICT, E_STATE where it is not archived. */
  async restore(em: EntityManager, id: string, expectedVersion: number, author: Author | null): Promise<Scenario> {
    const before = await this.require(em, id, 'id');
    assertVersion(before, expectedVersion);
    if (before.status !== 'ARCHIVED') throw new DomainError('E_STATE', ['id']);
    const status = await this.#statusOf(em, before.values);
    return this.#save(em, 'scenario.restore', before, { values: before.values, status }, author);
  }

  /** The scenario, or null where there is none under the id for this organisation. */
  async find(em: EntityManager, id: string): Promise<Scenario | null> {
    return isId('scn', id) ? em.findOne(Scenario, { publicId: id }, { refresh: true }) : null;
  }

  /** @throws DomainError E_NOT_FOUND at the field; a foreign, a malformed and a missing id cannot be told apart. */
  async require(em: EntityManager, id: string, field: string): Promise<Scenario> {
    const scenario = await this.find(em, id);
    if (scenario === null) throw new DomainError('E_NOT_FOUND', [field]);
    return scenario;
  }

  /** Both scenarios and the fields in which they differ; null where either cannot be seen. */
  async compare(
    em: EntityManager,
    leftId: string,
    rightId: string,
  ): Promise<{ left: Scenario; right: Scenario; differences: ScenarioDifferenceValue[] } | null> {
    const [left, right] = [await this.find(em, leftId), await this.find(em, rightId)];
    return left && right ? { left, right, differences: scenarioDifferences(left.values, right.values) } : null;
  }

  list(
    em: EntityManager,
    args: PageRequest,
    filter: ScenarioListFilter,
    order: ScenarioListOrder,
  ): Promise<Page<Scenario>> {
    const where = listWhere(filter);
    const [property, direction] = listOrders[order];
    return pageOf(args, {
      list: 'scenarios',
      filter: { filter, order },
      find: (after, limit) =>
        em.find(
          Scenario,
          { $and: [where, keysetWhere(property, 'id', direction, after)] },
          { orderBy: { [property]: direction, id: direction } as QueryOrderMap<Scenario>, limit },
        ),
      position: (row) => ({ key: row[property], id: row.id }),
      count: () => em.count(Scenario, where),
    });
  }

  /** Every version of a scenario, newest first. */
  versions(em: EntityManager, scenario: Scenario, args: PageRequest): Promise<Page<ScenarioVersion>> {
    return pageOf(args, {
      list: `versions:${scenario.publicId}`,
      filter: null,
      find: (after, limit) =>
        em.find(
          ScenarioVersion,
          { $and: [{ scenario: scenario.id }, keysetWhere('version', 'id', 'desc', after)] },
          { orderBy: { version: 'desc', id: 'desc' }, limit },
        ),
      position: (row) => ({ key: row.version, id: row.id }),
      count: () => em.count(ScenarioVersion, { scenario: scenario.id }),
    });
  }

  /** Loss tolerance of each version of the operator profile, which holds where a scenario has none of its own. */
  async tolerances(em: EntityManager): Promise<ReadonlyMap<number, number>> {
    return this.#profiles.lossTolerances(em);
  }

  /** Values in their one order, with the latest operator profile. @throws AggregateError of DomainErrors. */
  async #checked(em: EntityManager, wanted: Omit<ScenarioValues, 'operatorVersion'>): Promise<CheckedScenario> {
    const operator = await this.#profiles.current(em);
    const sessions = await this.#market.sessionCounts(
      em,
      wanted.positions.slice(0, 1000).map(({ symbol }) => symbol),
    );
    const values = { ...wanted, operatorVersion: operator.version };
    const problems = scenarioProblems(values, {
      symbols: new Set(sessions.keys()),
      currentControlIds: operator.values.currentControlIds,
    });
    if (problems.length > 0) throw new AggregateError(problems);
    return { values: normalised(values, defaultExposures), status: statusFor(sessions) };
  }

  async #statusOf(em: EntityManager, values: ScenarioValues): Promise<ScenarioStatus> {
    return statusFor(
      await this.#market.sessionCounts(
        em,
        values.positions.map(({ symbol }) => symbol),
      ),
    );
  }

  async #insertOnce(
    em: EntityManager,
    action: string,
    key: string,
    inputHash: string,
    { values, status }: CheckedScenario,
    author: Author | null,
  ): Promise<Scenario> {
    const organisationId = organisationOf(em);
    if (organisationId === null)
      throw new Error('A scenario is made for one organisation: bind the entity manager with scopedEm.');
    const id = await once(em, organisationId, key, inputHash, async (tx) => {
      const organisation = tx.getReference(Organisation, organisationId, { wrapped: true });
      const now = new Date();
      const publicId = newId('scn');
      const scenario = tx.create(Scenario, {
        publicId,
        organisation,
        status,
        version: 1,
        nameKey: nameKeyOf(values.name),
        values,
        createdAt: now,
        updatedAt: now,
        createdBy: author?.name ?? null,
      });
      tx.create(ScenarioVersion, {
        organisation,
        scenario,
        version: 1,
        values,
        changedFields: [],
        changedAt: now,
        changedBy: author?.name ?? null,
      });
      recordAudit(tx, organisationId, author, action, publicId);
      await tx.flush();
      return publicId;
    });
    return this.require(em, id, 'id');
  }

  /** The version in the condition is the lock: of two who save the same next version one changes no row. */
  async #save(
    em: EntityManager,
    action: string,
    before: Scenario,
    { values, status }: CheckedScenario,
    author: Author | null,
  ): Promise<Scenario> {
    const version = before.version + 1;
    const changed = [...changedFields(before.values, values), ...(status === before.status ? [] : ['status'])];
    await em.transactional(async (tx) => {
      const now = new Date();
      const affected = await tx.nativeUpdate(
        Scenario,
        { id: before.id, version: before.version },
        { version, values, status, nameKey: nameKeyOf(values.name), updatedAt: now },
      );
      if (affected === 0) throw new DomainError('E_VERSION_CONFLICT', ['expectedVersion']);
      tx.create(ScenarioVersion, {
        organisation: before.organisation,
        scenario: tx.getReference(Scenario, before.id, { wrapped: true }),
        version,
        values,
        changedFields: changed,
        changedAt: now,
        changedBy: author?.name ?? null,
      });
      recordAudit(tx, before.organisation.id, author, action, before.publicId, { version, changed });
      await tx.flush();
    });
    return em.refreshOrFail(before);
  }
}

interface CheckedScenario {
  readonly values: ScenarioValues;
  readonly status: ScenarioStatus;
}

const listOrders = {
  CREATED_AT_DESC: ['createdAt', 'desc'],
  UPDATED_AT_DESC: ['updatedAt', 'desc'],
  NAME_ASC: ['nameKey', 'asc'],
} as const;

/** Ready where every instrument has enough sessions for a model. */
function statusFor(sessions: ReadonlyMap<string, number>): ScenarioStatus {
  return [...sessions.values()].every((count) => count >= LEAST_SESSIONS) ? 'READY' : 'DRAFT';
}

function nameKeyOf(name: string): string {
  return name.trim().normalize('NFC').toLowerCase();
}

/** 53 random bits: `randomInt` alone ends at 48. */
function newSeed(): string {
  return String(randomInt(2 ** 27) * 2 ** 26 + randomInt(2 ** 26));
}

function assertVersion(scenario: Scenario, expectedVersion: number): void {
  if (scenario.version !== expectedVersion) throw new DomainError('E_VERSION_CONFLICT', ['expectedVersion']);
}

const clearedByNull: ReadonlySet<string> = new Set([
  'lossToleranceKrw',
  'accuracyBps',
  'stress',
  'forcedSales',
  'commonRegime',
] satisfies (keyof ScenarioEdit)[]);

/** What an edit gives. @throws AggregateError of E_REQUIRED for a null where none may be. */
function given(edit: ScenarioEdit): ScenarioChange {
  const entries = Object.entries(edit).filter(([, value]) => value !== undefined);
  const missing = entries.filter(([field, value]) => value === null && !clearedByNull.has(field));
  if (missing.length > 0) throw new AggregateError(missing.map(([field]) => new DomainError('E_REQUIRED', [field])));
  return Object.fromEntries(entries);
}

function listWhere({ nameContains, statusIn }: ScenarioListFilter): FilterQuery<Scenario> {
  if (nameContains !== null && nameContains !== undefined && (nameContains.length < 2 || nameContains.length > 100)) {
    throw new DomainError('E_LENGTH', ['filter', 'nameContains']);
  }
  const pattern = nameContains ? `%${nameKeyOf(nameContains).replaceAll(/[\\%_]/g, String.raw`\$&`)}%` : null;
  return {
    ...(pattern === null ? {} : { nameKey: { $like: pattern } }),
    ...(statusIn ? { status: { $in: [...statusIn] } } : {}),
  };
}
