import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { Worker as Thread } from 'node:worker_threads';

import { marketModels } from '@convergence/shared/simulation/run-inputs';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { chromiumPath, launch } from './browser.ts';
import { proofOf } from './engine-proof.ts';
import type { ProofRequest, RunProof } from './engine-proof.ts';

const requests: readonly ProofRequest[] = [
  ...marketModels.map((marketModel) => ({ marketModel, kernel: 'FASTEST' as const })),
  { marketModel: 'GBM', kernel: 'TWIN' },
];

/** The worker and everything behind it as one script. */
async function workerScript(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: false,
      target: 'es2024',
      lib: { entry: path.join(import.meta.dirname, 'engine.worker.ts'), formats: ['es'], fileName: 'engine' },
    },
  });
  const [bundle] = Array.isArray(result) ? result : [result];
  if (!bundle || !('output' in bundle)) throw new Error('vite has built nothing');
  return bundle.output[0].code;
}

function serve(script: string): Promise<Server> {
  const server = createServer((request, response) => {
    const isScript = request.url === '/engine.js';
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
    response.end(isScript ? script : '<!doctype html><title>engine</title>');
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(server));
  });
}

function inThread(request: ProofRequest): Promise<RunProof> {
  const thread = new Thread(path.join(import.meta.dirname, 'engine.thread.ts'));
  thread.postMessage(request);
  return new Promise<RunProof>((resolve, reject) => {
    thread.once('message', resolve);
    thread.once('error', reject);
  }).finally(() => void thread.terminate());
}

function inBrowser(page: Page, request: ProofRequest): Promise<RunProof> {
  return page.evaluate(
    (asked) =>
      new Promise<RunProof>((resolve, reject) => {
        const worker = new Worker('/engine.js', { type: 'module' });
        worker.addEventListener('error', ({ message }) => reject(new Error(message)));
        worker.addEventListener('message', ({ data }: MessageEvent<{ proof?: RunProof; error?: string }>) => {
          worker.terminate();
          if (data.proof) resolve(data.proof);
          else reject(new Error(data.error));
        });
        worker.postMessage(asked);
      }),
    request,
  );
}

describe('one run of each market model', () => {
  const here = new Map<ProofRequest, RunProof>();
  beforeAll(async () => {
    for (const request of requests) here.set(request, await proofOf(request));
  });

  it('has the same SHA-256 in a worker thread as in the main thread', async () => {
    expect(await inThread(requests[0]!)).toEqual(here.get(requests[0]!));
  });
  it('has the same SHA-256 with the kernel as with its twin', () => {
    const twin = here.get(requests.at(-1)!)!;
    expect([...here.values()]).toContainEqual({ ...twin, kernel: 'FASTEST' });
  });

  describe.skipIf(!chromiumPath)('in a worker of Chromium', () => {
    let browser: Browser;
    let server: Server;
    let page: Page;
    beforeAll(async () => {
      server = await serve(await workerScript());
      browser = await launch();
      page = await browser.newPage();
      await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    });
    afterAll(async () => {
      await browser?.close();
      server?.close();
    });

    it.each(requests)('has the SHA-256 that it has in Node: $marketModel, $kernel', async (request) => {
      const proof = await inBrowser(page, request);
      expect(proof).toEqual(here.get(request));
      expect(proof.hasSimd).toBe(true);
    });
  });
});
