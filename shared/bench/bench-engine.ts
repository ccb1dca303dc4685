import { parseArgs } from 'node:util';

import { runBench } from './bench.ts';
import { fhsSection } from './fhs-section.ts';
import { gbmSection } from './gbm-section.ts';
import { accuracySection, memorySection } from './time-to-accuracy.ts';

/** `npm run bench:engine -- [--only gbm,fhs,accuracy,memory] [--evidence]`. A new section is a file of its own and a line here. */
const sections = [gbmSection, fhsSection, accuracySection, memorySection];

const { values } = parseArgs({ options: { only: { type: 'string' }, evidence: { type: 'boolean' } } });
await runBench(sections, { only: values.only?.split(',') ?? [], isEvidence: values.evidence === true });
