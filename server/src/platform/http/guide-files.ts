import path from 'node:path';

import express from 'express';

/** Guides that pages refer to; nothing else of the folder is served. */
const guides: ReadonlySet<string> = new Set(['models.md']);

/**
 * Serves guides for people under `/guides/`, as plain text: what they are written in reads well without being drawn.
 *
 * @param dir - Folder of the guides; one that is missing there falls through.
 */
export function guideFiles(dir: string): express.Router {
  const router = express.Router();
  router.get('/guides/:name', (request, response, next) => {
    const { name } = request.params;
    if (!guides.has(name)) return next();
    response.type('text/plain; charset=utf-8').set('cache-control', 'no-cache');
    response.sendFile(path.join(dir, name), (error) => {
      if (error) next();
    });
  });
  return router;
}
