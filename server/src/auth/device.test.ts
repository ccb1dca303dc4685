import { expect, it } from 'vitest';

import { isAddressOrNetwork, isAllowedFrom, maskedAddress } from './address-list.ts';
import { deviceOf } from './device.ts';

it.each([
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/142.0.0.0 Safari/537.36', 'Chrome · Windows'],
  ['Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/142.0.0.0 Safari/537.36 Edg/142.0', 'Edge · Windows'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile/15E148 Safari/604.1', 'Safari · iOS'],
  [
    'Mozilla/5.0 (Linux; Android 15; SM-S921N) SamsungBrowser/27.0 Chrome/125.0 Safari/537.36',
    'Samsung Internet · Android',
  ],
  ['curl/8.11.0', 'curl'],
  ['', null],
])('names the device behind "%s"', (agent, name) => {
  expect(deviceOf(agent)).toBe(name);
});

it('hides the part of an address that points at one machine', () => {
  expect(['203.0.113.77', '::ffff:203.0.113.77', '2001:db8:1:2::9', '', 'x'].map(maskedAddress)).toEqual([
    '203.0.113.*',
    '203.0.113.*',
    '2001:db8:1:*',
    null,
    null,
  ]);
});

it('takes addresses and networks of a list, and nothing beside them', () => {
  const list = ['203.0.113.0/24', '198.51.100.7', '2001:db8::/32'];
  expect(['203.0.113.200', '::ffff:198.51.100.7', '2001:db8:5::1'].every((one) => isAllowedFrom(list, one))).toBe(true);
  expect(['203.0.114.1', '198.51.100.8', '2001:db9::1', '', null].some((one) => isAllowedFrom(list, one))).toBe(false);
  expect(isAllowedFrom(null, null)).toBe(true);
});

it.each(['203.0.113.0/33', '203.0.113', '203.0.113.1/', 'host.example', '::1/129', '1.2.3.4/8/9', ''])(
  'does not take "%s" for an address',
  (text) => {
    expect(isAddressOrNetwork(text)).toBe(false);
  },
);
