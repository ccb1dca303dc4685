import { Router } from 'express';

import type { Logger } from '../log.ts';
import { inTime } from '../patience.ts';

/** Answers whether one part can work; throws where it cannot. */
export type HealthCheck = () => Promise<unknown>;

const patienceMs = 2000;

/** A check that has no answer yet is not asked again: while a service is silent, each question would hold another connection. */
function oneAtATime(check: HealthCheck): HealthCheck {
  let asked: Promise<unknown> | undefined;
  return () =>
    (asked ??= check().finally(() => {
      asked = undefined;
    }));
}

/**
 * `/health/live`: the process runs. `/health/ready`: every check passes and no shutdown has begun. Both open to
 * everybody and without detail; what failed stands in the log.
 */
export function healthRoutes(
  checks: Readonly<Record<string, HealthCheck>>,
  draining: AbortSignal,
  log: Logger,
): Router {
  const router = Router();
  const asked = Object.fromEntries(Object.entries(checks).map(([name, check]) => [name, oneAtATime(check)]));
  router.use('/health', (_request, response, next) => {
    response.set('cache-control', 'no-store');
    next();
  });
  router.get('/health/live', (_request, response) => {
    response.json({ status: 'live' });
  });
  router.get('/health/ready', async (_request, response) => {
    const isReady = !draining.aborted && (await allPass(asked, log));
    response.status(isReady ? 200 : 503).json({ status: isReady ? 'ready' : 'unavailable' });
  });
  return router;
}

async function allPass(checks: Readonly<Record<string, HealthCheck>>, log: Logger): Promise<boolean> {
  const results = await Promise.all(Object.entries(checks).map(([name, check]) => passes(name, check, log)));
  return results.every(Boolean);
}

async function passes(name: string, check: HealthCheck, log: Logger): Promise<boolean> {
  try {
    await inTime(patienceMs, check(), () => new Error(`no answer within ${patienceMs} ms`));
    return true;
  } catch (error) {
    log.error({ err: error, check: name }, 'Not ready.');
    return false;
  }
}
