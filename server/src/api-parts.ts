import { engineVersion } from '@convergence/shared/simulation/engine-version';

import { systemEm } from './platform/db/scope.ts';
import type { ApiPart } from './platform/graphql/api-part.ts';
import type { Platform } from './platform/platform.ts';
import type { PeopleServices } from './auth/auth.ts';
import type { ServerInfoType } from './auth/auth.type.ts';
import { Instrument } from './market/market.entity.ts';
import { instrumentLookup, instrumentNode, MarketResolver } from './market/market.resolver.ts';
import {
  recommendationNode,
  RecommendationResolver,
  RecommendedShareResolver,
  RunRecommendationsResolver,
} from './recommendation/recommendation.resolver.ts';
import { RiskResolver } from './risk/risk.resolver.ts';
import { scenarioNode, ScenarioPositionResolver, ScenarioResolver } from './scenario/scenario.resolver.ts';
import { runNode, ScenarioRunsResolver, SimulationResolver } from './simulation/simulation.resolver.ts';
import { operatorProfileNode, ThreatResolver } from './threat/threat.resolver.ts';
import { featuresOf } from './features.ts';
import { API_VERSION, authPart, peoplePart } from './graphql-api.ts';

/** What every feature adds to the API: its resolvers with their services, and its nodes. A feature adds its part here. */
export function apiParts(platform: Platform, people: PeopleServices): readonly ApiPart[] {
  const { market, profiles, scenarios, runs, risk, recommendations } = featuresOf(platform);
  const instruments = instrumentLookup(market);
  return [
    authPart(() => serverInfo(platform)),
    peoplePart(platform, people),
    { resolvers: [new MarketResolver(market)], nodes: [instrumentNode] },
    { resolvers: [new ThreatResolver(profiles)], nodes: [operatorProfileNode] },
    {
      resolvers: [new ScenarioResolver(scenarios), new ScenarioPositionResolver(instruments)],
      nodes: [scenarioNode(scenarios)],
    },
    { resolvers: [new SimulationResolver(runs, scenarios), new ScenarioRunsResolver(runs)], nodes: [runNode(runs)] },
    { resolvers: [new RiskResolver(risk, market)], nodes: [] },
    {
      resolvers: [
        new RecommendationResolver(recommendations),
        new RecommendedShareResolver(instruments),
        new RunRecommendationsResolver(recommendations),
      ],
      nodes: [recommendationNode(recommendations)],
    },
  ];
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
