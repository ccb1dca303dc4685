import { existsSync } from 'node:fs';
import path from 'node:path';

import express, { Router } from 'express';

const notBuilt = 'The pages have not been built yet: run "npm start", or "npm run build".\n';

/**
 * Serves the built client. An address that is no file and that a browser wants to show is answered with the page, which
 * finds its own way (`/runs/…`); everything else stays unanswered and falls through.
 *
 * @param dir - Folder of the built client; looked at for each request, so it may be built later.
 */
export function staticFiles(dir: string): Router {
  const router = Router();
  const page = path.join(dir, 'index.html');
  router.use(
    '/assets',
    express.static(path.join(dir, 'assets'), { immutable: true, maxAge: '1y', index: false, redirect: false }),
  );
  router.use(express.static(dir, { maxAge: 0, index: false, redirect: false, dotfiles: 'ignore' }));
  router.get(/.*/, (request, response, next) => {
    if (!request.accepts('html') || /^\/(graphql|api|health|objects|assets|guides)(\/|$)/.test(request.path)) next();
    else if (existsSync(page)) response.set('cache-control', 'no-cache').sendFile(page);
    else response.status(503).type('text').send(notBuilt);
  });
  return router;
}
