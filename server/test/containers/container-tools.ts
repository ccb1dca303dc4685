import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

import { debianTree } from '../services/debian-tree.ts';
import type { DebianTree } from '../services/debian-tree.ts';

const runFile = promisify(execFile);

export const root = path.join(import.meta.dirname, '../../..');

/** Engine, client, Compose and BuildKit's client of Debian sid. */
export function engineTree(): Promise<DebianTree> {
  return debianTree('sid', ['docker.io', 'docker-cli', 'docker-compose', 'docker-buildx', 'tini-static']);
}

/** What checks the files of gateway and monitoring, and stands in for their images. */
export function operationTree(): Promise<DebianTree> {
  return debianTree('sid', [
    'prometheus',
    'promtool',
    'prometheus-alertmanager',
    'nginx-light',
    'curl',
    'prometheus-node-exporter',
    'prometheus-mysqld-exporter',
    'prometheus-redis-exporter',
  ]);
}

/** What a program has said, and with which code it ended. */
export interface Ended {
  readonly code: number;
  readonly text: string;
}

/** Runs a program to its end; a code other than 0 is an answer like any other. */
export async function runToEnd(
  command: readonly string[],
  {
    env = {},
    timeoutMs = 120_000,
  }: { readonly env?: Readonly<Record<string, string>>; readonly timeoutMs?: number } = {},
): Promise<Ended> {
  try {
    const { stdout, stderr } = await runFile(command[0]!, command.slice(1), {
      cwd: root,
      env: { ...process.env, ...env },
      timeout: timeoutMs,
      maxBuffer: 64 * 1024 * 1024,
    });
    return { code: 0, text: stdout + stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code?: number | string; stdout?: string; stderr?: string };
    if (typeof code !== 'number') throw error;
    return { code, text: (stdout ?? '') + (stderr ?? '') };
  }
}

/**
 * What a test needs and a machine may not have.
 *
 * @returns Null where it is not to be had: the tests are then skipped by their names. @throws Error where REQUIRE_SERVICES=1 forbids that.
 */
export async function unlessMissing<T>(what: string, get: () => Promise<T>): Promise<T | null> {
  try {
    return await get();
  } catch (error) {
    const why = (error instanceof Error ? error.message : String(error)).trim().split('\n').at(-1);
    if (process.env.REQUIRE_SERVICES === '1')
      throw new Error(`There is no ${what} for the tests: ${why}`, { cause: error });
    console.warn(`The tests that need ${what} are skipped: ${why}`);
    return null;
  }
}
