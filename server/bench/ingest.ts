import '../src/platform/javascript-engine.ts';
import { parseArgs } from 'node:util';

import { runBench } from '../../shared/bench/bench.ts';

import { ROUNDS, mysqlSection, sqliteSection } from './ingest-sections.ts';

/** `npm run bench:ingest -- [--only mysql,sqlite] [--evidence]`: a million candles, against the server's own bulk load. */
const { values } = parseArgs({ options: { only: { type: 'string' }, evidence: { type: 'boolean' } } });
await runBench([mysqlSection, sqliteSection], {
  only: values.only?.split(',') ?? [],
  isEvidence: values.evidence === true,
  name: 'bench-ingest',
  title: 'Bench of ingestion',
  rounds: ROUNDS,
});
