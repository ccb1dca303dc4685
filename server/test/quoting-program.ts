import { parseArgs } from 'node:util';

import { emulatorCredentials } from '../src/emulator/credentials.ts';
import { entities } from '../src/entities.ts';
import { KisClient } from '../src/market/kis/kis-client.ts';
import { openKisConnections } from '../src/market/kis/shared-connections.ts';
import { openPlatform } from '../src/platform/platform.ts';
import { readSettings } from '../src/platform/settings.ts';

/** A process of an installation that asks for prices as fast as it may, when it is told to, and says when each call went out. */
const { values } = parseArgs({
  options: { data: { type: 'string' }, url: { type: 'string' }, calls: { type: 'string' } },
});
const platform = await openPlatform(readSettings(['--data', values.data!]), entities);
const client = new KisClient(
  openKisConnections(platform).of({
    environment: 'real',
    baseUrl: values.url!,
    ...emulatorCredentials.real,
    rate: { callsPerSecond: 18, spacingMs: 50 },
  }),
);
process.stdout.write('READY\n');
await new Promise((resolve) => process.stdin.once('data', resolve));
process.stdin.destroy();
await Promise.all(Array.from({ length: Number(values.calls) }, () => client.quote('990010')));
process.stdout.write('DONE\n');
await platform.shutdown.stop('all was asked');
