import { DomainError } from '@convergence/shared/errors';

import { kisEnvironments } from './kis-persona.ts';
import type { KisPersona } from './kis-persona.ts';

/**
 * Says no to a persona that must not carry orders.
 *
 * Orders go to the host of the persona's own row of the table, or to this machine (the emulator), and nowhere else: a name that the
 * table does not have could be the real host under another name. Real trading needs the flag on top.
 *
 * @throws DomainError E_FORBIDDEN at realTrading for the real environment without the flag, E_SETTINGS at baseUrl for any other host.
 */
export function assertTradingHost(persona: KisPersona, allowRealTrading: unknown): void {
  // compared with true: a setting that arrives as the text "false" must not open the door
  if (persona.environment !== 'paper' && allowRealTrading !== true)
    throw new DomainError('E_FORBIDDEN', ['realTrading']);
  const url = URL.parse(persona.baseUrl);
  const isOwnHost = url?.origin === new URL(kisEnvironments[persona.environment].baseUrl).origin;
  const isPlain =
    url?.username === '' && url.password === '' && url.pathname === '/' && url.search === '' && url.hash === '';
  if (!url || !isPlain || !(isOwnHost || isLoopback(url.hostname))) throw new DomainError('E_SETTINGS', ['baseUrl']);
}

/** Addresses of this machine; every other spelling of them is normalised by URL. */
function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}
