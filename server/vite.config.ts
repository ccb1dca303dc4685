import { globSync } from 'node:fs';
import path from 'node:path';

import { defineConfig } from 'vite';

/** Programs in threads and processes of their own: `x.thread.ts` becomes `dist/x.thread.js`, beside the main one. */
const programs = globSync('src/**/*.{thread,process}.ts', { cwd: import.meta.dirname }).map(
  (file) => [path.basename(file, '.ts'), file] as const,
);

export default defineConfig({
  root: import.meta.dirname,
  ssr: { noExternal: ['@convergence/shared'] },
  build: {
    ssr: true,
    outDir: 'dist',
    emptyOutDir: true,
    target: 'node24',
    sourcemap: true,
    minify: false,
    rolldownOptions: {
      input: { main: 'src/main.ts', ...Object.fromEntries(programs) },
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
});
