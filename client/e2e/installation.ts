import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { freePort, runCommand, startProgram } from '../../server/test/processes.ts';
import type { RunningProgram } from '../../server/test/processes.ts';
import { freshDatabase } from '../../server/test/services/mysql-database.ts';
import { serverEnvironment } from '../../server/test/services/server-environment.ts';
import type { ServiceUrls } from '../../server/test/services/test-services.ts';

import type { Person } from './product.ts';

/** A production installation of several processes, as an operator sets it up; nothing of a demo is in it. */
export interface Installation {
  readonly url: string;
  /** Of the object store, as browsers see it. */
  readonly objectsOrigin: string;
  /** Starts one more process and waits until it listens. */
  readonly start: (role: 'api' | 'worker' | 'scheduler') => Promise<RunningProgram>;
  /** What `npm run admin` prints: a person and the password that is shown once. */
  readonly makeAdmin: (email: string, name: string, organisation: string) => Promise<Person>;
  /** What any of the processes has logged as wrong so far. */
  readonly errors: () => readonly string[];
  /** Asks every process to end, and waits for it. */
  readonly stop: () => Promise<void>;
}

/** Makes database, settings and emulator of an installation. No process of ours runs before `start`. */
export async function openInstallation(services: ServiceUrls): Promise<Installation> {
  const database = await freshDatabase(services.mysql);
  const port = await freePort();
  const folders: string[] = [];
  const folder = (): string => {
    const made = mkdtempSync(path.join(tmpdir(), 'convergence-installation-'));
    folders.push(made);
    return made;
  };
  // every order gets all that it asks for at once: how the market cuts orders is tested where orders are
  const emulator = startProgram('server/src/emulator/main.ts', ['--port', '0', '--llm-port', '0', '--liquidity', '0']);
  const [, ready] = await emulator.saying(/^ready (.*)$/m);
  const { realUrl, paperUrl } = JSON.parse(ready!) as { readonly realUrl: string; readonly paperUrl: string };
  const url = `http://127.0.0.1:${port}`;
  const environment = {
    ...serverEnvironment(database.url, services),
    PUBLIC_URL: url,
    KIS_BASE_URL: realUrl,
    KIS_PAPER_BASE_URL: paperUrl,
    LOG_LEVEL: 'info',
  };
  const programs: RunningProgram[] = [emulator];
  return {
    url,
    objectsOrigin: environment.S3_ENDPOINT,
    start: async (role) => {
      const own = ['--role', role, '--port', String(role === 'api' ? port : 0), '--data', folder()];
      const program = startProgram('server/dist/main.js', own, environment);
      programs.push(program);
      await program.saying(/"msg":"Listening\."/);
      return program;
    },
    makeAdmin: async (email, name, organisation) => {
      const given = ['--email', email, '--name', name, '--organisation', organisation, '--data', folder()];
      const { code, text } = await runCommand('server/src/auth/admin-command.ts', given, environment);
      const password = text.trim().split('\n').at(-1);
      if (code !== 0 || !password) throw new Error(`The first admin was not made:\n${text}`);
      return { email, password };
    },
    errors: () =>
      programs.flatMap((program) =>
        program
          .said()
          .split('\n')
          .filter((line) => /^\{"level":"(error|fatal)"/.test(line)),
      ),
    stop: async () => {
      for (const program of programs) program.child.kill('SIGTERM');
      await Promise.all(programs.map((program) => program.ended(30_000)));
      await database.drop();
      for (const made of folders) rmSync(made, { recursive: true, force: true });
    },
  };
}
