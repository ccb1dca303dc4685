import type { Migration } from './migration.ts';
import { platform } from './0001-platform.ts';

/** In the order in which they are applied. */
export const migrations: readonly Migration[] = [platform];
