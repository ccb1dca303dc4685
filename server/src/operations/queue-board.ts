import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { ExpressAdapter } from '@bull-board/express';
import { Router } from 'express';
import type { RequestHandler } from 'express';

import type { BullQueues } from '../platform/queue.ts';

/** Where the board is; below the page of operations, outside of the pages themselves. */
export const BOARD_PATH = '/operations/queues';

/**
 * Bull Board, for looking only: what may be done about jobs is done through the API, where it is audited. The list of queues
 * is made at the first look, when every feature has registered its handlers.
 *
 * @param guard - Lets pass who may look; its own answer otherwise.
 */
export function queueBoard(queue: BullQueues, guard: RequestHandler): Router {
  const router = Router();
  let board: RequestHandler | undefined;
  router.use(BOARD_PATH, guard, (request, response, next) => {
    board ??= openBoard(queue);
    board(request, response, next);
  });
  return router;
}

function openBoard(queue: BullQueues): RequestHandler {
  const serverAdapter = new ExpressAdapter();
  serverAdapter.setBasePath(BOARD_PATH);
  createBullBoard({
    queues: queue.bullQueues().map((each) => new BullMQAdapter(each as never, { readOnlyMode: true })),
    serverAdapter: serverAdapter as never, // its package has a copy of the same types of its own
    options: { uiConfig: { boardTitle: 'Convergence' } },
  });
  return serverAdapter.getRouter() as RequestHandler;
}
