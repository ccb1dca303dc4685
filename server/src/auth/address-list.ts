import { BlockList, isIP } from 'node:net';

/** The address without the form in which a dual-stack socket tells an IPv4 one. */
function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '');
}

function partsOf(text: string): { readonly address: string; readonly prefix: number | null } | null {
  const [address = '', prefix, ...rest] = text.split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return null;
  if (prefix === undefined) return { address, prefix: null };
  const bits = /^\d{1,3}$/.test(prefix) ? Number(prefix) : Number.NaN;
  return bits >= 0 && bits <= (version === 4 ? 32 : 128) ? { address, prefix: bits } : null;
}

/** Whether the text is an IP address, or a network as `203.0.113.0/24`. */
export function isAddressOrNetwork(text: string): boolean {
  return partsOf(text) !== null;
}

/** Whether the address is in the list. Null allows any; with a list, a caller without an address is not allowed. */
export function isAllowedFrom(list: readonly string[] | null, address: string | null): boolean {
  if (list === null) return true;
  const caller = plain(address ?? '');
  const version = isIP(caller);
  if (version === 0) return false;
  const networks = new BlockList(); // a list of allowed ones here; the class only matches
  for (const { address: start, prefix } of list.map(partsOf).filter((one) => one !== null)) {
    const kind = isIP(start) === 4 ? 'ipv4' : 'ipv6';
    if (prefix === null) networks.addAddress(start, kind);
    else networks.addSubnet(start, prefix, kind);
  }
  return networks.check(caller, version === 4 ? 'ipv4' : 'ipv6');
}

/** An address of which enough is left to know it again: the last part of IPv4, all behind the network of IPv6, is hidden. */
export function maskedAddress(address: string | null): string | null {
  const text = plain(address ?? '');
  const version = isIP(text);
  if (version === 0) return null;
  if (version === 4) return `${text.split('.').slice(0, 3).join('.')}.*`;
  return `${text.split(':').slice(0, 3).join(':')}:*`;
}
