import { randomUUID } from 'node:crypto';

import { pinoHttp } from 'pino-http';
import type { RequestHandler } from 'express';

import type { Logger } from '../log.ts';

/** Without the query, and without what stands in the link of an invitation: whoever reads a log could use it. */
function pathOf(url: string): string {
  return url.split('?')[0]!.replace(/^\/invitation\/.+/, '/invitation/…');
}

/** Gives each request an id (the caller's, if it is a plain one), answers it as `x-request-id`, and logs its end. */
export function requestLog(log: Logger): RequestHandler {
  return pinoHttp({
    logger: log,
    genReqId: (request, response) => {
      const given = request.headers['x-request-id'];
      const id = typeof given === 'string' && /^[\w.-]{8,64}$/.test(given) ? given : randomUUID();
      response.setHeader('x-request-id', id);
      return id;
    },
    customLogLevel: (_request, response, error) => (error || response.statusCode >= 500 ? 'error' : 'debug'),
    serializers: {
      req: ({ id, method, url }) => ({ id, method, url: pathOf(String(url)) }),
      res: ({ statusCode }) => ({ statusCode }),
    },
  });
}
