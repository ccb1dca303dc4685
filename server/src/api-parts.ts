import path from 'node:path';

import { engineVersion } from '@convergence/shared/simulation/engine-version';

import { systemEm } from './platform/db/scope.ts';
import type { ApiPart } from './platform/graphql/api-part.ts';
import type { Platform } from './platform/platform.ts';
import type { PeopleServices } from './auth/auth.ts';
import type { ServerInfoType } from './auth/auth.type.ts';
import { explanationNode, ExplanationResolver, RunExplanationResolver } from './explanation/explanation.resolver.ts';
import { LlmResolver, llmUsageNode } from './llm/llm.resolver.ts';
import {
  alertLevelChangeNode,
  alertNode,
  AlertResolver,
  RecommendationWithheldResolver,
} from './alerts/alerts.resolver.ts';
import { incidentNode, IncidentResolver } from './alerts/incident.resolver.ts';
import {
  ForecastResolver,
  ForecastStatementResolver,
  InstrumentForecastResolver,
  modelVersionNode,
  RecommendationForecastResolver,
  statementNode,
  trainingNode,
} from './forecast/forecast.resolver.ts';
import { exposedVulnerabilityNode, IntelligenceResolver } from './intelligence/intelligence.resolver.ts';
import { Instrument } from './market/market.entity.ts';
import { instrumentLookup, instrumentNode, MarketResolver } from './market/market.resolver.ts';
import {
  NotificationChannelResolver,
  NotificationDeliveryResolver,
  notificationNodes,
  NotificationResolver,
  NotificationRuleResolver,
} from './notifications/notification.resolver.ts';
import {
  orderBasketNode,
  OrderBasketResolver,
  orderNode,
  OrderResolver,
  tradingAccountNode,
  TradingAccountResolver,
  TradingPositionResolver,
  tradingStateNode,
  TradingStateResolver,
} from './orders/order.resolver.ts';
import {
  recommendationNode,
  RecommendationResolver,
  PlanTradingCostResolver,
  RecommendedShareResolver,
  WeightRangeResolver,
  RunRecommendationsResolver,
} from './recommendation/recommendation.resolver.ts';
import {
  RecommendationReportsResolver,
  reportNode,
  ReportResolver,
  RunReportsResolver,
} from './reports/report.resolver.ts';
import { BackupResolver } from './backup/backup.resolver.ts';
import { OperationsResolver } from './operations/operations.resolver.ts';
import { RiskResolver } from './risk/risk.resolver.ts';
import { scenarioNode, ScenarioPositionResolver, ScenarioResolver } from './scenario/scenario.resolver.ts';
import { runNode, ScenarioRunsResolver, SimulationResolver } from './simulation/simulation.resolver.ts';
import { operatorProfileNode, ThreatResolver } from './threat/threat.resolver.ts';
import { featuresOf } from './features.ts';
import { API_VERSION } from './api-version.ts';
import { authPart, peoplePart } from './graphql-api.ts';
import { VerificationResolver } from './verification/verification.resolver.ts';
import { VerificationService } from './verification/verification.service.ts';

/** Comes with the source; the same place from `src` and from `dist`. */
const evidenceDir = path.join(import.meta.dirname, '../../mdfiles/evidence');

/** What every feature adds to the API: its resolvers with their services, and its nodes. A feature adds its part here. */
export function apiParts(platform: Platform, people: PeopleServices): readonly ApiPart[] {
  const { market, profiles, scenarios, runs, risk, recommendations, ...features } = featuresOf(platform);
  const {
    notifications,
    channels,
    notificationRules: rules,
    deliveries,
    llm,
    explanations,
    reports,
    trading,
    orders,
  } = features;
  const notificationServices = { notifications, channels, rules, deliveries };
  const { orderPreviews: previews, orderDrafts: drafts, orderApprovals: approvals } = features;
  const orderServices = { orders, previews, drafts, approvals, cancellations: features.orderCancellations };
  const { alerts, alertLevels: levels, incidents } = features;
  const { forecasts, statements, feeds, exposures } = features;
  const instruments = instrumentLookup(market);
  return [
    authPart(() => serverInfo(platform)),
    peoplePart(platform, people),
    { resolvers: [new MarketResolver(market)], nodes: [instrumentNode] },
    { resolvers: [new ThreatResolver(profiles)], nodes: [operatorProfileNode] },
    { resolvers: [new IntelligenceResolver(feeds, exposures)], nodes: [exposedVulnerabilityNode(exposures)] },
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
        new PlanTradingCostResolver(instruments),
        new WeightRangeResolver(instruments),
        new RunRecommendationsResolver(recommendations),
      ],
      nodes: [recommendationNode(recommendations)],
    },
    { resolvers: [new LlmResolver(llm)], nodes: [llmUsageNode] },
    {
      resolvers: [new ExplanationResolver(explanations), new RunExplanationResolver(explanations)],
      nodes: [explanationNode(explanations)],
    },
    {
      resolvers: [
        new NotificationResolver(notificationServices),
        new NotificationChannelResolver(notificationServices),
        new NotificationRuleResolver(notificationServices),
        new NotificationDeliveryResolver(notificationServices),
      ],
      nodes: notificationNodes(notificationServices),
    },
    {
      resolvers: [
        new ReportResolver(reports),
        new RunReportsResolver(reports),
        new RecommendationReportsResolver(reports),
      ],
      nodes: [reportNode(reports)],
    },
    { resolvers: [new OperationsResolver(features.operations), new BackupResolver(features.backups)], nodes: [] },
    { resolvers: [new VerificationResolver(new VerificationService(evidenceDir))], nodes: [] },
    {
      resolvers: [
        new OrderResolver(orderServices, instruments),
        new OrderBasketResolver(orderServices, recommendationNode(recommendations)),
        new TradingAccountResolver(trading),
        new TradingPositionResolver(market),
        new TradingStateResolver(trading, orders),
      ],
      nodes: [orderNode(orders), orderBasketNode(orders), tradingAccountNode(trading), tradingStateNode(trading)],
    },
    {
      resolvers: [new AlertResolver({ alerts, levels, incidents, instruments }), new RecommendationWithheldResolver()],
      nodes: [alertNode(alerts), alertLevelChangeNode],
    },
    { resolvers: [new IncidentResolver(incidents)], nodes: [incidentNode(incidents)] },
    {
      resolvers: [
        new ForecastResolver(forecasts, statements),
        new InstrumentForecastResolver(instruments),
        new ForecastStatementResolver(),
        new RecommendationForecastResolver(forecasts, statements),
      ],
      nodes: [modelVersionNode(forecasts), trainingNode(forecasts), statementNode(statements)],
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
