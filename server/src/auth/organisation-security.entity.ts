import { defineEntity, p } from '@mikro-orm/core';

import { Organisation } from '../platform/db/organisation.entity.ts';
import type { Role } from './permissions.ts';

const OrganisationSecuritySchema = defineEntity({
  name: 'OrganisationSecurity',
  properties: {
    id: p.integer().primary(),
    organisation: () => p.manyToOne(Organisation).ref().unique(),
    /** Roles whose people may do no more than read without a second factor. */
    totpRequiredRoles: p.json<readonly Role[]>(),
    updatedAt: p.datetime(3),
  },
});

/** Rules of signing in that an organisation sets for its people; without a row there are none. */
export class OrganisationSecurity extends OrganisationSecuritySchema.class {}
OrganisationSecuritySchema.setClass(OrganisationSecurity);
