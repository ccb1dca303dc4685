/** Ways in which a notification goes out. */
export const channelKinds = ['IN_APP', 'WEBHOOK', 'SLACK', 'EMAIL'] as const;
export type ChannelKind = (typeof channelKinds)[number];

/** What a rule can look for. */
export const ruleKinds = [
  'RISK_SCORE_ABOVE',
  'CVAR_ABOVE',
  'PRICE_MOVE',
  'RUN_FINISHED',
  'DATA_LATE',
  'ORDER_STATE',
  'SYSTEM_ALERT',
] as const;
export type RuleKind = (typeof ruleKinds)[number];

/** What a notification tells: what a rule looked for, or that somebody tries a channel. */
export const notificationKinds = [...ruleKinds, 'TEST'] as const;
export type NotificationKind = (typeof notificationKinds)[number];

/** Severities of the alerts of R01 to R14, lowest first. */
export const alertSeverities = ['INFO', 'WATCH', 'WARN', 'CRITICAL'] as const;
export type AlertSeverity = (typeof alertSeverities)[number];

/** States of one delivery; only the first goes on by itself. */
export const deliveryStatuses = ['PENDING', 'SENT', 'FAILED', 'GAVE_UP', 'SUPPRESSED'] as const;
export type DeliveryStatus = (typeof deliveryStatuses)[number];

/** Why a delivery was not made, or not yet. */
export const deliveryFailures = [
  'NETWORK',
  'TIMEOUT',
  'RATE_LIMITED',
  'SERVER_ERROR',
  'CLIENT_ERROR',
  'REDIRECT',
  'ADDRESS_REFUSED',
  'MAIL_REFUSED',
  'MAIL_OFF',
  'SILENCED',
  'TOO_SOON',
  'CHANNEL_OFF',
  'INTERNAL',
] as const;
export type DeliveryFailure = (typeof deliveryFailures)[number];
