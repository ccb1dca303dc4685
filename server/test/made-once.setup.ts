import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type { TestProject } from 'vitest/node';

export default function openHome(project: TestProject): () => void {
  const home = mkdtempSync(path.join(tmpdir(), 'convergence-made-once-'));
  project.provide('madeOnceHome', home);
  return () => rmSync(home, { recursive: true, force: true });
}
