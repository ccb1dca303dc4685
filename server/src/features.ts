import { BackupService } from './backup/backup.service.ts';
import { ExplanationService } from './explanation/explanation.service.ts';
import { LlmService } from './llm/llm.service.ts';
import { scenarioHoldings } from './alerts/alert-facts.ts';
import { AlertLevelService } from './alerts/alert-level.service.ts';
import { AlertService } from './alerts/alert.service.ts';
import { AlertWatch } from './alerts/alert-watch.ts';
import { IncidentService } from './alerts/incident.service.ts';
import { ExposureService } from './intelligence/exposure.service.ts';
import { FeedService } from './intelligence/feed.service.ts';
import { ForecastService } from './forecast/forecast.service.ts';
import { StatementService } from './forecast/statement.service.ts';
import { ReadingClock } from './market/market-clock.ts';
import type { MarketClock } from './market/market-clock.ts';
import { MarketService } from './market/market.service.ts';
import type { KisConnections } from './market/kis/kis-connections.ts';
import { openKisConnections } from './market/kis/shared-connections.ts';
import { openQuotations } from './market/quotations.ts';
import type { Quotations } from './market/quotations.ts';
import { ChannelService } from './notifications/channel.service.ts';
import { DeliveryService } from './notifications/delivery.service.ts';
import { Happenings } from './notifications/happenings.ts';
import { NotificationSender } from './notifications/notification-sender.ts';
import { NotificationService } from './notifications/notification.service.ts';
import { RuleService } from './notifications/rule.service.ts';
import { openBroker } from './orders/broker.ts';
import type { Broker } from './orders/broker.ts';
import { OrderApprovalService } from './orders/order-approval.service.ts';
import { OrderCancellationService } from './orders/order-cancellation.service.ts';
import { OrderDraftService } from './orders/order-draft.service.ts';
import { OrderPreviewService } from './orders/order-preview.service.ts';
import { OrderService } from './orders/order.service.ts';
import { TradingDesk } from './orders/trading-desk.ts';
import { TradingService } from './orders/trading.service.ts';
import { OperationsService } from './operations/operations.service.ts';
import { ScheduleKeeper } from './operations/schedule-keeper.ts';
import type { Platform } from './platform/platform.ts';
import { Seal } from './platform/seal.ts';
import { hasRole } from './platform/settings.ts';
import { RecommendationService } from './recommendation/recommendation.service.ts';
import { ReportService } from './reports/report.service.ts';
import { RiskService } from './risk/risk.service.ts';
import { ScenarioService } from './scenario/scenario.service.ts';
import { EnginePool } from './simulation/engine-pool.ts';
import { RunProgress } from './simulation/run-progress.ts';
import { SimulationService } from './simulation/simulation.service.ts';
import { OperatorProfileService } from './threat/operator-profile.service.ts';
import { schedules } from './schedules.ts';

/** The services of every feature, put together from the ground up. */
export interface Features {
  /** Opened when first asked for: nothing that only reads the database needs the vendor. */
  readonly quotations: () => Quotations;
  readonly market: MarketService;
  readonly profiles: OperatorProfileService;
  readonly scenarios: ScenarioService;
  readonly runs: SimulationService;
  readonly risk: RiskService;
  readonly recommendations: RecommendationService;
  readonly llm: LlmService;
  readonly explanations: ExplanationService;
  readonly notifications: NotificationService;
  readonly channels: ChannelService;
  readonly notificationRules: RuleService;
  readonly deliveries: DeliveryService;
  readonly happenings: Happenings;
  readonly reports: ReportService;
  readonly trading: TradingService;
  readonly orders: OrderService;
  readonly orderPreviews: OrderPreviewService;
  readonly orderDrafts: OrderDraftService;
  readonly orderApprovals: OrderApprovalService;
  readonly orderCancellations: OrderCancellationService;
  readonly desk: TradingDesk;
  readonly forecasts: ForecastService;
  readonly statements: StatementService;
  readonly scheduleKeeper: ScheduleKeeper;
  readonly operations: OperationsService;
  readonly backups: BackupService;
  readonly engine: EnginePool;
  readonly progress: RunProgress;
  readonly feeds: FeedService;
  readonly exposures: ExposureService;
  readonly alerts: AlertService;
  readonly alertLevels: AlertLevelService;
  readonly incidents: IncidentService;
  readonly alertWatch: AlertWatch;
}

const known = new WeakMap<Platform, Features>();

/** The features of a platform: API and worker of one process share them. */
export function featuresOf(platform: Platform): Features {
  let features = known.get(platform);
  if (!features) {
    features = compose(platform);
    known.set(platform, features);
  }
  return features;
}

/** What the services of a run need of a platform; a command beside the server has no more of one. */
export interface RunPlatform extends Pick<Platform, 'settings' | 'objects' | 'events' | 'outbox' | 'log'> {
  /** Towards the vendor; called when the first price or order is asked for. */
  readonly openConnections: () => KisConnections;
}

/** The services that take a run from its scenario to its rows, and what they stand on. */
export interface RunFeatures extends Pick<Features, 'quotations' | 'market' | 'profiles' | 'scenarios' | 'runs'> {
  /** Quotations and orders of one key share a connection. */
  readonly connections: () => KisConnections;
  readonly clock: MarketClock;
}

