import { writeFileSync } from 'node:fs';
import path from 'node:path';

import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import type { Plugin } from 'vite';

import { persistedOperations } from './persisted-operations.ts';

/** Lays the manifest of our operations beside the pages that send them; the server reads it at its start. */
const manifest: Plugin = {
  name: 'persisted-operations',
  apply: 'build',
  writeBundle({ dir = 'dist' }) {
    writeFileSync(path.join(dir, 'persisted-operations.json'), `${JSON.stringify(persistedOperations(), null, 1)}\n`);
  },
};

const server = process.env['API_URL'] ?? 'http://127.0.0.1:4000';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), manifest],
  server: {
    proxy: { '/graphql': { target: server, ws: true }, '/api': { target: server } },
  },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            {
              name: 'charts',
              test: /node_modules[\\/](chart\.js|chartjs-plugin-annotation|react-chartjs-2|@kurkle)[\\/]/,
            },
            { name: 'react', test: /node_modules[\\/](react|react-dom|react-router|scheduler)[\\/]/ },
            { name: 'mantine', test: /node_modules[\\/](@mantine|@floating-ui)[\\/]/ },
            { name: 'apollo', test: /node_modules[\\/](@apollo|graphql|graphql-ws|rxjs|optimism|@wry)[\\/]/ },
            { name: 'text', test: /node_modules[\\/](i18next|react-i18next)[\\/]/ },
          ],
        },
      },
    },
  },
});
