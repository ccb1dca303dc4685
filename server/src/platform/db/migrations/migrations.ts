import type { Migration } from './migration.ts';
import { platform } from './0001-platform.ts';
import { market } from './0002-market.ts';
import { auth } from './0003-auth.ts';
import { scenario } from './0004-scenario.ts';
import { simulation } from './0005-simulation.ts';
import { people } from './0011-people.ts';

/** In the order in which they are applied. */
export const migrations: readonly Migration[] = [platform, market, auth, scenario, simulation, people];
