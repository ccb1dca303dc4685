import { setTimeout } from 'node:timers/promises';

import { PGlite } from '@electric-sql/pglite';

import type { PgliteAnswer, PgliteCall, PgliteNotification, PgliteOutcome } from './pglite-process.ts';
import { lockForProcess } from './process-lock.ts';

/**
 * PostgreSQL as a program of its own; see `pglite-process.ts` for why, and for what it is told. Its first argument is
 * the folder; without one everything is in memory.
 */

const dir = process.argv[2];
/** A program whose server was killed ends at once, but not before the next server can start. */
const lockWaitMs = 5000;

process.on('disconnect', () => process.exit(0)); // the server is gone
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined); // the server ends us, last

const unlock = dir === undefined ? (): void => undefined : await lockPatiently(`${dir}.lock`);
const opening = PGlite.create(dir);
const listening = new Map<string, () => Promise<void>>();

process.on('message', (call: PgliteCall) => {
  void answer(call).then((outcome) => tell({ id: call.id, ...outcome }));
});

async function answer(call: PgliteCall): Promise<PgliteOutcome> {
  try {
    return { isOk: true, ...(await perform(await opening, call)) };
  } catch (error) {
    // PGlite's errors carry its whole source in their stack
    const { message, code, detail, constraint, table } = error as Record<string, string>;
    return { isOk: false, error: { message, code, detail, constraint, table } };
  }
}

async function perform(db: PGlite, call: PgliteCall): Promise<{ rows: unknown[]; rowCount: number }> {
  switch (call.kind) {
    case 'query': {
      const result = await db.query(call.text, [...call.parameters]);
      return { rows: result.rows, rowCount: result.rows.length || result.affectedRows || 0 };
    }
    case 'script': {
      const last = (await db.exec(call.text)).at(-1);
      return { rows: last?.rows ?? [], rowCount: last?.affectedRows ?? 0 };
    }
    case 'listen':
      if (!listening.has(call.channel)) {
        const { channel } = call;
        listening.set(channel, await db.listen(channel, (payload) => tell({ channel, payload })));
      }
      break;
    case 'close':
      await db.close();
      unlock();
      break;
  }
  return { rows: [], rowCount: 0 };
}

function tell(message: PgliteAnswer | PgliteNotification): void {
  process.send?.(message);
}

async function lockPatiently(file: string): Promise<() => void> {
  const giveUpAt = performance.now() + lockWaitMs;
  for (;;) {
    try {
      return lockForProcess(file);
    } catch (error) {
      if (performance.now() > giveUpAt) throw error;
      await setTimeout(20);
    }
  }
}
