import { createHmac } from 'node:crypto';

import type { MailMessage } from '../platform/mail.ts';
import type { Language } from '../platform/graphql/permission.ts';

import type { Notification } from './notification.entity.ts';

/** The rule behind a notification, as far as its reader wants to know it. */
export interface RuleName {
  readonly publicId: string;
  readonly name: string;
}

/** The same bytes for every try: nothing in here comes from the clock. */
export function webhookBody(notification: Notification, rule: RuleName | null, appUrl: string): string {
  const { publicId, kind, occurredAt, isSimulated, facts, titleKo, titleEn, textKo, textEn, link } = notification;
  return JSON.stringify({
    version: 1,
    id: publicId,
    kind,
    occurredAt: occurredAt.toISOString(),
    isSimulated,
    rule: rule === null ? null : { id: rule.publicId, name: rule.name },
    facts,
    texts: { ko: { title: titleKo, text: textKo }, en: { title: titleEn, text: textEn } },
    link: { path: link, url: appUrl + link },
  });
}

/**
 * Headers that prove who sent a body and when.
 *
 * @param deliveryId - Goes along unchanged with every try of one delivery.
 * @param secret - Key of the channel, as it was shown to the person who made it.
 */
export function webhookHeaders(deliveryId: string, secret: string, body: string, at: Date): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  return {
    'x-convergence-delivery': deliveryId,
    'x-convergence-timestamp': timestamp,
    'x-convergence-signature': `v1=${signatureOf(secret, timestamp, body)}`,
    'user-agent': 'Convergence-Webhook/1',
  };
}

/** HMAC-SHA256 over `<timestamp>.<body>`, hexadecimal. */
export function signatureOf(secret: string, timestamp: string, body: string): string {
  return createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex');
}

/** Slack's limit of a section is 3,000 characters, that of a header 150. */
const slackText = 2900;
const slackTitle = 150;

/** A message of Slack's incoming webhooks: a header, the text, and where it comes from. */
export function slackBody(notification: Notification, language: Language, appUrl: string): string {
  const { title, text } = inLanguage(notification, language);
  const link = `<${appUrl}${notification.link}|${language === 'KO' ? 'Convergence에서 열기' : 'Open in Convergence'}>`;
  const context = [link, simulatedMark(notification, language)].filter(Boolean).join(' · ');
  return JSON.stringify({
    text: slackEscaped(title), // what a phone shows
    blocks: [
      { type: 'header', text: { type: 'plain_text', text: title.slice(0, slackTitle), emoji: false } },
      { type: 'section', text: { type: 'mrkdwn', text: slackEscaped(text).slice(0, slackText) } },
      { type: 'context', elements: [{ type: 'mrkdwn', text: context }] },
    ],
  });
}

/** Nobody's name can mention a channel or forge a link. */
function slackEscaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** One mail of a delivery. */
export function mailOf(
  notification: Notification,
  language: Language,
  appUrl: string,
  delivery: { readonly publicId: string; readonly to: string },
): MailMessage {
  const { title, text } = inLanguage(notification, language);
  const mark = simulatedMark(notification, language);
  const at = notification.occurredAt.toISOString();
  return {
    to: delivery.to,
    id: delivery.publicId,
    subject: `[Convergence] ${title}`.slice(0, 200),
    text: [text, ...(mark ? [mark] : []), `${appUrl}${notification.link}`, at, ''].join('\n\n'),
  };
}

function inLanguage(
  { titleKo, titleEn, textKo, textEn }: Notification,
  language: Language,
): { readonly title: string; readonly text: string } {
  return language === 'KO' ? { title: titleKo, text: textKo } : { title: titleEn, text: textEn };
}

function simulatedMark({ isSimulated }: Notification, language: Language): string {
  if (!isSimulated) return '';
  return language === 'KO' ? '시뮬레이션 시세' : 'Simulated prices';
}
