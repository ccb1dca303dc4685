import { execFileSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { expect, it } from 'vitest';

const FUNCTIONS = 40;

/**
 * Each function sums in a loop and answers with an object of two fractional numbers: once in the interpreter, once in optimised
 * code, and after the collector has taken what was learnt from the first four more times. Prints how many functions had an
 * answer changed by a later one; without the engine's flag about a third of them on V8 13.6.
 */
const program = `
  await import(process.argv[1]);
  const values = new Float64Array(1024).fill(0.001);
  let changed = 0;
  for (let k = 0; k < ${FUNCTIONS}; k++) {
    const answer = new Function('values', 'limit', \`
      let sum = 0;
      let at = 0;
      while (at < limit) { sum += values[at & 1023]; at++; }
      return { low_\${k}: sum * 1.5, high_\${k}: (sum + 0.25) * 1.5 };
    \`);
    answer(values, 1e3);
    answer(values, 1e7);
    gc();
    gc();
    const answers = [];
    const read = [];
    for (let call = 0; call < 4; call++) {
      answers.push(answer(values, 5e4 + 1000 * call));
      read.push(JSON.stringify(answers[call]));
    }
    if (answers.some((later, call) => JSON.stringify(later) !== read[call])) changed++;
  }
  console.log(changed);
`;

it('never lets the figures of one answer change with the next', () => {
  const engine = new URL('./javascript-engine.ts', import.meta.url).href;
  const said = execFileSync(process.execPath, ['--expose-gc', '--input-type=module', '-e', program, engine], {
    encoding: 'utf8',
  });
  expect(said).toBe('0\n');
}, 240_000);

it('is set up for tests as it is for the product', () => {
  expect(process.execArgv).toContain('--no-maglev-escape-analysis');
});

it('is what every program of the product begins with', () => {
  const root = path.join(import.meta.dirname, '..');
  const programs = ['main.ts', ...globSync('**/*-command.ts', { cwd: root })];
  expect(programs.length).toBeGreaterThan(5);
  const first = (file: string): string => readFileSync(path.join(root, file), 'utf8').split('\n')[0]!;
  expect(programs.filter((file) => !/^import '.*platform\/javascript-engine\.ts';$/.test(first(file)))).toEqual([]);
});
it('is asked of every bench on its command line', () => {
  const file = path.join(import.meta.dirname, '../../../package.json');
  const { scripts } = JSON.parse(readFileSync(file, 'utf8')) as { readonly scripts: Record<string, string> };
  const benches = Object.values(scripts).filter((script) => script.includes('shared/bench/'));
  expect(benches.length).toBeGreaterThan(0);
  expect(benches.filter((script) => !script.startsWith('node --no-maglev-escape-analysis '))).toEqual([]);
});
