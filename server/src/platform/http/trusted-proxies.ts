import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';

/** The address without the form in which a dual-stack socket tells an IPv4 one. */
function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '');
}

/**
 * Gateways whose `x-forwarded-…` is believed: this machine's own, and those that TRUSTED_PROXIES names. What anybody else sends
 * under these names is what a client made up.
 */
export class TrustedProxies {
  readonly #known = new BlockList();

  /** @param networks - Addresses, or networks as `172.30.40.0/24`; checked by the settings. */
  constructor(networks: readonly string[]) {
    for (const network of ['127.0.0.0/8', '::1', ...networks]) {
      const [address = '', prefix] = network.split('/');
      const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
      if (prefix === undefined) this.#known.addAddress(address, family);
      else this.#known.addSubnet(address, Number(prefix), family);
    }
  }

  /** Whether a request from there comes through a gateway of ours. */
  trusts(address: string | undefined): boolean {
    const known = plain(address ?? '');
    const version = isIP(known);
    return version !== 0 && this.#known.check(known, version === 6 ? 'ipv6' : 'ipv4');
  }

  /** Whether it came encrypted as far as the gateway. */
  isEncrypted(request: IncomingMessage): boolean {
    return request.headers['x-forwarded-proto'] === 'https' && this.trusts(request.socket.remoteAddress);
  }

  /** Where it comes from: the last address on its way that is no gateway of ours; the same as `request.ip` of Express. */
  clientAddress(request: IncomingMessage): string {
    const forwarded = request.headers['x-forwarded-for'];
    const way = [forwarded ?? []].flat().flatMap((line) => line.split(',').map((part) => part.trim()));
    let address = plain(request.socket.remoteAddress ?? '');
    while (this.trusts(address) && way.length > 0) address = plain(way.pop()!);
    return address;
  }
}
