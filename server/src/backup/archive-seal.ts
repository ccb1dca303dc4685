import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';

const algorithm = 'aes-256-gcm';
const magic = Buffer.from('CVGBK1');
const saltBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;

/** What happens to bytes on their way into an archive and out of it. */
export interface ArchiveSeal {
  /** Tells which key it was, and nothing of it; null: there is none. */
  readonly keyId: string | null;
  /** @param name - Of the file: under another name the bytes cannot be opened. */
  lock(bytes: Uint8Array, name: string): Uint8Array;
  /** @throws Error where the bytes were changed or cut, belong to another name, or the key is another one. */
  open(locked: Uint8Array, name: string): Uint8Array;
  /** Proof that a text was written by a holder of the key; without a key, that it was not damaged. */
  sign(text: string): string;
  /** @throws nothing: false where the text is not the one that was signed. */
  isSigned(text: string, signature: string): boolean;
  /** Under which an object of that SHA-256 is kept: without the key nobody can tell which known file it is. */
  nameOf(sha256: string): string;
}

/** @param key - At least 43 random characters, null for archives that anybody may read. It is never stored with them. */
export function archiveSeal(key: string | null): ArchiveSeal {
  return key === null ? openSeal : new KeySeal(key);
}

const openSeal: ArchiveSeal = {
  keyId: null,
  lock: (bytes) => bytes,
  open: (bytes) => bytes,
  sign: (text) => createHash('sha256').update(text).digest('hex'),
  isSigned: (text, signature) => openSeal.sign(text) === signature,
  nameOf: (sha256) => sha256,
};

/** AES-256-GCM; each file has a key of its own, made from the given one and a random salt, so no nonce ever comes twice. */
class KeySeal implements ArchiveSeal {
  readonly keyId: string;
  readonly #key: string;

  constructor(key: string) {
    this.#key = key;
    this.keyId = this.#derive('id', '').toString('hex', 0, 8);
  }

  lock(bytes: Uint8Array, name: string): Uint8Array {
    const [salt, nonce] = [randomBytes(saltBytes), randomBytes(nonceBytes)];
    const cipher = createCipheriv(algorithm, this.#derive('file', salt), nonce).setAAD(Buffer.from(name));
    const body = [cipher.update(bytes), cipher.final()];
    return Buffer.concat([magic, salt, nonce, ...body, cipher.getAuthTag()]);
  }

  open(locked: Uint8Array, name: string): Uint8Array {
    const bytes = Buffer.from(locked.buffer, locked.byteOffset, locked.byteLength);
    const head = magic.length + saltBytes + nonceBytes;
    if (bytes.length < head + tagBytes || !bytes.subarray(0, magic.length).equals(magic))
      throw new Error(`${name} is no encrypted part of an archive, or was cut off.`);
    const salt = bytes.subarray(magic.length, magic.length + saltBytes);
    const decipher = createDecipheriv(algorithm, this.#derive('file', salt), bytes.subarray(head - nonceBytes, head))
      .setAAD(Buffer.from(name))
      .setAuthTag(bytes.subarray(-tagBytes));
    try {
      return Buffer.concat([decipher.update(bytes.subarray(head, -tagBytes)), decipher.final()]);
    } catch (cause) {
      throw new Error(`${name} cannot be opened: it was changed, or the key is another one.`, { cause });
    }
  }

  sign(text: string): string {
    return createHmac('sha256', this.#derive('manifest', '')).update(text).digest('hex');
  }

  isSigned(text: string, signature: string): boolean {
    const [expected, given] = [Buffer.from(this.sign(text)), Buffer.from(signature)];
    return expected.length === given.length && timingSafeEqual(expected, given);
  }

  nameOf(sha256: string): string {
    return createHmac('sha256', this.#derive('name', '')).update(sha256).digest('hex');
  }

  #derive(purpose: string, salt: Uint8Array | string): Buffer {
    return Buffer.from(hkdfSync('sha256', this.#key, salt, `convergence-backup:${purpose}`, 32));
  }
}
