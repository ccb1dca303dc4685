import '../src/platform/javascript-engine.ts';
import { parseArgs } from 'node:util';

import { runBench } from '../../shared/bench/bench.ts';

import { ROUNDS, mysqlSection, sqliteSection } from './ingest-sections.ts';
import { writersSection } from './writers-section.ts';

/** `npm run bench:ingest -- [--only mysql,sqlite,writers] [--evidence]`: a million candles, against the server's own bulk load; and
 * how many small transactions the one writer of MySQL takes. */
const { values } = parseArgs({ options: { only: { type: 'string' }, evidence: { type: 'boolean' } } });
await runBench([mysqlSection, sqliteSection, writersSection], {
  only: values.only?.split(',') ?? [],
  isEvidence: values.evidence === true,
  name: 'bench-ingest',
  title: 'Bench of ingestion',
  rounds: ROUNDS,
});
