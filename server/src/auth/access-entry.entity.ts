import { defineEntity, p } from '@mikro-orm/core';

import { Organisation } from '../platform/db/organisation.entity.ts';

export const accessKinds = [
  'SIGN_IN',
  'SIGN_IN_FAILED',
  'SECOND_FACTOR_ASKED',
  'SECOND_FACTOR_FAILED',
  'SIGN_OUT',
  'SESSION_REVOKED',
  'TOKEN_USED',
] as const;
export type AccessKind = (typeof accessKinds)[number];

export const accessMethods = ['PASSWORD', 'TOTP', 'RECOVERY_CODE', 'API_TOKEN'] as const;
export type AccessMethod = (typeof accessMethods)[number];

const AccessEntrySchema = defineEntity({
  name: 'AccessEntry',
  tableName: 'access_log',
  indexes: [{ properties: ['organisation', 'occurredAt'] }, { properties: ['organisation', 'personId', 'occurredAt'] }],
  // What was recorded can only be added to, whoever asks.
  triggers: [
    {
      name: 'access_log_is_not_changed',
      timing: 'before',
      events: ['update'],
      body: "select raise(abort, 'access rows are never changed');",
    },
    {
      name: 'access_log_is_not_removed',
      timing: 'before',
      events: ['delete'],
      body: "select raise(abort, 'access rows are never removed');",
    },
  ],
  properties: {
    id: p.integer().primary(),
    publicId: p.string().length(30).unique(),
    organisation: () => p.manyToOne(Organisation).ref(),
    /** Public id of the person whose account it was. */
    personId: p.string().length(30),
    kind: p.enum(accessKinds),
    method: p.enum(accessMethods).nullable(),
    /** Public id of the API token; null for everything else. */
    tokenId: p.string().length(30).nullable(),
    address: p.string().length(100).nullable(),
    /** What the browser or program calls itself. */
    agent: p.string().length(300).nullable(),
    requestId: p.string().length(64).nullable(),
    occurredAt: p.datetime(3),
  },
});

/** Who came in, or tried to, when and from where. Written in the transaction that lets him in; never changed. */
export class AccessEntry extends AccessEntrySchema.class {}
AccessEntrySchema.setClass(AccessEntry);
