import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { SettingsError } from './settings.ts';

const heldHere = new Set<string>();

/**
 * Makes this process the only one that uses a folder, until it releases the lock or ends, however it ends.
 *
 * @param file - Lock file; its folder is made when it is missing.
 * @returns Releases the lock.
 * @throws SettingsError E_SETTINGS where a living process holds it.
 */
export function lockForProcess(file: string): () => void {
  mkdirSync(path.dirname(file), { recursive: true });
  for (;;) {
    if (placeWhole(file, identityOf(process.pid))) break;
    const holder = readHolder(file);
    if (heldHere.has(file) || isAlive(holder)) {
      throw new SettingsError(
        'data',
        `${path.dirname(file)} is in use by process ${holder.split(' ')[0]}; stop that one, or give another folder with --data.`,
      );
    }
    removeLeftBehind(file, holder);
  }
  heldHere.add(file);
  return () => {
    heldHere.delete(file);
    rmSync(file, { force: true });
  };
}

/** Written aside and then linked: nobody ever reads an empty lock and takes it for one that was left behind. */
function placeWhole(file: string, text: string): boolean {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, text);
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft);
  }
}

/** One process at a time, and only if it still is the one that was looked at: else a lock that was just taken would go with it. */
function removeLeftBehind(file: string, holder: string): void {
  const guard = `${file}.removing`;
  if (placeWhole(guard, identityOf(process.pid))) {
    if (readHolder(file) === holder) rmSync(file, { force: true });
    rmSync(guard, { force: true });
  } else if (!isAlive(readHolder(guard))) {
    rmSync(guard, { force: true }); // killed between the lines above
  }
}

/** Number and start of a process, as numbers are used again; the number alone where the system does not tell the start. */
function identityOf(pid: number): string {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return `${pid} ${fields[19]}`; // the 22nd field, clock ticks since boot
  } catch {
    return String(pid); // no /proc: not Linux, or no such process
  }
}

function readHolder(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return ''; // released just now
    throw error;
  }
}

function isAlive(holder: string): boolean {
  const pid = Number(holder.split(' ')[0]);
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false; // ours would be in heldHere
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return identityOf(pid) === holder;
}
