import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { createMemoryStream, main } from 'assemblyscript/asc';

/**
 * None of these moves an operation to another place: the sources interleave independent chains on purpose, and a level of
 * optimisation (-O1 and up) would gather each chain into one expression, which costs a sixth of the speed. The engine that runs the
 * kernel does the rest.
 */
const PASSES = [
  'memory-packing',
  'optimize-instructions',
  'precompute',
  'remove-unused-brs',
  'vacuum',
  'coalesce-locals',
  'vacuum',
  'remove-unused-names',
  'merge-blocks',
];
/** Other options would be other bytes: sizes, names and source maps all go into the file. No runtime, so no imports. */
const OPTIONS = ['--noAssert', '--enable', 'simd', '--runtime', 'stub', '--runPasses', PASSES.join(',')];
const LINE = 116;

/**
 * Compiles the kernel; the same sources give the same bytes.
 *
 * @returns {Promise<Uint8Array>}
 */
export async function compileKernel() {
  const folder = mkdtempSync(path.join(tmpdir(), 'convergence-kernel-'));
  const binary = path.join(folder, 'kernel.wasm');
  const output = createMemoryStream();
  try {
    const { error } = await main(['kernel.ts', '--baseDir', import.meta.dirname, '--outFile', binary, ...OPTIONS], {
      stdout: output,
      stderr: output,
    });
    if (error) throw new Error(`${error.message}\n${output.toString()}`);
    return new Uint8Array(readFileSync(binary));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The module that carries the bytes: one form for Node, tests and bundlers, with no file to find and nothing to fetch. */
export function moduleText(bytes) {
  const base64 = Buffer.from(bytes).toString('base64');
  const lines = base64.match(new RegExp(`.{1,${LINE}}`, 'g')) ?? [];
  return [
    '// Made by "npm run kernel" from shared/kernel; do not edit.',
    `export const KERNEL_SHA256 = '${createHash('sha256').update(bytes).digest('hex')}';`,
    'export const KERNEL_BASE64 =',
    ...lines.map((line, at) => `  '${line}'${at + 1 < lines.length ? ' +' : ';'}`),
    '',
  ].join('\n');
}

/** `npm run kernel` writes the module; with `--check` it only says whether the committed one is up to date. */
if (process.argv[1] === import.meta.filename) {
  const target = path.join(import.meta.dirname, '../src/simulation/kernel-bytes.generated.ts');
  const bytes = await compileKernel();
  const text = moduleText(bytes);
  if (!process.argv.includes('--check')) writeFileSync(target, text);
  else if (readFileSync(target, 'utf8') !== text) {
    console.error('kernel-bytes.generated.ts is stale: run "npm run kernel"');
    process.exitCode = 1;
  }
  console.log(`${bytes.length} bytes`);
}
