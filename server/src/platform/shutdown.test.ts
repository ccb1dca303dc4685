import { expect, it } from 'vitest';

import { createLog } from './log.ts';
import { Shutdown } from './shutdown.ts';

it('stops in the reverse order, once, and goes on after a step that fails', async () => {
  const shutdown = new Shutdown(createLog('silent'));
  const done: string[] = [];
  const step = (name: string) => () => Promise.resolve(void done.push(name));
  shutdown.onStop('database', step('database'));
  shutdown.onStop('broken', () => Promise.reject(new Error('no')));
  shutdown.onStop('server', step('server'));
  expect(shutdown.signal.aborted).toBe(false);
  const stopping = shutdown.stop('test');
  expect(shutdown.signal.aborted).toBe(true);
  await expect(stopping).rejects.toThrow('not clean');
  await expect(shutdown.stop('again')).rejects.toThrow('not clean');
  expect(done).toEqual(['server', 'database']);
});
