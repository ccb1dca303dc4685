import { defineEntity, p } from '@mikro-orm/core';

import { Organisation } from '../platform/db/organisation.entity.ts';
import { languages } from '../platform/graphql/permission.ts';
import { roles } from './permissions.ts';

const MemberSchema = defineEntity({
  name: 'Member',
  properties: {
    id: p.integer().primary(),
    publicId: p.string().length(30).unique(),
    organisation: () => p.manyToOne(Organisation).ref(),
    /** Id of the account in the tables of the sign-in library. */
    authUserId: p.string().length(36).unique(),
    email: p.string().length(254).unique(),
    displayName: p.string().length(100),
    role: p.enum(roles),
    language: p.enum(languages),
    createdAt: p.datetime(3).onCreate(() => new Date()),
    /** Null while the person may sign in. Afterwards the row keeps the name for the records, and forgets address and account. */
    removedAt: p.datetime(3).nullable(),
  },
});

/** A person in his one organisation, with his one role. Nobody sets his own role. */
export class Member extends MemberSchema.class {}
MemberSchema.setClass(Member);
