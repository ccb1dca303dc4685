import { Router } from 'express';

import type { FolderObjectStore } from '../folder-object-store.ts';

/** Serves signed addresses of the folder store, as a download: what is stored is never shown as a page of ours. */
export function objectRoute(store: FolderObjectStore): Router {
  const router = Router();
  router.get('/objects/:bucket/*key', async (request, response) => {
    const { bucket } = request.params;
    const key = request.params.key.join('/');
    const { expires, signature } = request.query;
    const bytes = await store.getSigned(bucket, key, textOf(expires), textOf(signature));
    if (bytes === null) {
      response.status(404).type('text').send('Not found, or no longer.\n');
      return;
    }
    response.set('cache-control', 'private, no-store').attachment(key.split('/').at(-1));
    response.send(Buffer.from(bytes));
  });
  return router;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
