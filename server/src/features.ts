import { ForecastService } from './forecast/forecast.service.ts';
import { StatementService } from './forecast/statement.service.ts';
import { ReadingClock } from './market/market-clock.ts';
import { MarketService } from './market/market.service.ts';
import { openQuotations } from './market/quotations.ts';
import type { Quotations } from './market/quotations.ts';
import type { Platform } from './platform/platform.ts';
import { RecommendationService } from './recommendation/recommendation.service.ts';
import { RiskService } from './risk/risk.service.ts';
import { ScenarioService } from './scenario/scenario.service.ts';
import { EnginePool } from './simulation/engine-pool.ts';
import { RunProgress } from './simulation/run-progress.ts';
import { SimulationService } from './simulation/simulation.service.ts';
import { OperatorProfileService } from './threat/operator-profile.service.ts';

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
  readonly forecasts: ForecastService;
  readonly statements: StatementService;
  readonly engine: EnginePool;
  readonly progress: RunProgress;
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

function compose({ settings, orm, objects, events, outbox, log }: Platform): Features {
  let opened: Quotations | undefined;
  const quotations = (): Quotations => (opened ??= openQuotations(settings.kis, settings.dataDir));
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
  const forecasts = new ForecastService({ objects, outbox });
  const engine = new EnginePool(settings.workerThreads);
  return {
    quotations,
    market,
    profiles,
    scenarios,
    runs,
    risk: new RiskService(),
    recommendations: new RecommendationService({ runs, events, outbox }),
    forecasts,
    statements: new StatementService({ runs, market, forecasts }),
    engine,
    progress: new RunProgress(orm, runs, engine, log),
  };
}
