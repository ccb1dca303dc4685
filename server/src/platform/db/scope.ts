import type { EntityManager as CoreEntityManager, EventSubscriber, FilterDef, FlushEventArgs } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/sql';

import type { Orm } from './database.ts';

/** Rows of every organisation; for jobs and start-up, which work for all of them. */
const everyone = 'every organisation';

interface Scope {
  readonly organisationId: number | typeof everyone;
}

/**
 * An entity manager that sees and writes rows of one organisation only, whatever the query: the one row filter.
 *
 * @param organisationId - Internal id of the organisation of the caller, from the session or token, never from input.
 */
export function scopedEm(orm: Orm, organisationId: number): EntityManager {
  return forScope(orm, { organisationId });
}

/** An entity manager that sees every organisation. Use it in jobs and at start, never to answer a person. */
export function systemEm(orm: Orm): EntityManager {
  return forScope(orm, { organisationId: everyone });
}

/** Internal id of the organisation that the entity manager is bound to, or null for all. */
export function organisationOf(em: EntityManager): number | null {
  const scope = scopeOf(em);
  if (scope === undefined) throw new Error('No organisation was chosen: use scopedEm or systemEm, not orm.em.');
  return scope.organisationId === everyone ? null : scope.organisationId;
}

function forScope(orm: Orm, scope: Scope): EntityManager {
  const em = orm.em.fork();
  em.setFilterParams('organisation', { ...scope });
  return em;
}

function scopeOf(em: CoreEntityManager): Scope | undefined {
  return em.getFilterParams('organisation') as Scope | undefined;
}

/** On for every entity with a property `organisation`; without a chosen organisation nothing can be read. */
export const organisationFilter: Omit<FilterDef, 'rls'> = {
  name: 'organisation',
  args: false, // a missing one is answered below, and only where the entity has an owner
  cond: (scope: Scope | undefined, _type: string, em: CoreEntityManager, _options: unknown, entityName?: string) => {
    if (!isOwned(em, entityName!)) return {};
    if (!scope) throw new Error(`${entityName} belongs to an organisation: use scopedEm or systemEm, not orm.em.`);
    return scope.organisationId === everyone ? {} : { organisation: scope.organisationId };
  },
};

function isOwned(em: CoreEntityManager, entityName: string): boolean {
  return em.getMetadata().getByClassName(entityName).properties.organisation !== undefined;
}

/** Refuses to store a row for another organisation than the one that was chosen. */
export class OrganisationGuard implements EventSubscriber {
  onFlush({ em, uow }: FlushEventArgs): void {
    const scope = scopeOf(em);
    for (const { entity, meta } of uow.getChangeSets()) {
      if (meta.properties.organisation === undefined) continue;
      if (!scope)
        throw new Error(`${meta.className} belongs to an organisation: use scopedEm or systemEm, not orm.em.`);
      const owner = (entity as { organisation?: { id?: number } }).organisation?.id;
      if (scope.organisationId !== everyone && owner !== scope.organisationId) {
        throw new Error(
          `${meta.className} of organisation ${owner} cannot be written for organisation ${scope.organisationId}.`,
        );
      }
    }
  }
}
