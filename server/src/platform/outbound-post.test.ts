import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import { createServer as createSocketServer } from 'node:net';
import type { AddressInfo, Server as SocketServer } from 'node:net';

import { afterEach, expect, it } from 'vitest';

import { resolveTarget } from './outbound-address.ts';
import { OutboundTimeout, postJson, retryAfter } from './outbound-post.ts';

const demo = { allowsLoopback: true, onlyHost: null };
const servers: (Server | SocketServer)[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await new Promise((resolve) => server.close(resolve));
});

function listen(server: Server | SocketServer): Promise<number> {
  servers.push(server);
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)));
}
const serve = (listener: RequestListener): Promise<number> => listen(createServer(listener));
const post = async (
  url: string,
  limits = { timeoutMs: 2000, mostBytes: 1000 },
  resolver = async (): Promise<string[]> => ['127.0.0.1'],
) => postJson(await resolveTarget(url, demo, resolver), {}, '{}', new AbortController().signal, limits);

it('connects to the address that was checked, under the name that was given', async () => {
  let host: string | undefined;
  const port = await serve((request, response) => {
    host = request.headers.host;
    response.end();
  });
  // the system knows no such name: whoever looked it up a second time would fail
  expect((await post(`http://receiver.invalid:${port}/`)).status).toBe(200);
  expect(host).toBe(`receiver.invalid:${port}`);
});

it('asks TLS for the name, not for the address', async () => {
  let hello = '';
  const port = await listen(
    createSocketServer((socket) => {
      socket.once('data', (data) => {
        hello = data.toString('latin1');
        socket.destroy();
      });
    }),
  );
  await expect(post(`https://receiver.invalid:${port}/`)).rejects.toThrow(/socket|hang up|ECONNRESET|TLS/);
  expect(hello).toContain('receiver.invalid');
});

it('does not follow a redirect', async () => {
  let inner = 0;
  const secret = await serve((_request, response) => {
    inner += 1;
    response.end();
  });
  const port = await serve((_request, response) =>
    response.writeHead(307, { location: `http://127.0.0.1:${secret}/` }).end(),
  );
  expect((await post(`http://127.0.0.1:${port}/`)).status).toBe(307);
  expect(inner).toBe(0);
});

it('takes no proxy from the environment', async () => {
  let proxied = 0;
  const proxy = await serve((_request, response) => {
    proxied += 1;
    response.end();
  });
  const port = await serve((_request, response) => response.end());
  process.env['HTTP_PROXY'] = process.env['http_proxy'] = `http://127.0.0.1:${proxy}`;
  process.env['NODE_USE_ENV_PROXY'] = '1';
  try {
    expect((await post(`http://127.0.0.1:${port}/`)).status).toBe(200);
  } finally {
    for (const name of ['HTTP_PROXY', 'http_proxy', 'NODE_USE_ENV_PROXY']) delete process.env[name];
  }
  expect(proxied).toBe(0);
});

it('gives up in time, and cuts an answer that never ends', async () => {
  const silent = await serve(() => undefined);
  await expect(post(`http://127.0.0.1:${silent}/`, { timeoutMs: 100, mostBytes: 1 })).rejects.toThrow(OutboundTimeout);

  const cut = Promise.withResolvers<number>();
  const endless = await serve((_request, response) => {
    let sent = 0;
    const chunk = Buffer.alloc(16_384);
    const more = (): void => {
      while (!response.destroyed && response.write(chunk)) sent += chunk.length;
    };
    response.on('drain', more);
    response.on('close', () => cut.resolve(sent));
    more();
  });
  expect((await post(`http://127.0.0.1:${endless}/`)).status).toBe(200);
  expect(await cut.promise).toBeLessThan(50_000_000);
});

it('reads retry-after as seconds and as a moment', () => {
  expect(retryAfter('120')).toBe(120_000);
  expect(retryAfter('Mon, 23 Nov 2026 00:01:00 GMT', Date.UTC(2026, 10, 23))).toBe(60_000);
  expect(retryAfter('Mon, 23 Nov 2026 00:00:00 GMT', Date.UTC(2026, 10, 23, 1))).toBe(0);
  expect(retryAfter('soon')).toBeNull();
  expect(retryAfter(undefined)).toBeNull();
});
