import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterEach, expect, it } from 'vitest';

import { fetchFile } from './outbound-get.ts';
import type { Fetched, KnownVersion } from './outbound-get.ts';

const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/file`;
}

const get = (
  url: string,
  known: KnownVersion | null = null,
  limits = { timeoutMs: 3000, mostBytes: 1000 },
  signal: AbortSignal = new AbortController().signal,
): Promise<Fetched> => fetchFile(url, known, { allowsLoopback: true, onlyHost: null }, limits, signal);

it('fetches a file with what the server says of its version', async () => {
  const url = await serve((_request, response) => response.writeHead(200, { etag: '"1"' }).end('hello'));
  expect(await get(url)).toEqual({
    isUnchanged: false,
    bytes: Buffer.from('hello'),
    version: { etag: '"1"', lastModified: null },
  });
});

it('asks whether the version that is known is still the newest, and takes 304 for yes', async () => {
  const url = await serve(({ headers }, response) => {
    const isKnown =
      headers['if-none-match'] === '"1"' && headers['if-modified-since'] === 'Fri, 20 Nov 2026 00:00:00 GMT';
    response.writeHead(isKnown ? 304 : 200).end();
  });
  const known = { etag: '"1"', lastModified: 'Fri, 20 Nov 2026 00:00:00 GMT' };
  expect(await get(url, known)).toEqual({ isUnchanged: true });
  expect(await get(url)).toMatchObject({ isUnchanged: false });
});

it('follows redirects, three at most, and checks where each leads', async () => {
  let left = 2;
  const url = await serve((_request, response) => {
    left -= 1;
    if (left < 0) response.end('there');
    else response.writeHead(302, { location: `/of-the-day-${left}` }).end();
  });
  expect(await get(url)).toMatchObject({ bytes: Buffer.from('there') });
  left = 4;
  await expect(get(url)).rejects.toThrow('more than 3 times');
  const inward = await serve((_request, response) => response.writeHead(302, { location: 'http://10.0.0.1/' }).end());
  await expect(get(inward)).rejects.toMatchObject({ code: 'E_ADDRESS_REFUSED' });
});

it('goes nowhere on this machine where that is not allowed, nor anywhere without encryption', async () => {
  const closed = { allowsLoopback: false, onlyHost: null };
  const limits = { timeoutMs: 1000, mostBytes: 10 };
  for (const url of ['http://127.0.0.1:80/', 'https://127.0.0.1/', 'http://example.com/', 'https://localhost/'])
    await expect(fetchFile(url, null, closed, limits, new AbortController().signal)).rejects.toMatchObject({
      code: 'E_ADDRESS_REFUSED',
    });
});

it('gives up a file that is too large, one that never ends, and one that breaks off', async () => {
  const large = await serve((_request, response) => response.end('x'.repeat(1001)));
  await expect(get(large)).rejects.toThrow('larger than 1000 bytes');
  const endless = await serve((_request, response) => void response.writeHead(200).write('x'));
  await expect(get(endless, null, { timeoutMs: 200, mostBytes: 1000 })).rejects.toThrow('No whole answer in 200 ms');
  const broken = await serve((_request, response) => {
    response.writeHead(200, { 'content-length': '100' }).write('x');
    setTimeout(() => response.destroy(), 20);
  });
  await expect(get(broken)).rejects.toThrow(/aborted|broke off|hang up/);
  const refused = await serve((_request, response) => response.writeHead(503).end());
  await expect(get(refused)).rejects.toThrow('It answered 503');
});

it('does not wait for a name that nobody knows when it is told to end', async () => {
  const limits = { timeoutMs: 10_000, mostBytes: 10 };
  const never = (): Promise<string[]> => new Promise(() => undefined);
  const signal = AbortSignal.timeout(50);
  const rules = { allowsLoopback: false, onlyHost: null };
  await expect(fetchFile('https://feed.example.com/', null, rules, limits, signal, never)).rejects.toThrow(/timeout/);
});

it('ends when it is told to, with the reason that was given', async () => {
  const stop = new AbortController();
  const endless = await serve((_request, response) => void response.writeHead(200).write('x'));
  const fetching = get(endless, null, { timeoutMs: 10_000, mostBytes: 1000 }, stop.signal);
  stop.abort(new Error('the process ends'));
  await expect(fetching).rejects.toThrow('the process ends');
});
