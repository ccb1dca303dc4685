import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

import express from 'express';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { guideFiles } from './guide-files.ts';

const dir = mkdtempSync(path.join(tmpdir(), 'convergence-guides-'));
const server = createServer(express().use(guideFiles(dir)));
let address: string;
beforeAll(async () => {
  writeFileSync(path.join(dir, 'models.md'), '# 모형\n');
  writeFileSync(path.join(dir, 'recovery.md'), 'not for pages\n');
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
  rmSync(dir, { recursive: true });
});

it('shows the guide to the models as text in Korean', async () => {
  const answer = await fetch(`${address}/guides/models.md`);
  expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
  expect(await answer.text()).toBe('# 모형\n');
});
it.each(['recovery.md', '..%2fmodels.md', 'models'])('serves nothing under %s', async (name) => {
  expect((await fetch(`${address}/guides/${name}`)).status).toBe(404);
});
it('has nothing where the guide is not there', async () => {
  rmSync(path.join(dir, 'models.md'));
  expect((await fetch(`${address}/guides/models.md`)).status).toBe(404);
});
