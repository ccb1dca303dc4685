import { ApiToken } from './auth/api-token.entity.ts';
import { Member } from './auth/member.entity.ts';
import { marketEntities } from './market/market.entity.ts';
import { platformEntities } from './platform/db/platform-entities.ts';

/** Every row the product stores; a feature adds its entities here, and its migration to platform/db/migrations. */
export const entities = [...platformEntities, Member, ApiToken, ...marketEntities] as const;
