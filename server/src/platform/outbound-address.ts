import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';

import { DomainError } from '@convergence/shared/errors';

/** Answers every address of a host name. */
export type Resolver = (host: string) => Promise<readonly string[]>;

/** What an address that somebody typed in may be. */
export interface OutboundRules {
  /** In profile demo this machine may be called, by plain http too and on any port; nothing else of what is refused. */
  readonly allowsLoopback: boolean;
  /** The only host there is for such an address, e.g. `hooks.slack.com`; null: any public one. */
  readonly onlyHost: string | null;
}

/** Where a request goes: the address was checked, and no name is looked up any more. */
export interface OutboundTarget {
  readonly isEncrypted: boolean;
  /** The very address to connect to. */
  readonly address: string;
  readonly port: number;
  /** As written; for the host header, and in TLS for the name that the certificate must have. */
  readonly host: string;
  /** Path and query. */
  readonly path: string;
}

const longestAddress = 2000;
/** Ports of web servers; a public address on any other port is more often a service that takes anything for a command. */
const publicPorts: ReadonlySet<number> = new Set([443, 8443]);
/** Scheme, host and port in their plain spelling, then anything printable: no credentials, no escapes, no numbers for a host. */
const spelling = /^(https?):\/\/([a-z0-9.-]+|\[[0-9a-f:.]+\])(?::(\d{1,5}))?(\/[\x21-\x7e]*)?$/i;

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');

/** IANA's special-purpose registry: what is not the public internet. */
const specialIpv4 = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8], // this network, unspecified
  ['10.0.0.0', 8], // private
  ['100.64.0.0', 10], // carrier-grade NAT
  ['127.0.0.0', 8], // loopback
  ['169.254.0.0', 16], // link-local, metadata of clouds
  ['172.16.0.0', 12], // private
  ['192.0.0.0', 24], // protocol assignments
  ['192.0.2.0', 24], // documentation
  ['192.31.196.0', 24], // AS112
  ['192.52.193.0', 24], // AMT
  ['192.88.99.0', 24], // 6to4 relays
  ['192.168.0.0', 16], // private
  ['192.175.48.0', 24], // AS112
  ['198.18.0.0', 15], // benchmarks
  ['198.51.100.0', 24], // documentation
  ['203.0.113.0', 24], // documentation
  ['224.0.0.0', 4], // multicast
  ['240.0.0.0', 4], // reserved, broadcast
] as const)
  specialIpv4.addSubnet(network, prefix, 'ipv4');

/** Public addresses of version 6 are all in here; mapped, compatible, NAT64, local and multicast ones are not. */
const globalIpv6 = new BlockList();
globalIpv6.addSubnet('2000::', 3, 'ipv6');
const specialIpv6 = new BlockList();
for (const [network, prefix] of [
  ['2001::', 23], // Teredo, ORCHID, benchmarks
  ['2001:db8::', 32], // documentation
  ['2002::', 16], // 6to4
  ['2620:4f:8000::', 48], // AS112
  ['3fff::', 20], // documentation
] as const)
  specialIpv6.addSubnet(network, prefix, 'ipv6');

/** Whether the address is of this machine, in the spelling of its own family. */
export function isLoopbackAddress(address: string): boolean {
  return address === '::1' || (isIP(address) === 4 && loopback.check(address)); // the list alone takes mapped ones too
}

/** Whether the address is one of the public internet. */
export function isPublicAddress(address: string): boolean {
  if (address.includes('%')) return false; // a zone: local by its nature
  switch (isIP(address)) {
    case 4:
      return !specialIpv4.check(address, 'ipv4');
    case 6:
      return globalIpv6.check(address, 'ipv6') && !specialIpv6.check(address, 'ipv6');
    default:
      return false;
  }
}

/** All addresses that the system's resolver knows, in its order. */
export const systemResolver: Resolver = async (host) =>
  (await lookup(host, { all: true, verbatim: true })).map(({ address }) => address);

interface Spelled {
  readonly isEncrypted: boolean;
  readonly host: string;
  readonly port: number;
  readonly path: string;
}

function refused(): DomainError {
  return new DomainError('E_ADDRESS_REFUSED', ['address']);
}

/** What the text says, in the one spelling that is taken. @throws DomainError E_ADDRESS_REFUSED. */
function spelled(text: string, { onlyHost, allowsLoopback }: OutboundRules): Spelled {
  const found = text.length <= longestAddress ? spelling.exec(text) : null;
  const url = URL.parse(text);
  if (!found || url === null || url.username !== '' || url.password !== '') throw refused();
  const host = found[2]!.toLowerCase();
  // A number in another base or with parts left out is turned by the parser into what it means; then the two differ.
  if (host !== url.hostname && isIP(url.hostname.replaceAll(/[[\]]/g, '')) !== 6) throw refused();
  if (host.endsWith('.') || host.includes('..')) throw refused();
  const bare = url.hostname.replaceAll(/[[\]]/g, '');
  if (isIP(bare) === 0 && !/[a-z]/.test(bare.slice(bare.lastIndexOf('.') + 1))) throw refused();
  const isEncrypted = url.protocol === 'https:';
  const port = url.port === '' ? (isEncrypted ? 443 : 80) : Number(url.port);
  if (!isEncrypted && !allowsLoopback) throw refused();
  if (onlyHost !== null && bare !== onlyHost && !(allowsLoopback && mayBeLoopback(bare))) throw refused();
  return { isEncrypted, host: bare, port, path: `${url.pathname}${url.search}` };
}

function mayBeLoopback(host: string): boolean {
  return host === 'localhost' || isLoopbackAddress(host);
}

/**
 * Checks an address and says where to connect: the name is resolved once, every address of the answer is looked at, and one
 * of them is the target. What the name means a moment later does not matter any more.
 *
 * @throws DomainError E_ADDRESS_REFUSED at `address` for whatever is not a plain public https address; an Error of the resolver
 * where the name is not known now.
 */
export async function resolveTarget(
  text: string,
  rules: OutboundRules,
  resolver: Resolver = systemResolver,
): Promise<OutboundTarget> {
  const { isEncrypted, host, port, path } = spelled(text, rules);
  const addresses = isIP(host) === 0 ? await resolver(host) : [host];
  if (addresses.length === 0) throw refused();
  const isOwnMachine = addresses.every((address) => isLoopbackAddress(address));
  if (isOwnMachine) {
    if (!rules.allowsLoopback) throw refused();
  } else if (!isEncrypted || !publicPorts.has(port) || !addresses.every((address) => isPublicAddress(address))) {
    throw refused();
  }
  return { isEncrypted, address: addresses[0]!, port, host, path };
}

/**
 * Checks what can be told without looking a name up, for processes that have no way out; whoever sends resolves it and checks the rest.
 *
 * @throws DomainError E_ADDRESS_REFUSED at `address` as `resolveTarget`, but for what only the name's addresses tell.
 */
export function checkSpelling(text: string, rules: OutboundRules): void {
  const { isEncrypted, host, port } = spelled(text, rules);
  if (rules.allowsLoopback && mayBeLoopback(host)) return;
  if (host === 'localhost' || !isEncrypted || !publicPorts.has(port)) throw refused();
  if (isIP(host) !== 0 && !isPublicAddress(host)) throw refused();
}
