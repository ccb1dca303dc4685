import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createServer as createTlsServer } from 'node:tls';

import { afterAll, afterEach, expect, it, onTestFinished } from 'vitest';

import { certificateEnd } from './certificate.ts';
import { createLog } from './log.ts';
import { Metrics } from './metrics.ts';

const dir = mkdtempSync(path.join(tmpdir(), 'convergence-certificate-'));
afterAll(() => rmSync(dir, { recursive: true }));

const [key, database, config] = ['key.pem', 'index.txt', 'ca.cnf'].map((name) => path.join(dir, name)) as [
  string,
  string,
  string,
];
const openssl = (...args: readonly string[]): string => execFileSync('openssl', args, { stdio: 'pipe' }).toString();
openssl('genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-out', key);
writeFileSync(
  config,
  `[ca]\ndefault_ca = own\n[own]\ndatabase = ${database}\nnew_certs_dir = ${dir}\nrand_serial = yes\npolicy = any\n` +
    'default_md = sha256\n[any]\ncommonName = supplied\n[req]\ndistinguished_name = none\n[none]\n',
);

/** Signed by its own key, as an installation's first one is; by `ca`, as `req` cannot be told from when in every version. */
function certificate(name: string, from: Date, to: Date): { readonly key: string; readonly cert: string } {
  const text = (at: Date): string =>
    at
      .toISOString()
      .replaceAll(/[-:T]|\.\d+/g, '')
      .slice(2);
  const request = path.join(dir, 'request.pem');
  openssl('req', '-new', '-config', config, '-key', key, '-subj', `/CN=${name}`, '-out', request);
  writeFileSync(database, '');
  const dates = ['-startdate', text(from), '-enddate', text(to)];
  const cert = openssl(
    'ca',
    '-batch',
    '-selfsign',
    '-notext',
    '-config',
    config,
    '-keyfile',
    key,
    '-in',
    request,
    ...dates,
  );
  return { key: readFileSync(key, 'utf8'), cert };
}

const servers: Server[] = [];
const sockets = new Set<Socket>();
afterEach(() => {
  for (const socket of sockets) socket.destroy();
  for (const server of servers.splice(0)) server.close();
});
async function listening(server: Server): Promise<string> {
  servers.push(server);
  server.on('connection', (socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const inDays = (days: number): Date => new Date(Math.floor(Date.now() / 1000) * 1000 + days * 86_400_000); // whole seconds
const valid = { from: inDays(-1), to: inDays(90) };
const expired = { from: inDays(-90), to: inDays(-2) };

it.each([
  ['a certificate that nobody trusts', valid],
  ['one that ended two days ago, which is when it matters most', expired],
])('tells the end of %s', async (_name, { from, to }) => {
  const address = await listening(createTlsServer(certificate('convergence.example', from, to)));
  expect(await certificateEnd(`${address}/any/page`)).toEqual(to);
});

it('asks for the name of the address, where several names share a server, and for none where it is a number', async () => {
  const asked: string[] = [];
  const server = createTlsServer({
    ...certificate('other.example', expired.from, expired.to),
    SNICallback: (name, answer) => {
      asked.push(name);
      answer(null);
    },
  });
  const address = await listening(server);
  await certificateEnd(address);
  expect(asked).toEqual([]);
  await certificateEnd(address.replace('127.0.0.1', 'localhost'));
  expect(asked).toEqual(['localhost']);
});

it('fails where nobody listens', async () => {
  const server = createServer();
  const address = await listening(server);
  await new Promise((resolve) => server.close(resolve));
  await expect(certificateEnd(address)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
});

it('fails where the server speaks no TLS', async () => {
  const plain = createServer((socket) => {
    socket.on('error', () => undefined); // the caller hangs up
    socket.end('HTTP/1.1 400 Bad Request\r\n\r\n');
  });
  await expect(certificateEnd(await listening(plain))).rejects.toMatchObject({ code: 'ERR_SSL_WRONG_VERSION_NUMBER' });
});

it('fails where the server hangs up without a word', async () => {
  const rude = createServer((socket) => socket.destroy());
  await expect(certificateEnd(await listening(rude))).rejects.toMatchObject({ code: 'ECONNRESET' });
});

it('gives up a server that takes the call and then says nothing', async () => {
  const silent = createServer((socket) => socket.on('error', () => undefined));
  const address = await listening(silent);
  const askedAt = performance.now();
  await expect(certificateEnd(address)).rejects.toThrow('127.0.0.1 does not answer.');
  expect(performance.now() - askedAt).toBeGreaterThan(4_900);
});

it('is told as a metric while it answers, and left out and counted when it does not', async () => {
  const metrics = new Metrics(createLog('silent'));
  onTestFinished(() => metrics.close());
  const address = await listening(createTlsServer(certificate('convergence.example', valid.from, valid.to)));
  metrics.certificate(() => certificateEnd(address));
  expect(await metrics.registry.metrics()).toContain(
    `convergence_certificate_expiry_seconds ${valid.to.getTime() / 1000}\n`,
  );
  const away = new Metrics(createLog('silent'));
  onTestFinished(() => away.close());
  away.certificate(() => certificateEnd('https://127.0.0.1:1'));
  expect(await away.registry.metrics()).not.toMatch(/^convergence_certificate_expiry_seconds \d/m);
  expect(await away.registry.metrics()).toContain('lookup_failures_total{look_up="certificate"} 1\n');
});
