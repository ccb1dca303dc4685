import { once } from 'node:events';
import { createServer as createHttpServer, request as httpRequest } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { connect, createServer } from 'node:net';
import type { Socket } from 'node:net';

/** What happens on the way between a process and a service. */
export type Passage =
  | { readonly kind: 'open' }
  /** Whatever is said arrives so much later, in both directions. */
  | { readonly kind: 'slow'; readonly delayMs: number }
  /** Connections are cut, and new ones refused. */
  | { readonly kind: 'refused' }
  /** Connections stand and new ones are taken, and nothing is carried until the way is open again, as in a network that was parted. */
  | { readonly kind: 'silent' }
  /** Only for HTTP: whoever puts something is told that there is no room; everything else passes. */
  | { readonly kind: 'full' };

/** A way to a service on which things can go wrong. Its own address stays the same whatever becomes of the service. */
export class FaultProxy {
  readonly port: number;
  readonly #targetPort: number;
  readonly #sockets = new Set<Socket>();
  readonly #server = createServer((socket) => this.#take(socket));
  readonly #fullStore = createHttpServer((request, response) => this.#answerFull(request, response));
  #passage: Passage = { kind: 'open' };
  #putsRefused = 0;

  private constructor(port: number, targetPort: number) {
    this.port = port;
    this.#targetPort = targetPort;
  }

  /** @param port - Its own; a free one. */
  static async listen(port: number, targetPort: number): Promise<FaultProxy> {
    const proxy = new FaultProxy(port, targetPort);
    await proxy.#listen();
    return proxy;
  }

  /** How many were told that there is no room. */
  get putsRefused(): number {
    return this.#putsRefused;
  }

  /** From now on; connections are cut, but for the beginning and the end of silence. */
  async set(passage: Passage): Promise<void> {
    const wasRefused = this.#passage.kind === 'refused';
    const wasSilent = this.#passage.kind === 'silent';
    this.#passage = passage;
    if (passage.kind === 'silent') for (const socket of this.#sockets) socket.pause();
    else if (wasSilent) for (const socket of this.#sockets) socket.resume();
    else this.#cut();
    if (passage.kind === 'refused') await this.#close();
    else if (wasRefused) await this.#listen();
  }

  async close(): Promise<void> {
    this.#cut();
    if (this.#server.listening) await this.#close();
    this.#fullStore.close();
  }

  async #listen(): Promise<void> {
    this.#server.listen(this.port, '127.0.0.1');
    await once(this.#server, 'listening');
  }

  async #close(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    await closed;
  }

  #cut(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  #take(socket: Socket): void {
    this.#keep(socket);
    if (this.#passage.kind === 'full') {
      this.#fullStore.emit('connection', socket);
      return;
    }
    const service = connect(this.#targetPort, '127.0.0.1');
    this.#keep(service);
    socket.setNoDelay();
    service.setNoDelay();
    this.#carry(socket, service);
    this.#carry(service, socket);
    if (this.#passage.kind !== 'silent') return;
    socket.pause();
    service.pause();
  }

  #keep(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on('error', () => undefined); // its close says the same
    socket.once('close', () => this.#sockets.delete(socket));
  }

  #carry(from: Socket, to: Socket): void {
    const delayMs = this.#passage.kind === 'slow' ? this.#passage.delayMs : 0;
    const later = (work: () => void): void => void (delayMs === 0 ? work() : setTimeout(work, delayMs));
    from.on('data', (bytes) =>
      later(() => {
        if (!to.destroyed && to.writable) to.write(bytes);
      }),
    );
    from.once('end', () => later(() => to.end()));
    from.once('close', () => later(() => to.destroy()));
  }

  #answerFull(request: IncomingMessage, response: ServerResponse): void {
    if (request.method === 'PUT' || request.method === 'POST') {
      this.#putsRefused += 1;
      request.resume();
      const text = '<?xml version="1.0"?><Error><Code>XMinioStorageFull</Code><Message>no room</Message></Error>';
      response.writeHead(507, { 'content-type': 'application/xml', connection: 'close' }).end(text);
      return;
    }
    const { method, url: path, headers } = request;
    const passed = httpRequest(
      { host: '127.0.0.1', port: this.#targetPort, method, path, headers } as object,
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      },
    );
    passed.on('error', () => response.destroy());
    request.pipe(passed);
  }
}
