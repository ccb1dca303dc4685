import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import express from 'express';

import { healthRoutes } from './platform/http/health.ts';
import type { Platform } from './platform/platform.ts';
import { SettingsError } from './platform/settings.ts';
import { upkeepJob } from './schedules.ts';

/**
 * Serves health alone, for a process that has no API, so that whoever runs it can ask.
 *
 * @returns Its address. @throws SettingsError where the port is taken.
 */
export async function startHealth(platform: Platform): Promise<string> {
  const { settings, shutdown, log } = platform;
  const app = express();
  const server = createServer(app);
  app.disable('x-powered-by');
  app.use(healthRoutes(readiness(platform), shutdown.signal, log), notFound);
  await listen(server, settings.host, settings.port);
  shutdown.onStop('http', () => closeServer(server));
  return addressOf(server, settings.host);
}

/** What has to answer before this process can work. */
export function readiness({ orm, queue, objects }: Platform) {
  return {
    database: () => orm.em.getConnection().execute('select 1'),
    queue: () => queue.counts([upkeepJob.name]), // a worker that never queued anything would be asked for nothing
    objects: () => objects.stat('raw', 'health'),
  };
}

export const notFound: express.RequestHandler = (_request, response) => {
  response.status(404).type('text').send('Not found.\n');
};

export function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE') reject(error);
      else
        reject(
          new SettingsError(
            'port',
            `${port} is taken on ${host}; stop the other program, or give another one with --port.`,
          ),
        );
    });
    server.listen(port, host, resolve);
  });
}

/** Ends after the requests at hand; sockets that stay open are cut after five seconds. */
export function closeServer(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    const cut = setTimeout(() => server.closeAllConnections(), 5000);
    server.close((error) => {
      clearTimeout(cut);
      if (error) reject(error);
      else resolve();
    });
    server.closeIdleConnections();
  });
}

export function addressOf(server: Server, host: string): string {
  return `http://${host}:${(server.address() as AddressInfo).port}`;
}