/** Puts together what a run needs, from the ground up. */
export function composeRuns({ settings, objects, events, outbox, log, openConnections }: RunPlatform): RunFeatures {
  let opened: Quotations | undefined;
  let made: KisConnections | undefined;
  const connections = (): KisConnections => (made ??= openConnections());
  const quotations = (): Quotations => (opened ??= openQuotations(settings.kis, connections()));
  const clock = new ReadingClock(
    () => quotations().clock.now(),
    (error) =>
      log.warn(
        { err: error },
        'The source of prices does not answer; what is stored is served, up to its last session.',
      ),
  );
  const market = new MarketService(clock);
  const profiles = new OperatorProfileService();
  const scenarios = new ScenarioService(profiles, market);
  const runs = new SimulationService({ scenarios, profiles, market, objects, events, outbox });
  return { connections, quotations, clock, market, profiles, scenarios, runs };
}

function compose(platform: Platform): Features {
  const { settings, orm, objects, events, outbox, queue, deadLetters, processes, leases, log } = platform;
  const { connections, clock, ...ofRuns } = composeRuns({
    ...platform,
    openConnections: () => openKisConnections(platform),
  });
  const { market, profiles, scenarios, runs } = ofRuns;
  let account: Broker | undefined;
  const broker = (): Broker | null =>
    settings.trading === null ? null : (account ??= openBroker(settings.trading, connections()));
  const llm = new LlmService({ orm, objects, log, settings: settings.llm });
  const recommendations = new RecommendationService({ runs, events, outbox });
  const forecasts = new ForecastService({ objects, outbox });
  const engine = new EnginePool(settings.workerThreads);
  const scheduleKeeper = new ScheduleKeeper(orm, queue, schedules, log);
  const now = (): Date => new Date();
  const alerts = new AlertService({ events, outbox, now });
  const feeds = new FeedService({
    orm,
    objects,
    outbox,
    log,
    settings: settings.feeds,
    allowsLoopback: settings.profile === 'demo',
    now,
  });
  const exposures = new ExposureService({ feeds, outbox, log, now });
  const trading = new TradingService({ orm, events, outbox, broker });
  return {
    ...ofRuns,
    risk: new RiskService(),
    llm,
    explanations: new ExplanationService({ runs, market, llm, events, outbox }),
    ...composeNotifications(platform, { market, scenarios, clock }),
    recommendations,
    reports: new ReportService({ runs, recommendations, objects, events, outbox }),
    trading,
    ...composeOrders(platform, { market, recommendations, trading }),
    desk: new TradingDesk({ orm, market, trading, events, outbox, log }),
    forecasts,
    statements: new StatementService({ runs, market, forecasts }),
    scheduleKeeper,
    operations: new OperationsService({
      orm,
      queue,
      outbox,
      engine,
      schedules,
      keeper: scheduleKeeper,
      deadLetters,
      processes,
      leases,
    }),
    backups: new BackupService({ orm, settings, objects, secrets: platform.secrets }),
    engine,
    progress: new RunProgress(orm, runs, engine, log),
    feeds,
    exposures,
    alerts,
    alertLevels: new AlertLevelService({ events, outbox, now }),
    incidents: new IncidentService({ profiles, events, outbox, now }),
    alertWatch: new AlertWatch({ orm, alerts, market, profiles, exposures, holdings: [scenarioHoldings], now }),
  };
}

/** Only workers may call the world outside; what has no worker in it asks nobody. */
function reachesOut(settings: Platform['settings']): boolean {
  return hasRole(settings, 'worker');
}

function composeOrders(
  { settings, events, outbox }: Platform,
  { market, recommendations, trading }: Pick<Features, 'market' | 'recommendations' | 'trading'>,
): Pick<Features, 'orders' | 'orderPreviews' | 'orderDrafts' | 'orderApprovals' | 'orderCancellations'> {
  const orders = new OrderService();
  return {
    orders,
    orderPreviews: new OrderPreviewService({ market, trading, asksBroker: reachesOut(settings) }),
    orderDrafts: new OrderDraftService({ orders, market, recommendations, trading, events, outbox }),
    orderApprovals: new OrderApprovalService({ orders, market, trading, events, outbox }),
    orderCancellations: new OrderCancellationService({ orders, events, outbox }),
  };
}

function composeNotifications(
  { settings, secrets, limiter, mail, events, outbox }: Platform,
  { market, scenarios, clock }: Pick<Features, 'market' | 'scenarios'> & { readonly clock: MarketClock },
): Pick<Features, 'notifications' | 'channels' | 'notificationRules' | 'deliveries' | 'happenings'> {
  const notifications = new NotificationService({ events, outbox });
  const appUrl = settings.publicUrl ?? `http://${settings.host}:${settings.port}`;
  const sender = new NotificationSender({ profile: settings.profile, mail, appUrl, reachesOut: reachesOut(settings) });
  const seal = new Seal(secrets.signing, 'notification-channel');
  const channels = new ChannelService({ seal, sender, notifications, limiter, events });
  return {
    notifications,
    channels,
    notificationRules: new RuleService({ scenarios, market }),
    deliveries: new DeliveryService({ channels, sender, events, outbox }),
    happenings: new Happenings({ notifications, market, clock }),
  };
}
