import { defineEntity, p } from '@mikro-orm/core';

import { Organisation } from '../platform/db/organisation.entity.ts';
import type { Permission } from '../platform/graphql/permission.ts';
import { Member } from './member.entity.ts';

const ApiTokenSchema = defineEntity({
  name: 'ApiToken',
  properties: {
    id: p.integer().primary(),
    publicId: p.string().length(30).unique(),
    organisation: () => p.manyToOne(Organisation).ref(),
    /** Whose rights it has at most. */
    member: () => p.manyToOne(Member).ref(),
    name: p.string().length(100),
    /** HMAC-SHA-256 of the token, hex; the token itself is shown once and kept nowhere. */
    hash: p.string().length(64).unique(),
    scopes: p.json<readonly Permission[]>(),
    /** Addresses and networks (CIDR) that it may be used from; null: any. */
    allowedAddresses: p.json<readonly string[]>().nullable(),
    createdAt: p.datetime(3).onCreate(() => new Date()),
    /** Null: never. */
    expiresAt: p.datetime(3).nullable(),
    lastUsedAt: p.datetime(3).nullable(),
    revokedAt: p.datetime(3).nullable(),
  },
});

/** A credential of a program that acts for a person. */
export class ApiToken extends ApiTokenSchema.class {
  isUsableAt(moment: Date): boolean {
    return this.revokedAt == null && (this.expiresAt == null || this.expiresAt > moment);
  }
}
ApiTokenSchema.setClass(ApiToken);
