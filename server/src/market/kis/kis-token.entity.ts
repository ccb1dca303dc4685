import { defineEntity, p } from '@mikro-orm/core';

const KisTokenSchema = defineEntity({
  name: 'KisToken',
  tableName: 'kis_token',
  properties: {
    /** Environment and digest of the app key. */
    name: p.string().length(40).primary(),
    /** Locked by `Seal`; null while somebody asks for one, and after it was refused. */
    sealedToken: p.text().nullable(),
    /** Milliseconds since the epoch; 0 where there is no token. */
    expiresAtMs: p.integer(),
    /** When the vendor was last asked, by the clock of the database; 0 for never. It tells one token from the next. */
    requestedAtMs: p.integer(),
  },
});
/** The token of one key pair at the vendor, shared by every process of the installation. */
export class KisToken extends KisTokenSchema.class {}
KisTokenSchema.setClass(KisToken);
