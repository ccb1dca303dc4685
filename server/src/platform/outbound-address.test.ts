import { expect, it } from 'vitest';

import { checkSpelling, isPublicAddress, resolveTarget } from './outbound-address.ts';
import type { OutboundRules, Resolver } from './outbound-address.ts';

const production: OutboundRules = { allowsLoopback: false, onlyHost: null };
const demo: OutboundRules = { allowsLoopback: true, onlyHost: null };
const publicAddress = '93.184.216.34';
const to =
  (...addresses: readonly string[]): Resolver =>
  async () =>
    addresses;
const refused = expect.objectContaining({ code: 'E_ADDRESS_REFUSED', path: ['address'] });

it('takes a public https address and says where to connect, with the name for the certificate', async () => {
  expect(await resolveTarget('https://Hooks.Example.com/in?key=1', production, to(publicAddress))).toEqual({
    isEncrypted: true,
    address: publicAddress,
    port: 443,
    host: 'hooks.example.com',
    path: '/in?key=1',
  });
  const v6 = await resolveTarget('https://[2606:4700::1111]:8443', production, to());
  expect(v6).toMatchObject({ address: '2606:4700::1111', port: 8443, path: '/' });
});

it.each([
  ['plain http', 'http://example.com/'],
  ['another scheme', 'ftp://example.com/'],
  ['a file', 'file:///etc/passwd'],
  ['no scheme', 'example.com/hook'],
  ['credentials', 'https://user:secret@example.com/'],
  ['an empty user', 'https://@example.com/'],
  ['a user that looks like a host', 'https://example.com@127.0.0.1/'],
  ['a port of another service', 'https://example.com:22/'],
  ['a mail port', 'https://example.com:25/'],
  ['port 0', 'https://example.com:0/'],
  ['a port that is none', 'https://example.com:99999/'],
  ['loopback', 'https://127.0.0.1/'],
  ['loopback elsewhere', 'https://127.8.9.10/'],
  ['loopback as one number', 'https://2130706433/'],
  ['loopback in hexadecimal', 'https://0x7f000001/'],
  ['loopback in hexadecimal parts', 'https://0x7f.0x0.0x0.0x1/'],
  ['loopback in octal', 'https://0177.0.0.1/'],
  ['loopback in one octal number', 'https://017700000001/'],
  ['loopback with parts left out', 'https://127.1/'],
  ['loopback with three parts', 'https://127.0.1/'],
  ['loopback with leading zeros', 'https://127.000.000.001/'],
  ['a public address in another base', 'https://0x5db8d822/'],
  ['loopback with a dot behind', 'https://127.0.0.1./'],
  ['a name with a dot behind', 'https://example.com./'],
  ['an empty label', 'https://example..com/'],
  ['full-width digits', 'https://１２７.0.0.1/'],
  ['circled digits', 'https://①②⑦.0.0.1/'],
  ['an escaped dot', 'https://127%2e0.0.1/'],
  ['a backslash', 'https:\\\\127.0.0.1/'],
  ['a tab inside', 'https://127.0\t.0.1/'],
  ['a line break behind', 'https://example.com/\nhost: x'],
  ['a space in front', ' https://example.com/'],
  ['a fragment', 'https://example.com#@127.0.0.1/'],
  ['unspecified', 'https://0.0.0.0/'],
  ['unspecified as 0', 'https://0/'],
  ['private 10', 'https://10.1.2.3/'],
  ['private 172', 'https://172.31.255.255/'],
  ['private 192', 'https://192.168.0.1/'],
  ['carrier-grade NAT', 'https://100.64.0.1/'],
  ['metadata of clouds', 'https://169.254.169.254/latest/meta-data/'],
  ['protocol assignments', 'https://192.0.0.8/'],
  ['documentation 1', 'https://192.0.2.1/'],
  ['documentation 2', 'https://198.51.100.1/'],
  ['documentation 3', 'https://203.0.113.1/'],
  ['benchmarks', 'https://198.19.0.1/'],
  ['multicast', 'https://224.0.0.1/'],
  ['reserved', 'https://240.0.0.1/'],
  ['broadcast', 'https://255.255.255.255/'],
  ['IPv6 unspecified', 'https://[::]/'],
  ['IPv6 loopback', 'https://[::1]/'],
  ['IPv6 loopback written out', 'https://[0:0:0:0:0:0:0:1]/'],
  ['IPv4-mapped', 'https://[::ffff:127.0.0.1]/'],
  ['IPv4-mapped in hexadecimal', 'https://[::ffff:7f00:1]/'],
  ['IPv4-mapped public', 'https://[::ffff:93.184.216.34]/'],
  ['IPv4-compatible', 'https://[::127.0.0.1]/'],
  ['NAT64', 'https://[64:ff9b::7f00:1]/'],
  ['local NAT64', 'https://[64:ff9b:1::a00:1]/'],
  ['6to4 of a private address', 'https://[2002:a00:1::1]/'],
  ['Teredo', 'https://[2001::1]/'],
  ['IPv6 documentation', 'https://[2001:db8::1]/'],
  ['new IPv6 documentation', 'https://[3fff::1]/'],
  ['unique local', 'https://[fd00::1]/'],
  ['link-local', 'https://[fe80::1]/'],
  ['site-local', 'https://[fec0::1]/'],
  ['IPv6 multicast', 'https://[ff02::1]/'],
  ['discard', 'https://[100::1]/'],
])('refuses %s', async (_what, address) => {
  await expect(resolveTarget(address, production, to(publicAddress))).rejects.toEqual(refused);
  expect(() => checkSpelling(address, production)).toThrow(refused); // by a process without a way out, too
});

