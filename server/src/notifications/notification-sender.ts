import { DomainError } from '@convergence/shared/errors';

import { MailRefused } from '../platform/mail.ts';
import type { Mail } from '../platform/mail.ts';
import { outbound } from '../platform/measured.ts';
import { checkSpelling, resolveTarget, systemResolver } from '../platform/outbound-address.ts';
import type { OutboundRules, Resolver } from '../platform/outbound-address.ts';
import { defaultLimits, OutboundTimeout, postJson } from '../platform/outbound-post.ts';
import type { OutboundAnswer, OutboundLimits } from '../platform/outbound-post.ts';
import type { Profile } from '../platform/settings.ts';

import type { Notification, NotificationChannel, NotificationDelivery } from './notification.entity.ts';
import type { ChannelKind, DeliveryFailure } from './notification-kinds.ts';
import { mailOf, slackBody, webhookBody, webhookHeaders } from './notification-message.ts';
import type { RuleName } from './notification-message.ts';

/** What came of one try. */
export interface SendOutcome {
  /** Null: it was taken. */
  readonly failure: DeliveryFailure | null;
  /** Whether trying again may help. */
  readonly canRetry: boolean;
  readonly statusCode: number | null;
  /** The least pause that the other side asks for. */
  readonly retryAfterMs: number | null;
}

export interface SenderParts {
  readonly profile: Profile;
  readonly mail: Mail | null;
  /** Address of the app for links, without a slash at the end. */
  readonly appUrl: string;
  /** False where the process has no way out: names cannot be looked up, and are when it is sent. */
  readonly reachesOut?: boolean;
  readonly resolver?: Resolver;
  readonly limits?: OutboundLimits;
}

/** What a channel needs to send, unlocked. */
export interface OpenChannel {
  readonly row: NotificationChannel;
  readonly address: string;
  readonly secret: string | null;
}

/** Sends one delivery through its channel, once. Addresses are checked at each sending, for a name can move. */
export class NotificationSender {
  readonly #parts: SenderParts;

  constructor(parts: SenderParts) {
    this.#parts = parts;
  }

  /** Whether this installation can send mail. */
  hasMail(): boolean {
    return this.#parts.mail !== null;
  }

  /** @throws DomainError E_ADDRESS_REFUSED at `address`, also where the name is not known now. */
  async checkAddress(kind: ChannelKind, address: string): Promise<void> {
    if (this.#parts.reachesOut === false) return checkSpelling(address, this.#rules(kind));
    try {
      await resolveTarget(address, this.#rules(kind), this.#parts.resolver);
    } catch (error) {
      if (error instanceof DomainError) throw error;
      throw new DomainError('E_ADDRESS_REFUSED', ['address'], { cause: error });
    }
  }

  send(
    channel: OpenChannel,
    notification: Notification,
    rule: RuleName | null,
    delivery: NotificationDelivery,
    signal: AbortSignal,
  ): Promise<SendOutcome> {
    return outbound(
      'notification',
      channel.row.kind.toLowerCase(),
      () => this.#send(channel, notification, rule, delivery, signal),
      { outcomeOf: ({ failure }) => failure?.toLowerCase() ?? 'ok' },
    );
  }

  async #send(
    channel: OpenChannel,
    notification: Notification,
    rule: RuleName | null,
    delivery: NotificationDelivery,
    signal: AbortSignal,
  ): Promise<SendOutcome> {
    try {
      return await this.#through(channel, notification, rule, delivery, signal);
    } catch (error) {
      if (signal.aborted) throw error; // the process stops: this was no try
      return failureOf(error);
    }
  }

  async #through(
    channel: OpenChannel,
    notification: Notification,
    rule: RuleName | null,
    delivery: NotificationDelivery,
    signal: AbortSignal,
  ): Promise<SendOutcome> {
    const { kind, language } = channel.row;
    if (kind === 'EMAIL') return this.#mail(channel, notification, delivery);
    if (kind === 'SLACK') return this.#post(channel, {}, slackBody(notification, language, this.#parts.appUrl), signal);
    if (kind === 'WEBHOOK') return this.#webhook(channel, notification, rule, delivery, signal);
    return taken(null); // IN_APP arrived with its row
  }

  #webhook(
    channel: OpenChannel,
    notification: Notification,
    rule: RuleName | null,
    delivery: NotificationDelivery,
    signal: AbortSignal,
  ): Promise<SendOutcome> {
    if (channel.secret === null) throw new Error('A webhook has no key to sign with.');
    const body = webhookBody(notification, rule, this.#parts.appUrl);
    return this.#post(channel, webhookHeaders(delivery.publicId, channel.secret, body, new Date()), body, signal);
  }

  async #post(
    { row, address }: OpenChannel,
    headers: Readonly<Record<string, string>>,
    body: string,
    signal: AbortSignal,
  ): Promise<SendOutcome> {
    const { resolver = systemResolver, limits = defaultLimits } = this.#parts;
    const target = await resolveTarget(address, this.#rules(row.kind), resolver);
    return answerOutcome(await postJson(target, headers, body, signal, limits));
  }

  async #mail(
    { row, address }: OpenChannel,
    notification: Notification,
    { publicId }: NotificationDelivery,
  ): Promise<SendOutcome> {
    const { mail, appUrl } = this.#parts;
    if (mail === null) return failed('MAIL_OFF', false);
    await mail.send(mailOf(notification, row.language, appUrl, { publicId, to: address }));
    return taken(null);
  }

  #rules(kind: ChannelKind): OutboundRules {
    return { allowsLoopback: this.#parts.profile === 'demo', onlyHost: kind === 'SLACK' ? 'hooks.slack.com' : null };
  }
}

function taken(statusCode: number | null): SendOutcome {
  return { failure: null, canRetry: false, statusCode, retryAfterMs: null };
}

function failed(failure: DeliveryFailure, canRetry: boolean): SendOutcome {
  return { failure, canRetry, statusCode: null, retryAfterMs: null };
}

/** What an answer means: 2xx was taken, 429 and 5xx may be taken later, everything else never. */
export function answerOutcome({ status, retryAfterMs }: OutboundAnswer): SendOutcome {
  const told = { statusCode: status, retryAfterMs };
  if (status >= 200 && status < 300) return taken(status);
  if (status === 429) return { failure: 'RATE_LIMITED', canRetry: true, ...told };
  if (status >= 500) return { failure: 'SERVER_ERROR', canRetry: true, ...told };
  if (status >= 300 && status < 400) return { failure: 'REDIRECT', canRetry: false, ...told };
  return { failure: 'CLIENT_ERROR', canRetry: false, ...told };
}

/** What a failure on the way means. @throws the failure itself where it is none of the way: then it is ours. */
function failureOf(error: unknown): SendOutcome {
  if (error instanceof DomainError) {
    if (error.code === 'E_ADDRESS_REFUSED') return failed('ADDRESS_REFUSED', false);
    if (error.code === 'E_FORMAT') return failed('MAIL_REFUSED', false);
    throw error;
  }
  if (error instanceof MailRefused) return failed('MAIL_REFUSED', false);
  if (error instanceof OutboundTimeout) return failed('TIMEOUT', true);
  if (typeof (error as { readonly code?: unknown } | null)?.code === 'string') return failed('NETWORK', true);
  throw error;
}
