import { engineVersion } from '@convergence/shared/simulation/engine-version';

import { systemEm } from './platform/db/scope.ts';
import type { ApiPart } from './platform/graphql/api-part.ts';
import type { Platform } from './platform/platform.ts';
import type { ServerInfoType } from './auth/auth.type.ts';
import { Instrument } from './market/market.entity.ts';
import { API_VERSION, authPart } from './graphql-api.ts';

/** What every feature adds to the API: its resolvers with their services, and its nodes. A feature adds its part here. */
export function apiParts(platform: Platform): readonly ApiPart[] {
  return [authPart(() => serverInfo(platform))];
}

/** What the server is, and how far its prices go; read from the database alone, so that it answers whatever else is down. */
async function serverInfo({ orm, settings }: Platform): Promise<ServerInfoType> {
  const em = systemEm(orm); // prices belong to no organisation
  const [row] = await em.getConnection().execute<{ latest: string | null }[]>(
    `select max((select max(session_date) from candle c where c.instrument_id = i.id and c.dataset = i.dataset)) as latest
     from instrument i`,
  );
  return {
    apiVersion: API_VERSION,
    engineVersion,
    profile: settings.profile === 'production' ? 'PRODUCTION' : 'DEMO',
    isDataSimulated: (await em.count(Instrument, { isSimulated: true })) > 0,
    marketAsOfDate: row?.latest ?? null,
  };
}
