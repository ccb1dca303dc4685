import { defineEntity, p } from '@mikro-orm/core';

import { Organisation } from './organisation.entity.ts';

const IdempotencyKeySchema = defineEntity({
  name: 'IdempotencyKey',
  uniques: [{ properties: ['organisation', 'key'] }],
  indexes: [{ properties: ['expiresAt'] }],
  properties: {
    id: p.integer().primary(),
    organisation: () => p.manyToOne(Organisation).ref(),
    key: p.string().length(64),
    inputHash: p.string().length(64),
    answer: p.json<unknown>().nullable(),
    expiresAt: p.datetime(3),
  },
});

/** The answer that was given for a key, until it expires. */
export class IdempotencyKey extends IdempotencyKeySchema.class {}
IdempotencyKeySchema.setClass(IdempotencyKey);
