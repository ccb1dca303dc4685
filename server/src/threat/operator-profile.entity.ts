import { defineEntity, p } from '@mikro-orm/core';

import { Organisation } from '../platform/db/organisation.entity.ts';

import type { OperatorProfileValues } from './operator-profile-values.ts';

const OperatorProfileSchema = defineEntity({
  name: 'OperatorProfile',
  uniques: [{ properties: ['organisation', 'version'] }],
  properties: {
    id: p.integer().primary(),
    publicId: p.string().length(30).unique(),
    organisation: () => p.manyToOne(Organisation).ref(),
    version: p.integer(),
    values: p.json<OperatorProfileValues>(),
    createdAt: p.datetime(3).onCreate(() => new Date()),
    createdBy: p.string().length(100).nullable(),
  },
});

/** One version of an organisation's profile. It never changes: a change is the next version. */
export class OperatorProfile extends OperatorProfileSchema.class {}
OperatorProfileSchema.setClass(OperatorProfile);
