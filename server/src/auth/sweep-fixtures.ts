import { randomUUID } from 'node:crypto';

import type { EntityManager } from '@mikro-orm/sql';

import { Organisation } from '../platform/db/organisation.entity.ts';
import { scopedEm } from '../platform/db/scope.ts';
import { newId } from '../platform/ids.ts';
import { Recommendation } from '../recommendation/recommendation.entity.ts';
import { newKey, person, soundDraft } from '../simulation/test-world.ts';
import type { TestWorld } from '../simulation/test-world.ts';
import { OperatorProfile } from '../threat/operator-profile.entity.ts';
import { Instrument } from '../market/market.entity.ts';
import { ApiToken } from './api-token.entity.ts';
import { sessionsOf } from './auth-tables.ts';
import { Invitation } from './invitation.entity.ts';
import { Member } from './member.entity.ts';

/** Stands in the names of everything that the sweep makes; no answer to another organisation may hold it. */
export const MARKER = 'SWEPT-AWAY';

export interface SweepWorld {
  readonly world: TestWorld;
  /** Internal id of the organisation whose rows are made. */
  readonly organisationId: number;
  /** Sees that organisation. */
  readonly em: EntityManager;
  /** Person of that organisation who owns what belongs to one person. */
  readonly owner: Member;
}

/** One kind of thing that root fields take by id. */
export interface Fixture {
  /**
   * Arguments that take its id: a field whose name begins with the subject takes it as `id` or `ids`, and every field takes it
   * as `<subject>Id` or `<subject>Ids`. The longest subject that fits counts.
   */
  readonly subjects: readonly string[];
  /** Whether every organisation may see it: prices, which belong to nobody. */
  readonly isPublic?: boolean;
  /** Stores a row with MARKER in its names and answers its id. Called once, in the order of the table. */
  readonly make: (at: SweepWorld, made: ReadonlyMap<string, string>) => Promise<string>;
}

/**
 * What the sweep knows how to make. A feature whose root fields take ids adds one line here; the sweep names the field that
 * has none.
 */
export const fixtures: Readonly<Record<string, Fixture>> = {
  organisation: {
    subjects: ['organisation'],
    make: async ({ em, organisationId }) => (await em.findOneOrFail(Organisation, { id: organisationId })).publicId,
  },
  person: {
    subjects: ['person', 'people', 'member', 'actor'],
    make: async ({ owner }) => owner.publicId,
  },
  session: {
    subjects: ['viewerSession'],
    make: async ({ em, owner }) => (await sessionsOf(em, owner.authUserId, new Date(0)))[0]!.id,
  },
  apiToken: {
    subjects: ['viewerApiToken'],
    make: async ({ em, owner, organisationId }) => {
      const row = em.create(ApiToken, {
        publicId: newId('tok'),
        organisation: organisationId,
        member: owner.id,
        name: MARKER,
        hash: randomUUID(),
        scopes: ['MARKET_READ'],
        createdAt: new Date(),
      });
      await em.flush();
      return row.publicId;
    },
  },
  invitation: {
    subjects: ['invitation'],
    make: async ({ em, organisationId }) => {
      const now = new Date();
      const row = em.create(Invitation, {
        publicId: newId('inv'),
        organisation: organisationId,
        email: `${MARKER}@operator.example`,
        role: 'VIEWER',
        language: 'KO',
        tokenHash: randomUUID(),
        invitedBy: MARKER,
        createdAt: now,
        expiresAt: new Date(now.getTime() + 3_600_000),
      });
      await em.flush();
      return row.publicId;
    },
  },
  instrument: {
    subjects: ['instrument'],
    isPublic: true,
    make: async ({ em }) => (await em.findOneOrFail(Instrument, { symbol: '100000' })).publicId,
  },
  operatorProfile: {
    subjects: ['operatorProfile'],
    make: async ({ em, world }) => {
      await world.features.profiles.current(em);
      return (await em.findOneOrFail(OperatorProfile, {})).publicId;
    },
  },
  scenario: {
    subjects: ['scenario', 'left', 'right'],
    make: async ({ em, world }) => {
      const draft = { ...soundDraft, name: MARKER, description: MARKER };
      return (await world.features.scenarios.create(em, draft, newKey(), person(MARKER))).publicId;
    },
  },
  run: {
    subjects: ['run', 'simulation', 'simulationRun'],
    make: async ({ em, world }, made) =>
      (await world.features.runs.start(em, made.get('scenario')!, newKey(), person(MARKER))).publicId,
  },
  recommendation: {
    subjects: ['recommendation'],
    make: async ({ em, world, organisationId }, made) => {
      const run = await world.features.runs.require(em, made.get('run')!, 'id');
      const row = em.create(Recommendation, {
        publicId: newId('rec'),
        organisation: organisationId,
        run: run.id,
        status: 'QUEUED',
        maximumWeightRatio: 0.4,
        freshSeed: '43',
        progressRatio: 0,
        attemptCount: 0,
        createdAt: new Date(),
        createdBy: MARKER,
      });
      await em.flush();
      return row.publicId;
    },
  },
};

/** Makes one of each. @returns Ids by the name of the fixture. */
export async function makeFixtures(at: SweepWorld): Promise<ReadonlyMap<string, string>> {
  const made = new Map<string, string>();
  for (const [name, fixture] of Object.entries(fixtures)) {
    const em = scopedEm(at.world.platform.orm, at.organisationId);
    made.set(name, await fixture.make({ ...at, em }, made));
  }
  return made;
}

/** The fixture that an argument of a root field takes; null where there is none. */
export function fixtureOf(field: string, argument: string): string | null {
  const named = /^(.+?)Ids?$/.exec(argument)?.[1];
  const fits = (subject: string): boolean =>
    named === undefined ? /^ids?$/.test(argument) && field.startsWith(subject) : named === subject;
  const candidates = Object.entries(fixtures).flatMap(([name, { subjects }]) =>
    subjects.filter(fits).map((subject) => ({ name, length: subject.length })),
  );
  return candidates.toSorted((a, b) => b.length - a.length)[0]?.name ?? null;
}
