import { afterEach } from 'vitest';

import { guardSockets, takeAttempts } from './loopback-only.ts';

guardSockets();

afterEach(() => {
  const attempts = takeAttempts();
  if (attempts.length > 0) throw new Error(`this test tried to leave the machine: ${attempts.join(', ')}`);
});
