import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { createTransport } from 'nodemailer';

import { DomainError } from '@convergence/shared/errors';

import type { MailSettings } from './settings.ts';

/** One mail to one person, plain text. */
export interface MailMessage {
  readonly to: string;
  /** One line, up to 200 characters; any language. */
  readonly subject: string;
  readonly text: string;
  /** The same for each try, so that a mail that was sent twice can be told. */
  readonly id: string;
}

/** Port: mail goes out. */
export interface Mail {
  /**
   * @throws DomainError E_FORMAT at `to` or `subject` before anything leaves; MailRefused where the other side will never take
   * it; any other Error where trying again may help.
   */
  send(message: MailMessage): Promise<void>;
  close(): Promise<void>;
}

/** The mail server will not take this mail, however often it is tried. */
export class MailRefused extends Error {
  override readonly name = 'MailRefused';
}

const longestSubject = 200;
/** One address and nothing else: no list, no name, no second line. */
const addressPattern =
  /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?=.{1,189}$)[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+$/;

/** Whether the text is one mail address. */
export function isMailAddress(text: string): boolean {
  return addressPattern.test(text);
}

/** Nothing of a message can become a header of its own. @throws DomainError E_FORMAT. */
function checked(message: MailMessage): MailMessage {
  if (!isMailAddress(message.to)) throw new DomainError('E_FORMAT', ['to']);
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  if (message.subject.length > longestSubject || /[\u0000-\u001f\u007f\u2028\u2029]/.test(message.subject))
    throw new DomainError('E_FORMAT', ['subject']);
  return message;
}

function composed({ to, subject, text, id }: MailMessage, from: string): object {
  const domain = from.slice(from.lastIndexOf('@') + 1).replace(/>$/, '');
  return {
    from,
    to: { name: '', address: to },
    subject,
    text,
    messageId: `<${id}@${domain}>`,
    headers: { 'auto-submitted': 'auto-generated' },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** Writes each mail as a file that mail programs open: nothing leaves the machine. */
export class FileMail implements Mail {
  readonly #dir: string;
  readonly #from: string;
  readonly #composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });

  constructor(dir: string, from: string) {
    this.#dir = dir;
    this.#from = from;
  }

  async send(message: MailMessage): Promise<void> {
    const made = await this.#composer.sendMail(composed(checked(message), this.#from));
    mkdirSync(this.#dir, { recursive: true });
    const file = path.join(this.#dir, `${message.id.replaceAll(/[^\w-]/g, '_')}.eml`); // a repeat writes the same file
    const draft = `${file}.${randomUUID()}`;
    await writeFile(draft, made.message as Buffer, { mode: 0o600 });
    await rename(draft, file);
  }

  close(): Promise<void> {
    this.#composer.close();
    return Promise.resolve();
  }
}

/** Hands mail to a server. */
export class SmtpMail implements Mail {
  readonly #from: string;
  readonly #transport;

  constructor({ url, from }: { readonly url: string; readonly from: string }) {
    const { protocol, hostname, port, username, password } = new URL(url);
    const isEncrypted = protocol === 'smtps:';
    const isOwnMachine = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
    this.#from = from;
    this.#transport = createTransport({
      host: hostname.replaceAll(/[[\]]/g, ''),
      port: port === '' ? (isEncrypted ? 465 : 587) : Number(port),
      secure: isEncrypted,
      requireTLS: !isEncrypted && !isOwnMachine, // passwords and alerts do not travel in the clear
      ...(username === '' ? {} : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
      connectionTimeout: 10_000,
      greetingTimeout: 10_000,
      socketTimeout: 20_000,
    });
  }

  async send(message: MailMessage): Promise<void> {
    const mail = composed(checked(message), this.#from);
    try {
      await this.#transport.sendMail(mail);
    } catch (error) {
      const { responseCode } = error as { readonly responseCode?: number };
      if (responseCode !== undefined && responseCode >= 500)
        throw new MailRefused(`The mail server answered ${responseCode}.`); // without its words: they may hold the recipient
      throw error;
    }
  }

  close(): Promise<void> {
    this.#transport.close();
    return Promise.resolve();
  }
}

/** The adapter that the settings name; null: this installation sends no mail. */
export function openMail(settings: MailSettings): Mail | null {
  if (settings.kind === 'none') return null;
  return settings.kind === 'smtp' ? new SmtpMail(settings) : new FileMail(settings.dir, settings.from);
}
