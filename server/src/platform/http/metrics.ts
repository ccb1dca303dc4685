import { createServer } from 'node:http';
import type { Server } from 'node:http';

import type { Metrics } from '../metrics.ts';

/** Serves `/metrics` on a port of its own, which no gateway passes on. */
export async function startMetrics(
  port: number,
  host: string,
  { registry }: Pick<Metrics, 'registry'>,
): Promise<Server> {
  const server = createServer((request, response) => {
    if (request.url !== '/metrics') {
      response.writeHead(404).end();
      return;
    }
    registry.metrics().then(
      (text) => response.writeHead(200, { 'content-type': registry.contentType }).end(text),
      () => response.writeHead(503).end(),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return server;
}
