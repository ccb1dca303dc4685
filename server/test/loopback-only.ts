import { Socket, isIP } from 'node:net';

/** Hosts beyond this machine that somebody tried to reach since the last `takeAttempts`, as `host:port`. */
const attempts: string[] = [];

/** What was tried since the last call, and forgets it. */
export function takeAttempts(): string[] {
  return attempts.splice(0);
}

/** Whether a name or address can only be this machine. Any other name counts as foreign, whatever it would resolve to. */
export function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, '').toLowerCase();
  if (bare === 'localhost') return true;
  if (isIP(bare) === 4) return bare.startsWith('127.');
  return bare === '::1' || /^::ffff:127\.\d+\.\d+\.\d+$/.test(bare);
}

/** Where `socket.connect(...)` is to go, in any of its spellings; null for a local pipe. */
export function targetOf(given: readonly unknown[]): { readonly host: string; readonly port: unknown } | null {
  const [first, second] = given;
  if (Array.isArray(first)) return targetOf(first); // how net.connect hands on what it has sorted out
  if (typeof first === 'object' && first !== null) {
    const { path, host, port } = first as { readonly path?: unknown; readonly host?: unknown; readonly port?: unknown };
    if (typeof path === 'string') return null;
    return { host: typeof host === 'string' && host !== '' ? host : 'localhost', port };
  }
  const isPipe = typeof first === 'string' && !/^\d+$/.test(first);
  return isPipe ? null : { host: typeof second === 'string' ? second : 'localhost', port: first };
}

/**
 * From now on no socket of this thread reaches beyond this machine. What tries is refused before any name is looked up, and noted,
 * because the code under test may well catch the refusal. Threads and processes of their own are not covered.
 */
export function guardSockets(): void {
  const connect = Reflect.get(Socket.prototype, 'connect') as (...given: unknown[]) => Socket;
  Socket.prototype.connect = function guarded(this: Socket, ...given: unknown[]): Socket {
    const target = targetOf(given);
    if (target && !isLoopback(target.host)) {
      const name = `${target.host}:${String(target.port)}`;
      attempts.push(name);
      // not at once: TLS goes on setting up the socket it has just asked to connect
      process.nextTick(() => this.destroy(new Error(`a test may not connect to ${name}`)));
      return this;
    }
    return Reflect.apply(connect, this, given);
  };
}