it('takes a name on trust where it cannot be looked up; whoever sends looks', () => {
  expect(() => checkSpelling('https://hooks.example.com/in?key=1', production)).not.toThrow();
  expect(() => checkSpelling('https://hooks.example.com/', { ...production, onlyHost: 'hooks.slack.com' })).toThrow(
    refused,
  );
  expect(() => checkSpelling('http://127.0.0.1:9000/', demo)).not.toThrow();
});

it.each([
  ['loopback', ['127.0.0.1']],
  ['a private address beside a public one', [publicAddress, '10.0.0.1']],
  ['IPv4-mapped loopback', ['::ffff:127.0.0.1']],
  ['a link-local address with a zone', ['fe80::1%eth0']],
  ['a public address with a zone', ['2606:4700::1111%eth0']],
  ['nothing', []],
  ['no address at all', ['localhost']],
])('refuses a harmless name that means %s', async (_what, addresses) => {
  await expect(resolveTarget('https://example.com/', production, to(...addresses))).rejects.toEqual(refused);
  await expect(resolveTarget('https://example.com:9000/', demo, to(...addresses, publicAddress))).rejects.toEqual(
    refused,
  );
});

it('asks what the name means once, and again for the next request: a name that has moved inside is refused then', async () => {
  const answers = [[publicAddress], ['127.0.0.1']];
  let count = 0;
  const rebinding: Resolver = async () => answers[count++]!;
  expect((await resolveTarget('https://rebind.example/', production, rebinding)).address).toBe(publicAddress);
  expect(count).toBe(1);
  await expect(resolveTarget('https://rebind.example/', production, rebinding)).rejects.toEqual(refused);
});

it('lets profile demo call this machine by plain http and on any port, and nothing else that is refused', async () => {
  expect(await resolveTarget('http://127.0.0.1:4321/hook', demo)).toMatchObject({ address: '127.0.0.1', port: 4321 });
  expect(await resolveTarget('http://localhost:80/', demo, to('::1', '127.0.0.1'))).toMatchObject({ address: '::1' });
  for (const address of ['http://10.0.0.1/', 'http://example.com/', 'http://2130706433/', 'http://[::ffff:127.0.0.1]/'])
    await expect(resolveTarget(address, demo, to(publicAddress))).rejects.toEqual(refused);
  await expect(resolveTarget('http://example.com/', demo, to('127.0.0.1', publicAddress))).rejects.toEqual(refused);
});

it('knows one host for Slack', async () => {
  const slack = { allowsLoopback: false, onlyHost: 'hooks.slack.com' };
  expect(await resolveTarget('https://hooks.slack.com/services/T/B/x', slack, to(publicAddress))).toMatchObject({
    host: 'hooks.slack.com',
  });
  for (const host of ['hooks.slack.com.example.com', 'slack.com', 'example.com'])
    await expect(resolveTarget(`https://${host}/services/T/B/x`, slack, to(publicAddress))).rejects.toEqual(refused);
  const inDemo = { allowsLoopback: true, onlyHost: 'hooks.slack.com' };
  expect(await resolveTarget('http://127.0.0.1:9/x', inDemo)).toMatchObject({ port: 9 });
  await expect(resolveTarget('http://other.example/x', inDemo, to('127.0.0.1'))).rejects.toEqual(refused);
});

it('tells public addresses from all others', () => {
  expect(['1.1.1.1', '93.184.216.34', '2606:4700::1111'].every(isPublicAddress)).toBe(true);
  expect(['::ffff:1.1.1.1', '2002:101:101::', 'x', '', '1.1.1'].some(isPublicAddress)).toBe(false);
});
