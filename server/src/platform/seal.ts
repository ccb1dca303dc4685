import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const algorithm = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

/**
 * Locks texts that have to be stored and used again, such as the key that signs a webhook: a stolen table alone is worth nothing.
 *
 * AES-256-GCM under a key made from a secret of this installation. Each purpose has a key of its own.
 */
export class Seal {
  readonly #secret: string;
  readonly #purpose: string;
  #made: Buffer | undefined;

  /** @param purpose - What is locked; a text of one purpose cannot be opened for another. */
  constructor(secret: string, purpose: string) {
    this.#secret = secret;
    this.#purpose = purpose;
  }

  get #key(): Buffer {
    return (this.#made ??= Buffer.from(hkdfSync('sha256', this.#secret, '', `convergence:${this.#purpose}`, 32)));
  }

  /** @param owner - Public id of the row it belongs to: in another row it cannot be opened. */
  lock(text: string, owner: string): string {
    const nonce = randomBytes(nonceBytes);
    const cipher = createCipheriv(algorithm, this.#key, nonce).setAAD(Buffer.from(owner));
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url');
  }

  /** @throws Error where the text was changed, belongs to another row, or the secret of the installation is another one. */
  open(locked: string, owner: string): string {
    const bytes = Buffer.from(locked, 'base64url');
    const decipher = createDecipheriv(algorithm, this.#key, bytes.subarray(0, nonceBytes))
      .setAAD(Buffer.from(owner))
      .setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
    const body = bytes.subarray(nonceBytes + tagBytes);
    return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
  }
}
