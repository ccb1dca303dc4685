import type { IncomingMessage } from 'node:http';

import { expect, it } from 'vitest';

import { isSafeConnection } from './security.ts';
import { TrustedProxies } from './trusted-proxies.ts';

function requestFrom(remoteAddress: string, headers: Record<string, string> = {}): IncomingMessage {
  return { socket: { remoteAddress }, headers } as unknown as IncomingMessage;
}
const ours = new TrustedProxies(['172.30.40.10', 'fd00:1::/64']);

it.each([
  ['127.0.0.1', true],
  ['::1', true],
  ['::ffff:127.0.0.1', true],
  ['172.30.40.10', true],
  ['::ffff:172.30.40.10', true],
  ['172.30.40.11', false],
  ['fd00:1::7', true],
  ['fd00:2::7', false],
  ['', false],
])('believes what %s says of others: %s', (address, isTrusted) => {
  expect(ours.trusts(address)).toBe(isTrusted);
});
it('takes the client from the gateway, not from what the client says itself', () => {
  const forwarded = { 'x-forwarded-for': '10.9.9.9, 203.0.113.7' }; // the gateway adds the last one
  expect(ours.clientAddress(requestFrom('172.30.40.10', forwarded))).toBe('203.0.113.7');
  expect(ours.clientAddress(requestFrom('172.30.40.11', forwarded))).toBe('172.30.40.11');
  expect(ours.clientAddress(requestFrom('172.30.40.10'))).toBe('172.30.40.10');
});
it('goes back over several gateways of ours', () => {
  const forwarded = { 'x-forwarded-for': '203.0.113.7, 172.30.40.10' };
  expect(ours.clientAddress(requestFrom('127.0.0.1', forwarded))).toBe('203.0.113.7');
});
it('takes a connection for encrypted only where a gateway of ours says so', () => {
  const settings = { publicUrl: 'https://convergence.example.com' };
  const headers = { host: 'convergence.example.com', 'x-forwarded-proto': 'https' };
  expect(isSafeConnection(settings, ours, requestFrom('172.30.40.10', headers))).toBe(true);
  expect(isSafeConnection(settings, ours, requestFrom('172.30.40.11', headers))).toBe(false);
  expect(isSafeConnection(settings, ours, requestFrom('172.30.40.10', { ...headers, host: 'localhost' }))).toBe(false);
});
