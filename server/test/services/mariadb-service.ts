import type { RunningService } from './service-process.ts';

export function startMariadb(_dir: string): Promise<RunningService> {
  return Promise.reject(new Error('not yet'));
}
