import { marketEntities } from './market/market.entity.ts';
import { platformEntities } from './platform/db/platform-entities.ts';

/** Every row the product stores; a feature adds its entities here, and its migration to platform/db/migrations. */
export const entities = [...platformEntities, ...marketEntities] as const;
