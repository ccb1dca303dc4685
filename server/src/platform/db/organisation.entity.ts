import { defineEntity, p } from '@mikro-orm/core';

const OrganisationSchema = defineEntity({
  name: 'Organisation',
  properties: {
    id: p.integer().primary(),
    publicId: p.string().length(30).unique(),
    name: p.string().length(100),
    createdAt: p.datetime(3).onCreate(() => new Date()),
  },
});

/** An operator whose people share scenarios, runs and orders; every other row belongs to one (ruling "one row filter"). */
export class Organisation extends OrganisationSchema.class {}
OrganisationSchema.setClass(Organisation);
