import { isIP } from 'node:net';
import { connect } from 'node:tls';

const patienceMs = 5_000;

/**
 * When the certificate ends that browsers are shown at an address, whoever has signed it.
 *
 * @param url - Address that begins with https://.
 * @throws Error where nobody answers there, or shows none.
 */
export function certificateEnd(url: string): Promise<Date> {
  const { hostname, port } = new URL(url);
  const host = hostname.replace(/^\[|\]$/g, '');
  return new Promise((resolve, reject) => {
    // It is looked at and nothing is said over it, so one that nobody trusts is as good as any.
    const servername = isIP(host) === 0 ? host : '';
    const options = { host, port: Number(port || 443), servername, rejectUnauthorized: false };
    const socket = connect(options, () => {
      const { valid_to: end } = socket.getPeerCertificate();
      socket.destroy();
      const at = new Date(end ?? '');
      if (Number.isNaN(at.getTime())) reject(new Error(`${host} shows no certificate.`));
      else resolve(at);
    });
    socket.setTimeout(patienceMs, () => socket.destroy(new Error(`${host} does not answer.`)));
    socket.once('error', reject);
  });
}
