import { randomUUID } from 'node:crypto';

import type { EntityClass } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/sql';

import { Alert } from '../alerts/alert.entity.ts';
import { Incident } from '../alerts/incident.entity.ts';
import { ForecastModelVersion, ForecastTraining } from '../forecast/forecast.entity.ts';
import {
  Notification,
  NotificationChannel,
  NotificationDelivery,
  NotificationRule,
} from '../notifications/notification.entity.ts';
import { Order, OrderBasket, TradingAccount } from '../orders/order.entity.ts';
import { ExposedVulnerability } from '../intelligence/intelligence.entity.ts';
import { Organisation } from '../platform/db/organisation.entity.ts';
import { scopedEm } from '../platform/db/scope.ts';
import { newId } from '../platform/ids.ts';
import { Recommendation } from '../recommendation/recommendation.entity.ts';
import { Report } from '../reports/report.entity.ts';
import { newKey, person, soundDraft } from '../simulation/test-world.ts';
import type { TestWorld } from '../simulation/test-world.ts';
import { OperatorProfile } from '../threat/operator-profile.entity.ts';
import { EtlFailure, Instrument } from '../market/market.entity.ts';
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
  invitation: row(Invitation, 'inv', ['invitation'], () => ({ expiresAt: new Date(Date.now() + 3_600_000) })),
  instrument: {
    subjects: ['instrument'],
    isPublic: true,
    make: async ({ em }) => (await em.findOneOrFail(Instrument, { symbol: '100000' })).publicId,
  },
  /** Of the installation, as prices are. */
  etlFailure: {
    subjects: ['etlFailure'],
    isPublic: true,
    make: async ({ em }) => {
      const at = new Date();
      const period = { fromDate: '2026-11-19', toDate: '2026-11-20' };
      const tried = { failure: 'NETWORK', text: 'no answer', attemptCount: 1, firstAt: at, lastAt: at };
      const failed = em.create(EtlFailure, {
        publicId: newId('etl'),
        call: 'daily',
        code: '100000',
        ...period,
        ...tried,
      });
      await em.flush();
      return failed.publicId;
    },
  },
  /** Of the table of schedules, which is the program's own. */
  schedule: { subjects: ['schedule'], isPublic: true, make: () => Promise.resolve('upkeep') },
  /** Of the catalogue, which everybody has. */
  threat: { subjects: ['threat'], isPublic: true, make: () => Promise.resolve('T02') },
  operatorProfile: {
    subjects: ['operatorProfile'],
    make: async ({ em, world }) => {
      await world.features.profiles.current(em);
      return (await em.findOneOrFail(OperatorProfile, {})).publicId;
    },
  },
  exposedVulnerability: row(ExposedVulnerability, 'vul', ['exposedVulnerability']),
  scenario: {
    subjects: ['scenario', 'left', 'right'],
    make: async ({ em, world }) => {
      const draft = { ...soundDraft, name: MARKER, description: MARKER };
      return (await world.features.scenarios.create(em, draft, newKey(), person(MARKER))).publicId;
    },
  },
  run: {
    subjects: ['run', 'simulation', 'simulationRun', 'subject'],
    make: async ({ em, world }, made) =>
      (await world.features.runs.start(em, made.get('scenario')!, newKey(), person(MARKER))).publicId,
  },
  recommendation: row(Recommendation, 'rec', ['recommendation'], (ids) => ({ run: ids.get('run')! })),
  report: row(Report, 'rpt', ['report'], (ids) => ({ run: ids.get('run')! })),
  alert: row(Alert, 'alr', ['alert'], () => ({ rule: 'R01', playbook: 'PB-RISK', status: 'OPEN' })),
  incident: row(Incident, 'inc', ['incident'], () => ({ threatId: 'T02', status: 'OPEN' })),
  forecastTraining: row(ForecastTraining, 'ftr', ['forecastTraining', 'training'], () => ({ status: 'FAILED' })),
  forecastModel: row(ForecastModelVersion, 'fmv', ['forecastModel'], (ids) => ({
    training: ids.get('forecastTraining')!,
    status: 'RETIRED',
    settings: {},
    parameters: {},
    metrics: {
      periodCount: 1,
      meanRankIc: 0,
      meanCoverage80: 1,
      meanCoverage95: 1,
      hitRate: { value: 1, low: 0, high: 1 },
    },
  })),
  tradingAccount: row(TradingAccount, 'acc', ['tradingAccount', 'account'], () => ({ environment: 'paper' })),
  orderBasket: row(OrderBasket, 'bsk', ['orderBasket', 'basket'], (ids) => ({ account: ids.get('tradingAccount')! })),
  order: row(Order, 'ord', ['order'], (ids) => ({ account: ids.get('tradingAccount')!, symbol: '100000' })),
  notificationChannel: row(NotificationChannel, 'nch', ['notificationChannel', 'channel'], () => ({ kind: 'IN_APP' })),
  notificationRule: row(NotificationRule, 'nrl', ['notificationRule']),
  notification: row(Notification, 'ntf', ['notification'], () => ({ facts: {} })),
  notificationDelivery: row(NotificationDelivery, 'ndl', ['notificationDelivery'], (ids) => ({
    notification: ids.get('notification')!,
    channel: ids.get('notificationChannel')!,
    status: 'FAILED',
  })),
};

/** What of a row is not left to `anything`; a reference is the public id of what it refers to. */
type Given = (made: ReadonlyMap<string, string>) => Readonly<Record<string, unknown>>;

/** A fixture that stores a row of this kind, filled with MARKER, first values of enums, ones, and what is given. */
function row(
  entity: EntityClass<object>,
  prefix: string,
  subjects: readonly string[],
  given: Given = () => ({}),
): Fixture {
  return {
    subjects,
    make: async ({ em, organisationId }, made) => {
      const values: Record<string, unknown> = { ...given(made) };
      const { properties } = em.getMetadata().getByClassName(entity.name);
      for (const property of Object.values(properties)) {
        const { name } = property as { readonly name: string };
        const isReference = property.targetMeta !== undefined;
        if (isReference && typeof values[name] === 'string') {
          values[name] = await em.findOneOrFail(property.targetMeta!.class, { publicId: values[name] });
        }
        if (values[name] !== undefined || property.primary || property.nullable || isReference) continue;
        values[name] = anything(property);
      }
      const publicId = newId(prefix);
      em.create(entity, { ...values, publicId, organisation: organisationId } as never);
      await em.flush();
      return publicId;
    },
  };
}

/** Some value that the column takes. */
function anything(property: {
  readonly type: string;
  readonly items?: readonly unknown[];
  readonly length?: number;
}): unknown {
  const { type, items, length = 200 } = property;
  if (items !== undefined && items.length > 0) return items[0];
  if (/date/i.test(type)) return new Date();
  if (/bool/i.test(type)) return false;
  if (/json/i.test(type)) return [];
  if (/int|double|number|float|decimal/i.test(type)) return 1;
  if (length === 64) return 'a'.repeat(64);
  return length === 10 ? '2026-11-20' : MARKER.slice(0, length);
}

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
