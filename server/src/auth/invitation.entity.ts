import { defineEntity, p } from '@mikro-orm/core';

import { Organisation } from '../platform/db/organisation.entity.ts';
import { languages } from '../platform/graphql/permission.ts';
import { roles } from './permissions.ts';

export const invitationStatuses = ['OPEN', 'ACCEPTED', 'REVOKED', 'EXPIRED'] as const;
export type InvitationStatus = (typeof invitationStatuses)[number];

const InvitationSchema = defineEntity({
  name: 'Invitation',
  indexes: [{ properties: ['organisation', 'createdAt'] }],
  properties: {
    id: p.integer().primary(),
    publicId: p.string().length(30).unique(),
    organisation: () => p.manyToOne(Organisation).ref(),
    email: p.string().length(254),
    role: p.enum(roles),
    language: p.enum(languages),
    /** SHA-256 of what stands in the link, hex; the link itself is kept nowhere. */
    tokenHash: p.string().length(64).unique(),
    /** Name of who invited. */
    invitedBy: p.string().length(100).nullable(),
    createdAt: p.datetime(3),
    expiresAt: p.datetime(3),
    acceptedAt: p.datetime(3).nullable(),
    revokedAt: p.datetime(3).nullable(),
  },
});

/** The only way to become a person of an organisation, but for the first admin. Good once, for a few days. */
export class Invitation extends InvitationSchema.class {
  statusAt(moment: Date): InvitationStatus {
    if (this.acceptedAt != null) return 'ACCEPTED';
    if (this.revokedAt != null) return 'REVOKED';
    return this.expiresAt > moment ? 'OPEN' : 'EXPIRED';
  }
}
InvitationSchema.setClass(Invitation);
