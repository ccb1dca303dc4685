import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the folder of a demo that is ready is kept while tests run. */
    preparedHome: string;
  }
}

export default function prepareHome(project: TestProject): () => void {
  const home = mkdtempSync(path.join(tmpdir(), 'convergence-prepared-'));
  project.provide('preparedHome', home);
  return () => rmSync(home, { recursive: true, force: true });
}
