import { madeOnce } from './made-once.ts';
import { startProgram } from './processes.ts';

/** Data folder of a demo that was ready when it was stopped: run, recommendation, explanations and every price. Take a copy. */
export function madeDemo(): Promise<string> {
  return madeOnce('demo', async (folder) => {
    const program = startProgram('server/start.mjs', ['--port', '0', '--emulator-port', '0', '--data', folder]);
    await program.saying(/demo +[\d.]+ s +ready/, 230_000);
    program.child.kill('SIGTERM');
    await program.ended(40_000);
  });
}
