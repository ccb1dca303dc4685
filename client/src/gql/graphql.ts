/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** Conditions on lines of the access log; all given ones must hold. */
export type AccessEntryFilter = {
  /** From this moment on. */
  from?: string | null | undefined;
  /** Any of these. */
  kindIn?: Array<AccessKind> | null | undefined;
  /** Id of the person. */
  personId?: string | number | null | undefined;
  /** Before this moment. */
  until?: string | null | undefined;
};

/** Input of accessExport. */
export type AccessExportInput = {
  /** Narrows the export; all conditions must hold. */
  filter?: AccessEntryFilter | null | undefined;
};

/** What happened at the door. */
export type AccessKind =
  /** The password was right; a code was asked for. */
  | 'SECOND_FACTOR_ASKED'
  /** The code was wrong, used already or too late. */
  | 'SECOND_FACTOR_FAILED'
  /** The person ended sessions of other devices. */
  | 'SESSION_REVOKED'
  /** A session began. */
  | 'SIGN_IN'
  /** The password was wrong. */
  | 'SIGN_IN_FAILED'
  /** The person signed out. */
  | 'SIGN_OUT'
  /** An API token was used for the first time that day (Asia/Seoul). */
  | 'TOKEN_USED';

/** With what somebody came in, or tried to. */
export type AccessMethod =
  /** API token. */
  | 'API_TOKEN'
  /** Password. */
  | 'PASSWORD'
  /** Recovery code. */
  | 'RECOVERY_CODE'
  /** Code of an authenticator app. */
  | 'TOTP';

/** What the interval of a difference to equal weight allows to say. */
export type AdvantageVerdict =
  /** The interval lies above 0: a higher Sharpe ratio is shown. */
  | 'BETTER'
  /** The interval contains 0, or both traded the same: no advantage is shown. */
  | 'NOT_SHOWN'
  /** The interval lies below 0: a lower Sharpe ratio is shown. */
  | 'WORSE';

/** Input of alertAcknowledge. */
export type AlertAcknowledgeInput = {
  /** Open alert. */
  id: string | number;
};

/** What an alert rests on. */
export type AlertEvidenceKind =
  /** An incident. */
  | 'INCIDENT'
  /** An instrument; its id is the symbol. */
  | 'INSTRUMENT'
  /** A change of the alert level. */
  | 'LEVEL'
  /** A recommendation. */
  | 'RECOMMENDATION'
  /** A simulation run. */
  | 'RUN'
  /** A vulnerability; its id is that of CVE. */
  | 'VULNERABILITY';

/** Input of alertLevelUpdate. */
export type AlertLevelUpdateInput = {
  /** The version that the caller last read; 0 before the first change. */
  expectedVersion: number;
  /** Another level than the present one. */
  level: ThreatLevel;
  /** Why, 1 to 500 characters. */
  reason: string;
  /** Web address of the announcement, http or https. */
  sourceUrl?: string | null | undefined;
};

/** How serious an alert is, least first. */
export type AlertSeverity =
  /** 심각: to act on now; told again after 15 minutes that nobody acknowledged it. */
  | 'CRITICAL'
  /** 정보: to know. */
  | 'INFO'
  /** 경고: to act on. */
  | 'WARN'
  /** 주시: to keep an eye on. */
  | 'WATCH';

/** What the value of an alert is counted in. */
export type AlertUnit =
  /** How many. */
  | 'COUNT'
  /** Days. */
  | 'DAYS'
  /** Standard deviations, without sign. */
  | 'DEVIATIONS'
  /** Alert level, 0 (정상) to 4 (심각). */
  | 'LEVEL'
  /** A probability, 0 to 1. */
  | 'PROBABILITY'
  /** A ratio; 1 is all of it. */
  | 'RATIO'
  /** Points, 0 to 100. */
  | 'SCORE'
  /** Trading sessions. */
  | 'SESSIONS'
  /** 1 while it holds, else 0. */
  | 'STATE';

/** A loss and how likely a larger one may be. */
export type AppetitePointInput = {
  /** Loss of a year, in won, at least 1. */
  lossKrw: string;
  /** Largest accepted probability of losing more in a year, above 0 and at most 1. */
  maxProbabilityRatio: number;
};

/** Conditions on lines of the audit log; all given ones must hold. */
export type AuditEntryFilter = {
  /** How the action begins, e.g. `person.`, at most 100 characters. */
  actionStartsWith?: string | null | undefined;
  /** Id of the person or API token, `command:<name>`, or `system`. */
  actorId?: string | null | undefined;
  /** From this moment on. */
  from?: string | null | undefined;
  /** Id of what it was done to. */
  subjectId?: string | null | undefined;
  /** Before this moment. */
  until?: string | null | undefined;
};

/** Input of auditExport. */
export type AuditExportInput = {
  /** Narrows the export; all conditions must hold. */
  filter?: AuditEntryFilter | null | undefined;
};

/** Zones of the traffic light by how likely so few exceptions are if the forecasts are right. */
export type BacktestZone =
  /** 녹색: below 95 %. */
  | 'GREEN'
  /** 적색: 99.99 % and above. */
  | 'RED'
  /** 황색: 95 % to below 99.99 %. */
  | 'YELLOW';

/** What a plan is compared with. */
export type BaselineKind =
  /** Current holdings and current controls. */
  | 'DO_NOTHING'
  /** As much invested as by the plan, the same amount in every instrument, with the controls of the plan. */
  | 'EQUAL_WEIGHT'
  /** Current holdings without any control. */
  | 'NO_CONTROLS';

/** Whether a measured figure keeps what was promised. */
export type BenchVerdict =
  /** It keeps the floor, but not the goal where there is one. */
  | 'FLOOR_KEPT'
  /** It misses the floor. */
  | 'FLOOR_MISSED'
  /** It misses the goal, and there is no floor. */
  | 'GOAL_MISSED'
  /** It reaches the goal. */
  | 'GOAL_REACHED'
  /** Nothing was promised of it. */
  | 'NOT_PROMISED';

/** How the alert level moves from day to day, and what it does to the market. */
export type CommonRegimeInput = {
  /** Five rows of five, from NORMAL to SEVERE: probability in parts per million that a day at the level of the row is followed by one at the level of the column, 0 to 1,000,000; each row adds up to 1,000,000. */
  transitionPpm: Array<Array<number>>;
  /** Factor on the variance of the market's unexpected daily returns at each level, from NORMAL to SEVERE, in basis points, 100 to 1,000,000; 10,000 is 1 and leaves the market alone. Five of them. */
  varianceRatioBps: Array<number>;
};

/** Input of etlFailureRetry. */
export type EtlFailureRetryInput = {
  /** Failed fetch. */
  id: string | number;
  /** Random key of this attempt, 16 to 64 characters; a repeat starts nothing new. */
  idempotencyKey: string;
};

/** Why a file of evidence cannot be shown. */
export type EvidenceProblem =
  /** It is not there. */
  | 'MISSING'
  /** It is there, but does not hold what it should. */
  | 'UNREADABLE';

/** How a text came about, which says why it is the template where it is. */
export type ExplanationOutcome =
  /** The budget of the day does not allow another call; nothing was asked. */
  | 'BUDGET'
  /** An answer to the same facts was kept and used again; nothing was asked. */
  | 'CACHE_HIT'
  /** The service kept failing and is left alone for a while; nothing was asked. */
  | 'CIRCUIT_OPEN'
  /** The service could not be reached, or the connection broke. */
  | 'CONNECTION'
  /** The answer was cut off in the middle. */
  | 'CUT'
  /** The server had an error. */
  | 'INTERNAL'
  /** The answer did not have the asked shape. */
  | 'MALFORMED'
  /** No language model is set. */
  | 'NO_MODEL'
  /** The answer passed the checker. */
  | 'OK'
  /** The service refused because of too many calls. */
  | 'RATE_LIMITED'
  /** The service refused the call as wrong; the settings need a look. */
  | 'REFUSED'
  /** The checker refused the answer. */
  | 'REJECTED'
  /** The second answer passed the checker, after the first was refused. */
  | 'REPAIRED'
  /** The service had an error. */
  | 'SERVER_ERROR'
  /** No answer came in time. */
  | 'TIMEOUT';

/** Input of explanationRequest. */
export type ExplanationRequestInput = {
  /** Random key of this attempt, 16 to 64 characters; a repeat with the same key starts nothing new. */
  idempotencyKey: string;
  /** Asks the model, and pays for it, even where an answer to the same facts is kept. */
  isFresh?: boolean;
  /** Language of the text. */
  language: Language;
  /** Run that has succeeded. */
  runId: string | number;
};

/** Sections, in reading order. */
export type ExplanationSectionId =
  /** What was asked. */
  | 'ASKED'
  /** What it rests on. */
  | 'BASIS'
  /** What would change it. */
  | 'CHANGE'
  /** What it is not: advice. */
  | 'NOTICE'
  /** What the plan does. */
  | 'RECOMMENDATION'
  /** How large the loss may be. */
  | 'RISK';

/** Who wrote a text. */
export type ExplanationSource =
  /** A language model; every sentence passed the checker. */
  | 'MODEL'
  /** A template, from the facts alone. */
  | 'TEMPLATE';

/** States of an explanation. It has a text in each of them. */
export type ExplanationStatus =
  /** Never changes again. */
  | 'FINISHED'
  /** Waits for a worker; the text is the template's. */
  | 'QUEUED'
  /** A model is asked; the text is the template's. */
  | 'WRITING';

/** Input of exposedVulnerabilitiesAdd. */
export type ExposedVulnerabilitiesAddInput = {
  /** Where they are, up to 200 characters; for all of them. */
  assetNote?: string | null | undefined;
  /** CVE ids, 1 to 1,000, in any case; one that stands there twice counts once. */
  cveIds: Array<string>;
  /** Random key of this attempt, 16 to 64 characters; a repeat with the same key adds nothing new. */
  idempotencyKey: string;
};

/** Input of exposedVulnerabilityPatch. */
export type ExposedVulnerabilityPatchInput = {
  /** Vulnerability. */
  id: string | number;
};

/** Input of exposedVulnerabilityReopen. */
export type ExposedVulnerabilityReopenInput = {
  /** Vulnerability. */
  id: string | number;
};

/** What the value of a fact counts. */
export type FactUnit =
  /** A calendar day. */
  | 'DATE'
  /** Calendar days. */
  | 'DAYS'
  /** Won. */
  | 'KRW'
  /** An identifier, such as a seed. */
  | 'NUMBER'
  /** Simulated paths. */
  | 'PATHS'
  /** A part of one, shown as a percentage. */
  | 'RATIO'
  /** Points of the risk score, 0 to 100. */
  | 'SCORE'
  /** Trading sessions. */
  | 'SESSIONS'
  /** Shares. */
  | 'SHARES'
  /** A code, shown in words. */
  | 'TEXT'
  /** A factor. */
  | 'TIMES';

/** How losses from threats are paid within the horizon. */
export type ForcedSalesInput = {
  /** Cash outside the investment that pays losses first, in won, 0 to 9,007,199,254,740,991. */
  reserveKrw: string;
};

/** Ways to say what a return will be. */
export type ForecastModelName =
  /** What an equal-weighted market has to earn to be held; the baseline of the others. */
  | 'EQUILIBRIUM'
  /** Ridge regression on momentum, reversal, volatility, beta and drawdown. */
  | 'RIDGE'
  /** Sample means drawn to the mean of the minimum-variance portfolio (Bayes-Stein). */
  | 'SHRUNKEN_MEAN';

/** States of a model version. */
export type ForecastModelStatus =
  /** Of the newest training, not in force. */
  | 'CANDIDATE'
  /** In force; one version of an organisation is. */
  | 'PROMOTED'
  /** Of an earlier training. */
  | 'RETIRED';

/** Why a model version was put in force, or not. */
export type ForecastPromotionReason =
  /** The baseline, because no other model is better beyond doubt. */
  | 'BASELINE_STAYS'
  /** The interval of its difference to the baseline lies above 0. */
  | 'BETTER_THAN_BASELINE'
  /** The interval of its difference to the baseline holds 0 or lies below. */
  | 'NOT_BETTER'
  /** Another model is in force that is better beyond doubt. */
  | 'OTHER_MODEL_BETTER'
  /** The history has too few periods to say. */
  | 'TOO_FEW_PERIODS';

/** Whether risk was stated rightly. */
export type ForecastRiskVerdict =
  /** The interval holds 1: neither is shown. */
  | 'NOT_SHOWN'
  /** Errors were smaller than stated, beyond doubt. */
  | 'OVERESTIMATED'
  /** Errors were larger than stated, beyond doubt. */
  | 'UNDERESTIMATED';

/** Conditions on statements; all given ones must hold. */
export type ForecastStatementFilter = {
  /** Only scored ones, or only open ones. Null: both. */
  isScored?: boolean | null | undefined;
  /** Only of that kind. Null: of both. */
  kind?: ForecastStatementKind | null | undefined;
};

/** What made a statement. */
export type ForecastStatementKind =
  /** A recommendation about its shares. */
  | 'RECOMMENDATION'
  /** A run about its holdings. */
  | 'RUN';

/** Input of forecastTrain. */
export type ForecastTrainInput = {
  /** Random key of this attempt, 16 to 64 characters; a repeat with the same key starts nothing new. */
  idempotencyKey: string;
};

/** States of a training. */
export type ForecastTrainingStatus =
  /** Ended without a version; the one in force stays. */
  | 'FAILED'
  /** Waits for a worker. */
  | 'QUEUED'
  /** Goes on. */
  | 'RUNNING'
  /** Made a version of every model. */
  | 'SUCCEEDED';

/** Input of incidentClockComplete. */
export type IncidentClockCompleteInput = {
  /** Which duty. */
  clock: ReportingClock;
  /** Incident that is not closed. */
  incidentId: string | number;
  /** Such as the number of the receipt, up to 500 characters. */
  note?: string | null | undefined;
};

/** Input of incidentClose. */
export type IncidentCloseInput = {
  /** The version that the caller last read. */
  expectedVersion: number;
  /** Incident that is not closed. */
  id: string | number;
  /** Why, up to 500 characters; required where a required report was not made. */
  reason?: string | null | undefined;
};

/** Input of incidentOpen. */
export type IncidentOpenInput = {
  /** What is known, up to 2,000 characters. */
  description?: string;
  /** When it was detected; not in the future. */
  detectedAt: string;
  /** Estimated loss, in won, at least 0. */
  estimatedLossKrw?: string;
  /** Whether there was illegal access from outside. */
  hasOutsideAccess?: boolean;
  /** Whether personal data are affected. */
  hasPersonalData?: boolean;
  /** Whether sensitive data are affected. */
  hasSensitiveData?: boolean;
  /** Random key of this attempt, 16 to 64 characters; a repeat with the same key opens nothing new. */
  idempotencyKey: string;
  /** Whether it is an attack. */
  isMalicious?: boolean;
  /** Minutes that a critical service was down, at least 0. */
  outageMinutes?: number;
  /** Left out, it follows the thresholds. */
  priority?: IncidentPriority | null | undefined;
  /** Personal records affected, at least 0; only with personal data. */
  recordCount?: number;
  /** Subscribers who felt it, at least 0. */
  subscriberCount?: number;
  /** Threat of the catalogue, such as T02; its playbook is followed. */
  threatId: string | number;
  /** Name, 1 to 200 characters. */
  title: string;
};

/** States of an incident that is not closed. */
export type IncidentOpenStatus =
  /** Contained; not over yet. */
  | 'CONTAINED'
  /** Being dealt with. */
  | 'OPEN';

/** Priority of an incident, highest first. */
export type IncidentPriority =
  /** A tenth of the capacity, a million records, or a critical service down for 3 hours. */
  | 'P1'
  /** A hundredth of the capacity, 10,000 records, or 30 minutes. */
  | 'P2'
  /** A thousandth of the capacity, any personal record, or 10 minutes. */
  | 'P3'
  /** Anything less. */
  | 'P4';

/** States of an incident. */
export type IncidentStatus =
  /** Over; it does not change any more. */
  | 'CLOSED'
  /** Contained; not over yet. */
  | 'CONTAINED'
  /** Being dealt with. */
  | 'OPEN';

/** Input of incidentStepComplete. */
export type IncidentStepCompleteInput = {
  /** Evidence, up to 500 characters. */
  evidenceNote?: string | null | undefined;
  /** Incident that is not closed. */
  incidentId: string | number;
  /** Id of the step in its playbook. */
  stepId: string;
};

/** Input of incidentStepReopen. */
export type IncidentStepReopenInput = {
  /** Incident that is not closed. */
  incidentId: string | number;
  /** Id of the step in its playbook. */
  stepId: string;
};

/** Input of incidentUpdate; a field left out stays. */
export type IncidentUpdateInput = {
  /** What is known, up to 2,000 characters. */
  description?: string | null | undefined;
  /** When it was detected; due times follow. */
  detectedAt?: string | null | undefined;
  /** Estimated loss, in won, at least 0. */
  estimatedLossKrw?: string | null | undefined;
  /** The version that the caller last read. */
  expectedVersion: number;
  /** Whether there was illegal access from outside. */
  hasOutsideAccess?: boolean | null | undefined;
  /** Whether personal data are affected. */
  hasPersonalData?: boolean | null | undefined;
  /** Whether sensitive data are affected. */
  hasSensitiveData?: boolean | null | undefined;
  /** Incident that is not closed. */
  id: string | number;
  /** Whether it is an attack. */
  isMalicious?: boolean | null | undefined;
  /** Minutes that a critical service was down, at least 0. */
  outageMinutes?: number | null | undefined;
  /** A chosen priority; null goes back to the thresholds. */
  priority?: IncidentPriority | null | undefined;
  /** Personal records affected, at least 0. */
  recordCount?: number | null | undefined;
  /** State; `incidentClose` closes. */
  status?: IncidentOpenStatus | null | undefined;
  /** Subscribers who felt it, at least 0. */
  subscriberCount?: number | null | undefined;
  /** Name, 1 to 200 characters. */
  title?: string | null | undefined;
};

/** Conditions on instruments; all given ones must hold. */
export type InstrumentFilter = {
  /** Any of these symbols, at most 100. Null: all. */
  symbolIn?: Array<string> | null | undefined;
  /** Part of the symbol or of a name, case-insensitive, 1 to 100 characters. Null: any. */
  textContains?: string | null | undefined;
};

/** Input of invitationAccept. */
export type InvitationAcceptInput = {
  /** Name of the person, 1 to 100 characters. */
  name: string;
  /** Password, 12 to 128 characters, not easy to guess and without name or address. */
  password: string;
  /** What stands in the link behind /invitation/. */
  token: string;
};

/** Input of invitationRevoke. */
export type InvitationRevokeInput = {
  /** Invitation to take back. */
  id: string | number;
};

/** States of an invitation. */
export type InvitationStatus =
  /** It was used. */
  | 'ACCEPTED'
  /** Nobody used it in time. */
  | 'EXPIRED'
  /** Its link can be used. */
  | 'OPEN'
  /** It was taken back. */
  | 'REVOKED';

/** Languages in which people are answered. */
export type Language =
  /** English. */
  | 'EN'
  /** Korean. */
  | 'KO';

/** State of the circuit breaker before the language model, as the answering server sees it. */
export type LlmBreakerState =
  /** Calls are made. */
  | 'CLOSED'
  /** The next call tries whether the service is well again. */
  | 'HALF_OPEN'
  /** The service kept failing: no calls for a while. */
  | 'OPEN';

/** How a call of the language model ended. */
export type LlmOutcome =
  /** The budget of the day does not allow another call; nothing was asked. */
  | 'BUDGET'
  /** An answer to the same facts was kept and used again; nothing was asked. */
  | 'CACHE_HIT'
  /** The service kept failing and is left alone for a while; nothing was asked. */
  | 'CIRCUIT_OPEN'
  /** The service could not be reached, or the connection broke. */
  | 'CONNECTION'
  /** The answer was cut off in the middle. */
  | 'CUT'
  /** The answer did not have the asked shape. */
  | 'MALFORMED'
  /** The answer passed the checker. */
  | 'OK'
  /** The service refused because of too many calls. */
  | 'RATE_LIMITED'
  /** The service refused the call as wrong; the settings need a look. */
  | 'REFUSED'
  /** The checker refused the answer. */
  | 'REJECTED'
  /** The second answer passed the checker, after the first was refused. */
  | 'REPAIRED'
  /** The service had an error. */
  | 'SERVER_ERROR'
  /** No answer came in time. */
  | 'TIMEOUT';

/** What a language model was asked for. */
export type LlmPurpose =
  /** The text of an explanation. */
  | 'EXPLANATION';

/** What stands for the market among the instruments of a scenario; traded under the same costs and calendar. */
export type MarketBenchmark =
  /** Each by its close times the shares that are listed today. */
  | 'CAP_WEIGHT'
  /** A proxy where the shares listed are not known of all: each by the money that changed hands in it over 252 sessions. */
  | 'VALUE_TRADED_WEIGHT';

/** Model of the market that prices are drawn from. */
export type MarketModel =
  /** Filtered historical simulation: a GARCH(1,1)-t for each instrument, moved by its own past surprises, drawn jointly. */
  | 'FILTERED_HISTORICAL'
  /** Correlated geometric Brownian motion: normal log returns without fat tails. For teaching, not for decisions. */
  | 'GBM'
  /** Geometric Brownian motion with jumps of the whole market, fitted to the history. */
  | 'MERTON'
  /** Blocks of real sessions, drawn jointly for all instruments. */
  | 'STATIONARY_BOOTSTRAP'
  /** Margins of each instrument joined by a Student-t copula, whose tails fall together. */
  | 'STUDENT_T_COPULA';

/** Input of memberRemove. */
export type MemberRemoveInput = {
  /** Person to remove; never oneself. */
  id: string | number;
};

/** Input of memberRoleUpdate. */
export type MemberRoleUpdateInput = {
  /** Role that the caller last read; where it is another by now, nothing is done. */
  expectedRole: Role;
  /** Person to change; never oneself. */
  id: string | number;
  /** New role. */
  role: Role;
};

/** Input of memberTotpReset. */
export type MemberTotpResetInput = {
  /** Person who lost the device; never oneself. */
  id: string | number;
};

/** Why a way of choosing could not be walked over the history. */
export type NoEvidenceReason =
  /** Fewer than 12 months follow the first 252 sessions of the history. */
  | 'HISTORY_TOO_SHORT'
  /** The budget does not buy a share. */
  | 'NOTHING_TRADED'
  /** There is one instrument alone, so nothing to choose. */
  | 'ONE_INSTRUMENT';

/** Severities of the alerts of R01 to R14, lowest first. */
export type NotificationAlertSeverity =
  /** To be dealt with now. */
  | 'CRITICAL'
  /** For the record. */
  | 'INFO'
  /** To be dealt with today. */
  | 'WARN'
  /** To be watched. */
  | 'WATCH';

/** Input of notificationChannelCreate. */
export type NotificationChannelCreateInput = {
  /** Public https address on port 443 or 8443, of hooks.slack.com for SLACK, or a mail address for EMAIL; left out for IN_APP. In profile demo http to this machine too. */
  address?: string | null | undefined;
  /** Random key of this attempt, 16 to 64 characters; a repeat with the same key does nothing new. */
  idempotencyKey: string;
  /** The way in which it sends; never changes. */
  kind: NotificationChannelKind;
  /** Language of Slack messages and mails. */
  language?: Language;
  /** Name shown to people, 1 to 100 characters. */
  name: string;
};

/** Input of notificationChannelDelete. */
export type NotificationChannelDeleteInput = {
  /** The version that the caller last read. */
  expectedVersion: number;
  /** Channel to delete. */
  id: string | number;
};

/** Ways in which a notification goes out. */
export type NotificationChannelKind =
  /** A mail to one address. */
  | 'EMAIL'
  /** The bell and the feed of this product. */
  | 'IN_APP'
  /** A message through one of Slack's incoming webhooks. */
  | 'SLACK'
  /** A signed POST of JSON to an https address. */
  | 'WEBHOOK';

/** Input of notificationChannelTest. */
export type NotificationChannelTestInput = {
  /** Channel to try, in use. */
  id: string | number;
  /** Random key of this attempt, 16 to 64 characters; a repeat with the same key does nothing new. */
  idempotencyKey: string;
};

/** Input of notificationChannelUpdate. */
export type NotificationChannelUpdateInput = {
  /** New address, as for a new channel; left out, it stays. */
  address?: string | null | undefined;
  /** The version that the caller last read. */
  expectedVersion: number;
  /** True: WEBHOOK gets a new key, and the old one is worth nothing from then on. */
  hasNewSecret?: boolean | null | undefined;
  /** Channel to change. */
  id: string | number;
  /** Whether it is used; left out, it stays. */
  isEnabled?: boolean | null | undefined;
  /** New language; left out, it stays. */
  language?: Language | null | undefined;
  /** New name, 1 to 100 characters; left out, it stays. */
  name?: string | null | undefined;
};

/** Why a delivery was not made, or not yet. */
export type NotificationDeliveryFailure =
  /** The address is not a public one, or no longer; not tried again. */
  | 'ADDRESS_REFUSED'
  /** The channel was switched off or deleted. */
  | 'CHANNEL_OFF'
  /** Answered another 4xx; not tried again. */
  | 'CLIENT_ERROR'
  /** A failure of ours; the log has the rest. */
  | 'INTERNAL'
  /** This installation sends no mail. */
  | 'MAIL_OFF'
  /** The mail server refused it for good; not tried again. */
  | 'MAIL_REFUSED'
  /** The line or the name failed, or the certificate is not of the host; tried again. */
  | 'NETWORK'
  /** Answered 429; tried again, not before the other side wants it. */
  | 'RATE_LIMITED'
  /** Answered with a redirect, which is not followed; not tried again. */
  | 'REDIRECT'
  /** Answered 500 or above; tried again. */
  | 'SERVER_ERROR'
  /** The rule was silenced. */
  | 'SILENCED'
  /** No answer within 10 seconds; tried again. */
  | 'TIMEOUT'
  /** The rule told of the same subject a moment ago. */
  | 'TOO_SOON';

/** Conditions on deliveries; all given ones must hold. */
export type NotificationDeliveryFilter = {
  /** Of this channel. */
  channelId?: string | number | null | undefined;
  /** Of this notification. */
  notificationId?: string | number | null | undefined;
  /** In any of these states. */
  statusIn?: Array<NotificationDeliveryStatus> | null | undefined;
};

/** Input of notificationDeliveryRetry. */
export type NotificationDeliveryRetryInput = {
  /** Delivery that has failed or was given up, of a channel in use. */
  id: string | number;
  /** Random key of this attempt, 16 to 64 characters; a repeat with the same key does nothing new. */
  idempotencyKey: string;
};

/** States of a delivery. */
export type NotificationDeliveryStatus =
  /** The other side will never take it; not tried again by itself. */
  | 'FAILED'
  /** Tried 8 times or for 24 hours without success. */
  | 'GAVE_UP'
  /** Under way, or waiting for its next try. */
  | 'PENDING'
  /** The other side took it. */
  | 'SENT'
  /** Held back: the rule was silenced, spoke a moment ago, or the channel is off. */
  | 'SUPPRESSED';

/** What a notification tells. */
export type NotificationKind =
  /** The conditional value at risk at 99 % of a finished run, joint, is at or above an amount. */
  | 'CVAR_ABOVE'
  /** Prices of a session are late by some hours; they are due at midnight in Seoul behind it. */
  | 'DATA_LATE'
  /** An order went into one of some states. */
  | 'ORDER_STATE'
  /** An issue moved by a percentage or more from close to close, up or down. */
  | 'PRICE_MOVE'
  /** The risk score of a finished run is at or above a threshold. */
  | 'RISK_SCORE_ABOVE'
  /** A run has succeeded. */
  | 'RUN_FINISHED'
  /** An alert of the rules R01 to R14 was raised, escalated or cleared. */
  | 'SYSTEM_ALERT'
  /** Somebody tries a channel. */
  | 'TEST';

/** Input of notificationMarkRead. */
export type NotificationMarkReadInput = {
  /** Notifications that the caller has seen, at most 100; left out or null: all that are unread. */
  ids?: Array<string | number> | null | undefined;
};

/** Input of notificationRuleCreate. */
export type NotificationRuleCreateInput = {
  /** Channels, 1 to 20. */
  channelIds: Array<string | number>;
  /** Won, at least 1; needed for CVAR_ABOVE, else left out. */
  cvarThresholdKrw?: string | null | undefined;
  /** Random key of this attempt, 16 to 64 characters; a repeat with the same key does nothing new. */
  idempotencyKey: string;
  /** Whether it looks at anything. */
  isEnabled?: boolean;
  /** What it looks for; never changes. */
  kind: NotificationRuleKind;
  /** Hours, 1 to 720; needed for DATA_LATE, else left out. */
  lateThresholdHours?: number | null | undefined;
  /** Least minutes between two about the same subject, 0 to 10,080. */
  minimumMinutes?: number;
  /** Needed for SYSTEM_ALERT, else left out. */
  minimumSeverity?: NotificationAlertSeverity | null | undefined;
  /** Percent either way, 0.1 to 100; needed for PRICE_MOVE, else left out. */
  moveThresholdPercent?: number | null | undefined;
  /** Name shown to people, 1 to 100 characters. */
  name: string;
  /** States of orders, 1 to 20 for ORDER_STATE, else none. */
  orderStatuses?: Array<string>;
  /** Only runs of this scenario; left out: of all. */
  scenarioId?: string | number | null | undefined;
  /** Points, 0 to 100; needed for RISK_SCORE_ABOVE, else left out. */
  scoreThreshold?: number | null | undefined;
  /** Symbol of an issue for PRICE_MOVE; left out: any that a scenario in use holds. */
  symbol?: string | null | undefined;
};

/** Input of notificationRuleDelete. */
export type NotificationRuleDeleteInput = {
  /** The version that the caller last read. */
  expectedVersion: number;
  /** Rule to delete. */
  id: string | number;
};

/** What a rule can look for. */
export type NotificationRuleKind =
  /** The conditional value at risk at 99 % of a finished run, joint, is at or above an amount. */
  | 'CVAR_ABOVE'
  /** Prices of a session are late by some hours; they are due at midnight in Seoul behind it. */
  | 'DATA_LATE'
  /** An order went into one of some states. */
  | 'ORDER_STATE'
  /** An issue moved by a percentage or more from close to close, up or down. */
  | 'PRICE_MOVE'
  /** The risk score of a finished run is at or above a threshold. */
  | 'RISK_SCORE_ABOVE'
  /** A run has succeeded. */
  | 'RUN_FINISHED'
  /** An alert of the rules R01 to R14 was raised, escalated or cleared. */
  | 'SYSTEM_ALERT';

/** Input of notificationRuleSilence. */
export type NotificationRuleSilenceInput = {
  /** Rule to silence. */
  id: string | number;
  /** Until when it keeps still, at most 30 days ahead, UTC; null: it speaks again. */
  until?: string | null | undefined;
};

/** Input of notificationRuleUpdate. What is left out stays; null clears where that is allowed. */
export type NotificationRuleUpdateInput = {
  /** Channels, 1 to 20. */
  channelIds?: Array<string | number> | null | undefined;
  /** Won, at least 1; CVAR_ABOVE only. */
  cvarThresholdKrw?: string | null | undefined;
  /** The version that the caller last read. */
  expectedVersion: number;
  /** Rule to change. */
  id: string | number;
  /** Whether it looks at anything. */
  isEnabled?: boolean | null | undefined;
  /** Hours, 1 to 720; DATA_LATE only. */
  lateThresholdHours?: number | null | undefined;
  /** Least minutes between two about the same subject, 0 to 10,080. */
  minimumMinutes?: number | null | undefined;
  /** SYSTEM_ALERT only. */
  minimumSeverity?: NotificationAlertSeverity | null | undefined;
  /** Percent, 0.1 to 100; PRICE_MOVE only. */
  moveThresholdPercent?: number | null | undefined;
  /** New name, 1 to 100 characters. */
  name?: string | null | undefined;
  /** States of orders, 1 to 20; ORDER_STATE only. */
  orderStatuses?: Array<string> | null | undefined;
  /** Only runs of this scenario; null: of all. */
  scenarioId?: string | number | null | undefined;
  /** Points, 0 to 100; RISK_SCORE_ABOVE only. */
  scoreThreshold?: number | null | undefined;
  /** Symbol for PRICE_MOVE; null: any that is held. */
  symbol?: string | null | undefined;
};

/** Input of operatorProfileUpdate. A field that is left out stays as it is. */
export type OperatorProfileUpdateInput = {
  /** Revenue of a year in won, at least 1. */
  annualRevenueKrw?: string | null | undefined;
  /** All appetite points anew, at most 10. */
  appetite?: Array<AppetitePointInput> | null | undefined;
  /** Sum of squared weights that is tolerated, above 0 and at most 1. */
  concentrationLimit?: number | null | undefined;
  /** All controls in force, anew. */
  currentControlIds?: Array<string> | null | undefined;
  /** Customer records held, a whole number of at least 0. */
  customerRecordCount?: number | null | undefined;
  /** Maximum drawdown that is tolerated, above 0 and at most 1. */
  drawdownLimitRatio?: number | null | undefined;
  /** The version that the caller last read. */
  expectedVersion: number;
  /** Whether it is a financial operator under supervision. */
  isFinancialOperator?: boolean | null | undefined;
  /** Sessions that selling 95 % of the holdings may take, above 0 and at most 252. */
  liquidityLimitDays?: number | null | undefined;
  /** Joint loss over an investment horizon that is tolerated, in won, at least 1. */
  lossToleranceKrw?: string | null | undefined;
  /** Name of the operator, 1 to 100 characters. */
  name?: string | null | undefined;
  /** Loss at which the operator's existence is at stake, in won, at least 1. */
  riskCapacityKrw?: string | null | undefined;
  /** Code of a sector of the catalogue, such as SECU. */
  sectorCode?: string | null | undefined;
  /** Loss from threats in a year that is tolerated, in won, at least 1. */
  securityLossToleranceKrw?: string | null | undefined;
  /** Staff, at least 1. */
  staffCount?: number | null | undefined;
};

/** Input of orderApprove. */
export type OrderApproveInput = {
  /** The version that the caller last read; what was not seen cannot be agreed to. */
  expectedVersion: number;
  /** Its id. */
  id: string | number;
  /** Random key of this attempt, 16 to 64 characters; a repeat with the same key does nothing new. */
  idempotencyKey: string;
};

/** Input of orderBasketApprove. */
export type OrderBasketApproveInput = {
  /** The version that the caller last read; what was not seen cannot be agreed to. */
  expectedVersion: number;
  /** Its id. */
  id: string | number;
  /** Random key of this attempt, 16 to 64 characters; a repeat with the same key does nothing new. */
  idempotencyKey: string;
};

/** Input of orderBasketCancel. */
export type OrderBasketCancelInput = {
  /** Its id. */
  id: string | number;
};

/** Input of orderBasketCreate. */
export type OrderBasketCreateInput = {
  /** Random key of this attempt, 16 to 64 characters; a repeat with the same key does nothing new. */
  idempotencyKey: string;
  /** Recommendation that has succeeded. */
  recommendationId: string | number;
};

/** Input of orderBasketReject. */
export type OrderBasketRejectInput = {
  /** The version that the caller last read; what was not seen cannot be agreed to. */
  expectedVersion: number;
  /** Its id. */
  id: string | number;
  /** Why, 1 to 500 characters. */
  reason: string;
};

/** Input of orderBasketSubmit. */
export type OrderBasketSubmitInput = {
  /** The version that the caller last read; what was not seen cannot be agreed to. */
  expectedVersion: number;
  /** Its id. */
  id: string | number;
};

/** Input of orderCancel. */
export type OrderCancelInput = {
  /** Its id. */
  id: string | number;
};

/** What is asked of an order that the broker already has. */
export type OrderChange =
  /** Give what has not traded yet another limit price. Needs an approval. */
  | 'AMEND'
  /** Take back what has not traded yet. Needs no approval. */
  | 'CANCEL';

/** Input of orderDraftCreate. */
export type OrderDraftCreateInput = {
  /** Random key of this attempt, 16 to 64 characters; a repeat with the same key does nothing new. */
  idempotencyKey: string;
  /** Limit price, in won, on the tick and within the limits of the day; null for a market order only. */
  limitPriceKrw?: string | null | undefined;
  /** Note for the approver, at most 500 characters. */
  note?: string;
  /** Shares, a whole number from 1 to 1,000,000,000. */
  quantity: number;
  /** Direction. */
  side: OrderSide;
  /** Symbol of the instrument. */
  symbol: string;
  /** Price rule. */
  type?: OrderType;
};

/** Input of orderDraftDiscard. */
export type OrderDraftDiscardInput = {
  /** Its id. */
  id: string | number;
};

/** Conditions on orders; all given ones must hold. */
export type OrderFilter = {
  /** True: only those that wait for another person, or whose new limit does. */
  isAwaitingApproval?: boolean | null | undefined;
  /** Only those that can still change, or only those that cannot. */
  isOpen?: boolean | null | undefined;
  /** This direction. */
  side?: OrderSide | null | undefined;
  /** Any of these states. */
  statusIn?: Array<OrderStatus> | null | undefined;
  /** This symbol. */
  symbol?: string | null | undefined;
};

/** Input of orderModify. */
export type OrderModifyInput = {
  /** The version that the caller last read; what was not seen cannot be agreed to. */
  expectedVersion: number;
  /** Its id. */
  id: string | number;
  /** New limit price of a limit order, in won; left out, it stays. */
  limitPriceKrw?: string | null | undefined;
  /** New number of shares; left out, it stays. Cannot be changed once the broker has the order. */
  quantity?: number | null | undefined;
};

/** Input of orderReject. */
export type OrderRejectInput = {
  /** The version that the caller last read; what was not seen cannot be agreed to. */
  expectedVersion: number;
  /** Its id. */
  id: string | number;
  /** Why, 1 to 500 characters; shown to the person who asked. */
  reason: string;
};

/** Direction of an order. */
export type OrderSide =
  /** Buy. (매수) */
  | 'BUY'
  /** Sell what is held. (매도) */
  | 'SELL';

/** States of an order. The last six are ends. */
export type OrderStatus =
  /** The broker has it; nothing of it has traded yet. (접수) */
  | 'ACCEPTED'
  /** Approved and about to be sent. (승인됨) */
  | 'APPROVED'
  /** Waits for another person to approve it. (승인 대기) */
  | 'AWAITING_APPROVAL'
  /** Taken back before all of it had traded; what had traded stays. (취소) */
  | 'CANCELLED'
  /** An approver said no. (반려) */
  | 'DECLINED'
  /** A draft that was thrown away. (폐기) */
  | 'DISCARDED'
  /** Being written; nobody has been asked yet. (작성 중) */
  | 'DRAFT'
  /** The day ended before all of it had traded. (만료) */
  | 'EXPIRED'
  /** All of it has traded. (체결) */
  | 'FILLED'
  /** A part has traded, the rest is at the broker. (일부 체결) */
  | 'PARTLY_FILLED'
  /** The broker, or a check at the moment of sending, said no. (거부) */
  | 'REJECTED'
  /** On its way to the broker. (전송 중) */
  | 'SENDING'
  /** Sent, but no answer came; it is looked up at the broker and never sent a second time. (확인 중) */
  | 'UNKNOWN';

/** Input of orderSubmit. */
export type OrderSubmitInput = {
  /** The version that the caller last read; what was not seen cannot be agreed to. */
  expectedVersion: number;
  /** Its id. */
  id: string | number;
};

/** What is to be bought or sold. */
export type OrderTicketInput = {
  /** Limit price, in won, on the tick and within the limits of the day; null for a market order only. */
  limitPriceKrw?: string | null | undefined;
  /** Shares, a whole number from 1 to 1,000,000,000. */
  quantity: number;
  /** Direction. */
  side: OrderSide;
  /** Symbol of the instrument. */
  symbol: string;
  /** Price rule. */
  type?: OrderType;
};

/** Price rule of an order. */
export type OrderType =
  /** At the limit price or better. (지정가) */
  | 'LIMIT'
  /** At the price that the market gives. (시장가) */
  | 'MARKET';

/** Input of organisationSecurityUpdate. */
export type OrganisationSecurityUpdateInput = {
  /** Any of TRADER, APPROVER and ADMIN; whoever asks his own role must have two-step sign-in himself. */
  totpRequiredRoles: Array<Role>;
};

/** Whether the error of the fitted model is part of the figures. */
export type ParameterUncertainty =
  /** The model is taken at its estimates; the default. */
  | 'NONE'
  /** Every 256 paths have means and covariances of their own, drawn from what the history leaves open. */
  | 'POSTERIOR';

/** Permissions that roles and tokens grant. */
export type Permission =
  /** See and change one's own password, second factor, sessions and API tokens; in a session only, never by a token. */
  | 'ACCOUNT_WRITE'
  /** Read alerts, incidents and playbooks and follow them. */
  | 'ALERT_READ'
  /** Acknowledge alerts and enter the national alert level. */
  | 'ALERT_WRITE'
  /** Read the access log and the audit log. */
  | 'AUDIT_READ'
  /** Read explanations, their facts and what they cost. */
  | 'EXPLANATION_READ'
  /** Ask for an explanation, which may spend tokens. */
  | 'EXPLANATION_RUN'
  /** Read forecasting models, their evaluation and the quality of past statements. */
  | 'FORECAST_READ'
  /** Train and evaluate forecasting models. */
  | 'FORECAST_RUN'
  /** Open incidents, mark playbook steps done and close incidents. */
  | 'INCIDENT_WRITE'
  /** Read the calls to the language model and what is left of its budget. */
  | 'LLM_USAGE_READ'
  /** Read instruments, prices and the catalogue of threats and controls. */
  | 'MARKET_READ'
  /** Read the people of the organisation and open invitations. */
  | 'MEMBER_READ'
  /** Invite people, change the roles of others and remove them. */
  | 'MEMBER_WRITE'
  /** Read notification rules, channels and deliveries. */
  | 'NOTIFICATION_READ'
  /** Create, change, silence and test notification rules and channels. */
  | 'NOTIFICATION_WRITE'
  /** Read the state of queues, schedules, ingestion and budgets. */
  | 'OPERATIONS_READ'
  /** Retry failed work and run schedules at once. */
  | 'OPERATIONS_WRITE'
  /** Read the profile of the organisation and its versions. */
  | 'OPERATOR_READ'
  /** Change the profile of the organisation. */
  | 'OPERATOR_WRITE'
  /** Approve or reject orders of others. */
  | 'ORDER_APPROVE'
  /** Draft orders and baskets, and discard drafts; nothing of them leaves. */
  | 'ORDER_DRAFT'
  /** Read the account, orders, executions and limits. */
  | 'ORDER_READ'
  /** Submit, modify and cancel orders. */
  | 'ORDER_WRITE'
  /** Read recommendations and follow them. */
  | 'RECOMMENDATION_READ'
  /** Ask for a recommendation. */
  | 'RECOMMENDATION_RUN'
  /** Ask for a report. */
  | 'REPORT_CREATE'
  /** Read and download reports. */
  | 'REPORT_READ'
  /** Read scenarios, their versions and comparisons. */
  | 'SCENARIO_READ'
  /** Create, change, clone, archive and restore scenarios. */
  | 'SCENARIO_WRITE'
  /** Introspect the schema. */
  | 'SCHEMA_READ'
  /** Any signed-in caller. */
  | 'SIGNED_IN'
  /** Read runs and follow them. */
  | 'SIMULATION_READ'
  /** Start and cancel simulations. */
  | 'SIMULATION_RUN'
  /** Set trading limits and resume trading after a stop. */
  | 'TRADING_ADMIN'
  /** Stop all trading at once. */
  | 'TRADING_HALT';

/** Conditions on people; all given ones must hold. */
export type PersonFilter = {
  /** Any of these roles. */
  roleIn?: Array<Role> | null | undefined;
  /** Part of the name or the address, at most 100 characters. */
  textContains?: string | null | undefined;
};

/** Input of personInvite. */
export type PersonInviteInput = {
  /** E-mail address, at most 254 characters. */
  email: string;
  /** Random key of this attempt, 16 to 64 characters; a repeat with the same key invites nobody twice. */
  idempotencyKey: string;
  /** Language in which the person is answered at first. */
  language?: Language;
  /** Role that the person will have. */
  role: Role;
};

/** What of a plan is valued. */
export type PlanPart =
  /** Controls of the plan with the current holdings. */
  | 'CONTROLS'
  /** Shares of the plan with the current controls. */
  | 'SHARES'
  /** Shares and controls of the plan. */
  | 'WHOLE';

/** Who sees to a step; the operator maps roles to people. */
export type PlaybookOwnerRole =
  /** Compliance and legal. */
  | 'COMPLIANCE'
  /** Finance. */
  | 'FINANCE'
  /** Leads the incident. */
  | 'INCIDENT_LEAD'
  /** IT operations. */
  | 'IT_OPERATIONS'
  /** Owns models and data. */
  | 'MODEL_OWNER'
  /** Risk management. */
  | 'RISK'
  /** Security team. */
  | 'SECURITY';

/** Phases of dealing with an incident. */
export type PlaybookPhase =
  /** NIST SP 800-61r3: Respond (analysis). ISO/IEC 27035-1: assess and decide. */
  | 'ASSESS'
  /** NIST SP 800-61r3: Detect. ISO/IEC 27035-1: detect and report. */
  | 'DETECT'
  /** NIST SP 800-61r3: Identify: Improvement. ISO/IEC 27035-1: learn lessons. */
  | 'LEARN'
  /** NIST SP 800-61r3: Govern, Identify, Protect (preparation). ISO/IEC 27035-1: plan and prepare. */
  | 'PREPARE'
  /** NIST SP 800-61r3: Recover. ISO/IEC 27035-1: respond. */
  | 'RECOVER'
  /** NIST SP 800-61r3: Respond (mitigation, communication). ISO/IEC 27035-1: respond. */
  | 'RESPOND';

/** Whether a process works. */
export type ProcessStanding =
  /** It gave no sign of life: it was killed, is frozen, or is cut off from the database. */
  | 'SILENT'
  /** It was asked to end and takes nothing new. */
  | 'STOPPING'
  /** It gave a sign of life within the last 15 seconds. */
  | 'WORKING';

/** Input of queueJobDiscard. */
export type QueueJobDiscardInput = {
  /** Kind of the job. */
  job: string;
  /** Id of the job within its kind. */
  jobId: string;
};

/** Input of queueJobRetry. */
export type QueueJobRetryInput = {
  /** Kind of the job. */
  job: string;
  /** Id of the job within its kind. */
  jobId: string;
};

/** Input of queueJobsDiscard. */
export type QueueJobsDiscardInput = {
  /** Kind of the jobs. */
  job: string;
};

/** Input of queueJobsRetry. */
export type QueueJobsRetryInput = {
  /** Kind of the jobs. */
  job: string;
};

/** Input of recommendationRequest. */
export type RecommendationRequestInput = {
  /** Random key of this attempt, 16 to 64 characters; a repeat with the same key starts nothing new. */
  idempotencyKey: string;
  /** Y of the square-root law of market impact, 0 to 5: trading costs Y times the volatility of a day times the root of its part of the volume. 0 leaves half the spread alone. */
  impactConstant?: number;
  /** Largest share of the budget in one instrument, above 0 and at most 1; raised to what few instruments need. */
  maxWeightRatio?: number;
  /** Least expected return over the horizon of what is invested, above -1 and at most 10, against equilibrium returns; null for none. */
  minReturnRatio?: number | null | undefined;
  /** Run that has succeeded. */
  runId: string | number;
};

/** What is being done for a recommendation, in this order. */
export type RecommendationStage =
  /** Chooses controls. */
  | 'CONTROLS'
  /** Values plan and baselines on fresh paths. */
  | 'EVALUATION'
  /** Walks the way of choosing over the history. */
  | 'EVIDENCE'
  /** Simulates the horizon that shares are chosen on. */
  | 'SCENARIOS'
  /** Chooses shares. */
  | 'SECURITIES'
  /** Chooses again on histories that could have been. */
  | 'STABILITY';

/** States of a recommendation. */
export type RecommendationStatus =
  /** Ended without a result; the run is as it was. */
  | 'FAILED'
  /** Waits for a worker. */
  | 'QUEUED'
  /** Is being made. */
  | 'RUNNING'
  /** Has a result, which never changes again. */
  | 'SUCCEEDED';

/** Whether a plan is better than what it was compared with. */
export type RecommendationVerdict =
  /** The simulation cannot tell it from a baseline. */
  | 'NOT_DISTINGUISHABLE'
  /** It beats every feasible baseline by more than two standard errors. */
  | 'RECOMMENDED';

/** Whether our own books, the sum of all fills to the won, agree with the broker. */
export type ReconciliationStatus =
  /** Something differs; see the differences. */
  | 'DIFFERENT'
  /** Cash and every position agree. */
  | 'MATCHED'
  /** The broker has not been asked yet. */
  | 'NOT_CHECKED';

/** To which side a column is set. */
export type ReportAlign =
  /** Words. */
  | 'LEFT'
  /** Numbers. */
  | 'RIGHT';

/** How a chart of a report is drawn. */
export type ReportChartShape =
  /** A line with a band around it; both axes are logarithmic. */
  | 'CURVE'
  /** Columns from x to xTo. */
  | 'HISTOGRAM';

/** Input of reportCreate. */
export type ReportCreateInput = {
  /** Random key of this attempt, 16 to 64 characters; a repeat with the same key starts nothing new. */
  idempotencyKey: string;
  /** Kind. */
  kind: ReportKind;
  /** Language that it is written in. */
  language?: Language;
  /** A run for a risk report, a recommendation for a decision record; it has succeeded. */
  subjectId: string | number;
};

/** Narrows a list of reports; all conditions must hold. */
export type ReportFilter = {
  /** Any of these kinds. */
  kindIn?: Array<ReportKind> | null | undefined;
  /** Any of these states. */
  statusIn?: Array<ReportStatus> | null | undefined;
};

/** Files of a report; all say the same. */
export type ReportFormat =
  /** One line a figure with all digits, in UTF-8 with a byte order mark. */
  | 'CSV'
  /** For reading and printing, tagged, with bookmarks. */
  | 'PDF'
  /** The content as JSON, as the page shows it. */
  | 'WEB';

/** Kinds of reports. */
export type ReportKind =
  /** What a recommendation was asked for, compared with, and recommends; with lines to sign. */
  | 'DECISION_RECORD'
  /** Everything that a run measured. */
  | 'RISK_REPORT';

/** States of a report. */
export type ReportStatus =
  /** Ended without files. */
  | 'FAILED'
  /** Waits for a worker. */
  | 'QUEUED'
  /** Is being made. */
  | 'RUNNING'
  /** Has its files, which never change again. */
  | 'SUCCEEDED';

/** Duties to report. Defaults for Korea; to be confirmed by the operator's counsel. */
export type ReportingClock =
  /** Report to the FSS over EFARS (금융감독원 전자금융사고 보고), 24 hours. */
  | 'FSS_EFARS'
  /** Report of an intrusion to KISA (한국인터넷진흥원 침해사고 신고), 24 hours. */
  | 'KISA_INCIDENT'
  /** Notice to the people concerned (정보주체 유출 통지), 72 hours. */
  | 'PIPC_NOTICE'
  /** Report of a leak to the PIPC (개인정보보호위원회 유출 신고), 72 hours. */
  | 'PIPC_REPORT';

/** Bands of the risk score (위험 점수 구간); not the levels of the national crisis alert. */
export type RiskBand =
  /** 경계: 60 to below 80. */
  | 'ALERT'
  /** 관심: 20 to below 40. */
  | 'ATTENTION'
  /** 주의: 40 to below 60. */
  | 'CAUTION'
  /** 정상: 0 to below 20. */
  | 'NORMAL'
  /** 심각: 80 to 100. */
  | 'SEVERE';

/** Measures of risk and return. */
export type RiskMetricKey =
  /** Expected loss from threats in a year, in closed form. */
  | 'ANNUAL_LOSS_EXPECTANCY'
  /** Sum of the squared weights of the holdings. */
  | 'CONCENTRATION'
  /** Mean of the worst 5 % of losses. */
  | 'CONDITIONAL_VALUE_AT_RISK_95'
  /** Mean of the worst 1 % of losses. */
  | 'CONDITIONAL_VALUE_AT_RISK_99'
  /** Probability of a largest fall beyond the limit of the operator. */
  | 'DRAWDOWN_BREACH_PROBABILITY'
  /** Upper bound of the conditional value at risk by exponential moments, at 99 %. */
  | 'ENTROPIC_VALUE_AT_RISK_99'
  /** Sessions to sell 95 % of the holdings at 20 % of the usual volume. */
  | 'LIQUIDITY_DAYS'
  /** Probability of any loss. */
  | 'LOSS_PROBABILITY'
  /** Largest fall that is exceeded with probability 5 %. */
  | 'MAX_DRAWDOWN_95'
  /** Mean of the largest fall from an earlier high within the horizon. */
  | 'MAX_DRAWDOWN_MEAN'
  /** Mean loss; a negative one is a gain. */
  | 'MEAN_LOSS'
  /** Mean simple return over the horizon, on the start value of holdings and cash. */
  | 'MEAN_RETURN'
  /** Mean over standard deviation of the horizon return, annualised; no risk-free rate is taken off. */
  | 'SHARPE_RATIO'
  /** Mean over the root mean square of the returns below 0, annualised; not there where no path loses. */
  | 'SORTINO_RATIO'
  /** Probability of a loss above the tolerance of the scenario. */
  | 'TOLERANCE_BREACH_PROBABILITY'
  /** Loss that is exceeded with probability 5 %. */
  | 'VALUE_AT_RISK_95'
  /** Loss that is exceeded with probability 1 %. */
  | 'VALUE_AT_RISK_99'
  /** Standard deviation of the horizon return, annualised. */
  | 'VOLATILITY';

/** What a figure measures. */
export type RiskScope =
  /** Holdings and cash alone, over the investment horizon. */
  | 'HOLDINGS'
  /** Holdings and threats together, over the investment horizon. */
  | 'JOINT'
  /** Losses from threats within the investment horizon. */
  | 'THREAT_HORIZON'
  /** Losses from threats in a year of 365 days. */
  | 'THREAT_YEAR';

/** Units of figures. */
export type RiskUnit =
  /** A number of things. */
  | 'COUNT'
  /** Sessions. */
  | 'DAYS'
  /** Won. */
  | 'KRW'
  /** A plain number, such as a return or a probability. */
  | 'RATIO'
  /** Points of the risk score, 0 to 100. */
  | 'SCORE';

/** Bundles of permissions; each person has one. */
export type Role =
  /** Everything, with the profile of the organisation. */
  | 'ADMIN'
  /** Also edits scenarios and starts runs. */
  | 'ANALYST'
  /** Reads everything; approves orders. */
  | 'APPROVER'
  /** As an analyst; asks for orders. */
  | 'TRADER'
  /** Reads everything. */
  | 'VIEWER';

/** How paths are drawn. Every method estimates the same figures; they differ in how fast the intervals narrow. */
export type SamplingMethod =
  /** A short pilot chooses the method with the least variance of the joint CVaR 99 %; the default. */
  | 'AUTO'
  /** Independent paths. */
  | 'PLAIN'
  /** Scrambled Sobol points, which fill the space of draws evenly. */
  | 'QUASI_RANDOM'
  /** Scrambled Sobol points with tilting. */
  | 'QUASI_RANDOM_TILTED'
  /** Half of the paths are drawn where large losses are and weighted back. */
  | 'TILTED';

/** Input of scenarioArchive. */
export type ScenarioArchiveInput = {
  /** The version that the caller last read. */
  expectedVersion: number;
  /** Scenario to archive. */
  id: string | number;
};

/** Input of scenarioClone. */
export type ScenarioCloneInput = {
  /** Scenario to copy; an archived one may be copied too. */
  id: string | number;
  /** Random key of this attempt, 16 to 64 characters; a repeat with the same key makes nothing new. */
  idempotencyKey: string;
  /** Name of the copy, 1 to 100 characters. */
  name: string;
};

/** Input of scenarioCreate. */
export type ScenarioCreateInput = {
  /** Accuracy goal: half the width of the 95 % interval of the joint CVaR 99 % over its value, in basis points, 10 to 2,000; 100 is 1 %. Null: all paths are used. */
  accuracyBps?: number | null | undefined;
  /** Controls assumed in force on top of the operator's current ones; a run charges their cost pro rata. */
  additionalControlIds?: Array<string>;
  /** Reading of the observed threat frequencies. */
  calibration?: ThreatCalibration;
  /** Lets the alert level move day by day and join threats to the market. Null: it stays at threatLevel and nothing joins them. */
  commonRegime?: CommonRegimeInput | null | undefined;
  /** Additional annual cost that new controls may have, in won, at least 0. */
  controlBudgetKrw?: string;
  /** Free text, up to 2,000 characters; null is an empty one. */
  description?: string | null | undefined;
  /** Latest sessions that the market model is estimated from, 60 to 5,040. */
  estimationSessions?: number;
  /** Exposures that differ from the catalogue. */
  exposures?: Array<ThreatExposureInput>;
  /** Pays losses from threats by selling holdings where money runs out. Null: they do not touch them. */
  forcedSales?: ForcedSalesInput | null | undefined;
  /** Whether security events at issuers move their shares. */
  hasIssuerEvents?: boolean;
  /** Investment horizon in KRX sessions, 1 to 252. */
  horizonSessions?: number;
  /** Random key of this attempt, 16 to 64 characters; a repeat with the same key makes nothing new. */
  idempotencyKey: string;
  /** Money to invest, in won, 1 to 9,007,199,254,740,991. */
  investmentBudgetKrw: string;
  /** Joint loss over the horizon that is tolerated, in won, at least 1. Null: the operator's own. */
  lossToleranceKrw?: string | null | undefined;
  /** Model of the market. */
  marketModel?: MarketModel;
  /** Name shown to people, 1 to 100 characters. */
  name: string;
  /** Whether the error of the fitted model is part of the figures. */
  parameterUncertainty?: ParameterUncertainty;
  /** Paths to simulate, 1 to 10,000,000; with an accuracy goal the most that may be used. */
  pathCount?: number;
  /** 1 to 50 instruments, none twice. */
  positions: Array<ScenarioPositionInput>;
  /** How paths are drawn. */
  sampling?: SamplingMethod;
  /** Seed of the random numbers, decimal, 0 to 9007199254740991. Null: the server draws one. */
  seed?: string | null | undefined;
  /** Stress case. Null: none. */
  stress?: StressCaseInput | null | undefined;
  /** National crisis alert level that is assumed for the whole year. */
  threatLevel?: ThreatLevel;
};

/** Conditions on scenarios; all given ones must hold. */
export type ScenarioFilter = {
  /** Part of the name, case-insensitive, 2 to 100 characters. Null: any name. */
  nameContains?: string | null | undefined;
  /** Any of these states. Null: all. */
  statusIn?: Array<ScenarioStatus> | null | undefined;
};

/** Sort orders of scenarios. */
export type ScenarioOrder =
  /** Newest first. */
  | 'CREATED_AT_DESC'
  /** By name, Korean collation. */
  | 'NAME_ASC'
  /** Last changed first. */
  | 'UPDATED_AT_DESC';

/** One instrument and its share of the investment. */
export type ScenarioPositionInput = {
  /** Symbol of an instrument that the server knows, such as 005930. */
  symbol: string;
  /** Share of the investment budget, 0 to 1; all of them must sum to 1 within 0.000001. */
  weightRatio: number;
};

/** Input of scenarioRestore. */
export type ScenarioRestoreInput = {
  /** The version that the caller last read. */
  expectedVersion: number;
  /** Archived scenario to take back. */
  id: string | number;
};

/** States of a scenario. */
export type ScenarioStatus =
  /** Kept for the record, read only. */
  | 'ARCHIVED'
  /** Being edited: an instrument has too few sessions for a simulation yet. */
  | 'DRAFT'
  /** Ready to simulate. */
  | 'READY';

/** Input of scenarioUpdate. A field that is left out stays as it is. Saving also takes up the latest operator profile. */
export type ScenarioUpdateInput = {
  /** Accuracy goal in basis points, 10 to 2,000; 100 is 1 %. Null clears it: all paths are used. */
  accuracyBps?: number | null | undefined;
  /** All additional controls anew. */
  additionalControlIds?: Array<string> | null | undefined;
  /** Reading of the observed threat frequencies. */
  calibration?: ThreatCalibration | null | undefined;
  /** How the alert level moves from day to day. Null clears it: it stays at threatLevel. */
  commonRegime?: CommonRegimeInput | null | undefined;
  /** Additional annual cost that new controls may have, in won, at least 0. */
  controlBudgetKrw?: string | null | undefined;
  /** New text, up to 2,000 characters. */
  description?: string | null | undefined;
  /** Latest sessions that the market model is estimated from, 60 to 5,040. */
  estimationSessions?: number | null | undefined;
  /** The version that the caller last read. */
  expectedVersion: number;
  /** All exposures anew. */
  exposures?: Array<ThreatExposureInput> | null | undefined;
  /** How losses from threats are paid. Null clears it: they do not touch the holdings. */
  forcedSales?: ForcedSalesInput | null | undefined;
  /** Whether security events at issuers move their shares. */
  hasIssuerEvents?: boolean | null | undefined;
  /** Investment horizon in KRX sessions, 1 to 252. */
  horizonSessions?: number | null | undefined;
  /** Scenario to change. */
  id: string | number;
  /** Money to invest, in won, 1 to 9,007,199,254,740,991. */
  investmentBudgetKrw?: string | null | undefined;
  /** Joint loss over the horizon that is tolerated, in won, at least 1. Null clears it: the operator's own holds. */
  lossToleranceKrw?: string | null | undefined;
  /** Model of the market. */
  marketModel?: MarketModel | null | undefined;
  /** New name, 1 to 100 characters. */
  name?: string | null | undefined;
  /** Whether the error of the fitted model is part of the figures. */
  parameterUncertainty?: ParameterUncertainty | null | undefined;
  /** Paths to simulate, 1 to 10,000,000; with an accuracy goal the most that may be used. */
  pathCount?: number | null | undefined;
  /** All positions anew, 1 to 50. */
  positions?: Array<ScenarioPositionInput> | null | undefined;
  /** How paths are drawn. */
  sampling?: SamplingMethod | null | undefined;
  /** Seed of the random numbers, decimal, 0 to 9007199254740991. */
  seed?: string | null | undefined;
  /** The whole stress case anew. Null clears it. */
  stress?: StressCaseInput | null | undefined;
  /** National crisis alert level that is assumed for the whole year. */
  threatLevel?: ThreatLevel | null | undefined;
};

/** How scheduled work ended. */
export type ScheduleOutcome =
  /** Not done; it is tried again, or comes again at its time. */
  | 'FAILED'
  /** Done. */
  | 'SUCCEEDED';

/** Input of scheduleRun. */
export type ScheduleRunInput = {
  /** Schedule to run at once. */
  id: string | number;
  /** Random key of this attempt, 16 to 64 characters; a repeat starts nothing new. */
  idempotencyKey: string;
};

/** What the server is run for. */
export type ServerProfile =
  /** Trying out; with demo people. */
  | 'DEMO'
  /** Real work; browsers may only send the operations of the application. */
  | 'PRODUCTION';

/** Input of simulationCancel. */
export type SimulationCancelInput = {
  /** Run to stop; it must not have ended. */
  id: string | number;
};

/** Conditions on runs; all given ones must hold. */
export type SimulationRunFilter = {
  /** Runs of this scenario. Null: of all. */
  scenarioId?: string | number | null | undefined;
  /** Any of these states. Null: all. */
  statusIn?: Array<SimulationRunStatus> | null | undefined;
};

/** States of a run. */
export type SimulationRunStatus =
  /** Was stopped by a person. */
  | 'CANCELLED'
  /** Ended without a result; `failure` says why. */
  | 'FAILED'
  /** All paths are there; they are being measured. */
  | 'MERGING'
  /** Waits for a worker. */
  | 'QUEUED'
  /** Paths are being simulated. */
  | 'RUNNING'
  /** Has a result, which never changes again. */
  | 'SUCCEEDED';

/** Input of simulationStart. */
export type SimulationStartInput = {
  /** Random key of this attempt, 16 to 64 characters; a repeat with the same key starts nothing new. */
  idempotencyKey: string;
  /** Scenario to simulate; not an archived one. */
  scenarioId: string | number;
};

/** What a way of choosing is measured against. */
export type StrategyBenchmark =
  /** Cash that earns nothing: a Sharpe ratio of 0. */
  | 'CASH'
  /** The same amount in every instrument, under the same costs and calendar. */
  | 'EQUAL_WEIGHT'
  /** The market of the same instruments, as `marketBenchmark` says. */
  | 'MARKET';

/** What a run assumes on top of its market model: at least one shock or a replay. */
export type StressCaseInput = {
  /** Days whose log returns take the place of the first sessions of the horizon. Null: none. */
  replay?: StressReplayInput | null | undefined;
  /** Shocks in the order in which they act, at most 20. */
  shocks?: Array<StressShockInput>;
};

/** Sessions of the past that are lived through once more. */
export type StressReplayInput = {
  /** First day, in Seoul; within the sessions that the model is estimated from. */
  firstDate: string;
  /** Last day, in Seoul; not before the first. */
  lastDate: string;
};

/** One change of the market. */
export type StressShockInput = {
  /** First session that it meets, from 1. */
  firstSession: number;
  /** What it changes. */
  kind: StressShockKind;
  /** Last session that it meets; not before the first, at most the horizon. */
  lastSession: number;
  /** Symbols of the positions that it meets, none twice; empty: all. Must be empty for CORRELATION. */
  symbols?: Array<string>;
  /** LOG_RETURN: -1 to 1, added to each session. VOLATILITY: a factor of 0 to 10. CORRELATION: 0 to 1. */
  value: number;
};

/** What a shock changes. */
export type StressShockKind =
  /** Moves every correlation that part of the way to 1, over the whole horizon and all holdings; a value of 0 to 1. */
  | 'CORRELATION'
  /** Adds to the log return of each of its sessions; a value of -1 to 1. */
  | 'LOG_RETURN'
  /** Multiplies the unexpected part of the log return; a value of 0 to 10. */
  | 'VOLATILITY';

/** Which reading of the observed threat frequencies is used. */
export type ThreatCalibration =
  /** The intrusion rate that surveys of firms imply; the default. */
  | 'PRUDENT'
  /** The lower rate that securities firms reported to the supervisor. */
  | 'REPORTED';

/** Exposure to one threat. */
export type ThreatExposureInput = {
  /** Multiple of the catalogue's frequency, 0 to 10. */
  exposure: number;
  /** Threat of the catalogue, such as T01. */
  threatId: string;
};

/** Feeds of threat intelligence. */
export type ThreatFeedName =
  /** Probabilities of exploitation, as FIRST publishes them each day. */
  | 'EPSS'
  /** Known exploited vulnerabilities, as CISA publishes them. */
  | 'KEV';

/** Levels of the national crisis alert (위기경보 단계), lowest first; not the bands of the risk score. */
export type ThreatLevel =
  /** 경계: many institutions or several carriers hit. */
  | 'ALERT'
  /** 관심: incidents at some institutions, or a higher likelihood. */
  | 'ATTENTION'
  /** 주의: failures in part, spread to many institutions likely. */
  | 'CAUTION'
  /** 정상: ordinary background. */
  | 'NORMAL'
  /** 심각: national scale. */
  | 'SEVERE';

/** Input of tradingAccountRefresh. */
export type TradingAccountRefreshInput = {
  /** Random key of this attempt, 16 to 64 characters; a repeat with the same key does nothing new. */
  idempotencyKey: string;
};

/** Input of tradingHalt. */
export type TradingHaltInput = {
  /** Whether orders that the broker has are taken back too. */
  isCancellingOpenOrders?: boolean;
  /** Why, 1 to 500 characters. */
  reason: string;
};

/** Input of tradingLimitsUpdate; a limit that is left out stays. */
export type TradingLimitsUpdateInput = {
  /** The version that the caller last read. */
  expectedVersion: number;
  /** Largest amount of all orders of a market day, in won, at least 0. */
  maximumDayKrw?: string | null | undefined;
  /** Most orders of a market day, 0 to 10,000. */
  maximumDayOrders?: number | null | undefined;
  /** Largest share of one instrument, above 0 and at most 1. */
  maximumInstrumentRatio?: number | null | undefined;
  /** Largest amount of one order, in won, at least 0. */
  maximumOrderKrw?: string | null | undefined;
  /** Largest distance from the last price, above 0 and at most 1. */
  priceBandRatio?: number | null | undefined;
};

/** Input of tradingResume. */
export type TradingResumeInput = {
  /** Why, 1 to 500 characters. */
  reason: string;
};

/** Codes of expected failures; new ones may be added. */
export type UserErrorCode =
  /** The broker said no, or does not answer. */
  | 'BROKER_REFUSED'
  /** The key was used with another input. */
  | 'IDEMPOTENCY_KEY_REUSED'
  /** No answer satisfies all conditions. */
  | 'INFEASIBLE'
  /** A value is missing, malformed or out of range. */
  | 'INVALID_INPUT'
  /** There is no such object, or the caller may not see it. */
  | 'NOT_FOUND'
  /** The order passes a trading limit of the organisation. */
  | 'ORDER_LIMIT_EXCEEDED'
  /** Orders cannot reach an account on this server. */
  | 'REAL_ORDERS_DISABLED'
  /** Nobody approves what he asked for himself. */
  | 'SELF_APPROVAL'
  /** Trading is stopped. */
  | 'TRADING_HALTED'
  /** The object changed since it was read. */
  | 'VERSION_CONFLICT'
  /** The object is in a state that does not allow it. */
  | 'WRONG_STATE';

/** Input of viewerApiTokenCreate. */
export type ViewerApiTokenCreateInput = {
  /** Addresses and networks that it may be used from, e.g. 203.0.113.0/24, at most 20; empty: any. */
  allowedAddresses?: Array<string>;
  /** Days until it ends, 1 to 3650. */
  days?: number;
  /** What it is for, 1 to 100 characters. */
  name: string;
  /** What it may do; only permissions of the caller's own role. */
  scopes: Array<Permission>;
};

/** Input of viewerApiTokenRevoke. */
export type ViewerApiTokenRevokeInput = {
  /** Token to end. */
  id: string | number;
};

/** Input of viewerLanguageUpdate. */
export type ViewerLanguageUpdateInput = {
  /** Language to be answered in where a request names none. */
  language: Language;
};

/** Input of viewerPasswordUpdate. */
export type ViewerPasswordUpdateInput = {
  /** Present password. */
  currentPassword: string;
  /** New password, 12 to 128 characters, not easy to guess, without name or address, and another one. */
  newPassword: string;
};

/** Input of viewerRecoveryCodesRenew. */
export type ViewerRecoveryCodesRenewInput = {
  /** Present password. */
  password: string;
};

/** Input of viewerSessionRevoke. */
export type ViewerSessionRevokeInput = {
  /** Session to end; left out or null: all but the one that asks. */
  id?: string | number | null | undefined;
};

/** Input of viewerTotpDisable. */
export type ViewerTotpDisableInput = {
  /** Present password. */
  password: string;
};

/** Input of viewerTotpEnrol. */
export type ViewerTotpEnrolInput = {
  /** Present password. */
  password: string;
};

/** Input of viewerTotpVerify. */
export type ViewerTotpVerifyInput = {
  /** Code of 6 digits that the app shows now. */
  code: string;
};

/** What the volatility of an instrument follows. */
export type VolatilityModel =
  /** One volatility for all sessions. */
  | 'CONSTANT'
  /** That of the sessions which are drawn again. */
  | 'EMPIRICAL'
  /** Exponential weights, where the GARCH fit failed its checks. */
  | 'EWMA'
  /** A GARCH(1,1) with Student-t residuals. */
  | 'GARCH_T';

export type ViewerLanguageUpdateMutationVariables = Exact<{
  input: ViewerLanguageUpdateInput;
}>;


export type ViewerLanguageUpdateMutation = { viewerLanguageUpdate: { viewer: { id: string, language: Language } | null, errors: Array<{ code: UserErrorCode, message: string }> } };

export type SecondStepQueryVariables = Exact<{ [key: string]: never; }>;


export type SecondStepQuery = { viewerTotp: { isEnabled: boolean, isRequired: boolean } };

export type SessionQueryVariables = Exact<{ [key: string]: never; }>;


export type SessionQuery = { viewer: { id: string, name: string, email: string, role: Role, permissions: Array<Permission>, language: Language, organisation: { id: string, name: string } } | null, serverInfo: { apiVersion: string, engineVersion: string, profile: ServerProfile, isDataSimulated: boolean, marketAsOfDate: string | null } };

export type AlertRowFragment = { id: string, severity: AlertSeverity, isOpen: boolean, isRecord: boolean, value: number, threshold: number, unit: AlertUnit, openedAt: string, acknowledgedAt: string | null, acknowledgedBy: string | null, escalatedAt: string | null, closedAt: string | null, playbookId: string, viewerCanAcknowledge: boolean, rule: { id: string, title: string, when: string }, evidence: Array<{ kind: AlertEvidenceKind, reference: string }>, move: { sessionDate: string, returnRatio: number, marketRatio: number, residualRatio: number, weightRatio: number } | null, instrument: { id: string, symbol: string, nameKo: string, nameEn: string } | null } & { ' $fragmentName'?: 'AlertRowFragment' };

export type CurrentLevelPartsFragment = { level: ThreatLevel, version: number, viewerCanUpdate: boolean, lastChange: { id: string, reason: string, sourceUrl: string | null, changedAt: string, changedBy: string | null } | null } & { ' $fragmentName'?: 'CurrentLevelPartsFragment' };

export type AlertsPageQueryVariables = Exact<{ [key: string]: never; }>;


export type AlertsPageQuery = { alertOverview: { openAlertCount: number, unacknowledgedAlertCount: number, openIncidentCount: number, overdueClockCount: number, latestEventCursor: string, level: { ' $fragmentRefs'?: { 'CurrentLevelPartsFragment': CurrentLevelPartsFragment } } }, openAlerts: { edges: Array<{ node: { ' $fragmentRefs'?: { 'AlertRowFragment': AlertRowFragment } } }> }, alertLevelChanges: { edges: Array<{ node: { id: string, level: ThreatLevel, previousLevel: ThreatLevel, reason: string, sourceUrl: string | null, changedAt: string, changedBy: string | null } }> }, incidents: { edges: Array<{ node: { id: string, title: string, status: IncidentStatus, priority: IncidentPriority, detectedAt: string, threat: { id: string, nameKo: string, nameEn: string }, clocks: Array<{ clock: ReportingClock, dueAt: string, isRequired: boolean, completedAt: string | null }>, steps: Array<{ id: string, completedAt: string | null }> } }> }, responseRules: Array<{ id: string, title: string, when: string, severityText: string, hasSource: boolean, sourceText: string | null }> };

export type ClosedAlertsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ClosedAlertsQuery = { alerts: { edges: Array<{ node: { ' $fragmentRefs'?: { 'AlertRowFragment': AlertRowFragment } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type AlertEventsSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type AlertEventsSubscription = { alertEvents:
    | { cursor: string, occurredAt: string }
    | { cursor: string, occurredAt: string }
    | { cursor: string, occurredAt: string }
   };

export type AlertAcknowledgeMutationVariables = Exact<{
  input: AlertAcknowledgeInput;
}>;


export type AlertAcknowledgeMutation = { alertAcknowledge: { alert: { ' $fragmentRefs'?: { 'AlertRowFragment': AlertRowFragment } } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
    > } };

export type AlertLevelUpdateMutationVariables = Exact<{
  input: AlertLevelUpdateInput;
}>;


export type AlertLevelUpdateMutation = { alertLevelUpdate: { level: { ' $fragmentRefs'?: { 'CurrentLevelPartsFragment': CurrentLevelPartsFragment } } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
    > } };

export type PlaybooksQueryVariables = Exact<{ [key: string]: never; }>;


export type PlaybooksQuery = { playbooks: Array<{ id: string, title: string, steps: Array<{ id: string, phase: PlaybookPhase, phaseNist: string, phaseIso: string, ownerRole: PlaybookOwnerRole, dueHours: number, text: string, evidence: string }> }> };

export type AlertGlanceQueryVariables = Exact<{ [key: string]: never; }>;


export type AlertGlanceQuery = { alertOverview: { openAlertCount: number, unacknowledgedAlertCount: number, openIncidentCount: number, overdueClockCount: number, latestEventCursor: string, level: { level: ThreatLevel } }, newestAlerts: { edges: Array<{ node: { id: string, severity: AlertSeverity, openedAt: string, acknowledgedAt: string | null, rule: { id: string, title: string } } }> } };

export type IncidentPartsFragment = { id: string, version: number, title: string, description: string, status: IncidentStatus, priority: IncidentPriority, isPriorityChosen: boolean, detectedAt: string, isMalicious: boolean, hasPersonalData: boolean, recordCount: number, hasSensitiveData: boolean, hasOutsideAccess: boolean, outageMinutes: number, subscriberCount: number, estimatedLossKrw: string, createdBy: string | null, closedAt: string | null, closedBy: string | null, closeReason: string | null, viewerCanUpdate: boolean, threat: { id: string, nameKo: string, nameEn: string }, clocks: Array<{ clock: ReportingClock, dueAt: string, isRequired: boolean, completedAt: string | null, completedBy: string | null, note: string | null }>, steps: Array<{ id: string, phase: PlaybookPhase, phaseNist: string, phaseIso: string, ownerRole: PlaybookOwnerRole, text: string, evidence: string, dueAt: string, completedAt: string | null, completedBy: string | null, evidenceNote: string | null }> } & { ' $fragmentName'?: 'IncidentPartsFragment' };

export type IncidentQueryVariables = Exact<{
  id: string | number;
}>;


export type IncidentQuery = { incident: { ' $fragmentRefs'?: { 'IncidentPartsFragment': IncidentPartsFragment } } | null, alertOverview: { latestEventCursor: string } };

export type ThreatNamesQueryVariables = Exact<{ [key: string]: never; }>;


export type ThreatNamesQuery = { catalogue: { threatVersion: string, controlVersion: string, threats: Array<{ id: string, nameKo: string, nameEn: string }> } };

export type IncidentOpenMutationVariables = Exact<{
  input: IncidentOpenInput;
}>;


export type IncidentOpenMutation = { incidentOpen: { incident: { id: string } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
    > } };

export type IncidentUpdateMutationVariables = Exact<{
  input: IncidentUpdateInput;
}>;


export type IncidentUpdateMutation = { incidentUpdate: { incident: { ' $fragmentRefs'?: { 'IncidentPartsFragment': IncidentPartsFragment } } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
    > } };

export type IncidentStepCompleteMutationVariables = Exact<{
  input: IncidentStepCompleteInput;
}>;


export type IncidentStepCompleteMutation = { incidentStepComplete: { incident: { ' $fragmentRefs'?: { 'IncidentPartsFragment': IncidentPartsFragment } } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
    > } };

export type IncidentStepReopenMutationVariables = Exact<{
  input: IncidentStepReopenInput;
}>;


export type IncidentStepReopenMutation = { incidentStepReopen: { incident: { ' $fragmentRefs'?: { 'IncidentPartsFragment': IncidentPartsFragment } } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
    > } };

export type IncidentClockCompleteMutationVariables = Exact<{
  input: IncidentClockCompleteInput;
}>;


export type IncidentClockCompleteMutation = { incidentClockComplete: { incident: { ' $fragmentRefs'?: { 'IncidentPartsFragment': IncidentPartsFragment } } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
    > } };

export type IncidentCloseMutationVariables = Exact<{
  input: IncidentCloseInput;
}>;


export type IncidentCloseMutation = { incidentClose: { incident: { ' $fragmentRefs'?: { 'IncidentPartsFragment': IncidentPartsFragment } } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
    > } };

export type AuditEntriesQueryVariables = Exact<{
  filter?: AuditEntryFilter | null | undefined;
  after?: string | null | undefined;
}>;


export type AuditEntriesQuery = { auditEntries: { edges: Array<{ cursor: string, node: { id: string, actorId: string, actorName: string | null, action: string, subjectId: string | null, detailsJson: string | null, address: string | null, occurredAt: string } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } };

export type AccessEntriesQueryVariables = Exact<{
  filter?: AccessEntryFilter | null | undefined;
  after?: string | null | undefined;
}>;


export type AccessEntriesQuery = { accessEntries: { edges: Array<{ cursor: string, node: { id: string, personId: string, personName: string | null, kind: AccessKind, method: AccessMethod | null, address: string | null, device: string | null, occurredAt: string } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } };

export type LogPeopleQueryVariables = Exact<{ [key: string]: never; }>;


export type LogPeopleQuery = { people: { edges: Array<{ cursor: string, node: { id: string, name: string } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } };

export type AuditExportMutationVariables = Exact<{
  input: AuditExportInput;
}>;


export type AuditExportMutation = { auditExport: { file: { url: string, rowCount: number, isCut: boolean } | null, errors: Array<{ code: UserErrorCode, message: string }> } };

export type AccessExportMutationVariables = Exact<{
  input: AccessExportInput;
}>;


export type AccessExportMutation = { accessExport: { file: { url: string, rowCount: number, isCut: boolean } | null, errors: Array<{ code: UserErrorCode, message: string }> } };

export type AccountQueryVariables = Exact<{ [key: string]: never; }>;


export type AccountQuery = { viewerTotp: { isEnabled: boolean, isRequired: boolean, recoveryCodeCount: number }, viewerSessions: Array<{ id: string, device: string | null, maskedAddress: string | null, createdAt: string, lastUsedAt: string, isCurrent: boolean }>, viewerApiTokens: { edges: Array<{ cursor: string, node: { id: string, name: string, scopes: Array<Permission>, allowedAddresses: Array<string>, createdAt: string, expiresAt: string | null, lastUsedAt: string | null } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } };

export type ViewerPasswordUpdateMutationVariables = Exact<{
  input: ViewerPasswordUpdateInput;
}>;


export type ViewerPasswordUpdateMutation = { viewerPasswordUpdate: { isDone: boolean, errors: Array<{ code: UserErrorCode, message: string, path: Array<string> }> } };

export type ViewerTotpEnrolMutationVariables = Exact<{
  input: ViewerTotpEnrolInput;
}>;


export type ViewerTotpEnrolMutation = { viewerTotpEnrol: { secret: string | null, otpauthUri: string | null, errors: Array<
      | { code: UserErrorCode, message: string }
      | { code: UserErrorCode, message: string }
    > } };

export type ViewerTotpVerifyMutationVariables = Exact<{
  input: ViewerTotpVerifyInput;
}>;


export type ViewerTotpVerifyMutation = { viewerTotpVerify: { recoveryCodes: Array<string> | null, errors: Array<
      | { code: UserErrorCode, message: string }
      | { code: UserErrorCode, message: string }
    > } };

export type ViewerTotpDisableMutationVariables = Exact<{
  input: ViewerTotpDisableInput;
}>;


export type ViewerTotpDisableMutation = { viewerTotpDisable: { totp: { isEnabled: boolean } | null, errors: Array<
      | { code: UserErrorCode, message: string }
      | { code: UserErrorCode, message: string }
    > } };

export type ViewerRecoveryCodesRenewMutationVariables = Exact<{
  input: ViewerRecoveryCodesRenewInput;
}>;


export type ViewerRecoveryCodesRenewMutation = { viewerRecoveryCodesRenew: { recoveryCodes: Array<string> | null, errors: Array<
      | { code: UserErrorCode, message: string }
      | { code: UserErrorCode, message: string }
    > } };

export type ViewerSessionRevokeMutationVariables = Exact<{
  input: ViewerSessionRevokeInput;
}>;


export type ViewerSessionRevokeMutation = { viewerSessionRevoke: { endedCount: number | null, errors: Array<{ code: UserErrorCode, message: string }> } };

export type ViewerApiTokenCreateMutationVariables = Exact<{
  input: ViewerApiTokenCreateInput;
}>;


export type ViewerApiTokenCreateMutation = { viewerApiTokenCreate: { secret: string | null, apiToken: { id: string } | null, errors: Array<{ code: UserErrorCode, message: string, path: Array<string> }> } };

export type ViewerApiTokenRevokeMutationVariables = Exact<{
  input: ViewerApiTokenRevokeInput;
}>;


export type ViewerApiTokenRevokeMutation = { viewerApiTokenRevoke: { revokedId: string | null, errors: Array<{ code: UserErrorCode, message: string }> } };

export type ExplanationPartsFragment = { id: string, language: Language, status: ExplanationStatus, source: ExplanationSource, outcome: ExplanationOutcome | null, model: string | null, isSimulated: boolean, costKrw: string, promptTokens: number, completionTokens: number, callCount: number, createdAt: string, finishedAt: string | null, sections: Array<{ section: ExplanationSectionId, claims: Array<{ text: string, factIds: Array<string> }> }>, facts: Array<{ factId: string, label: string, text: string, value: string, unit: FactUnit, source: string }> } & { ' $fragmentName'?: 'ExplanationPartsFragment' };

export type RunExplanationQueryVariables = Exact<{
  runId: string | number;
  language: Language;
}>;


export type RunExplanationQuery = { simulationRun: { id: string, latestExplanationEventCursor: string, explanation: { ' $fragmentRefs'?: { 'ExplanationPartsFragment': ExplanationPartsFragment } } | null } | null };

export type ExplanationRequestMutationVariables = Exact<{
  input: ExplanationRequestInput;
}>;


export type ExplanationRequestMutation = { explanationRequest: { explanation: { id: string } | null, errors: Array<
      | { __typename: 'IdempotencyKeyReusedError', message: string }
      | { __typename: 'InvalidInputError', message: string }
      | { __typename: 'NotFoundError', message: string }
      | { __typename: 'WrongStateError', message: string }
    > } };

export type ExplanationEventsSubscriptionVariables = Exact<{
  runId: string | number;
  after?: string | null | undefined;
}>;


export type ExplanationEventsSubscription = { explanationEvents: { __typename: 'ExplanationChangedEvent', cursor: string, explanation: { id: string, language: Language } } };

export type ForecastMetricsPartsFragment = { periodCount: number, rankIc: { value: number, low: number | null, high: number | null }, hitRatio: { value: number, low: number | null, high: number | null }, differenceToBaseline: { value: number, low: number | null, high: number | null } | null, coverage80Ratio: { value: number, low: number | null, high: number | null }, coverage95Ratio: { value: number, low: number | null, high: number | null } } & { ' $fragmentName'?: 'ForecastMetricsPartsFragment' };

export type ForecastModelPartsFragment = { id: string, model: ForecastModelName, version: string, status: ForecastModelStatus, reason: ForecastPromotionReason, trainedAt: string, dataSha256: string, dataFromDate: string, dataToDate: string, instrumentCount: number, isDataSimulated: boolean, horizonSessions: number, embargoSessions: number, metrics: { ' $fragmentRefs'?: { 'ForecastMetricsPartsFragment': ForecastMetricsPartsFragment } }, years: Array<{ year: number, metrics: { ' $fragmentRefs'?: { 'ForecastMetricsPartsFragment': ForecastMetricsPartsFragment } } }> } & { ' $fragmentName'?: 'ForecastModelPartsFragment' };

export type ForecastOverviewQueryVariables = Exact<{ [key: string]: never; }>;


export type ForecastOverviewQuery = { forecastSummary: { openStatementCount: number, scoredStatementCount: number, nextDueDate: string | null, promoted: { id: string, model: ForecastModelName, reason: ForecastPromotionReason } | null, latestTraining: { id: string, status: ForecastTrainingStatus, progressRatio: number, failure: string | null, createdAt: string } | null }, forecastModels: { edges: Array<{ node: { ' $fragmentRefs'?: { 'ForecastModelPartsFragment': ForecastModelPartsFragment } } }> } };

export type ForecastTrainMutationVariables = Exact<{
  input: ForecastTrainInput;
}>;


export type ForecastTrainMutation = { forecastTrain: { training: { id: string, status: ForecastTrainingStatus } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
    > } };

export type ForecastStatementPartsFragment = { id: string, kind: ForecastStatementKind, sourceId: string, madeAt: string, asOfDate: string, dueDate: string | null, horizonSessions: number, isDataSimulated: boolean, startValueKrw: string, expectedReturnRatio: number, valueAtRisk95Krw: number | null, valueAtRisk99Krw: number | null, conditionalValueAtRisk95Krw: number | null, score: { scoredAt: string, realisedReturnRatio: number, realisedLossKrw: number, isBreach95: boolean | null, isBreach99: boolean | null, isInside95: boolean | null, staleSymbols: Array<string> } | null } & { ' $fragmentName'?: 'ForecastStatementPartsFragment' };

export type ForecastStatementsQueryVariables = Exact<{
  after?: string | null | undefined;
  filter?: ForecastStatementFilter | null | undefined;
}>;


export type ForecastStatementsQuery = { forecastStatements: { edges: Array<{ node: { ' $fragmentRefs'?: { 'ForecastStatementPartsFragment': ForecastStatementPartsFragment } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type QualityWeekPartsFragment = { weekStartDate: string, validAnswerRatio: number | null, week: { scoredCount: number, hitRatio: { value: number, low: number | null, high: number | null } | null, breach95: { statedRatio: number, breachCount: number, statementCount: number, kupiecPValue: number, kupiecPowerRatio: number, rate: { value: number, low: number | null, high: number | null } } | null, breach99: { statedRatio: number, breachCount: number, statementCount: number, kupiecPValue: number, kupiecPowerRatio: number, rate: { value: number, low: number | null, high: number | null } } | null, coverage95Ratio: { value: number, low: number | null, high: number | null } | null, riskEstimation: { verdict: ForecastRiskVerdict, ratio: { value: number, low: number | null, high: number | null } } | null } } & { ' $fragmentName'?: 'QualityWeekPartsFragment' };

export type ForecastQualityQueryVariables = Exact<{ [key: string]: never; }>;


export type ForecastQualityQuery = { forecastQualityWeeks: { edges: Array<{ node: { ' $fragmentRefs'?: { 'QualityWeekPartsFragment': QualityWeekPartsFragment } } }> } };

export type RecommendationForecastQueryVariables = Exact<{
  id: string | number;
}>;


export type RecommendationForecastQuery = { recommendation: { id: string, forecastModel: { expectedReturnSource: string, modelVersion: { id: string, model: ForecastModelName, version: string } | null } } | null };

export type ExposureRowFragment = { id: string, cveId: string, assetNote: string | null, addedAt: string, addedBy: string | null, patchedAt: string | null, patchedBy: string | null, viewerCanUpdate: boolean, kev: { addedDate: string, isRansomwareUse: boolean, vendor: string, product: string, name: string } | null, epss: { probabilityRatio: number, percentileRatio: number } | null } & { ' $fragmentName'?: 'ExposureRowFragment' };

export type ExposuresQueryVariables = Exact<{
  isPatched: boolean;
  after?: string | null | undefined;
}>;


export type ExposuresQuery = { exposedVulnerabilities: { totalCount: number, edges: Array<{ cursor: string, node: (
        { id: string }
        & { ' $fragmentRefs'?: { 'ExposureRowFragment': ExposureRowFragment } }
      ) }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } }, threatFeeds: Array<{ feed: ThreatFeedName, isOff: boolean, version: string | null, isSimulated: boolean }> };

export type ExposedVulnerabilitiesAddMutationVariables = Exact<{
  input: ExposedVulnerabilitiesAddInput;
}>;


export type ExposedVulnerabilitiesAddMutation = { exposedVulnerabilitiesAdd: { addedCount: number | null, reopenedCount: number | null, knownCount: number | null, errors: Array<
      | { __typename: 'IdempotencyKeyReusedError', code: UserErrorCode, message: string, path: Array<string> }
      | { __typename: 'InvalidInputError', code: UserErrorCode, message: string, path: Array<string> }
    > } };

export type ExposedVulnerabilityPatchMutationVariables = Exact<{
  input: ExposedVulnerabilityPatchInput;
}>;


export type ExposedVulnerabilityPatchMutation = { exposedVulnerabilityPatch: { vulnerability: { id: string, patchedAt: string | null, patchedBy: string | null } | null, errors: Array<{ __typename: 'NotFoundError', code: UserErrorCode, message: string, path: Array<string> }> } };

export type ExposedVulnerabilityReopenMutationVariables = Exact<{
  input: ExposedVulnerabilityReopenInput;
}>;


export type ExposedVulnerabilityReopenMutation = { exposedVulnerabilityReopen: { vulnerability: { id: string, patchedAt: string | null, patchedBy: string | null } | null, errors: Array<{ __typename: 'NotFoundError', code: UserErrorCode, message: string, path: Array<string> }> } };

export type LlmBudgetStateQueryVariables = Exact<{ [key: string]: never; }>;


export type LlmBudgetStateQuery = { llmBudget: { model: string | null, isSimulated: boolean, today: string, limitKrw: string, spentKrw: string, reservedKrw: string, leftKrw: string, breakerState: LlmBreakerState, triesAgainAt: string | null, validAnswerRatio: number | null, days: Array<{ date: string, spentKrw: string, callCount: number, tokenCount: number, answerCount: number, validAnswerCount: number, cacheHitCount: number }> } };

export type LlmUsageListQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type LlmUsageListQuery = { llmUsage: { edges: Array<{ cursor: string, node: { id: string, purpose: LlmPurpose, model: string, isSimulated: boolean, outcome: LlmOutcome, promptTokens: number, completionTokens: number, costKrw: string, isCostEstimated: boolean, latencyMs: number, occurredAt: string } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } };

export type InstrumentSearchQueryVariables = Exact<{
  filter?: InstrumentFilter | null | undefined;
}>;


export type InstrumentSearchQuery = { instruments: { edges: Array<{ node: { id: string, symbol: string, nameKo: string, nameEn: string, market: string, lastCloseKrw: string | null, sector: { code: string, nameKo: string, nameEn: string } } }> } };

export type ChannelPartsFragment = { id: string, kind: NotificationChannelKind, name: string, language: Language, shownAddress: string | null, isSigned: boolean, isEnabled: boolean, version: number } & { ' $fragmentName'?: 'ChannelPartsFragment' };

export type RulePartsFragment = { id: string, name: string, kind: NotificationRuleKind, scoreThreshold: number | null, cvarThresholdKrw: string | null, moveThresholdPercent: number | null, lateThresholdHours: number | null, symbol: string | null, orderStatuses: Array<string>, minimumSeverity: NotificationAlertSeverity | null, scenarioId: string | null, isEnabled: boolean, silencedUntil: string | null, minimumMinutes: number, version: number, channels: Array<{ id: string, name: string, kind: NotificationChannelKind }> } & { ' $fragmentName'?: 'RulePartsFragment' };

export type DeliveryPartsFragment = { id: string, status: NotificationDeliveryStatus, attemptCount: number, nextAttemptAt: string | null, lastStatusCode: number | null, lastFailure: NotificationDeliveryFailure | null, latencyMs: number | null, createdAt: string, viewerCanRetry: boolean, notification: { id: string, title: string, kind: NotificationKind }, channel: { id: string, name: string, kind: NotificationChannelKind }, attempts: Array<{ number: number, startedAt: string, latencyMs: number, statusCode: number | null, failure: NotificationDeliveryFailure | null }> } & { ' $fragmentName'?: 'DeliveryPartsFragment' };

export type NotificationInboxQueryVariables = Exact<{ [key: string]: never; }>;


export type NotificationInboxQuery = { notificationInbox: { unreadCount: number, latestEventCursor: string } };

export type NotificationEventsSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type NotificationEventsSubscription = { notificationEvents:
    | { __typename: 'NotificationCreatedEvent', unreadCount: number, cursor: string }
    | { __typename: 'NotificationDeliveryChangedEvent', cursor: string, delivery: { id: string, status: NotificationDeliveryStatus, attemptCount: number, nextAttemptAt: string | null, lastStatusCode: number | null, lastFailure: NotificationDeliveryFailure | null, latencyMs: number | null, viewerCanRetry: boolean } }
    | { __typename: 'NotificationReadEvent', unreadCount: number, cursor: string }
   };

export type NotificationFeedQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type NotificationFeedQuery = { notifications: { edges: Array<{ cursor: string, node: { id: string, kind: NotificationKind, title: string, text: string, link: string, isSimulated: boolean, isRead: boolean, occurredAt: string, rule: { id: string, name: string } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type NotificationMarkReadMutationVariables = Exact<{
  input: NotificationMarkReadInput;
}>;


export type NotificationMarkReadMutation = { notificationMarkRead: { unreadCount: number | null, errors: Array<{ code: UserErrorCode, message: string }> } };

export type NotificationChannelsQueryVariables = Exact<{ [key: string]: never; }>;


export type NotificationChannelsQuery = { notificationChannels: Array<{ ' $fragmentRefs'?: { 'ChannelPartsFragment': ChannelPartsFragment } }> };

export type NotificationRulesQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type NotificationRulesQuery = { notificationRules: { edges: Array<{ cursor: string, node: { ' $fragmentRefs'?: { 'RulePartsFragment': RulePartsFragment } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type NotificationDeliveriesQueryVariables = Exact<{
  filter?: NotificationDeliveryFilter | null | undefined;
  after?: string | null | undefined;
}>;


export type NotificationDeliveriesQuery = { notificationDeliveries: { edges: Array<{ cursor: string, node: { ' $fragmentRefs'?: { 'DeliveryPartsFragment': DeliveryPartsFragment } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type NotificationDeliveryQueryVariables = Exact<{
  id: string | number;
}>;


export type NotificationDeliveryQuery = { node:
    | { __typename: 'Alert', id: string }
    | { __typename: 'AlertLevelChange', id: string }
    | { __typename: 'Explanation', id: string }
    | { __typename: 'ExposedVulnerability', id: string }
    | { __typename: 'ForecastModelVersion', id: string }
    | { __typename: 'ForecastStatement', id: string }
    | { __typename: 'ForecastTraining', id: string }
    | { __typename: 'Incident', id: string }
    | { __typename: 'Instrument', id: string }
    | { __typename: 'Invitation', id: string }
    | { __typename: 'LlmUsage', id: string }
    | { __typename: 'Notification', id: string }
    | { __typename: 'NotificationChannel', id: string }
    | (
      { __typename: 'NotificationDelivery', id: string }
      & { ' $fragmentRefs'?: { 'DeliveryPartsFragment': DeliveryPartsFragment } }
    )
    | { __typename: 'NotificationRule', id: string }
    | { __typename: 'OperatorProfile', id: string }
    | { __typename: 'Order', id: string }
    | { __typename: 'OrderBasket', id: string }
    | { __typename: 'Organisation', id: string }
    | { __typename: 'Person', id: string }
    | { __typename: 'Recommendation', id: string }
    | { __typename: 'Report', id: string }
    | { __typename: 'Scenario', id: string }
    | { __typename: 'SimulationRun', id: string }
    | { __typename: 'TradingAccount', id: string }
    | { __typename: 'TradingState', id: string }
   | null };

export type NotificationChannelCreateMutationVariables = Exact<{
  input: NotificationChannelCreateInput;
}>;


export type NotificationChannelCreateMutation = { notificationChannelCreate: { secret: string | null, channel: { ' $fragmentRefs'?: { 'ChannelPartsFragment': ChannelPartsFragment } } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
    > } };

export type NotificationChannelUpdateMutationVariables = Exact<{
  input: NotificationChannelUpdateInput;
}>;


export type NotificationChannelUpdateMutation = { notificationChannelUpdate: { secret: string | null, channel: { ' $fragmentRefs'?: { 'ChannelPartsFragment': ChannelPartsFragment } } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
    > } };

export type NotificationChannelDeleteMutationVariables = Exact<{
  input: NotificationChannelDeleteInput;
}>;


export type NotificationChannelDeleteMutation = { notificationChannelDelete: { channel: { id: string, isArchived: boolean } | null, errors: Array<
      | { code: UserErrorCode, message: string }
      | { code: UserErrorCode, message: string }
      | { code: UserErrorCode, message: string }
      | { code: UserErrorCode, message: string }
    > } };

export type NotificationChannelTestMutationVariables = Exact<{
  input: NotificationChannelTestInput;
}>;


export type NotificationChannelTestMutation = { notificationChannelTest: { delivery: (
      { id: string }
      & { ' $fragmentRefs'?: { 'DeliveryPartsFragment': DeliveryPartsFragment } }
    ) | null, errors: Array<
      | { code: UserErrorCode, message: string }
      | { code: UserErrorCode, message: string }
      | { code: UserErrorCode, message: string }
      | { code: UserErrorCode, message: string }
    > } };

export type NotificationRuleCreateMutationVariables = Exact<{
  input: NotificationRuleCreateInput;
}>;


export type NotificationRuleCreateMutation = { notificationRuleCreate: { rule: { ' $fragmentRefs'?: { 'RulePartsFragment': RulePartsFragment } } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
    > } };

export type NotificationRuleUpdateMutationVariables = Exact<{
  input: NotificationRuleUpdateInput;
}>;


export type NotificationRuleUpdateMutation = { notificationRuleUpdate: { rule: { ' $fragmentRefs'?: { 'RulePartsFragment': RulePartsFragment } } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
    > } };

export type NotificationRuleSilenceMutationVariables = Exact<{
  input: NotificationRuleSilenceInput;
}>;


export type NotificationRuleSilenceMutation = { notificationRuleSilence: { rule: { ' $fragmentRefs'?: { 'RulePartsFragment': RulePartsFragment } } | null, errors: Array<
      | { code: UserErrorCode, message: string }
      | { code: UserErrorCode, message: string }
      | { code: UserErrorCode, message: string }
      | { code: UserErrorCode, message: string }
    > } };

export type NotificationRuleDeleteMutationVariables = Exact<{
  input: NotificationRuleDeleteInput;
}>;


export type NotificationRuleDeleteMutation = { notificationRuleDelete: { rule: { id: string } | null, errors: Array<
      | { code: UserErrorCode, message: string }
      | { code: UserErrorCode, message: string }
      | { code: UserErrorCode, message: string }
      | { code: UserErrorCode, message: string }
    > } };

export type NotificationDeliveryRetryMutationVariables = Exact<{
  input: NotificationDeliveryRetryInput;
}>;


export type NotificationDeliveryRetryMutation = { notificationDeliveryRetry: { delivery: { ' $fragmentRefs'?: { 'DeliveryPartsFragment': DeliveryPartsFragment } } | null, errors: Array<
      | { code: UserErrorCode, message: string }
      | { code: UserErrorCode, message: string }
      | { code: UserErrorCode, message: string }
      | { code: UserErrorCode, message: string }
    > } };

export type RuleScenariosQueryVariables = Exact<{ [key: string]: never; }>;


export type RuleScenariosQuery = { scenarios: { edges: Array<{ cursor: string, node: { id: string, name: string } }> } };

export type BackupQueryVariables = Exact<{ [key: string]: never; }>;


export type BackupQuery = { operations: { backup: { hasPlace: boolean, hasKey: boolean, keptDayCount: number, keptWeekCount: number, lastRun: { finishedAt: string, archive: string | null, error: string | null } | null, lastGood: { startedAt: string, rowCount: number | null, objectCount: number | null, writtenBytes: number | null, isEncrypted: boolean | null, isFullyRead: boolean | null, isDrilled: boolean | null, withoutLog: string | null } | null } } };

export type OperationsQueryVariables = Exact<{ [key: string]: never; }>;


export type OperationsQuery = { serverInfo: { apiVersion: string, engineVersion: string }, threatFeeds: Array<{ feed: ThreatFeedName, isOff: boolean, version: string | null, checkedAt: string | null, entryCount: number | null, isSimulated: boolean, ageDays: number | null, lastError: string | null }>, operations: { observedAt: string, queues: Array<{ name: string, waitingCount: number, activeCount: number, delayedCount: number, failedCount: number, oldestWaitingAt: string | null }>, processes: Array<{ id: string, role: string, hostName: string, pid: number, engineVersion: string, threadCount: number, startedAt: string, beatAt: string, state: ProcessStanding, activeJobs: Array<{ job: string, count: number }> }>, leases: Array<{ name: string, processId: string }>, failedKinds: Array<{ job: string, count: number }>, failedJobs: Array<{ job: string, jobId: string, reason: string, attemptCount: number, failedAt: string | null }>, schedules: Array<{ id: string, title: string, purpose: string, rule: string, nextAt: string | null, viewerCanRun: boolean, lastRun: { startedAt: string, finishedAt: string, outcome: ScheduleOutcome, isByHand: boolean, error: string | null } | null }>, ingestion: { latestSession: string | null, sessionsBehindCount: number | null, instrumentCount: number, candleCount: number, openFailureCount: number }, etlFailures: { edges: Array<{ node: { id: string, code: string, fromDay: string, toDay: string, reason: string, attemptCount: number, lastAt: string } }> }, outbox: { waitingCount: number, oldestAt: string | null }, eventLog: { streamCount: number, eventCount: number, newestAt: string | null }, engine: { threadCount: number, busyCount: number, waitingCount: number }, process: { startedAt: string, nodeVersion: string, residentBytes: number, eventLoopDelayMs: number } } };

export type OperationsBudgetQueryVariables = Exact<{ [key: string]: never; }>;


export type OperationsBudgetQuery = { llmBudget: { model: string | null, limitKrw: string, spentKrw: string } };

export type ScheduleRunMutationVariables = Exact<{
  input: ScheduleRunInput;
}>;


export type ScheduleRunMutation = { scheduleRun: { schedule: { id: string } | null, errors: Array<
      | { code: UserErrorCode, message: string }
      | { code: UserErrorCode, message: string }
      | { code: UserErrorCode, message: string }
    > } };

export type EtlFailureRetryMutationVariables = Exact<{
  input: EtlFailureRetryInput;
}>;


export type EtlFailureRetryMutation = { etlFailureRetry: { failure: { id: string } | null, errors: Array<
      | { code: UserErrorCode, message: string }
      | { code: UserErrorCode, message: string }
      | { code: UserErrorCode, message: string }
      | { code: UserErrorCode, message: string }
    > } };

export type QueueJobRetryMutationVariables = Exact<{
  input: QueueJobRetryInput;
}>;


export type QueueJobRetryMutation = { queueJobRetry: { jobId: string | null, errors: Array<
      | { code: UserErrorCode, message: string }
      | { code: UserErrorCode, message: string }
    > } };

export type QueueJobsRetryMutationVariables = Exact<{
  input: QueueJobsRetryInput;
}>;


export type QueueJobsRetryMutation = { queueJobsRetry: { count: number | null, errors: Array<
      | { code: UserErrorCode, message: string }
      | { code: UserErrorCode, message: string }
    > } };

export type QueueJobDiscardMutationVariables = Exact<{
  input: QueueJobDiscardInput;
}>;


export type QueueJobDiscardMutation = { queueJobDiscard: { jobId: string | null, errors: Array<
      | { code: UserErrorCode, message: string }
      | { code: UserErrorCode, message: string }
    > } };

export type QueueJobsDiscardMutationVariables = Exact<{
  input: QueueJobsDiscardInput;
}>;


export type QueueJobsDiscardMutation = { queueJobsDiscard: { count: number | null, errors: Array<
      | { code: UserErrorCode, message: string }
      | { code: UserErrorCode, message: string }
    > } };

export type SystemStatusQueryVariables = Exact<{ [key: string]: never; }>;


export type SystemStatusQuery = { systemStatus: { isWorking: boolean, workerCount: number, schedulerCount: number } };

export type OperatorFormFragment = { id: string, version: number, name: string, annualRevenueKrw: string, customerRecordCount: number, staffCount: number, isFinancialOperator: boolean, currentControlIds: Array<string>, currentControlCostKrw: string, riskCapacityKrw: string, lossToleranceKrw: string, securityLossToleranceKrw: string, drawdownLimitRatio: number, concentrationLimit: number, liquidityLimitDays: number, createdAt: string, createdBy: string | null, viewerCanUpdate: boolean, sector: { code: string, nameKo: string, nameEn: string }, appetite: Array<{ lossKrw: string, maxProbabilityRatio: number }> } & { ' $fragmentName'?: 'OperatorFormFragment' };

export type OperatorQueryVariables = Exact<{ [key: string]: never; }>;


export type OperatorQuery = { operatorProfile: (
    { id: string, version: number }
    & { ' $fragmentRefs'?: { 'OperatorFormFragment': OperatorFormFragment } }
  ), operatorProfileVersions: { edges: Array<{ cursor: string, node: { id: string, version: number, createdAt: string, createdBy: string | null } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } }, catalogue: { threatVersion: string, controlVersion: string, typicalControlIds: Array<string>, sectors: Array<{ code: string, nameKo: string, nameEn: string }>, controls: Array<{ id: string, nameKo: string, nameEn: string, group: string, annualCostKrw: string, isTypical: boolean, requires: Array<Array<string>> }> } };

export type OperatorProfileUpdateMutationVariables = Exact<{
  input: OperatorProfileUpdateInput;
}>;


export type OperatorProfileUpdateMutation = { operatorProfileUpdate: { operatorProfile: (
      { id: string, version: number }
      & { ' $fragmentRefs'?: { 'OperatorFormFragment': OperatorFormFragment } }
    ) | null, errors: Array<
      | { __typename: 'InvalidInputError', code: UserErrorCode, message: string, path: Array<string> }
      | { __typename: 'VersionConflictError', code: UserErrorCode, message: string, path: Array<string> }
    > } };

export type BasketPartsFragment = { id: string, version: number, availableCashKrw: string, cutCount: number, sellAmountKrw: string, buyAmountKrw: string, costKrw: string, cashAfterKrw: string, isCashEnough: boolean, createdAt: string, createdBy: string | null, viewerCanSubmit: boolean, viewerCanApprove: boolean, viewerCanCancel: boolean, recommendation: { id: string } | null, orders: Array<(
    { id: string }
    & { ' $fragmentRefs'?: { 'OrderRowFragment': OrderRowFragment } }
  )> } & { ' $fragmentName'?: 'BasketPartsFragment' };

export type OrderBasketQueryVariables = Exact<{
  id: string | number;
}>;


export type OrderBasketQuery = { orderBasket: (
    { id: string }
    & { ' $fragmentRefs'?: { 'BasketPartsFragment': BasketPartsFragment } }
  ) | null, tradingAccount: { id: string, isPaper: boolean, isSimulated: boolean, positions: Array<{ symbol: string, quantity: number }> } | null };

export type OrderBasketCreateMutationVariables = Exact<{
  input: OrderBasketCreateInput;
}>;


export type OrderBasketCreateMutation = { orderBasketCreate: { basket: (
      { id: string }
      & { ' $fragmentRefs'?: { 'BasketPartsFragment': BasketPartsFragment } }
    ) | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
    > } };

export type OrderBasketSubmitMutationVariables = Exact<{
  input: OrderBasketSubmitInput;
}>;


export type OrderBasketSubmitMutation = { orderBasketSubmit: { basket: (
      { id: string }
      & { ' $fragmentRefs'?: { 'BasketPartsFragment': BasketPartsFragment } }
    ) | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
    > } };

export type OrderBasketApproveMutationVariables = Exact<{
  input: OrderBasketApproveInput;
}>;


export type OrderBasketApproveMutation = { orderBasketApprove: { basket: (
      { id: string }
      & { ' $fragmentRefs'?: { 'BasketPartsFragment': BasketPartsFragment } }
    ) | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
    > } };

export type OrderBasketRejectMutationVariables = Exact<{
  input: OrderBasketRejectInput;
}>;


export type OrderBasketRejectMutation = { orderBasketReject: { basket: (
      { id: string }
      & { ' $fragmentRefs'?: { 'BasketPartsFragment': BasketPartsFragment } }
    ) | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
    > } };

export type OrderBasketCancelMutationVariables = Exact<{
  input: OrderBasketCancelInput;
}>;


export type OrderBasketCancelMutation = { orderBasketCancel: { basket: (
      { id: string }
      & { ' $fragmentRefs'?: { 'BasketPartsFragment': BasketPartsFragment } }
    ) | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
    > } };

export type OrderRowFragment = { id: string, side: OrderSide, type: OrderType, symbol: string, quantity: number, limitPriceKrw: string | null, status: OrderStatus, isPaper: boolean, referencePriceKrw: string, estimatedAmountKrw: string, estimatedFeeKrw: string, estimatedTaxKrw: string, estimatedNetKrw: string, filledQuantity: number, averageFillPriceKrw: number | null, failureText: string | null, note: string, requestedBy: string | null, requestedAt: string | null, createdBy: string | null, createdAt: string, updatedAt: string, version: number, viewerCanSubmit: boolean, viewerCanDiscard: boolean, viewerCanApprove: boolean, viewerCanModify: boolean, viewerCanCancel: boolean, instrument: { id: string, symbol: string, nameKo: string, nameEn: string, market: string }, pendingChange: { kind: OrderChange, limitPriceKrw: string | null, isApproved: boolean } | null } & { ' $fragmentName'?: 'OrderRowFragment' };

export type OrderListQueryVariables = Exact<{
  filter?: OrderFilter | null | undefined;
  after?: string | null | undefined;
}>;


export type OrderListQuery = { orders: { edges: Array<{ node: (
        { id: string }
        & { ' $fragmentRefs'?: { 'OrderRowFragment': OrderRowFragment } }
      ) }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type OrderQueryVariables = Exact<{
  id: string | number;
}>;


export type OrderQuery = { order: (
    { id: string, filledAmountKrw: string, feeKrw: string, taxKrw: string, brokerOrderNumber: string | null, tradeDate: string | null, approvedBy: string | null, approvedAt: string | null, closedAt: string | null, failureCode: string | null, basket: { id: string } | null, history: Array<{ action: string, fromStatus: OrderStatus | null, toStatus: OrderStatus, actor: string | null, reason: string | null, occurredAt: string }>, fills: Array<{ quantity: number, amountKrw: string, feeKrw: string, taxKrw: string, tradeDate: string, observedAt: string }> }
    & { ' $fragmentRefs'?: { 'OrderRowFragment': OrderRowFragment } }
  ) | null };

export type OrderPreviewQueryVariables = Exact<{
  input: OrderTicketInput;
}>;


export type OrderPreviewQuery = { orderPreview: { tradeDate: string, isMarketOpen: boolean, lastPriceKrw: string, tickSizeKrw: string, lowerLimitKrw: string, upperLimitKrw: string, nearestBelowKrw: string | null, nearestAboveKrw: string | null, referencePriceKrw: string, estimatedAmountKrw: string, estimatedFeeKrw: string, estimatedTaxKrw: string, estimatedNetKrw: string, orderableCashKrw: string, buyableQuantity: number | null, sellableQuantity: number, problems: Array<{ reason: string, message: string, path: Array<string> }> } };

export type OrderDraftCreateMutationVariables = Exact<{
  input: OrderDraftCreateInput;
}>;


export type OrderDraftCreateMutation = { orderDraftCreate: { order: (
      { id: string, version: number }
      & { ' $fragmentRefs'?: { 'OrderRowFragment': OrderRowFragment } }
    ) | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
    > } };

export type OrderSubmitMutationVariables = Exact<{
  input: OrderSubmitInput;
}>;


export type OrderSubmitMutation = { orderSubmit: { order: (
      { id: string }
      & { ' $fragmentRefs'?: { 'OrderRowFragment': OrderRowFragment } }
    ) | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
    > } };

export type OrderApproveMutationVariables = Exact<{
  input: OrderApproveInput;
}>;


export type OrderApproveMutation = { orderApprove: { order: (
      { id: string }
      & { ' $fragmentRefs'?: { 'OrderRowFragment': OrderRowFragment } }
    ) | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
    > } };

export type OrderRejectMutationVariables = Exact<{
  input: OrderRejectInput;
}>;


export type OrderRejectMutation = { orderReject: { order: (
      { id: string }
      & { ' $fragmentRefs'?: { 'OrderRowFragment': OrderRowFragment } }
    ) | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
    > } };

export type OrderCancelMutationVariables = Exact<{
  input: OrderCancelInput;
}>;


export type OrderCancelMutation = { orderCancel: { order: (
      { id: string }
      & { ' $fragmentRefs'?: { 'OrderRowFragment': OrderRowFragment } }
    ) | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
    > } };

export type OrderModifyMutationVariables = Exact<{
  input: OrderModifyInput;
}>;


export type OrderModifyMutation = { orderModify: { order: (
      { id: string }
      & { ' $fragmentRefs'?: { 'OrderRowFragment': OrderRowFragment } }
    ) | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
    > } };

export type OrderDraftDiscardMutationVariables = Exact<{
  input: OrderDraftDiscardInput;
}>;


export type OrderDraftDiscardMutation = { orderDraftDiscard: { order: (
      { id: string }
      & { ' $fragmentRefs'?: { 'OrderRowFragment': OrderRowFragment } }
    ) | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
    > } };

export type TicketInstrumentQueryVariables = Exact<{
  symbol: string;
}>;


export type TicketInstrumentQuery = { instrument: { id: string, symbol: string, nameKo: string, nameEn: string, market: string, lastCloseKrw: string | null } | null };

export type OrdersAwaitingQueryVariables = Exact<{ [key: string]: never; }>;


export type OrdersAwaitingQuery = { ordersAwaitingApproval: number };

export type AwaitingListQueryVariables = Exact<{ [key: string]: never; }>;


export type AwaitingListQuery = { orders: { edges: Array<{ node: (
        { id: string, basket: { id: string, version: number, viewerCanApprove: boolean } | null }
        & { ' $fragmentRefs'?: { 'OrderRowFragment': OrderRowFragment } }
      ) }> } };

export type TradingStatePartsFragment = { id: string, version: number, isHalted: boolean, switchedBy: string | null, switchedAt: string | null, reason: string | null, isRealTradingEnabled: boolean, openOrderCount: number, viewerCanHalt: boolean, viewerCanResume: boolean, viewerCanUpdateLimits: boolean, limits: { maximumOrderKrw: string, maximumDayKrw: string, maximumInstrumentRatio: number, maximumDayOrders: number, priceBandRatio: number } } & { ' $fragmentName'?: 'TradingStatePartsFragment' };

export type TradingAccountPartsFragment = { id: string, maskedNumber: string, isPaper: boolean, isSimulated: boolean, asOfAt: string | null, failure: string | null, cashKrw: string, orderableCashKrw: string, securitiesValueKrw: string, totalValueKrw: string, unrealisedProfitKrw: string, unrealisedProfitRatio: number | null, realisedProfitKrw: string | null, feesKrw: string, taxesKrw: string, positions: Array<{ symbol: string, name: string, quantity: number, sellableQuantity: number, averagePriceKrw: number, purchaseKrw: string, lastPriceKrw: string, valueKrw: string, unrealisedProfitKrw: string, unrealisedProfitRatio: number | null, weightRatio: number, instrument: { id: string, nameKo: string, nameEn: string } | null }>, reconciliation: { status: ReconciliationStatus, checkedAt: string | null, ledgerCashKrw: string | null, differences: Array<{ symbol: string | null, ledger: number, broker: number, difference: number }> } } & { ' $fragmentName'?: 'TradingAccountPartsFragment' };

export type TradingStateQueryVariables = Exact<{ [key: string]: never; }>;


export type TradingStateQuery = { tradingState: (
    { id: string, latestEventCursor: string }
    & { ' $fragmentRefs'?: { 'TradingStatePartsFragment': TradingStatePartsFragment } }
  ) };

export type TradingAccountQueryVariables = Exact<{ [key: string]: never; }>;


export type TradingAccountQuery = { tradingAccount: (
    { id: string }
    & { ' $fragmentRefs'?: { 'TradingAccountPartsFragment': TradingAccountPartsFragment } }
  ) | null };

export type TradingAccountRefreshMutationVariables = Exact<{
  input: TradingAccountRefreshInput;
}>;


export type TradingAccountRefreshMutation = { tradingAccountRefresh: { account: { id: string } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
    > } };

export type TradingHaltMutationVariables = Exact<{
  input: TradingHaltInput;
}>;


export type TradingHaltMutation = { tradingHalt: { tradingState: (
      { id: string }
      & { ' $fragmentRefs'?: { 'TradingStatePartsFragment': TradingStatePartsFragment } }
    ) | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
    > } };

export type TradingResumeMutationVariables = Exact<{
  input: TradingResumeInput;
}>;


export type TradingResumeMutation = { tradingResume: { tradingState: (
      { id: string }
      & { ' $fragmentRefs'?: { 'TradingStatePartsFragment': TradingStatePartsFragment } }
    ) | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
    > } };

export type TradingLimitsUpdateMutationVariables = Exact<{
  input: TradingLimitsUpdateInput;
}>;


export type TradingLimitsUpdateMutation = { tradingLimitsUpdate: { tradingState: (
      { id: string }
      & { ' $fragmentRefs'?: { 'TradingStatePartsFragment': TradingStatePartsFragment } }
    ) | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
    > } };

export type OrderEventsSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type OrderEventsSubscription = { orderEvents:
    | { __typename: 'OrderChangedEvent', fromStatus: OrderStatus | null, status: OrderStatus, cursor: string, occurredAt: string, order: (
        { id: string }
        & { ' $fragmentRefs'?: { 'OrderRowFragment': OrderRowFragment } }
      ) }
    | { __typename: 'TradingAccountChangedEvent', cursor: string, occurredAt: string, account: (
        { id: string }
        & { ' $fragmentRefs'?: { 'TradingAccountPartsFragment': TradingAccountPartsFragment } }
      ) }
    | { __typename: 'TradingStateChangedEvent', cursor: string, occurredAt: string, tradingState: (
        { id: string }
        & { ' $fragmentRefs'?: { 'TradingStatePartsFragment': TradingStatePartsFragment } }
      ) }
   };

export type PeopleQueryVariables = Exact<{
  filter?: PersonFilter | null | undefined;
  after?: string | null | undefined;
}>;


export type PeopleQuery = { people: { edges: Array<{ cursor: string, node: { id: string, name: string, email: string, role: Role, hasTotp: boolean, createdAt: string, viewerCanUpdate: boolean } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } };

export type InvitationsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type InvitationsQuery = { invitations: { edges: Array<{ cursor: string, node: { id: string, email: string, role: Role, status: InvitationStatus, invitedBy: string | null, expiresAt: string, viewerCanRevoke: boolean } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } }, organisationSecurity: { totpRequiredRoles: Array<Role> } };

export type PersonInviteMutationVariables = Exact<{
  input: PersonInviteInput;
}>;


export type PersonInviteMutation = { personInvite: { acceptPath: string | null, invitation: { id: string, status: InvitationStatus } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
    > } };

export type InvitationRevokeMutationVariables = Exact<{
  input: InvitationRevokeInput;
}>;


export type InvitationRevokeMutation = { invitationRevoke: { invitation: { id: string, status: InvitationStatus, viewerCanRevoke: boolean } | null, errors: Array<
      | { code: UserErrorCode, message: string }
      | { code: UserErrorCode, message: string }
    > } };

export type MemberRoleUpdateMutationVariables = Exact<{
  input: MemberRoleUpdateInput;
}>;


export type MemberRoleUpdateMutation = { memberRoleUpdate: { person: { id: string, role: Role } | null, errors: Array<
      | { code: UserErrorCode, message: string }
      | { code: UserErrorCode, message: string }
      | { code: UserErrorCode, message: string }
    > } };

export type MemberRemoveMutationVariables = Exact<{
  input: MemberRemoveInput;
}>;


export type MemberRemoveMutation = { memberRemove: { removedId: string | null, errors: Array<
      | { code: UserErrorCode, message: string }
      | { code: UserErrorCode, message: string }
    > } };

export type MemberTotpResetMutationVariables = Exact<{
  input: MemberTotpResetInput;
}>;


export type MemberTotpResetMutation = { memberTotpReset: { person: { id: string, hasTotp: boolean } | null, errors: Array<
      | { code: UserErrorCode, message: string }
      | { code: UserErrorCode, message: string }
      | { code: UserErrorCode, message: string }
    > } };

export type OrganisationSecurityUpdateMutationVariables = Exact<{
  input: OrganisationSecurityUpdateInput;
}>;


export type OrganisationSecurityUpdateMutation = { organisationSecurityUpdate: { security: { totpRequiredRoles: Array<Role> } | null, errors: Array<{ code: UserErrorCode, message: string }> } };

export type InvitationOfferQueryVariables = Exact<{
  token: string;
}>;


export type InvitationOfferQuery = { invitationOffer: { organisationName: string, email: string, role: Role, invitedBy: string | null, expiresAt: string } | null };

export type InvitationAcceptMutationVariables = Exact<{
  input: InvitationAcceptInput;
}>;


export type InvitationAcceptMutation = { invitationAccept: { email: string | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
    > } };

export type WalkedRecordPartsFragment = { turnoverAnnualRatio: number, costKrw: string, marketCostKrw: string | null, cappedOrderCount: number | null, meanReturnAnnual: { value: number, low: number | null, high: number | null } | null, volatilityAnnual: { value: number, low: number | null, high: number | null } | null, sharpeAnnual: { value: number, low: number | null, high: number | null } | null, conditionalValueAtRisk95: { value: number, low: number | null, high: number | null } | null, maximumDrawdown: { value: number, low: number | null, high: number | null } | null } & { ' $fragmentName'?: 'WalkedRecordPartsFragment' };

export type RecommendationResultPartsFragment = { verdict: RecommendationVerdict, indistinguishableFrom: BaselineKind | null, investedKrw: string, feesKrw: string, cashLeftKrw: string, controlCostKrw: string, controlBudgetLeftKrw: string, objectiveInSampleKrw: number, optimismGapRatio: number, evaluationPathCount: number, evaluationSeed: string, solverStatus: string, solverGapRatio: number, shares: Array<{ shares: number, currentShares: number, priceKrw: string, costKrw: string, weightRatio: number, instrument: { id: string, symbol: string, nameKo: string, nameEn: string } }>, controls: Array<{ annualCostKrw: string, expectedAnnualLossReductionKrw: number, returnOnSecurityInvestmentRatio: number | null, control: { id: string, nameKo: string, nameEn: string }, conditionalValueAtRisk95Reduction: { value: number, low: number | null, high: number | null } }>, tradingCost: { feesKrw: string, taxesKrw: string, spreadKrw: string, impactKrw: string, impactConstant: number, largestParticipationRatio: number | null, largestParticipationInstrument: { id: string, nameKo: string, nameEn: string } | null, cappedInstruments: Array<{ id: string, nameKo: string, nameEn: string }>, unknownImpactInstruments: Array<{ id: string, nameKo: string, nameEn: string }> } | null, comparisons: Array<{ baseline: BaselineKind, part: PlanPart, changes: Array<{ key: string, plan: number, baseline: number, unit: RiskUnit, isImprovement: boolean | null, difference: { value: number, low: number | null, high: number | null } }> }>, objectiveOutOfSampleKrw: { value: number, low: number | null, high: number | null }, evidence: { noStrategyReason: NoEvidenceReason | null, strategy: { fromDate: string, toDate: string, sessionCount: number, rebalanceCount: number, windowSessions: number, maximumWeightRatio: number, initialKrw: string, marketBenchmark: MarketBenchmark | null, impactConstant: number | null, sharpeDifferencePValue: number | null, verdict: AdvantageVerdict, deflatedSharpeRatio: number, luckySharpeAnnual: number, trialCount: number, overfittingRatio: number | null, configurationCount: number, timeline: Array<{ date: string, strategyRatio: number, equalWeightRatio: number, marketRatio: number | null }>, strategy: { ' $fragmentRefs'?: { 'WalkedRecordPartsFragment': WalkedRecordPartsFragment } }, equalWeight: { ' $fragmentRefs'?: { 'WalkedRecordPartsFragment': WalkedRecordPartsFragment } }, market: { ' $fragmentRefs'?: { 'WalkedRecordPartsFragment': WalkedRecordPartsFragment } } | null, cash: { ' $fragmentRefs'?: { 'WalkedRecordPartsFragment': WalkedRecordPartsFragment } } | null, sharpeDifference: { value: number, low: number | null, high: number | null } | null, probabilities: Array<{ benchmark: StrategyBenchmark, sharpeAnnual: number, probabilityRatio: number }> } | null, stability: { resampleCount: number, scenarioCount: number, objectiveInSampleRatio: number, objectiveOutOfSampleRatio: number, objectiveOfOptimumRatio: number, objectiveOfAverageRatio: number, distanceToEqualWeightRatio: number, averageDistanceToEqualWeightRatio: number, weights: Array<{ plannedRatio: number, optimalRatio: number, lowRatio: number, highRatio: number, averageRatio: number, instrument: { id: string, symbol: string, nameKo: string, nameEn: string } }> } | null } | null, warnings: Array<{ ' $fragmentRefs'?: { 'WarningPartsFragment': WarningPartsFragment } }> } & { ' $fragmentName'?: 'RecommendationResultPartsFragment' };

export type RecommendationQueryVariables = Exact<{
  id: string | number;
}>;


export type RecommendationQuery = { recommendation: { id: string, status: RecommendationStatus, isWithheld: boolean, progressRatio: number, failure: string | null, createdAt: string, finishedAt: string | null, latestEventCursor: string, run: { id: string, engineVersion: string, isOfThisEngine: boolean, scenarioVersion: number, pathCount: number, scenario: { id: string, name: string, horizonSessions: number, investmentBudgetKrw: string, controlBudgetKrw: string, viewerCanRun: boolean }, recommendations: { edges: Array<{ node: { id: string, status: RecommendationStatus, createdAt: string } }> } }, result: { ' $fragmentRefs'?: { 'RecommendationResultPartsFragment': RecommendationResultPartsFragment } } | null } | null };

export type RecommendationEventsSubscriptionVariables = Exact<{
  recommendationId: string | number;
  after?: string | null | undefined;
}>;


export type RecommendationEventsSubscription = { recommendationEvents:
    | { __typename: 'RecommendationFinishedEvent', cursor: string, occurredAt: string, recommendation: { id: string, status: RecommendationStatus } }
    | { __typename: 'RecommendationProgressEvent', progressRatio: number, stage: RecommendationStage | null, cursor: string, occurredAt: string }
   };

export type RecommendationRequestMutationVariables = Exact<{
  input: RecommendationRequestInput;
}>;


export type RecommendationRequestMutation = { recommendationRequest: { recommendation: { id: string, status: RecommendationStatus } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
    > } };

export type ReportRowFragment = { id: string, kind: ReportKind, language: Language, status: ReportStatus, progressRatio: number, createdAt: string, createdBy: string | null, files: Array<{ format: ReportFormat, sizeBytes: number }>, run: { id: string, scenarioVersion: number, scenario: { id: string, name: string } } } & { ' $fragmentName'?: 'ReportRowFragment' };

export type ReportListQueryVariables = Exact<{
  after?: string | null | undefined;
  filter?: ReportFilter | null | undefined;
}>;


export type ReportListQuery = { reports: { edges: Array<{ cursor: string, node: (
        { id: string, status: ReportStatus }
        & { ' $fragmentRefs'?: { 'ReportRowFragment': ReportRowFragment } }
      ) }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } };

export type ReportPaperFragment = { title: string, subtitle: string, organisation: string, simulatedMark: string | null, resultSha256: string, footer: string, sections: Array<{ name: string, title: string, blocks: Array<
      | { __typename: 'ReportChart', shape: ReportChartShape, title: string | null, alt: string, note: string | null, xTitle: string, yTitle: string, xUnit: RiskUnit, yUnit: RiskUnit, points: Array<{ x: number, xTo: number | null, y: number, low: number | null, high: number | null }>, marks: Array<{ x: number, label: string }> }
      | { __typename: 'ReportFacts', title: string | null, facts: Array<{ label: string, cell: { text: string } }> }
      | { __typename: 'ReportList', title: string | null, items: Array<string> }
      | { __typename: 'ReportParagraph', text: string, isStrong: boolean }
      | { __typename: 'ReportSignatures', title: string | null, heads: Array<string>, roles: Array<string> }
      | { __typename: 'ReportTable', title: string | null, note: string | null, columns: Array<{ title: string, align: ReportAlign }>, rows: Array<{ cells: Array<{ text: string }> }> }
    > }> } & { ' $fragmentName'?: 'ReportPaperFragment' };

export type ReportQueryVariables = Exact<{
  id: string | number;
}>;


export type ReportQuery = { report: { id: string, kind: ReportKind, language: Language, status: ReportStatus, progressRatio: number, failure: string | null, createdAt: string, createdBy: string | null, keptUntil: string, contentSha256: string | null, latestEventCursor: string, files: Array<{ format: ReportFormat, sizeBytes: number }>, run: { id: string, scenarioVersion: number, scenario: { id: string, name: string } }, recommendation: { id: string } | null, content: { ' $fragmentRefs'?: { 'ReportPaperFragment': ReportPaperFragment } } | null } | null };

export type ReportEventsSubscriptionVariables = Exact<{
  reportId: string | number;
  after?: string | null | undefined;
}>;


export type ReportEventsSubscription = { reportEvents:
    | { __typename: 'ReportFinishedEvent', cursor: string, occurredAt: string, report: { id: string, status: ReportStatus } }
    | { __typename: 'ReportProgressEvent', progressRatio: number, cursor: string, occurredAt: string }
   };

export type ReportCreateMutationVariables = Exact<{
  input: ReportCreateInput;
}>;


export type ReportCreateMutation = { reportCreate: { report: { id: string, status: ReportStatus } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
    > } };

export type ReportDownloadQueryVariables = Exact<{
  id: string | number;
  format: ReportFormat;
}>;


export type ReportDownloadQuery = { report: { id: string, downloadUrl: { url: string, fileName: string, expiresAt: string } | null } | null };

export type RunReportsQueryVariables = Exact<{
  id: string | number;
}>;


export type RunReportsQuery = { simulationRun: { id: string, reports: { edges: Array<{ node: { id: string, status: ReportStatus } }> } } | null };

export type RecommendationReportsQueryVariables = Exact<{
  id: string | number;
}>;


export type RecommendationReportsQuery = { recommendation: { id: string, reports: { edges: Array<{ node: { id: string, status: ReportStatus } }> } } | null };

export type LossDistributionFragment = { pathCount: number, histogram: Array<{ fromKrw: number, toKrw: number, count: number }>, metrics: Array<{ ' $fragmentRefs'?: { 'RiskMetricPartsFragment': RiskMetricPartsFragment } }> } & { ' $fragmentName'?: 'LossDistributionFragment' };

export type RunLinksFragment = { forcedSales: { saleProbabilityRatio: { value: number, low: number | null, high: number | null }, shortfallProbabilityRatio: { value: number, low: number | null, high: number | null }, soldKrw: { value: number, low: number | null, high: number | null }, costKrw: { value: number, low: number | null, high: number | null }, conditionalValueAtRisk99ChangeKrw: { value: number, low: number | null, high: number | null } } | null, commonRegime: { expectedAnnualLossKrw: number, expectedAnnualLossAtPlanKrw: number, conditionalValueAtRisk99AtPlanKrw: number, levels: Array<{ level: ThreatLevel, expectedDays: number, reachProbabilityRatio: number }>, conditionalValueAtRisk99Krw: { value: number, low: number | null, high: number | null } } | null } & { ' $fragmentName'?: 'RunLinksFragment' };

export type RiskMetricPartsFragment = { key: RiskMetricKey, scope: RiskScope, unit: RiskUnit, interval: { value: number, low: number | null, high: number | null, levelRatio: number, method: string } } & { ' $fragmentName'?: 'RiskMetricPartsFragment' };

export type RiskScorePartsFragment = { band: RiskBand, score: { value: number, low: number | null, high: number | null }, parts: Array<{ key: string, metric: number, limit: number, score: number, weightRatio: number, shareRatio: number, unit: RiskUnit, scoreInterval: { value: number, low: number | null, high: number | null } | null }> } & { ' $fragmentName'?: 'RiskScorePartsFragment' };

export type ContributionPartsFragment = { key: string, nameKo: string, nameEn: string, share95Ratio: number, share99Ratio: number, expectedAnnualLossKrw: number | null, conditionalValueAtRisk95Krw: { value: number, low: number | null, high: number | null }, conditionalValueAtRisk99Krw: { value: number, low: number | null, high: number | null } } & { ' $fragmentName'?: 'ContributionPartsFragment' };

export type WarningPartsFragment = { code: string, message: string, path: Array<string> } & { ' $fragmentName'?: 'WarningPartsFragment' };

export type RunResultQueryVariables = Exact<{
  id: string | number;
}>;


export type RunResultQuery = { simulationRun: { id: string, settings: { hasIssuerEvents: boolean, stress: { shocks: Array<{ kind: StressShockKind, symbols: Array<string>, firstSession: number, lastSession: number, value: number }>, replay: { firstDate: string, lastDate: string } | null } | null, forcedSales: { reserveKrw: string } | null, commonRegime: { transitionPpm: Array<Array<number>>, varianceRatioBps: Array<number> } | null }, scenario: { id: string, name: string, version: number, horizonSessions: number, viewerCanUpdate: boolean, viewerCanRun: boolean }, result: (
      { pathCount: number, expectedAnnualLossKrw: string, meanReturnHistoryErrorRatio: number, metrics: Array<{ ' $fragmentRefs'?: { 'RiskMetricPartsFragment': RiskMetricPartsFragment } }>, lossExceedance: Array<{ lossKrw: number, probabilityRatio: number, low: number, high: number }>, jointLossExceedance: Array<{ lossKrw: number, probabilityRatio: number, low: number, high: number }>, assetContributions: Array<{ ' $fragmentRefs'?: { 'ContributionPartsFragment': ContributionPartsFragment } }>, sectorContributions: Array<{ ' $fragmentRefs'?: { 'ContributionPartsFragment': ContributionPartsFragment } }>, threatContributions: Array<{ ' $fragmentRefs'?: { 'ContributionPartsFragment': ContributionPartsFragment } }>, score: { ' $fragmentRefs'?: { 'RiskScorePartsFragment': RiskScorePartsFragment } }, capacityScores: Array<{ scope: RiskScope, scoreInterval: { value: number, low: number | null, high: number | null }, conditionalValueAtRisk95Interval: { value: number, low: number | null, high: number | null } }>, warnings: Array<{ ' $fragmentRefs'?: { 'WarningPartsFragment': WarningPartsFragment } }> }
      & { ' $fragmentRefs'?: { 'LossDistributionFragment': LossDistributionFragment;'RunLinksFragment': RunLinksFragment;'RunModelFragment': RunModelFragment } }
    ) | null } | null };

export type RunModelFragment = { sampling: { method: SamplingMethod, isChosenByPilot: boolean, targetHalfWidthRatio: number | null, halfWidthRatio: number | null, isTargetReached: boolean, pathCount: number, effectiveTailPathCount: number, plainPathCount: number | null, pilots: Array<{ method: SamplingMethod, varianceRatio: number }> } | null, model: { model: MarketModel, parameters: Array<{ name: string, value: number, standardError: number | null }>, assets: Array<{ symbol: string, nameKo: string, nameEn: string, volatilityModel: VolatilityModel, currentVolatility: number, longRunVolatility: number | null, parameters: Array<{ name: string, value: number, standardError: number | null }>, regime: { recentVolatility: number, bandLow: number, bandHigh: number, isBreak: boolean } | null }>, stressedAlternative: { shocks: Array<{ kind: StressShockKind, symbols: Array<string>, firstSession: number, lastSession: number, value: number }>, replay: { firstDate: string, lastDate: string } | null } | null } | null, backtests: Array<{ levelRatio: number, sessionCount: number, exceptionCount: number, expectedExceptionCount: number, kupiecPValue: number, christoffersenPValue: number | null, zone: BacktestZone, z2: number, powerRatio: number }>, stress: { reverseMultiple: number | null, lossToleranceKrw: string, conditionalValueAtRisk99Krw: { value: number, low: number | null, high: number | null }, conditionalValueAtRisk99WithoutKrw: { value: number, low: number | null, high: number | null } } | null, parameterUncertainty: { drawn: { ' $fragmentRefs'?: { 'TailPartsFragment': TailPartsFragment } }, atEstimates: { ' $fragmentRefs'?: { 'TailPartsFragment': TailPartsFragment } } } | null } & { ' $fragmentName'?: 'RunModelFragment' };

export type TailPartsFragment = { meanLossKrw: { value: number, low: number | null, high: number | null }, valueAtRisk95Krw: { value: number, low: number | null, high: number | null }, conditionalValueAtRisk95Krw: { value: number, low: number | null, high: number | null }, valueAtRisk99Krw: { value: number, low: number | null, high: number | null }, conditionalValueAtRisk99Krw: { value: number, low: number | null, high: number | null } } & { ' $fragmentName'?: 'TailPartsFragment' };

export type CompositionFragment = { investmentBudgetKrw: string, positions: Array<{ weightRatio: number, instrument: { id: string, symbol: string, nameKo: string, nameEn: string } }> } & { ' $fragmentName'?: 'CompositionFragment' };

export type ScenarioChoicesQueryVariables = Exact<{ [key: string]: never; }>;


export type ScenarioChoicesQuery = { scenarios: { edges: Array<{ node: { id: string, name: string, version: number } }> } };

export type ScenarioFormFragment = { id: string, name: string, description: string, status: ScenarioStatus, version: number, investmentBudgetKrw: string, controlBudgetKrw: string, lossToleranceKrw: string, horizonSessions: number, threatLevel: ThreatLevel, calibration: ThreatCalibration, additionalControlIds: Array<string>, marketModel: MarketModel, estimationSessions: number, pathCount: number, accuracyBps: number | null, sampling: SamplingMethod, parameterUncertainty: ParameterUncertainty, seed: string, hasIssuerEvents: boolean, operatorVersion: number, updatedAt: string, viewerCanUpdate: boolean, viewerCanRun: boolean, positions: Array<{ weightRatio: number, instrument: { id: string, symbol: string, nameKo: string, nameEn: string, lastCloseKrw: string | null, sector: { code: string } } }>, exposures: Array<{ threatId: string, exposure: number }>, stress: { shocks: Array<{ kind: StressShockKind, symbols: Array<string>, firstSession: number, lastSession: number, value: number }>, replay: { firstDate: string, lastDate: string } | null } | null, forcedSales: { reserveKrw: string } | null, commonRegime: { transitionPpm: Array<Array<number>>, varianceRatioBps: Array<number> } | null } & { ' $fragmentName'?: 'ScenarioFormFragment' };

export type ScenarioRowFragment = { id: string, name: string, status: ScenarioStatus, version: number, investmentBudgetKrw: string, controlBudgetKrw: string, horizonSessions: number, threatLevel: ThreatLevel, updatedAt: string, viewerCanUpdate: boolean, viewerCanRun: boolean, positions: Array<{ weightRatio: number, instrument: { id: string, symbol: string, nameKo: string, nameEn: string } }>, latestRun: { id: string, status: SimulationRunStatus, result: { score: { band: RiskBand, score: { value: number, low: number | null, high: number | null } } } | null } | null } & { ' $fragmentName'?: 'ScenarioRowFragment' };

export type ScenarioListQueryVariables = Exact<{
  after?: string | null | undefined;
  filter?: ScenarioFilter | null | undefined;
  orderBy?: ScenarioOrder | null | undefined;
}>;


export type ScenarioListQuery = { scenarios: { edges: Array<{ cursor: string, node: (
        { id: string }
        & { ' $fragmentRefs'?: { 'ScenarioRowFragment': ScenarioRowFragment } }
      ) }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } };

export type ScenarioEditQueryVariables = Exact<{
  id: string | number;
}>;


export type ScenarioEditQuery = { scenario: (
    { id: string }
    & { ' $fragmentRefs'?: { 'ScenarioFormFragment': ScenarioFormFragment } }
  ) | null };

export type ScenarioContextQueryVariables = Exact<{ [key: string]: never; }>;


export type ScenarioContextQuery = { catalogue: { threatVersion: string, controlVersion: string, threats: Array<{ id: string, nameKo: string, nameEn: string, defaultExposure: number, observedFrequencyPerYear: number, observedMeanLossKrw: string }>, controls: Array<{ id: string, nameKo: string, nameEn: string, group: string, annualCostKrw: string, isTypical: boolean, requires: Array<Array<string>> }> }, operatorProfile: { id: string, version: number, currentControlIds: Array<string>, currentControlCostKrw: string, lossToleranceKrw: string } };

export type ScenarioCreateMutationVariables = Exact<{
  input: ScenarioCreateInput;
}>;


export type ScenarioCreateMutation = { scenarioCreate: { scenario: (
      { id: string }
      & { ' $fragmentRefs'?: { 'ScenarioFormFragment': ScenarioFormFragment } }
    ) | null, errors: Array<
      | { __typename: 'IdempotencyKeyReusedError', code: UserErrorCode, message: string, path: Array<string> }
      | { __typename: 'InvalidInputError', code: UserErrorCode, message: string, path: Array<string> }
    > } };

export type ScenarioUpdateMutationVariables = Exact<{
  input: ScenarioUpdateInput;
}>;


export type ScenarioUpdateMutation = { scenarioUpdate: { scenario: (
      { id: string }
      & { ' $fragmentRefs'?: { 'ScenarioFormFragment': ScenarioFormFragment } }
    ) | null, errors: Array<
      | { __typename: 'InvalidInputError', code: UserErrorCode, message: string, path: Array<string> }
      | { __typename: 'NotFoundError', code: UserErrorCode, message: string, path: Array<string> }
      | { __typename: 'VersionConflictError', code: UserErrorCode, message: string, path: Array<string>, current:
          | { __typename: 'Alert' }
          | { __typename: 'AlertLevelChange' }
          | { __typename: 'Explanation' }
          | { __typename: 'ExposedVulnerability' }
          | { __typename: 'ForecastModelVersion' }
          | { __typename: 'ForecastStatement' }
          | { __typename: 'ForecastTraining' }
          | { __typename: 'Incident' }
          | { __typename: 'Instrument' }
          | { __typename: 'Invitation' }
          | { __typename: 'LlmUsage' }
          | { __typename: 'Notification' }
          | { __typename: 'NotificationChannel' }
          | { __typename: 'NotificationDelivery' }
          | { __typename: 'NotificationRule' }
          | { __typename: 'OperatorProfile' }
          | { __typename: 'Order' }
          | { __typename: 'OrderBasket' }
          | { __typename: 'Organisation' }
          | { __typename: 'Person' }
          | { __typename: 'Recommendation' }
          | { __typename: 'Report' }
          | (
            { __typename: 'Scenario', id: string }
            & { ' $fragmentRefs'?: { 'ScenarioFormFragment': ScenarioFormFragment } }
          )
          | { __typename: 'SimulationRun' }
          | { __typename: 'TradingAccount' }
          | { __typename: 'TradingState' }
         | null }
      | { __typename: 'WrongStateError', code: UserErrorCode, message: string, path: Array<string> }
    > } };

export type ScenarioCloneMutationVariables = Exact<{
  input: ScenarioCloneInput;
}>;


export type ScenarioCloneMutation = { scenarioClone: { scenario: (
      { id: string, version: number }
      & { ' $fragmentRefs'?: { 'ScenarioRowFragment': ScenarioRowFragment } }
    ) | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
    > } };

export type ScenarioArchiveMutationVariables = Exact<{
  input: ScenarioArchiveInput;
}>;


export type ScenarioArchiveMutation = { scenarioArchive: { scenario: (
      { id: string }
      & { ' $fragmentRefs'?: { 'ScenarioRowFragment': ScenarioRowFragment } }
    ) | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
    > } };

export type ScenarioRestoreMutationVariables = Exact<{
  input: ScenarioRestoreInput;
}>;


export type ScenarioRestoreMutation = { scenarioRestore: { scenario: (
      { id: string }
      & { ' $fragmentRefs'?: { 'ScenarioRowFragment': ScenarioRowFragment } }
    ) | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
    > } };

export type ScenarioVersionsQueryVariables = Exact<{
  id: string | number;
  after?: string | null | undefined;
}>;


export type ScenarioVersionsQuery = { scenario: { id: string, versions: { edges: Array<{ cursor: string, node: { version: number, changedAt: string, changedBy: string | null, changedFields: Array<string> } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } } | null };

export type ScenarioComparisonQueryVariables = Exact<{
  leftId: string | number;
  rightId: string | number;
}>;


export type ScenarioComparisonQuery = { scenarioComparison: { left: { id: string, name: string, version: number, latestRun: (
        { id: string }
        & { ' $fragmentRefs'?: { 'RunRowFragment': RunRowFragment } }
      ) | null }, right: { id: string, name: string, version: number, latestRun: (
        { id: string }
        & { ' $fragmentRefs'?: { 'RunRowFragment': RunRowFragment } }
      ) | null }, differences: Array<{ field: string, left: string, right: string }> } | null };

export type RunRowFragment = { id: string, status: SimulationRunStatus, progressRatio: number, pathCount: number, createdAt: string, startedAt: string | null, finishedAt: string | null, scenarioVersion: number, scenario: { id: string, name: string }, result: { pathCount: number, expectedAnnualLossKrw: string, score: { band: RiskBand, score: { value: number, low: number | null, high: number | null } }, metrics: Array<{ key: RiskMetricKey, scope: RiskScope, unit: RiskUnit, interval: { value: number, low: number | null, high: number | null } }> } | null } & { ' $fragmentName'?: 'RunRowFragment' };

export type RunListQueryVariables = Exact<{
  after?: string | null | undefined;
  filter?: SimulationRunFilter | null | undefined;
}>;


export type RunListQuery = { simulationRuns: { edges: Array<{ cursor: string, node: (
        { id: string, status: SimulationRunStatus }
        & { ' $fragmentRefs'?: { 'RunRowFragment': RunRowFragment } }
      ) }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } };

export type IntervalPartsFragment = { value: number, low: number | null, high: number | null, levelRatio: number, method: string } & { ' $fragmentName'?: 'IntervalPartsFragment' };

export type LiveEstimateFragment = { pathCount: number, meanLossKrw: { ' $fragmentRefs'?: { 'IntervalPartsFragment': IntervalPartsFragment } }, annualThreatLossKrw: { ' $fragmentRefs'?: { 'IntervalPartsFragment': IntervalPartsFragment } }, valueAtRisk95Krw: { ' $fragmentRefs'?: { 'IntervalPartsFragment': IntervalPartsFragment } }, valueAtRisk99Krw: { ' $fragmentRefs'?: { 'IntervalPartsFragment': IntervalPartsFragment } }, conditionalValueAtRisk95Krw: { ' $fragmentRefs'?: { 'IntervalPartsFragment': IntervalPartsFragment } }, conditionalValueAtRisk99Krw: { ' $fragmentRefs'?: { 'IntervalPartsFragment': IntervalPartsFragment } }, histogram: Array<{ fromKrw: number, toKrw: number, count: number }> } & { ' $fragmentName'?: 'LiveEstimateFragment' };

export type RunStateQueryVariables = Exact<{
  id: string | number;
}>;


export type RunStateQuery = { simulationRun: (
    { id: string, status: SimulationRunStatus, progressRatio: number, chunkCount: number, doneChunkCount: number, pathCount: number, latestEventCursor: string, viewerCanCancel: boolean, failure: string | null, engineVersion: string, isOfThisEngine: boolean, scenarioVersion: number, settings: { accuracyRatio: number | null }, scenario: { id: string, name: string, horizonSessions: number, viewerCanRun: boolean }, latestRecommendation: { id: string, status: RecommendationStatus } | null, estimate: { ' $fragmentRefs'?: { 'LiveEstimateFragment': LiveEstimateFragment } } | null }
    & { ' $fragmentRefs'?: { 'RunFactsFragment': RunFactsFragment } }
  ) | null };

export type RunFactsFragment = { id: string, createdAt: string, startedAt: string | null, finishedAt: string | null, createdBy: string | null, pathCount: number, seed: string, inputsSha256: string, snapshotSha256: string, resultSha256: string | null, engineVersion: string, marketAsOfDate: string, isDataSimulated: boolean, settings: { marketModel: MarketModel, accuracyRatio: number | null, sampling: SamplingMethod | null, parameterUncertainty: ParameterUncertainty | null, hasIssuerEvents: boolean, stress: { shocks: Array<{ kind: StressShockKind, symbols: Array<string>, firstSession: number, lastSession: number, value: number }>, replay: { firstDate: string, lastDate: string } | null } | null, forcedSales: { reserveKrw: string } | null, commonRegime: { transitionPpm: Array<Array<number>>, varianceRatioBps: Array<number> } | null } } & { ' $fragmentName'?: 'RunFactsFragment' };

export type SimulationEventsSubscriptionVariables = Exact<{
  runId: string | number;
  after?: string | null | undefined;
}>;


export type SimulationEventsSubscription = { simulationEvents:
    | { __typename: 'SimulationFinishedEvent', cursor: string, occurredAt: string, run: { id: string, status: SimulationRunStatus, finishedAt: string | null, failure: string | null } }
    | { __typename: 'SimulationProgressEvent', progressRatio: number, doneChunkCount: number, chunkCount: number, cursor: string, occurredAt: string, estimate: { ' $fragmentRefs'?: { 'LiveEstimateFragment': LiveEstimateFragment } } }
    | { __typename: 'SimulationStateEvent', status: SimulationRunStatus, cursor: string, occurredAt: string }
   };

export type SimulationStartMutationVariables = Exact<{
  input: SimulationStartInput;
}>;


export type SimulationStartMutation = { simulationStart: { run: { id: string, status: SimulationRunStatus } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
    > } };

export type SimulationCancelMutationVariables = Exact<{
  input: SimulationCancelInput;
}>;


export type SimulationCancelMutation = { simulationCancel: { run: { id: string, status: SimulationRunStatus, viewerCanCancel: boolean, finishedAt: string | null } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> }
      | { code: UserErrorCode, message: string, path: Array<string> }
    > } };

export type StartQueryVariables = Exact<{
  seesPeople: boolean;
}>;


export type StartQuery = { viewerTotp: { isEnabled: boolean }, operatorProfile: { id: string, version: number }, people?: { edges: Array<{ node: { id: string } }> }, invitations?: { edges: Array<{ node: { id: string } }> } };

export type EvidenceFilePartsFragment = { name: string, command: string, problem: EvidenceProblem | null, madeDate: string | null, engineVersion: string | null, commit: string | null } & { ' $fragmentName'?: 'EvidenceFilePartsFragment' };

export type BenchPartsFragment = { machine: string | null, file: { ' $fragmentRefs'?: { 'EvidenceFilePartsFragment': EvidenceFilePartsFragment } }, sections: Array<{ title: string, idleRatio: number | null, rows: Array<{ what: string, value: number, unit: string, floor: number | null, goal: number | null, verdict: BenchVerdict, note: string | null }> }> } & { ' $fragmentName'?: 'BenchPartsFragment' };

export type VerificationQueryVariables = Exact<{ [key: string]: never; }>;


export type VerificationQuery = { verification: { golden: { file: { ' $fragmentRefs'?: { 'EvidenceFilePartsFragment': EvidenceFilePartsFragment } }, families: Array<{ set: string, family: string, passedCount: number, totalCount: number, largestDeviationRatio: number | null }>, published: Array<{ family: string, name: string, source: string, isReproduced: boolean }> }, coverage: { file: { ' $fragmentRefs'?: { 'EvidenceFilePartsFragment': EvidenceFilePartsFragment } }, rows: Array<{ law: string, levelRatio: number, pathCount: number, repetitionCount: number, valueAtRiskRatio: number, valueAtRiskLeastRatio: number, valueAtRiskMostRatio: number, conditionalValueAtRiskRatio: number, conditionalValueAtRiskLeastRatio: number, isPassed: boolean }> }, bench: { ' $fragmentRefs'?: { 'BenchPartsFragment': BenchPartsFragment } }, optimisers: { ' $fragmentRefs'?: { 'BenchPartsFragment': BenchPartsFragment } }, walk: { fromDate: string | null, toDate: string | null, instrumentCount: number | null, rebalanceCount: number | null, overfittingRatio: number | null, file: { ' $fragmentRefs'?: { 'EvidenceFilePartsFragment': EvidenceFilePartsFragment } }, strategies: Array<{ name: string, meanReturn: { value: number, low: number | null, high: number | null }, sharpe: { value: number, low: number | null, high: number | null }, maximumDrawdown: { value: number, low: number | null, high: number | null }, sharpeDifference: { value: number, low: number | null, high: number | null } | null }> }, varBacktests: { file: { ' $fragmentRefs'?: { 'EvidenceFilePartsFragment': EvidenceFilePartsFragment } }, rows: Array<{ model: string, levelRatio: number, forecastCount: number, greenRatio: number, yellowRatio: number, redRatio: number, exceptionCount: number, expectedExceptionCount: number, rejectedRatio: number }> } } };

export type OverviewQueryVariables = Exact<{ [key: string]: never; }>;


export type OverviewQuery = { latest: { edges: Array<{ node: { id: string, finishedAt: string | null, latestRecommendation: { id: string, status: RecommendationStatus } | null, scenario: (
          { id: string, name: string, threatLevel: ThreatLevel, horizonSessions: number }
          & { ' $fragmentRefs'?: { 'CompositionFragment': CompositionFragment } }
        ), result: (
          { expectedAnnualLossKrw: string, score: { ' $fragmentRefs'?: { 'RiskScorePartsFragment': RiskScorePartsFragment } }, metrics: Array<{ ' $fragmentRefs'?: { 'RiskMetricPartsFragment': RiskMetricPartsFragment } }> }
          & { ' $fragmentRefs'?: { 'LossDistributionFragment': LossDistributionFragment } }
        ) | null } }> }, working: { edges: Array<{ node: { id: string } }> }, recent: { edges: Array<{ node: (
        { id: string }
        & { ' $fragmentRefs'?: { 'RunRowFragment': RunRowFragment } }
      ) }> }, scenarios: { edges: Array<{ node: { id: string, name: string, version: number, updatedAt: string, threatLevel: ThreatLevel, investmentBudgetKrw: string } }> } };

export type ForecastAgeQueryVariables = Exact<{ [key: string]: never; }>;


export type ForecastAgeQuery = { forecastSummary: { promoted: { id: string, model: ForecastModelName, dataToDate: string, trainedAt: string } | null } };

export const AlertRowFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AlertRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Alert"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"rule"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"when"}}]}},{"kind":"Field","name":{"kind":"Name","value":"severity"}},{"kind":"Field","name":{"kind":"Name","value":"isOpen"}},{"kind":"Field","name":{"kind":"Name","value":"isRecord"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"threshold"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"openedAt"}},{"kind":"Field","name":{"kind":"Name","value":"acknowledgedAt"}},{"kind":"Field","name":{"kind":"Name","value":"acknowledgedBy"}},{"kind":"Field","name":{"kind":"Name","value":"escalatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"closedAt"}},{"kind":"Field","name":{"kind":"Name","value":"playbookId"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanAcknowledge"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"reference"}}]}},{"kind":"Field","name":{"kind":"Name","value":"move"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sessionDate"}},{"kind":"Field","name":{"kind":"Name","value":"returnRatio"}},{"kind":"Field","name":{"kind":"Name","value":"marketRatio"}},{"kind":"Field","name":{"kind":"Name","value":"residualRatio"}},{"kind":"Field","name":{"kind":"Name","value":"weightRatio"}}]}},{"kind":"Field","name":{"kind":"Name","value":"instrument"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"nameKo"}},{"kind":"Field","name":{"kind":"Name","value":"nameEn"}}]}}]}}]} as unknown as DocumentNode<AlertRowFragment, unknown>;
export const CurrentLevelPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CurrentLevelParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CurrentAlertLevel"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"level"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanUpdate"}},{"kind":"Field","name":{"kind":"Name","value":"lastChange"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"sourceUrl"}},{"kind":"Field","name":{"kind":"Name","value":"changedAt"}},{"kind":"Field","name":{"kind":"Name","value":"changedBy"}}]}}]}}]} as unknown as DocumentNode<CurrentLevelPartsFragment, unknown>;
export const IncidentPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"IncidentParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Incident"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"threat"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"nameKo"}},{"kind":"Field","name":{"kind":"Name","value":"nameEn"}}]}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"priority"}},{"kind":"Field","name":{"kind":"Name","value":"isPriorityChosen"}},{"kind":"Field","name":{"kind":"Name","value":"detectedAt"}},{"kind":"Field","name":{"kind":"Name","value":"isMalicious"}},{"kind":"Field","name":{"kind":"Name","value":"hasPersonalData"}},{"kind":"Field","name":{"kind":"Name","value":"recordCount"}},{"kind":"Field","name":{"kind":"Name","value":"hasSensitiveData"}},{"kind":"Field","name":{"kind":"Name","value":"hasOutsideAccess"}},{"kind":"Field","name":{"kind":"Name","value":"outageMinutes"}},{"kind":"Field","name":{"kind":"Name","value":"subscriberCount"}},{"kind":"Field","name":{"kind":"Name","value":"estimatedLossKrw"}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"}},{"kind":"Field","name":{"kind":"Name","value":"closedAt"}},{"kind":"Field","name":{"kind":"Name","value":"closedBy"}},{"kind":"Field","name":{"kind":"Name","value":"closeReason"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanUpdate"}},{"kind":"Field","name":{"kind":"Name","value":"clocks"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"clock"}},{"kind":"Field","name":{"kind":"Name","value":"dueAt"}},{"kind":"Field","name":{"kind":"Name","value":"isRequired"}},{"kind":"Field","name":{"kind":"Name","value":"completedAt"}},{"kind":"Field","name":{"kind":"Name","value":"completedBy"}},{"kind":"Field","name":{"kind":"Name","value":"note"}}]}},{"kind":"Field","name":{"kind":"Name","value":"steps"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"phase"}},{"kind":"Field","name":{"kind":"Name","value":"phaseNist"}},{"kind":"Field","name":{"kind":"Name","value":"phaseIso"}},{"kind":"Field","name":{"kind":"Name","value":"ownerRole"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"}},{"kind":"Field","name":{"kind":"Name","value":"dueAt"}},{"kind":"Field","name":{"kind":"Name","value":"completedAt"}},{"kind":"Field","name":{"kind":"Name","value":"completedBy"}},{"kind":"Field","name":{"kind":"Name","value":"evidenceNote"}}]}}]}}]} as unknown as DocumentNode<IncidentPartsFragment, unknown>;
export const ExplanationPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ExplanationParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Explanation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"model"}},{"kind":"Field","name":{"kind":"Name","value":"isSimulated"}},{"kind":"Field","name":{"kind":"Name","value":"costKrw"}},{"kind":"Field","name":{"kind":"Name","value":"promptTokens"}},{"kind":"Field","name":{"kind":"Name","value":"completionTokens"}},{"kind":"Field","name":{"kind":"Name","value":"callCount"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"finishedAt"}},{"kind":"Field","name":{"kind":"Name","value":"sections"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"section"}},{"kind":"Field","name":{"kind":"Name","value":"claims"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"factIds"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"facts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"factId"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"source"}}]}}]}}]} as unknown as DocumentNode<ExplanationPartsFragment, unknown>;
export const ForecastMetricsPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ForecastMetricsParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ForecastMetricsType"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"periodCount"}},{"kind":"Field","name":{"kind":"Name","value":"rankIc"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"hitRatio"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"differenceToBaseline"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"coverage80Ratio"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"coverage95Ratio"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}}]}}]} as unknown as DocumentNode<ForecastMetricsPartsFragment, unknown>;
export const ForecastModelPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ForecastModelParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ForecastModelVersion"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"model"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"trainedAt"}},{"kind":"Field","name":{"kind":"Name","value":"dataSha256"}},{"kind":"Field","name":{"kind":"Name","value":"dataFromDate"}},{"kind":"Field","name":{"kind":"Name","value":"dataToDate"}},{"kind":"Field","name":{"kind":"Name","value":"instrumentCount"}},{"kind":"Field","name":{"kind":"Name","value":"isDataSimulated"}},{"kind":"Field","name":{"kind":"Name","value":"horizonSessions"}},{"kind":"Field","name":{"kind":"Name","value":"embargoSessions"}},{"kind":"Field","name":{"kind":"Name","value":"metrics"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ForecastMetricsParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"years"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"year"}},{"kind":"Field","name":{"kind":"Name","value":"metrics"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ForecastMetricsParts"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ForecastMetricsParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ForecastMetricsType"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"periodCount"}},{"kind":"Field","name":{"kind":"Name","value":"rankIc"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"hitRatio"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"differenceToBaseline"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"coverage80Ratio"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"coverage95Ratio"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}}]}}]} as unknown as DocumentNode<ForecastModelPartsFragment, unknown>;
export const ForecastStatementPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ForecastStatementParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ForecastStatement"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"sourceId"}},{"kind":"Field","name":{"kind":"Name","value":"madeAt"}},{"kind":"Field","name":{"kind":"Name","value":"asOfDate"}},{"kind":"Field","name":{"kind":"Name","value":"dueDate"}},{"kind":"Field","name":{"kind":"Name","value":"horizonSessions"}},{"kind":"Field","name":{"kind":"Name","value":"isDataSimulated"}},{"kind":"Field","name":{"kind":"Name","value":"startValueKrw"}},{"kind":"Field","name":{"kind":"Name","value":"expectedReturnRatio"}},{"kind":"Field","name":{"kind":"Name","value":"valueAtRisk95Krw"}},{"kind":"Field","name":{"kind":"Name","value":"valueAtRisk99Krw"}},{"kind":"Field","name":{"kind":"Name","value":"conditionalValueAtRisk95Krw"}},{"kind":"Field","name":{"kind":"Name","value":"score"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"scoredAt"}},{"kind":"Field","name":{"kind":"Name","value":"realisedReturnRatio"}},{"kind":"Field","name":{"kind":"Name","value":"realisedLossKrw"}},{"kind":"Field","name":{"kind":"Name","value":"isBreach95"}},{"kind":"Field","name":{"kind":"Name","value":"isBreach99"}},{"kind":"Field","name":{"kind":"Name","value":"isInside95"}},{"kind":"Field","name":{"kind":"Name","value":"staleSymbols"}}]}}]}}]} as unknown as DocumentNode<ForecastStatementPartsFragment, unknown>;
export const QualityWeekPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"QualityWeekParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ForecastQualityWeek"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"weekStartDate"}},{"kind":"Field","name":{"kind":"Name","value":"validAnswerRatio"}},{"kind":"Field","name":{"kind":"Name","value":"week"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"scoredCount"}},{"kind":"Field","name":{"kind":"Name","value":"hitRatio"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"breach95"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"statedRatio"}},{"kind":"Field","name":{"kind":"Name","value":"breachCount"}},{"kind":"Field","name":{"kind":"Name","value":"statementCount"}},{"kind":"Field","name":{"kind":"Name","value":"rate"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"kupiecPValue"}},{"kind":"Field","name":{"kind":"Name","value":"kupiecPowerRatio"}}]}},{"kind":"Field","name":{"kind":"Name","value":"breach99"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"statedRatio"}},{"kind":"Field","name":{"kind":"Name","value":"breachCount"}},{"kind":"Field","name":{"kind":"Name","value":"statementCount"}},{"kind":"Field","name":{"kind":"Name","value":"rate"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"kupiecPValue"}},{"kind":"Field","name":{"kind":"Name","value":"kupiecPowerRatio"}}]}},{"kind":"Field","name":{"kind":"Name","value":"coverage95Ratio"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"riskEstimation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"ratio"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"verdict"}}]}}]}}]}}]} as unknown as DocumentNode<QualityWeekPartsFragment, unknown>;
export const ExposureRowFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ExposureRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ExposedVulnerability"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"cveId"}},{"kind":"Field","name":{"kind":"Name","value":"assetNote"}},{"kind":"Field","name":{"kind":"Name","value":"addedAt"}},{"kind":"Field","name":{"kind":"Name","value":"addedBy"}},{"kind":"Field","name":{"kind":"Name","value":"patchedAt"}},{"kind":"Field","name":{"kind":"Name","value":"patchedBy"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanUpdate"}},{"kind":"Field","name":{"kind":"Name","value":"kev"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"addedDate"}},{"kind":"Field","name":{"kind":"Name","value":"isRansomwareUse"}},{"kind":"Field","name":{"kind":"Name","value":"vendor"}},{"kind":"Field","name":{"kind":"Name","value":"product"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"epss"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"probabilityRatio"}},{"kind":"Field","name":{"kind":"Name","value":"percentileRatio"}}]}}]}}]} as unknown as DocumentNode<ExposureRowFragment, unknown>;
export const ChannelPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChannelParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NotificationChannel"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"shownAddress"}},{"kind":"Field","name":{"kind":"Name","value":"isSigned"}},{"kind":"Field","name":{"kind":"Name","value":"isEnabled"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}}]} as unknown as DocumentNode<ChannelPartsFragment, unknown>;
export const RulePartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RuleParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NotificationRule"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"scoreThreshold"}},{"kind":"Field","name":{"kind":"Name","value":"cvarThresholdKrw"}},{"kind":"Field","name":{"kind":"Name","value":"moveThresholdPercent"}},{"kind":"Field","name":{"kind":"Name","value":"lateThresholdHours"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"orderStatuses"}},{"kind":"Field","name":{"kind":"Name","value":"minimumSeverity"}},{"kind":"Field","name":{"kind":"Name","value":"scenarioId"}},{"kind":"Field","name":{"kind":"Name","value":"isEnabled"}},{"kind":"Field","name":{"kind":"Name","value":"silencedUntil"}},{"kind":"Field","name":{"kind":"Name","value":"minimumMinutes"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"channels"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}}]}}]} as unknown as DocumentNode<RulePartsFragment, unknown>;
export const DeliveryPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"DeliveryParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NotificationDelivery"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"attemptCount"}},{"kind":"Field","name":{"kind":"Name","value":"nextAttemptAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastStatusCode"}},{"kind":"Field","name":{"kind":"Name","value":"lastFailure"}},{"kind":"Field","name":{"kind":"Name","value":"latencyMs"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanRetry"}},{"kind":"Field","name":{"kind":"Name","value":"notification"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}},{"kind":"Field","name":{"kind":"Name","value":"channel"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}},{"kind":"Field","name":{"kind":"Name","value":"attempts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"latencyMs"}},{"kind":"Field","name":{"kind":"Name","value":"statusCode"}},{"kind":"Field","name":{"kind":"Name","value":"failure"}}]}}]}}]} as unknown as DocumentNode<DeliveryPartsFragment, unknown>;
export const OperatorFormFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OperatorForm"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OperatorProfile"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"sector"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"nameKo"}},{"kind":"Field","name":{"kind":"Name","value":"nameEn"}}]}},{"kind":"Field","name":{"kind":"Name","value":"annualRevenueKrw"}},{"kind":"Field","name":{"kind":"Name","value":"customerRecordCount"}},{"kind":"Field","name":{"kind":"Name","value":"staffCount"}},{"kind":"Field","name":{"kind":"Name","value":"isFinancialOperator"}},{"kind":"Field","name":{"kind":"Name","value":"currentControlIds"}},{"kind":"Field","name":{"kind":"Name","value":"currentControlCostKrw"}},{"kind":"Field","name":{"kind":"Name","value":"riskCapacityKrw"}},{"kind":"Field","name":{"kind":"Name","value":"lossToleranceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"securityLossToleranceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"drawdownLimitRatio"}},{"kind":"Field","name":{"kind":"Name","value":"concentrationLimit"}},{"kind":"Field","name":{"kind":"Name","value":"liquidityLimitDays"}},{"kind":"Field","name":{"kind":"Name","value":"appetite"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lossKrw"}},{"kind":"Field","name":{"kind":"Name","value":"maxProbabilityRatio"}}]}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanUpdate"}}]}}]} as unknown as DocumentNode<OperatorFormFragment, unknown>;
export const OrderRowFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OrderRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Order"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"side"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"instrument"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"nameKo"}},{"kind":"Field","name":{"kind":"Name","value":"nameEn"}},{"kind":"Field","name":{"kind":"Name","value":"market"}}]}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"limitPriceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"isPaper"}},{"kind":"Field","name":{"kind":"Name","value":"referencePriceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"estimatedAmountKrw"}},{"kind":"Field","name":{"kind":"Name","value":"estimatedFeeKrw"}},{"kind":"Field","name":{"kind":"Name","value":"estimatedTaxKrw"}},{"kind":"Field","name":{"kind":"Name","value":"estimatedNetKrw"}},{"kind":"Field","name":{"kind":"Name","value":"filledQuantity"}},{"kind":"Field","name":{"kind":"Name","value":"averageFillPriceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"failureText"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"requestedBy"}},{"kind":"Field","name":{"kind":"Name","value":"requestedAt"}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"pendingChange"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"limitPriceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"isApproved"}}]}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanSubmit"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanDiscard"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanApprove"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanModify"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanCancel"}}]}}]} as unknown as DocumentNode<OrderRowFragment, unknown>;
export const BasketPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"BasketParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OrderBasket"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"availableCashKrw"}},{"kind":"Field","name":{"kind":"Name","value":"cutCount"}},{"kind":"Field","name":{"kind":"Name","value":"sellAmountKrw"}},{"kind":"Field","name":{"kind":"Name","value":"buyAmountKrw"}},{"kind":"Field","name":{"kind":"Name","value":"costKrw"}},{"kind":"Field","name":{"kind":"Name","value":"cashAfterKrw"}},{"kind":"Field","name":{"kind":"Name","value":"isCashEnough"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanSubmit"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanApprove"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanCancel"}},{"kind":"Field","name":{"kind":"Name","value":"recommendation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"orders"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"OrderRow"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OrderRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Order"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"side"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"instrument"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"nameKo"}},{"kind":"Field","name":{"kind":"Name","value":"nameEn"}},{"kind":"Field","name":{"kind":"Name","value":"market"}}]}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"limitPriceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"isPaper"}},{"kind":"Field","name":{"kind":"Name","value":"referencePriceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"estimatedAmountKrw"}},{"kind":"Field","name":{"kind":"Name","value":"estimatedFeeKrw"}},{"kind":"Field","name":{"kind":"Name","value":"estimatedTaxKrw"}},{"kind":"Field","name":{"kind":"Name","value":"estimatedNetKrw"}},{"kind":"Field","name":{"kind":"Name","value":"filledQuantity"}},{"kind":"Field","name":{"kind":"Name","value":"averageFillPriceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"failureText"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"requestedBy"}},{"kind":"Field","name":{"kind":"Name","value":"requestedAt"}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"pendingChange"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"limitPriceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"isApproved"}}]}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanSubmit"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanDiscard"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanApprove"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanModify"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanCancel"}}]}}]} as unknown as DocumentNode<BasketPartsFragment, unknown>;
export const TradingStatePartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TradingStateParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TradingState"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"isHalted"}},{"kind":"Field","name":{"kind":"Name","value":"switchedBy"}},{"kind":"Field","name":{"kind":"Name","value":"switchedAt"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"isRealTradingEnabled"}},{"kind":"Field","name":{"kind":"Name","value":"openOrderCount"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanHalt"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanResume"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanUpdateLimits"}},{"kind":"Field","name":{"kind":"Name","value":"limits"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"maximumOrderKrw"}},{"kind":"Field","name":{"kind":"Name","value":"maximumDayKrw"}},{"kind":"Field","name":{"kind":"Name","value":"maximumInstrumentRatio"}},{"kind":"Field","name":{"kind":"Name","value":"maximumDayOrders"}},{"kind":"Field","name":{"kind":"Name","value":"priceBandRatio"}}]}}]}}]} as unknown as DocumentNode<TradingStatePartsFragment, unknown>;
export const TradingAccountPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TradingAccountParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TradingAccount"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"maskedNumber"}},{"kind":"Field","name":{"kind":"Name","value":"isPaper"}},{"kind":"Field","name":{"kind":"Name","value":"isSimulated"}},{"kind":"Field","name":{"kind":"Name","value":"asOfAt"}},{"kind":"Field","name":{"kind":"Name","value":"failure"}},{"kind":"Field","name":{"kind":"Name","value":"cashKrw"}},{"kind":"Field","name":{"kind":"Name","value":"orderableCashKrw"}},{"kind":"Field","name":{"kind":"Name","value":"securitiesValueKrw"}},{"kind":"Field","name":{"kind":"Name","value":"totalValueKrw"}},{"kind":"Field","name":{"kind":"Name","value":"unrealisedProfitKrw"}},{"kind":"Field","name":{"kind":"Name","value":"unrealisedProfitRatio"}},{"kind":"Field","name":{"kind":"Name","value":"realisedProfitKrw"}},{"kind":"Field","name":{"kind":"Name","value":"feesKrw"}},{"kind":"Field","name":{"kind":"Name","value":"taxesKrw"}},{"kind":"Field","name":{"kind":"Name","value":"positions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"instrument"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"nameKo"}},{"kind":"Field","name":{"kind":"Name","value":"nameEn"}}]}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"sellableQuantity"}},{"kind":"Field","name":{"kind":"Name","value":"averagePriceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"purchaseKrw"}},{"kind":"Field","name":{"kind":"Name","value":"lastPriceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"valueKrw"}},{"kind":"Field","name":{"kind":"Name","value":"unrealisedProfitKrw"}},{"kind":"Field","name":{"kind":"Name","value":"unrealisedProfitRatio"}},{"kind":"Field","name":{"kind":"Name","value":"weightRatio"}}]}},{"kind":"Field","name":{"kind":"Name","value":"reconciliation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"checkedAt"}},{"kind":"Field","name":{"kind":"Name","value":"ledgerCashKrw"}},{"kind":"Field","name":{"kind":"Name","value":"differences"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"ledger"}},{"kind":"Field","name":{"kind":"Name","value":"broker"}},{"kind":"Field","name":{"kind":"Name","value":"difference"}}]}}]}}]}}]} as unknown as DocumentNode<TradingAccountPartsFragment, unknown>;
export const WalkedRecordPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WalkedRecordParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"WalkedRecord"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"meanReturnAnnual"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"volatilityAnnual"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sharpeAnnual"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"conditionalValueAtRisk95"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"maximumDrawdown"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"turnoverAnnualRatio"}},{"kind":"Field","name":{"kind":"Name","value":"costKrw"}},{"kind":"Field","name":{"kind":"Name","value":"marketCostKrw"}},{"kind":"Field","name":{"kind":"Name","value":"cappedOrderCount"}}]}}]} as unknown as DocumentNode<WalkedRecordPartsFragment, unknown>;
export const WarningPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WarningParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RunWarning"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]} as unknown as DocumentNode<WarningPartsFragment, unknown>;
export const RecommendationResultPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RecommendationResultParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RecommendationResult"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"verdict"}},{"kind":"Field","name":{"kind":"Name","value":"indistinguishableFrom"}},{"kind":"Field","name":{"kind":"Name","value":"shares"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"instrument"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"nameKo"}},{"kind":"Field","name":{"kind":"Name","value":"nameEn"}}]}},{"kind":"Field","name":{"kind":"Name","value":"shares"}},{"kind":"Field","name":{"kind":"Name","value":"currentShares"}},{"kind":"Field","name":{"kind":"Name","value":"priceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"costKrw"}},{"kind":"Field","name":{"kind":"Name","value":"weightRatio"}}]}},{"kind":"Field","name":{"kind":"Name","value":"controls"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"control"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"nameKo"}},{"kind":"Field","name":{"kind":"Name","value":"nameEn"}}]}},{"kind":"Field","name":{"kind":"Name","value":"annualCostKrw"}},{"kind":"Field","name":{"kind":"Name","value":"expectedAnnualLossReductionKrw"}},{"kind":"Field","name":{"kind":"Name","value":"conditionalValueAtRisk95Reduction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"returnOnSecurityInvestmentRatio"}}]}},{"kind":"Field","name":{"kind":"Name","value":"investedKrw"}},{"kind":"Field","name":{"kind":"Name","value":"feesKrw"}},{"kind":"Field","name":{"kind":"Name","value":"tradingCost"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"feesKrw"}},{"kind":"Field","name":{"kind":"Name","value":"taxesKrw"}},{"kind":"Field","name":{"kind":"Name","value":"spreadKrw"}},{"kind":"Field","name":{"kind":"Name","value":"impactKrw"}},{"kind":"Field","name":{"kind":"Name","value":"impactConstant"}},{"kind":"Field","name":{"kind":"Name","value":"largestParticipationRatio"}},{"kind":"Field","name":{"kind":"Name","value":"largestParticipationInstrument"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"nameKo"}},{"kind":"Field","name":{"kind":"Name","value":"nameEn"}}]}},{"kind":"Field","name":{"kind":"Name","value":"cappedInstruments"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"nameKo"}},{"kind":"Field","name":{"kind":"Name","value":"nameEn"}}]}},{"kind":"Field","name":{"kind":"Name","value":"unknownImpactInstruments"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"nameKo"}},{"kind":"Field","name":{"kind":"Name","value":"nameEn"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"cashLeftKrw"}},{"kind":"Field","name":{"kind":"Name","value":"controlCostKrw"}},{"kind":"Field","name":{"kind":"Name","value":"controlBudgetLeftKrw"}},{"kind":"Field","name":{"kind":"Name","value":"comparisons"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"baseline"}},{"kind":"Field","name":{"kind":"Name","value":"part"}},{"kind":"Field","name":{"kind":"Name","value":"changes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"plan"}},{"kind":"Field","name":{"kind":"Name","value":"baseline"}},{"kind":"Field","name":{"kind":"Name","value":"difference"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"isImprovement"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"objectiveInSampleKrw"}},{"kind":"Field","name":{"kind":"Name","value":"objectiveOutOfSampleKrw"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"optimismGapRatio"}},{"kind":"Field","name":{"kind":"Name","value":"evaluationPathCount"}},{"kind":"Field","name":{"kind":"Name","value":"evaluationSeed"}},{"kind":"Field","name":{"kind":"Name","value":"solverStatus"}},{"kind":"Field","name":{"kind":"Name","value":"solverGapRatio"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"noStrategyReason"}},{"kind":"Field","name":{"kind":"Name","value":"strategy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fromDate"}},{"kind":"Field","name":{"kind":"Name","value":"toDate"}},{"kind":"Field","name":{"kind":"Name","value":"sessionCount"}},{"kind":"Field","name":{"kind":"Name","value":"rebalanceCount"}},{"kind":"Field","name":{"kind":"Name","value":"windowSessions"}},{"kind":"Field","name":{"kind":"Name","value":"maximumWeightRatio"}},{"kind":"Field","name":{"kind":"Name","value":"initialKrw"}},{"kind":"Field","name":{"kind":"Name","value":"timeline"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"date"}},{"kind":"Field","name":{"kind":"Name","value":"strategyRatio"}},{"kind":"Field","name":{"kind":"Name","value":"equalWeightRatio"}},{"kind":"Field","name":{"kind":"Name","value":"marketRatio"}}]}},{"kind":"Field","name":{"kind":"Name","value":"strategy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WalkedRecordParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"equalWeight"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WalkedRecordParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"market"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WalkedRecordParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"marketBenchmark"}},{"kind":"Field","name":{"kind":"Name","value":"cash"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WalkedRecordParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"impactConstant"}},{"kind":"Field","name":{"kind":"Name","value":"sharpeDifference"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sharpeDifferencePValue"}},{"kind":"Field","name":{"kind":"Name","value":"verdict"}},{"kind":"Field","name":{"kind":"Name","value":"probabilities"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"benchmark"}},{"kind":"Field","name":{"kind":"Name","value":"sharpeAnnual"}},{"kind":"Field","name":{"kind":"Name","value":"probabilityRatio"}}]}},{"kind":"Field","name":{"kind":"Name","value":"deflatedSharpeRatio"}},{"kind":"Field","name":{"kind":"Name","value":"luckySharpeAnnual"}},{"kind":"Field","name":{"kind":"Name","value":"trialCount"}},{"kind":"Field","name":{"kind":"Name","value":"overfittingRatio"}},{"kind":"Field","name":{"kind":"Name","value":"configurationCount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"stability"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"resampleCount"}},{"kind":"Field","name":{"kind":"Name","value":"scenarioCount"}},{"kind":"Field","name":{"kind":"Name","value":"weights"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"instrument"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"nameKo"}},{"kind":"Field","name":{"kind":"Name","value":"nameEn"}}]}},{"kind":"Field","name":{"kind":"Name","value":"plannedRatio"}},{"kind":"Field","name":{"kind":"Name","value":"optimalRatio"}},{"kind":"Field","name":{"kind":"Name","value":"lowRatio"}},{"kind":"Field","name":{"kind":"Name","value":"highRatio"}},{"kind":"Field","name":{"kind":"Name","value":"averageRatio"}}]}},{"kind":"Field","name":{"kind":"Name","value":"objectiveInSampleRatio"}},{"kind":"Field","name":{"kind":"Name","value":"objectiveOutOfSampleRatio"}},{"kind":"Field","name":{"kind":"Name","value":"objectiveOfOptimumRatio"}},{"kind":"Field","name":{"kind":"Name","value":"objectiveOfAverageRatio"}},{"kind":"Field","name":{"kind":"Name","value":"distanceToEqualWeightRatio"}},{"kind":"Field","name":{"kind":"Name","value":"averageDistanceToEqualWeightRatio"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"warnings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WarningParts"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WalkedRecordParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"WalkedRecord"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"meanReturnAnnual"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"volatilityAnnual"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sharpeAnnual"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"conditionalValueAtRisk95"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"maximumDrawdown"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"turnoverAnnualRatio"}},{"kind":"Field","name":{"kind":"Name","value":"costKrw"}},{"kind":"Field","name":{"kind":"Name","value":"marketCostKrw"}},{"kind":"Field","name":{"kind":"Name","value":"cappedOrderCount"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WarningParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RunWarning"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]} as unknown as DocumentNode<RecommendationResultPartsFragment, unknown>;
export const ReportRowFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ReportRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Report"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"progressRatio"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"}},{"kind":"Field","name":{"kind":"Name","value":"files"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"format"}},{"kind":"Field","name":{"kind":"Name","value":"sizeBytes"}}]}},{"kind":"Field","name":{"kind":"Name","value":"run"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"scenarioVersion"}},{"kind":"Field","name":{"kind":"Name","value":"scenario"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]} as unknown as DocumentNode<ReportRowFragment, unknown>;
export const ReportPaperFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ReportPaper"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReportContent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"subtitle"}},{"kind":"Field","name":{"kind":"Name","value":"organisation"}},{"kind":"Field","name":{"kind":"Name","value":"simulatedMark"}},{"kind":"Field","name":{"kind":"Name","value":"resultSha256"}},{"kind":"Field","name":{"kind":"Name","value":"footer"}},{"kind":"Field","name":{"kind":"Name","value":"sections"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"blocks"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReportParagraph"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"isStrong"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReportFacts"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"facts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"cell"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReportTable"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"columns"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"align"}}]}},{"kind":"Field","name":{"kind":"Name","value":"rows"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cells"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReportChart"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"shape"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"alt"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"xTitle"}},{"kind":"Field","name":{"kind":"Name","value":"yTitle"}},{"kind":"Field","name":{"kind":"Name","value":"xUnit"}},{"kind":"Field","name":{"kind":"Name","value":"yUnit"}},{"kind":"Field","name":{"kind":"Name","value":"points"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"x"}},{"kind":"Field","name":{"kind":"Name","value":"xTo"}},{"kind":"Field","name":{"kind":"Name","value":"y"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"marks"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"x"}},{"kind":"Field","name":{"kind":"Name","value":"label"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReportList"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"items"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReportSignatures"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"heads"}},{"kind":"Field","name":{"kind":"Name","value":"roles"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ReportPaperFragment, unknown>;
export const RiskMetricPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RiskMetricParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RiskMetric"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"scope"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"interval"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}},{"kind":"Field","name":{"kind":"Name","value":"levelRatio"}},{"kind":"Field","name":{"kind":"Name","value":"method"}}]}}]}}]} as unknown as DocumentNode<RiskMetricPartsFragment, unknown>;
export const LossDistributionFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"LossDistribution"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RiskResult"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pathCount"}},{"kind":"Field","name":{"kind":"Name","value":"histogram"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fromKrw"}},{"kind":"Field","name":{"kind":"Name","value":"toKrw"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}},{"kind":"Field","name":{"kind":"Name","value":"metrics"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RiskMetricParts"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RiskMetricParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RiskMetric"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"scope"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"interval"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}},{"kind":"Field","name":{"kind":"Name","value":"levelRatio"}},{"kind":"Field","name":{"kind":"Name","value":"method"}}]}}]}}]} as unknown as DocumentNode<LossDistributionFragment, unknown>;
export const RunLinksFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RunLinks"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RiskResult"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"forcedSales"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"saleProbabilityRatio"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"shortfallProbabilityRatio"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"soldKrw"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"costKrw"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"conditionalValueAtRisk99ChangeKrw"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"commonRegime"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"levels"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"level"}},{"kind":"Field","name":{"kind":"Name","value":"expectedDays"}},{"kind":"Field","name":{"kind":"Name","value":"reachProbabilityRatio"}}]}},{"kind":"Field","name":{"kind":"Name","value":"expectedAnnualLossKrw"}},{"kind":"Field","name":{"kind":"Name","value":"expectedAnnualLossAtPlanKrw"}},{"kind":"Field","name":{"kind":"Name","value":"conditionalValueAtRisk99Krw"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"conditionalValueAtRisk99AtPlanKrw"}}]}}]}}]} as unknown as DocumentNode<RunLinksFragment, unknown>;
export const RiskScorePartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RiskScoreParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RiskScore"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"band"}},{"kind":"Field","name":{"kind":"Name","value":"score"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"parts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"metric"}},{"kind":"Field","name":{"kind":"Name","value":"limit"}},{"kind":"Field","name":{"kind":"Name","value":"score"}},{"kind":"Field","name":{"kind":"Name","value":"scoreInterval"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"weightRatio"}},{"kind":"Field","name":{"kind":"Name","value":"shareRatio"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}}]}}]}}]} as unknown as DocumentNode<RiskScorePartsFragment, unknown>;
export const ContributionPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ContributionParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Contribution"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"nameKo"}},{"kind":"Field","name":{"kind":"Name","value":"nameEn"}},{"kind":"Field","name":{"kind":"Name","value":"conditionalValueAtRisk95Krw"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"conditionalValueAtRisk99Krw"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"share95Ratio"}},{"kind":"Field","name":{"kind":"Name","value":"share99Ratio"}},{"kind":"Field","name":{"kind":"Name","value":"expectedAnnualLossKrw"}}]}}]} as unknown as DocumentNode<ContributionPartsFragment, unknown>;
export const TailPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TailParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TailMeasures"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"meanLossKrw"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"valueAtRisk95Krw"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"conditionalValueAtRisk95Krw"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"valueAtRisk99Krw"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"conditionalValueAtRisk99Krw"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}}]}}]} as unknown as DocumentNode<TailPartsFragment, unknown>;
export const RunModelFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RunModel"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RiskResult"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sampling"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"method"}},{"kind":"Field","name":{"kind":"Name","value":"isChosenByPilot"}},{"kind":"Field","name":{"kind":"Name","value":"pilots"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"method"}},{"kind":"Field","name":{"kind":"Name","value":"varianceRatio"}}]}},{"kind":"Field","name":{"kind":"Name","value":"targetHalfWidthRatio"}},{"kind":"Field","name":{"kind":"Name","value":"halfWidthRatio"}},{"kind":"Field","name":{"kind":"Name","value":"isTargetReached"}},{"kind":"Field","name":{"kind":"Name","value":"pathCount"}},{"kind":"Field","name":{"kind":"Name","value":"effectiveTailPathCount"}},{"kind":"Field","name":{"kind":"Name","value":"plainPathCount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"model"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"model"}},{"kind":"Field","name":{"kind":"Name","value":"parameters"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"standardError"}}]}},{"kind":"Field","name":{"kind":"Name","value":"assets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"nameKo"}},{"kind":"Field","name":{"kind":"Name","value":"nameEn"}},{"kind":"Field","name":{"kind":"Name","value":"volatilityModel"}},{"kind":"Field","name":{"kind":"Name","value":"parameters"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"standardError"}}]}},{"kind":"Field","name":{"kind":"Name","value":"currentVolatility"}},{"kind":"Field","name":{"kind":"Name","value":"longRunVolatility"}},{"kind":"Field","name":{"kind":"Name","value":"regime"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recentVolatility"}},{"kind":"Field","name":{"kind":"Name","value":"bandLow"}},{"kind":"Field","name":{"kind":"Name","value":"bandHigh"}},{"kind":"Field","name":{"kind":"Name","value":"isBreak"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"stressedAlternative"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"shocks"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"symbols"}},{"kind":"Field","name":{"kind":"Name","value":"firstSession"}},{"kind":"Field","name":{"kind":"Name","value":"lastSession"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"replay"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"firstDate"}},{"kind":"Field","name":{"kind":"Name","value":"lastDate"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"backtests"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"levelRatio"}},{"kind":"Field","name":{"kind":"Name","value":"sessionCount"}},{"kind":"Field","name":{"kind":"Name","value":"exceptionCount"}},{"kind":"Field","name":{"kind":"Name","value":"expectedExceptionCount"}},{"kind":"Field","name":{"kind":"Name","value":"kupiecPValue"}},{"kind":"Field","name":{"kind":"Name","value":"christoffersenPValue"}},{"kind":"Field","name":{"kind":"Name","value":"zone"}},{"kind":"Field","name":{"kind":"Name","value":"z2"}},{"kind":"Field","name":{"kind":"Name","value":"powerRatio"}}]}},{"kind":"Field","name":{"kind":"Name","value":"stress"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"conditionalValueAtRisk99Krw"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"conditionalValueAtRisk99WithoutKrw"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"reverseMultiple"}},{"kind":"Field","name":{"kind":"Name","value":"lossToleranceKrw"}}]}},{"kind":"Field","name":{"kind":"Name","value":"parameterUncertainty"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"drawn"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"TailParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"atEstimates"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"TailParts"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TailParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TailMeasures"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"meanLossKrw"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"valueAtRisk95Krw"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"conditionalValueAtRisk95Krw"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"valueAtRisk99Krw"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"conditionalValueAtRisk99Krw"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}}]}}]} as unknown as DocumentNode<RunModelFragment, unknown>;
export const CompositionFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Composition"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Scenario"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"investmentBudgetKrw"}},{"kind":"Field","name":{"kind":"Name","value":"positions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"weightRatio"}},{"kind":"Field","name":{"kind":"Name","value":"instrument"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"nameKo"}},{"kind":"Field","name":{"kind":"Name","value":"nameEn"}}]}}]}}]}}]} as unknown as DocumentNode<CompositionFragment, unknown>;
export const ScenarioFormFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ScenarioForm"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Scenario"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"positions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"instrument"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"nameKo"}},{"kind":"Field","name":{"kind":"Name","value":"nameEn"}},{"kind":"Field","name":{"kind":"Name","value":"lastCloseKrw"}},{"kind":"Field","name":{"kind":"Name","value":"sector"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"weightRatio"}}]}},{"kind":"Field","name":{"kind":"Name","value":"investmentBudgetKrw"}},{"kind":"Field","name":{"kind":"Name","value":"controlBudgetKrw"}},{"kind":"Field","name":{"kind":"Name","value":"lossToleranceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"horizonSessions"}},{"kind":"Field","name":{"kind":"Name","value":"threatLevel"}},{"kind":"Field","name":{"kind":"Name","value":"calibration"}},{"kind":"Field","name":{"kind":"Name","value":"exposures"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"threatId"}},{"kind":"Field","name":{"kind":"Name","value":"exposure"}}]}},{"kind":"Field","name":{"kind":"Name","value":"additionalControlIds"}},{"kind":"Field","name":{"kind":"Name","value":"marketModel"}},{"kind":"Field","name":{"kind":"Name","value":"estimationSessions"}},{"kind":"Field","name":{"kind":"Name","value":"pathCount"}},{"kind":"Field","name":{"kind":"Name","value":"accuracyBps"}},{"kind":"Field","name":{"kind":"Name","value":"sampling"}},{"kind":"Field","name":{"kind":"Name","value":"parameterUncertainty"}},{"kind":"Field","name":{"kind":"Name","value":"stress"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"shocks"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"symbols"}},{"kind":"Field","name":{"kind":"Name","value":"firstSession"}},{"kind":"Field","name":{"kind":"Name","value":"lastSession"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"replay"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"firstDate"}},{"kind":"Field","name":{"kind":"Name","value":"lastDate"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"seed"}},{"kind":"Field","name":{"kind":"Name","value":"hasIssuerEvents"}},{"kind":"Field","name":{"kind":"Name","value":"forcedSales"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reserveKrw"}}]}},{"kind":"Field","name":{"kind":"Name","value":"commonRegime"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"transitionPpm"}},{"kind":"Field","name":{"kind":"Name","value":"varianceRatioBps"}}]}},{"kind":"Field","name":{"kind":"Name","value":"operatorVersion"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanUpdate"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanRun"}}]}}]} as unknown as DocumentNode<ScenarioFormFragment, unknown>;
export const ScenarioRowFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ScenarioRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Scenario"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"investmentBudgetKrw"}},{"kind":"Field","name":{"kind":"Name","value":"controlBudgetKrw"}},{"kind":"Field","name":{"kind":"Name","value":"horizonSessions"}},{"kind":"Field","name":{"kind":"Name","value":"threatLevel"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanUpdate"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanRun"}},{"kind":"Field","name":{"kind":"Name","value":"positions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"instrument"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"nameKo"}},{"kind":"Field","name":{"kind":"Name","value":"nameEn"}}]}},{"kind":"Field","name":{"kind":"Name","value":"weightRatio"}}]}},{"kind":"Field","name":{"kind":"Name","value":"latestRun"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"result"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"score"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"band"}},{"kind":"Field","name":{"kind":"Name","value":"score"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<ScenarioRowFragment, unknown>;
export const RunRowFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RunRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SimulationRun"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"progressRatio"}},{"kind":"Field","name":{"kind":"Name","value":"pathCount"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"finishedAt"}},{"kind":"Field","name":{"kind":"Name","value":"scenarioVersion"}},{"kind":"Field","name":{"kind":"Name","value":"scenario"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"result"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pathCount"}},{"kind":"Field","name":{"kind":"Name","value":"score"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"band"}},{"kind":"Field","name":{"kind":"Name","value":"score"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"expectedAnnualLossKrw"}},{"kind":"Field","name":{"kind":"Name","value":"metrics"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"scope"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"interval"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}}]}}]}}]}}]} as unknown as DocumentNode<RunRowFragment, unknown>;
export const IntervalPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"IntervalParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Interval"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}},{"kind":"Field","name":{"kind":"Name","value":"levelRatio"}},{"kind":"Field","name":{"kind":"Name","value":"method"}}]}}]} as unknown as DocumentNode<IntervalPartsFragment, unknown>;
export const LiveEstimateFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"LiveEstimate"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RunningEstimate"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pathCount"}},{"kind":"Field","name":{"kind":"Name","value":"meanLossKrw"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"IntervalParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"annualThreatLossKrw"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"IntervalParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"valueAtRisk95Krw"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"IntervalParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"valueAtRisk99Krw"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"IntervalParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"conditionalValueAtRisk95Krw"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"IntervalParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"conditionalValueAtRisk99Krw"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"IntervalParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"histogram"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fromKrw"}},{"kind":"Field","name":{"kind":"Name","value":"toKrw"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"IntervalParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Interval"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}},{"kind":"Field","name":{"kind":"Name","value":"levelRatio"}},{"kind":"Field","name":{"kind":"Name","value":"method"}}]}}]} as unknown as DocumentNode<LiveEstimateFragment, unknown>;
export const RunFactsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RunFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SimulationRun"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"finishedAt"}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"}},{"kind":"Field","name":{"kind":"Name","value":"pathCount"}},{"kind":"Field","name":{"kind":"Name","value":"seed"}},{"kind":"Field","name":{"kind":"Name","value":"inputsSha256"}},{"kind":"Field","name":{"kind":"Name","value":"snapshotSha256"}},{"kind":"Field","name":{"kind":"Name","value":"resultSha256"}},{"kind":"Field","name":{"kind":"Name","value":"engineVersion"}},{"kind":"Field","name":{"kind":"Name","value":"marketAsOfDate"}},{"kind":"Field","name":{"kind":"Name","value":"isDataSimulated"}},{"kind":"Field","name":{"kind":"Name","value":"settings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"marketModel"}},{"kind":"Field","name":{"kind":"Name","value":"accuracyRatio"}},{"kind":"Field","name":{"kind":"Name","value":"sampling"}},{"kind":"Field","name":{"kind":"Name","value":"parameterUncertainty"}},{"kind":"Field","name":{"kind":"Name","value":"stress"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"shocks"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"symbols"}},{"kind":"Field","name":{"kind":"Name","value":"firstSession"}},{"kind":"Field","name":{"kind":"Name","value":"lastSession"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"replay"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"firstDate"}},{"kind":"Field","name":{"kind":"Name","value":"lastDate"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"hasIssuerEvents"}},{"kind":"Field","name":{"kind":"Name","value":"forcedSales"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reserveKrw"}}]}},{"kind":"Field","name":{"kind":"Name","value":"commonRegime"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"transitionPpm"}},{"kind":"Field","name":{"kind":"Name","value":"varianceRatioBps"}}]}}]}}]}}]} as unknown as DocumentNode<RunFactsFragment, unknown>;
export const EvidenceFilePartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"EvidenceFileParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"EvidenceFile"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"command"}},{"kind":"Field","name":{"kind":"Name","value":"problem"}},{"kind":"Field","name":{"kind":"Name","value":"madeDate"}},{"kind":"Field","name":{"kind":"Name","value":"engineVersion"}},{"kind":"Field","name":{"kind":"Name","value":"commit"}}]}}]} as unknown as DocumentNode<EvidenceFilePartsFragment, unknown>;
export const BenchPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"BenchParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BenchEvidenceType"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"file"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"EvidenceFileParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"machine"}},{"kind":"Field","name":{"kind":"Name","value":"sections"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"idleRatio"}},{"kind":"Field","name":{"kind":"Name","value":"rows"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"what"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"floor"}},{"kind":"Field","name":{"kind":"Name","value":"goal"}},{"kind":"Field","name":{"kind":"Name","value":"verdict"}},{"kind":"Field","name":{"kind":"Name","value":"note"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"EvidenceFileParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"EvidenceFile"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"command"}},{"kind":"Field","name":{"kind":"Name","value":"problem"}},{"kind":"Field","name":{"kind":"Name","value":"madeDate"}},{"kind":"Field","name":{"kind":"Name","value":"engineVersion"}},{"kind":"Field","name":{"kind":"Name","value":"commit"}}]}}]} as unknown as DocumentNode<BenchPartsFragment, unknown>;
export const ViewerLanguageUpdateDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ViewerLanguageUpdate"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ViewerLanguageUpdateInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewerLanguageUpdate"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"language"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ViewerLanguageUpdateMutation, ViewerLanguageUpdateMutationVariables>;
export const SecondStepDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SecondStep"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewerTotp"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"isEnabled"}},{"kind":"Field","name":{"kind":"Name","value":"isRequired"}}]}}]}}]} as unknown as DocumentNode<SecondStepQuery, SecondStepQueryVariables>;
export const SessionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Session"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"permissions"}},{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"organisation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"serverInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"apiVersion"}},{"kind":"Field","name":{"kind":"Name","value":"engineVersion"}},{"kind":"Field","name":{"kind":"Name","value":"profile"}},{"kind":"Field","name":{"kind":"Name","value":"isDataSimulated"}},{"kind":"Field","name":{"kind":"Name","value":"marketAsOfDate"}}]}}]}}]} as unknown as DocumentNode<SessionQuery, SessionQueryVariables>;
export const AlertsPageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AlertsPage"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"alertOverview"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"openAlertCount"}},{"kind":"Field","name":{"kind":"Name","value":"unacknowledgedAlertCount"}},{"kind":"Field","name":{"kind":"Name","value":"openIncidentCount"}},{"kind":"Field","name":{"kind":"Name","value":"overdueClockCount"}},{"kind":"Field","name":{"kind":"Name","value":"latestEventCursor"}},{"kind":"Field","name":{"kind":"Name","value":"level"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"CurrentLevelParts"}}]}}]}},{"kind":"Field","alias":{"kind":"Name","value":"openAlerts"},"name":{"kind":"Name","value":"alerts"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"isOpen"},"value":{"kind":"BooleanValue","value":true}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AlertRow"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"alertLevelChanges"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"level"}},{"kind":"Field","name":{"kind":"Name","value":"previousLevel"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"sourceUrl"}},{"kind":"Field","name":{"kind":"Name","value":"changedAt"}},{"kind":"Field","name":{"kind":"Name","value":"changedBy"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"incidents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"threat"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"nameKo"}},{"kind":"Field","name":{"kind":"Name","value":"nameEn"}}]}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"priority"}},{"kind":"Field","name":{"kind":"Name","value":"detectedAt"}},{"kind":"Field","name":{"kind":"Name","value":"clocks"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"clock"}},{"kind":"Field","name":{"kind":"Name","value":"dueAt"}},{"kind":"Field","name":{"kind":"Name","value":"isRequired"}},{"kind":"Field","name":{"kind":"Name","value":"completedAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"steps"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"completedAt"}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"responseRules"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"when"}},{"kind":"Field","name":{"kind":"Name","value":"severityText"}},{"kind":"Field","name":{"kind":"Name","value":"hasSource"}},{"kind":"Field","name":{"kind":"Name","value":"sourceText"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CurrentLevelParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CurrentAlertLevel"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"level"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanUpdate"}},{"kind":"Field","name":{"kind":"Name","value":"lastChange"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"sourceUrl"}},{"kind":"Field","name":{"kind":"Name","value":"changedAt"}},{"kind":"Field","name":{"kind":"Name","value":"changedBy"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AlertRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Alert"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"rule"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"when"}}]}},{"kind":"Field","name":{"kind":"Name","value":"severity"}},{"kind":"Field","name":{"kind":"Name","value":"isOpen"}},{"kind":"Field","name":{"kind":"Name","value":"isRecord"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"threshold"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"openedAt"}},{"kind":"Field","name":{"kind":"Name","value":"acknowledgedAt"}},{"kind":"Field","name":{"kind":"Name","value":"acknowledgedBy"}},{"kind":"Field","name":{"kind":"Name","value":"escalatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"closedAt"}},{"kind":"Field","name":{"kind":"Name","value":"playbookId"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanAcknowledge"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"reference"}}]}},{"kind":"Field","name":{"kind":"Name","value":"move"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sessionDate"}},{"kind":"Field","name":{"kind":"Name","value":"returnRatio"}},{"kind":"Field","name":{"kind":"Name","value":"marketRatio"}},{"kind":"Field","name":{"kind":"Name","value":"residualRatio"}},{"kind":"Field","name":{"kind":"Name","value":"weightRatio"}}]}},{"kind":"Field","name":{"kind":"Name","value":"instrument"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"nameKo"}},{"kind":"Field","name":{"kind":"Name","value":"nameEn"}}]}}]}}]} as unknown as DocumentNode<AlertsPageQuery, AlertsPageQueryVariables>;
export const ClosedAlertsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ClosedAlerts"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"alerts"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"isOpen"},"value":{"kind":"BooleanValue","value":false}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AlertRow"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AlertRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Alert"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"rule"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"when"}}]}},{"kind":"Field","name":{"kind":"Name","value":"severity"}},{"kind":"Field","name":{"kind":"Name","value":"isOpen"}},{"kind":"Field","name":{"kind":"Name","value":"isRecord"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"threshold"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"openedAt"}},{"kind":"Field","name":{"kind":"Name","value":"acknowledgedAt"}},{"kind":"Field","name":{"kind":"Name","value":"acknowledgedBy"}},{"kind":"Field","name":{"kind":"Name","value":"escalatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"closedAt"}},{"kind":"Field","name":{"kind":"Name","value":"playbookId"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanAcknowledge"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"reference"}}]}},{"kind":"Field","name":{"kind":"Name","value":"move"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sessionDate"}},{"kind":"Field","name":{"kind":"Name","value":"returnRatio"}},{"kind":"Field","name":{"kind":"Name","value":"marketRatio"}},{"kind":"Field","name":{"kind":"Name","value":"residualRatio"}},{"kind":"Field","name":{"kind":"Name","value":"weightRatio"}}]}},{"kind":"Field","name":{"kind":"Name","value":"instrument"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"nameKo"}},{"kind":"Field","name":{"kind":"Name","value":"nameEn"}}]}}]}}]} as unknown as DocumentNode<ClosedAlertsQuery, ClosedAlertsQueryVariables>;
export const AlertEventsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"AlertEvents"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"alertEvents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}}]}}]}}]} as unknown as DocumentNode<AlertEventsSubscription, AlertEventsSubscriptionVariables>;
export const AlertAcknowledgeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AlertAcknowledge"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AlertAcknowledgeInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"alertAcknowledge"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"alert"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AlertRow"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AlertRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Alert"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"rule"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"when"}}]}},{"kind":"Field","name":{"kind":"Name","value":"severity"}},{"kind":"Field","name":{"kind":"Name","value":"isOpen"}},{"kind":"Field","name":{"kind":"Name","value":"isRecord"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"threshold"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"openedAt"}},{"kind":"Field","name":{"kind":"Name","value":"acknowledgedAt"}},{"kind":"Field","name":{"kind":"Name","value":"acknowledgedBy"}},{"kind":"Field","name":{"kind":"Name","value":"escalatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"closedAt"}},{"kind":"Field","name":{"kind":"Name","value":"playbookId"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanAcknowledge"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"reference"}}]}},{"kind":"Field","name":{"kind":"Name","value":"move"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sessionDate"}},{"kind":"Field","name":{"kind":"Name","value":"returnRatio"}},{"kind":"Field","name":{"kind":"Name","value":"marketRatio"}},{"kind":"Field","name":{"kind":"Name","value":"residualRatio"}},{"kind":"Field","name":{"kind":"Name","value":"weightRatio"}}]}},{"kind":"Field","name":{"kind":"Name","value":"instrument"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"nameKo"}},{"kind":"Field","name":{"kind":"Name","value":"nameEn"}}]}}]}}]} as unknown as DocumentNode<AlertAcknowledgeMutation, AlertAcknowledgeMutationVariables>;
export const AlertLevelUpdateDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AlertLevelUpdate"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AlertLevelUpdateInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"alertLevelUpdate"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"level"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"CurrentLevelParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CurrentLevelParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CurrentAlertLevel"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"level"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanUpdate"}},{"kind":"Field","name":{"kind":"Name","value":"lastChange"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"sourceUrl"}},{"kind":"Field","name":{"kind":"Name","value":"changedAt"}},{"kind":"Field","name":{"kind":"Name","value":"changedBy"}}]}}]}}]} as unknown as DocumentNode<AlertLevelUpdateMutation, AlertLevelUpdateMutationVariables>;
export const PlaybooksDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Playbooks"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"playbooks"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"steps"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"phase"}},{"kind":"Field","name":{"kind":"Name","value":"phaseNist"}},{"kind":"Field","name":{"kind":"Name","value":"phaseIso"}},{"kind":"Field","name":{"kind":"Name","value":"ownerRole"}},{"kind":"Field","name":{"kind":"Name","value":"dueHours"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"}}]}}]}}]}}]} as unknown as DocumentNode<PlaybooksQuery, PlaybooksQueryVariables>;
export const AlertGlanceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AlertGlance"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"alertOverview"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"openAlertCount"}},{"kind":"Field","name":{"kind":"Name","value":"unacknowledgedAlertCount"}},{"kind":"Field","name":{"kind":"Name","value":"openIncidentCount"}},{"kind":"Field","name":{"kind":"Name","value":"overdueClockCount"}},{"kind":"Field","name":{"kind":"Name","value":"latestEventCursor"}},{"kind":"Field","name":{"kind":"Name","value":"level"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"level"}}]}}]}},{"kind":"Field","alias":{"kind":"Name","value":"newestAlerts"},"name":{"kind":"Name","value":"alerts"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"isOpen"},"value":{"kind":"BooleanValue","value":true}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"severity"}},{"kind":"Field","name":{"kind":"Name","value":"openedAt"}},{"kind":"Field","name":{"kind":"Name","value":"acknowledgedAt"}},{"kind":"Field","name":{"kind":"Name","value":"rule"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<AlertGlanceQuery, AlertGlanceQueryVariables>;
export const IncidentDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Incident"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"incident"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"IncidentParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"alertOverview"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"latestEventCursor"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"IncidentParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Incident"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"threat"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"nameKo"}},{"kind":"Field","name":{"kind":"Name","value":"nameEn"}}]}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"priority"}},{"kind":"Field","name":{"kind":"Name","value":"isPriorityChosen"}},{"kind":"Field","name":{"kind":"Name","value":"detectedAt"}},{"kind":"Field","name":{"kind":"Name","value":"isMalicious"}},{"kind":"Field","name":{"kind":"Name","value":"hasPersonalData"}},{"kind":"Field","name":{"kind":"Name","value":"recordCount"}},{"kind":"Field","name":{"kind":"Name","value":"hasSensitiveData"}},{"kind":"Field","name":{"kind":"Name","value":"hasOutsideAccess"}},{"kind":"Field","name":{"kind":"Name","value":"outageMinutes"}},{"kind":"Field","name":{"kind":"Name","value":"subscriberCount"}},{"kind":"Field","name":{"kind":"Name","value":"estimatedLossKrw"}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"}},{"kind":"Field","name":{"kind":"Name","value":"closedAt"}},{"kind":"Field","name":{"kind":"Name","value":"closedBy"}},{"kind":"Field","name":{"kind":"Name","value":"closeReason"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanUpdate"}},{"kind":"Field","name":{"kind":"Name","value":"clocks"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"clock"}},{"kind":"Field","name":{"kind":"Name","value":"dueAt"}},{"kind":"Field","name":{"kind":"Name","value":"isRequired"}},{"kind":"Field","name":{"kind":"Name","value":"completedAt"}},{"kind":"Field","name":{"kind":"Name","value":"completedBy"}},{"kind":"Field","name":{"kind":"Name","value":"note"}}]}},{"kind":"Field","name":{"kind":"Name","value":"steps"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"phase"}},{"kind":"Field","name":{"kind":"Name","value":"phaseNist"}},{"kind":"Field","name":{"kind":"Name","value":"phaseIso"}},{"kind":"Field","name":{"kind":"Name","value":"ownerRole"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"}},{"kind":"Field","name":{"kind":"Name","value":"dueAt"}},{"kind":"Field","name":{"kind":"Name","value":"completedAt"}},{"kind":"Field","name":{"kind":"Name","value":"completedBy"}},{"kind":"Field","name":{"kind":"Name","value":"evidenceNote"}}]}}]}}]} as unknown as DocumentNode<IncidentQuery, IncidentQueryVariables>;
export const ThreatNamesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ThreatNames"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"catalogue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"threatVersion"}},{"kind":"Field","name":{"kind":"Name","value":"controlVersion"}},{"kind":"Field","name":{"kind":"Name","value":"threats"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"nameKo"}},{"kind":"Field","name":{"kind":"Name","value":"nameEn"}}]}}]}}]}}]} as unknown as DocumentNode<ThreatNamesQuery, ThreatNamesQueryVariables>;
export const IncidentOpenDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"IncidentOpen"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"IncidentOpenInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"incidentOpen"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"incident"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]}}]} as unknown as DocumentNode<IncidentOpenMutation, IncidentOpenMutationVariables>;
export const IncidentUpdateDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"IncidentUpdate"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"IncidentUpdateInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"incidentUpdate"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"incident"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"IncidentParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"IncidentParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Incident"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"threat"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"nameKo"}},{"kind":"Field","name":{"kind":"Name","value":"nameEn"}}]}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"priority"}},{"kind":"Field","name":{"kind":"Name","value":"isPriorityChosen"}},{"kind":"Field","name":{"kind":"Name","value":"detectedAt"}},{"kind":"Field","name":{"kind":"Name","value":"isMalicious"}},{"kind":"Field","name":{"kind":"Name","value":"hasPersonalData"}},{"kind":"Field","name":{"kind":"Name","value":"recordCount"}},{"kind":"Field","name":{"kind":"Name","value":"hasSensitiveData"}},{"kind":"Field","name":{"kind":"Name","value":"hasOutsideAccess"}},{"kind":"Field","name":{"kind":"Name","value":"outageMinutes"}},{"kind":"Field","name":{"kind":"Name","value":"subscriberCount"}},{"kind":"Field","name":{"kind":"Name","value":"estimatedLossKrw"}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"}},{"kind":"Field","name":{"kind":"Name","value":"closedAt"}},{"kind":"Field","name":{"kind":"Name","value":"closedBy"}},{"kind":"Field","name":{"kind":"Name","value":"closeReason"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanUpdate"}},{"kind":"Field","name":{"kind":"Name","value":"clocks"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"clock"}},{"kind":"Field","name":{"kind":"Name","value":"dueAt"}},{"kind":"Field","name":{"kind":"Name","value":"isRequired"}},{"kind":"Field","name":{"kind":"Name","value":"completedAt"}},{"kind":"Field","name":{"kind":"Name","value":"completedBy"}},{"kind":"Field","name":{"kind":"Name","value":"note"}}]}},{"kind":"Field","name":{"kind":"Name","value":"steps"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"phase"}},{"kind":"Field","name":{"kind":"Name","value":"phaseNist"}},{"kind":"Field","name":{"kind":"Name","value":"phaseIso"}},{"kind":"Field","name":{"kind":"Name","value":"ownerRole"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"}},{"kind":"Field","name":{"kind":"Name","value":"dueAt"}},{"kind":"Field","name":{"kind":"Name","value":"completedAt"}},{"kind":"Field","name":{"kind":"Name","value":"completedBy"}},{"kind":"Field","name":{"kind":"Name","value":"evidenceNote"}}]}}]}}]} as unknown as DocumentNode<IncidentUpdateMutation, IncidentUpdateMutationVariables>;
export const IncidentStepCompleteDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"IncidentStepComplete"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"IncidentStepCompleteInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"incidentStepComplete"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"incident"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"IncidentParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"IncidentParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Incident"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"threat"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"nameKo"}},{"kind":"Field","name":{"kind":"Name","value":"nameEn"}}]}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"priority"}},{"kind":"Field","name":{"kind":"Name","value":"isPriorityChosen"}},{"kind":"Field","name":{"kind":"Name","value":"detectedAt"}},{"kind":"Field","name":{"kind":"Name","value":"isMalicious"}},{"kind":"Field","name":{"kind":"Name","value":"hasPersonalData"}},{"kind":"Field","name":{"kind":"Name","value":"recordCount"}},{"kind":"Field","name":{"kind":"Name","value":"hasSensitiveData"}},{"kind":"Field","name":{"kind":"Name","value":"hasOutsideAccess"}},{"kind":"Field","name":{"kind":"Name","value":"outageMinutes"}},{"kind":"Field","name":{"kind":"Name","value":"subscriberCount"}},{"kind":"Field","name":{"kind":"Name","value":"estimatedLossKrw"}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"}},{"kind":"Field","name":{"kind":"Name","value":"closedAt"}},{"kind":"Field","name":{"kind":"Name","value":"closedBy"}},{"kind":"Field","name":{"kind":"Name","value":"closeReason"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanUpdate"}},{"kind":"Field","name":{"kind":"Name","value":"clocks"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"clock"}},{"kind":"Field","name":{"kind":"Name","value":"dueAt"}},{"kind":"Field","name":{"kind":"Name","value":"isRequired"}},{"kind":"Field","name":{"kind":"Name","value":"completedAt"}},{"kind":"Field","name":{"kind":"Name","value":"completedBy"}},{"kind":"Field","name":{"kind":"Name","value":"note"}}]}},{"kind":"Field","name":{"kind":"Name","value":"steps"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"phase"}},{"kind":"Field","name":{"kind":"Name","value":"phaseNist"}},{"kind":"Field","name":{"kind":"Name","value":"phaseIso"}},{"kind":"Field","name":{"kind":"Name","value":"ownerRole"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"}},{"kind":"Field","name":{"kind":"Name","value":"dueAt"}},{"kind":"Field","name":{"kind":"Name","value":"completedAt"}},{"kind":"Field","name":{"kind":"Name","value":"completedBy"}},{"kind":"Field","name":{"kind":"Name","value":"evidenceNote"}}]}}]}}]} as unknown as DocumentNode<IncidentStepCompleteMutation, IncidentStepCompleteMutationVariables>;
export const IncidentStepReopenDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"IncidentStepReopen"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"IncidentStepReopenInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"incidentStepReopen"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"incident"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"IncidentParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"IncidentParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Incident"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"threat"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"nameKo"}},{"kind":"Field","name":{"kind":"Name","value":"nameEn"}}]}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"priority"}},{"kind":"Field","name":{"kind":"Name","value":"isPriorityChosen"}},{"kind":"Field","name":{"kind":"Name","value":"detectedAt"}},{"kind":"Field","name":{"kind":"Name","value":"isMalicious"}},{"kind":"Field","name":{"kind":"Name","value":"hasPersonalData"}},{"kind":"Field","name":{"kind":"Name","value":"recordCount"}},{"kind":"Field","name":{"kind":"Name","value":"hasSensitiveData"}},{"kind":"Field","name":{"kind":"Name","value":"hasOutsideAccess"}},{"kind":"Field","name":{"kind":"Name","value":"outageMinutes"}},{"kind":"Field","name":{"kind":"Name","value":"subscriberCount"}},{"kind":"Field","name":{"kind":"Name","value":"estimatedLossKrw"}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"}},{"kind":"Field","name":{"kind":"Name","value":"closedAt"}},{"kind":"Field","name":{"kind":"Name","value":"closedBy"}},{"kind":"Field","name":{"kind":"Name","value":"closeReason"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanUpdate"}},{"kind":"Field","name":{"kind":"Name","value":"clocks"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"clock"}},{"kind":"Field","name":{"kind":"Name","value":"dueAt"}},{"kind":"Field","name":{"kind":"Name","value":"isRequired"}},{"kind":"Field","name":{"kind":"Name","value":"completedAt"}},{"kind":"Field","name":{"kind":"Name","value":"completedBy"}},{"kind":"Field","name":{"kind":"Name","value":"note"}}]}},{"kind":"Field","name":{"kind":"Name","value":"steps"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"phase"}},{"kind":"Field","name":{"kind":"Name","value":"phaseNist"}},{"kind":"Field","name":{"kind":"Name","value":"phaseIso"}},{"kind":"Field","name":{"kind":"Name","value":"ownerRole"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"}},{"kind":"Field","name":{"kind":"Name","value":"dueAt"}},{"kind":"Field","name":{"kind":"Name","value":"completedAt"}},{"kind":"Field","name":{"kind":"Name","value":"completedBy"}},{"kind":"Field","name":{"kind":"Name","value":"evidenceNote"}}]}}]}}]} as unknown as DocumentNode<IncidentStepReopenMutation, IncidentStepReopenMutationVariables>;
export const IncidentClockCompleteDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"IncidentClockComplete"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"IncidentClockCompleteInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"incidentClockComplete"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"incident"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"IncidentParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"IncidentParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Incident"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"threat"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"nameKo"}},{"kind":"Field","name":{"kind":"Name","value":"nameEn"}}]}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"priority"}},{"kind":"Field","name":{"kind":"Name","value":"isPriorityChosen"}},{"kind":"Field","name":{"kind":"Name","value":"detectedAt"}},{"kind":"Field","name":{"kind":"Name","value":"isMalicious"}},{"kind":"Field","name":{"kind":"Name","value":"hasPersonalData"}},{"kind":"Field","name":{"kind":"Name","value":"recordCount"}},{"kind":"Field","name":{"kind":"Name","value":"hasSensitiveData"}},{"kind":"Field","name":{"kind":"Name","value":"hasOutsideAccess"}},{"kind":"Field","name":{"kind":"Name","value":"outageMinutes"}},{"kind":"Field","name":{"kind":"Name","value":"subscriberCount"}},{"kind":"Field","name":{"kind":"Name","value":"estimatedLossKrw"}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"}},{"kind":"Field","name":{"kind":"Name","value":"closedAt"}},{"kind":"Field","name":{"kind":"Name","value":"closedBy"}},{"kind":"Field","name":{"kind":"Name","value":"closeReason"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanUpdate"}},{"kind":"Field","name":{"kind":"Name","value":"clocks"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"clock"}},{"kind":"Field","name":{"kind":"Name","value":"dueAt"}},{"kind":"Field","name":{"kind":"Name","value":"isRequired"}},{"kind":"Field","name":{"kind":"Name","value":"completedAt"}},{"kind":"Field","name":{"kind":"Name","value":"completedBy"}},{"kind":"Field","name":{"kind":"Name","value":"note"}}]}},{"kind":"Field","name":{"kind":"Name","value":"steps"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"phase"}},{"kind":"Field","name":{"kind":"Name","value":"phaseNist"}},{"kind":"Field","name":{"kind":"Name","value":"phaseIso"}},{"kind":"Field","name":{"kind":"Name","value":"ownerRole"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"}},{"kind":"Field","name":{"kind":"Name","value":"dueAt"}},{"kind":"Field","name":{"kind":"Name","value":"completedAt"}},{"kind":"Field","name":{"kind":"Name","value":"completedBy"}},{"kind":"Field","name":{"kind":"Name","value":"evidenceNote"}}]}}]}}]} as unknown as DocumentNode<IncidentClockCompleteMutation, IncidentClockCompleteMutationVariables>;
export const IncidentCloseDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"IncidentClose"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"IncidentCloseInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"incidentClose"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"incident"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"IncidentParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"IncidentParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Incident"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"threat"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"nameKo"}},{"kind":"Field","name":{"kind":"Name","value":"nameEn"}}]}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"priority"}},{"kind":"Field","name":{"kind":"Name","value":"isPriorityChosen"}},{"kind":"Field","name":{"kind":"Name","value":"detectedAt"}},{"kind":"Field","name":{"kind":"Name","value":"isMalicious"}},{"kind":"Field","name":{"kind":"Name","value":"hasPersonalData"}},{"kind":"Field","name":{"kind":"Name","value":"recordCount"}},{"kind":"Field","name":{"kind":"Name","value":"hasSensitiveData"}},{"kind":"Field","name":{"kind":"Name","value":"hasOutsideAccess"}},{"kind":"Field","name":{"kind":"Name","value":"outageMinutes"}},{"kind":"Field","name":{"kind":"Name","value":"subscriberCount"}},{"kind":"Field","name":{"kind":"Name","value":"estimatedLossKrw"}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"}},{"kind":"Field","name":{"kind":"Name","value":"closedAt"}},{"kind":"Field","name":{"kind":"Name","value":"closedBy"}},{"kind":"Field","name":{"kind":"Name","value":"closeReason"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanUpdate"}},{"kind":"Field","name":{"kind":"Name","value":"clocks"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"clock"}},{"kind":"Field","name":{"kind":"Name","value":"dueAt"}},{"kind":"Field","name":{"kind":"Name","value":"isRequired"}},{"kind":"Field","name":{"kind":"Name","value":"completedAt"}},{"kind":"Field","name":{"kind":"Name","value":"completedBy"}},{"kind":"Field","name":{"kind":"Name","value":"note"}}]}},{"kind":"Field","name":{"kind":"Name","value":"steps"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"phase"}},{"kind":"Field","name":{"kind":"Name","value":"phaseNist"}},{"kind":"Field","name":{"kind":"Name","value":"phaseIso"}},{"kind":"Field","name":{"kind":"Name","value":"ownerRole"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"}},{"kind":"Field","name":{"kind":"Name","value":"dueAt"}},{"kind":"Field","name":{"kind":"Name","value":"completedAt"}},{"kind":"Field","name":{"kind":"Name","value":"completedBy"}},{"kind":"Field","name":{"kind":"Name","value":"evidenceNote"}}]}}]}}]} as unknown as DocumentNode<IncidentCloseMutation, IncidentCloseMutationVariables>;
export const AuditEntriesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AuditEntries"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AuditEntryFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"auditEntries"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"actorId"}},{"kind":"Field","name":{"kind":"Name","value":"actorName"}},{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"subjectId"}},{"kind":"Field","name":{"kind":"Name","value":"detailsJson"}},{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"hasPreviousPage"}},{"kind":"Field","name":{"kind":"Name","value":"startCursor"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<AuditEntriesQuery, AuditEntriesQueryVariables>;
export const AccessEntriesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AccessEntries"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AccessEntryFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"accessEntries"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"personId"}},{"kind":"Field","name":{"kind":"Name","value":"personName"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"method"}},{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"device"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"hasPreviousPage"}},{"kind":"Field","name":{"kind":"Name","value":"startCursor"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<AccessEntriesQuery, AccessEntriesQueryVariables>;
export const LogPeopleDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"LogPeople"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"people"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"hasPreviousPage"}},{"kind":"Field","name":{"kind":"Name","value":"startCursor"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<LogPeopleQuery, LogPeopleQueryVariables>;
export const AuditExportDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AuditExport"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AuditExportInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"auditExport"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"file"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"rowCount"}},{"kind":"Field","name":{"kind":"Name","value":"isCut"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}}]} as unknown as DocumentNode<AuditExportMutation, AuditExportMutationVariables>;
export const AccessExportDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AccessExport"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AccessExportInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"accessExport"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"file"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"rowCount"}},{"kind":"Field","name":{"kind":"Name","value":"isCut"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}}]} as unknown as DocumentNode<AccessExportMutation, AccessExportMutationVariables>;
export const AccountDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Account"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewerTotp"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"isEnabled"}},{"kind":"Field","name":{"kind":"Name","value":"isRequired"}},{"kind":"Field","name":{"kind":"Name","value":"recoveryCodeCount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"viewerSessions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"device"}},{"kind":"Field","name":{"kind":"Name","value":"maskedAddress"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastUsedAt"}},{"kind":"Field","name":{"kind":"Name","value":"isCurrent"}}]}},{"kind":"Field","name":{"kind":"Name","value":"viewerApiTokens"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"scopes"}},{"kind":"Field","name":{"kind":"Name","value":"allowedAddresses"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastUsedAt"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"hasPreviousPage"}},{"kind":"Field","name":{"kind":"Name","value":"startCursor"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<AccountQuery, AccountQueryVariables>;
export const ViewerPasswordUpdateDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ViewerPasswordUpdate"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ViewerPasswordUpdateInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewerPasswordUpdate"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"isDone"}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ViewerPasswordUpdateMutation, ViewerPasswordUpdateMutationVariables>;
export const ViewerTotpEnrolDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ViewerTotpEnrol"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ViewerTotpEnrolInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewerTotpEnrol"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"secret"}},{"kind":"Field","name":{"kind":"Name","value":"otpauthUri"}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ViewerTotpEnrolMutation, ViewerTotpEnrolMutationVariables>;
export const ViewerTotpVerifyDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ViewerTotpVerify"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ViewerTotpVerifyInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewerTotpVerify"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recoveryCodes"}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ViewerTotpVerifyMutation, ViewerTotpVerifyMutationVariables>;
export const ViewerTotpDisableDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ViewerTotpDisable"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ViewerTotpDisableInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewerTotpDisable"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totp"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"isEnabled"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ViewerTotpDisableMutation, ViewerTotpDisableMutationVariables>;
export const ViewerRecoveryCodesRenewDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ViewerRecoveryCodesRenew"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ViewerRecoveryCodesRenewInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewerRecoveryCodesRenew"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recoveryCodes"}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ViewerRecoveryCodesRenewMutation, ViewerRecoveryCodesRenewMutationVariables>;
export const ViewerSessionRevokeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ViewerSessionRevoke"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ViewerSessionRevokeInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewerSessionRevoke"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"endedCount"}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ViewerSessionRevokeMutation, ViewerSessionRevokeMutationVariables>;
export const ViewerApiTokenCreateDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ViewerApiTokenCreate"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ViewerApiTokenCreateInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewerApiTokenCreate"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"secret"}},{"kind":"Field","name":{"kind":"Name","value":"apiToken"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ViewerApiTokenCreateMutation, ViewerApiTokenCreateMutationVariables>;
export const ViewerApiTokenRevokeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ViewerApiTokenRevoke"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ViewerApiTokenRevokeInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewerApiTokenRevoke"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"revokedId"}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ViewerApiTokenRevokeMutation, ViewerApiTokenRevokeMutationVariables>;
export const RunExplanationDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"RunExplanation"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"runId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"language"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Language"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"simulationRun"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"runId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"latestExplanationEventCursor"}},{"kind":"Field","name":{"kind":"Name","value":"explanation"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ExplanationParts"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ExplanationParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Explanation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"model"}},{"kind":"Field","name":{"kind":"Name","value":"isSimulated"}},{"kind":"Field","name":{"kind":"Name","value":"costKrw"}},{"kind":"Field","name":{"kind":"Name","value":"promptTokens"}},{"kind":"Field","name":{"kind":"Name","value":"completionTokens"}},{"kind":"Field","name":{"kind":"Name","value":"callCount"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"finishedAt"}},{"kind":"Field","name":{"kind":"Name","value":"sections"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"section"}},{"kind":"Field","name":{"kind":"Name","value":"claims"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"factIds"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"facts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"factId"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"source"}}]}}]}}]} as unknown as DocumentNode<RunExplanationQuery, RunExplanationQueryVariables>;
export const ExplanationRequestDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ExplanationRequest"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ExplanationRequestInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"explanationRequest"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"explanation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ExplanationRequestMutation, ExplanationRequestMutationVariables>;
export const ExplanationEventsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"ExplanationEvents"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"runId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"explanationEvents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"runId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"runId"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ExplanationChangedEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"explanation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"language"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ExplanationEventsSubscription, ExplanationEventsSubscriptionVariables>;
export const ForecastOverviewDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ForecastOverview"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"forecastSummary"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"promoted"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"model"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"Field","name":{"kind":"Name","value":"latestTraining"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"progressRatio"}},{"kind":"Field","name":{"kind":"Name","value":"failure"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"openStatementCount"}},{"kind":"Field","name":{"kind":"Name","value":"scoredStatementCount"}},{"kind":"Field","name":{"kind":"Name","value":"nextDueDate"}}]}},{"kind":"Field","name":{"kind":"Name","value":"forecastModels"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"3"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ForecastModelParts"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ForecastMetricsParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ForecastMetricsType"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"periodCount"}},{"kind":"Field","name":{"kind":"Name","value":"rankIc"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"hitRatio"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"differenceToBaseline"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"coverage80Ratio"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"coverage95Ratio"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ForecastModelParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ForecastModelVersion"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"model"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"trainedAt"}},{"kind":"Field","name":{"kind":"Name","value":"dataSha256"}},{"kind":"Field","name":{"kind":"Name","value":"dataFromDate"}},{"kind":"Field","name":{"kind":"Name","value":"dataToDate"}},{"kind":"Field","name":{"kind":"Name","value":"instrumentCount"}},{"kind":"Field","name":{"kind":"Name","value":"isDataSimulated"}},{"kind":"Field","name":{"kind":"Name","value":"horizonSessions"}},{"kind":"Field","name":{"kind":"Name","value":"embargoSessions"}},{"kind":"Field","name":{"kind":"Name","value":"metrics"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ForecastMetricsParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"years"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"year"}},{"kind":"Field","name":{"kind":"Name","value":"metrics"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ForecastMetricsParts"}}]}}]}}]}}]} as unknown as DocumentNode<ForecastOverviewQuery, ForecastOverviewQueryVariables>;
export const ForecastTrainDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ForecastTrain"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ForecastTrainInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"forecastTrain"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"training"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ForecastTrainMutation, ForecastTrainMutationVariables>;
export const ForecastStatementsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ForecastStatements"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ForecastStatementFilter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"forecastStatements"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ForecastStatementParts"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ForecastStatementParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ForecastStatement"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"sourceId"}},{"kind":"Field","name":{"kind":"Name","value":"madeAt"}},{"kind":"Field","name":{"kind":"Name","value":"asOfDate"}},{"kind":"Field","name":{"kind":"Name","value":"dueDate"}},{"kind":"Field","name":{"kind":"Name","value":"horizonSessions"}},{"kind":"Field","name":{"kind":"Name","value":"isDataSimulated"}},{"kind":"Field","name":{"kind":"Name","value":"startValueKrw"}},{"kind":"Field","name":{"kind":"Name","value":"expectedReturnRatio"}},{"kind":"Field","name":{"kind":"Name","value":"valueAtRisk95Krw"}},{"kind":"Field","name":{"kind":"Name","value":"valueAtRisk99Krw"}},{"kind":"Field","name":{"kind":"Name","value":"conditionalValueAtRisk95Krw"}},{"kind":"Field","name":{"kind":"Name","value":"score"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"scoredAt"}},{"kind":"Field","name":{"kind":"Name","value":"realisedReturnRatio"}},{"kind":"Field","name":{"kind":"Name","value":"realisedLossKrw"}},{"kind":"Field","name":{"kind":"Name","value":"isBreach95"}},{"kind":"Field","name":{"kind":"Name","value":"isBreach99"}},{"kind":"Field","name":{"kind":"Name","value":"isInside95"}},{"kind":"Field","name":{"kind":"Name","value":"staleSymbols"}}]}}]}}]} as unknown as DocumentNode<ForecastStatementsQuery, ForecastStatementsQueryVariables>;
export const ForecastQualityDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ForecastQuality"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"forecastQualityWeeks"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"52"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"QualityWeekParts"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"QualityWeekParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ForecastQualityWeek"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"weekStartDate"}},{"kind":"Field","name":{"kind":"Name","value":"validAnswerRatio"}},{"kind":"Field","name":{"kind":"Name","value":"week"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"scoredCount"}},{"kind":"Field","name":{"kind":"Name","value":"hitRatio"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"breach95"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"statedRatio"}},{"kind":"Field","name":{"kind":"Name","value":"breachCount"}},{"kind":"Field","name":{"kind":"Name","value":"statementCount"}},{"kind":"Field","name":{"kind":"Name","value":"rate"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"kupiecPValue"}},{"kind":"Field","name":{"kind":"Name","value":"kupiecPowerRatio"}}]}},{"kind":"Field","name":{"kind":"Name","value":"breach99"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"statedRatio"}},{"kind":"Field","name":{"kind":"Name","value":"breachCount"}},{"kind":"Field","name":{"kind":"Name","value":"statementCount"}},{"kind":"Field","name":{"kind":"Name","value":"rate"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"kupiecPValue"}},{"kind":"Field","name":{"kind":"Name","value":"kupiecPowerRatio"}}]}},{"kind":"Field","name":{"kind":"Name","value":"coverage95Ratio"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"riskEstimation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"ratio"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"verdict"}}]}}]}}]}}]} as unknown as DocumentNode<ForecastQualityQuery, ForecastQualityQueryVariables>;
export const RecommendationForecastDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"RecommendationForecast"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recommendation"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"forecastModel"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"modelVersion"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"model"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}},{"kind":"Field","name":{"kind":"Name","value":"expectedReturnSource"}}]}}]}}]}}]} as unknown as DocumentNode<RecommendationForecastQuery, RecommendationForecastQueryVariables>;
export const ExposuresDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Exposures"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"isPatched"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"exposedVulnerabilities"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"isPatched"},"value":{"kind":"Variable","name":{"kind":"Name","value":"isPatched"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"ExposureRow"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"hasPreviousPage"}},{"kind":"Field","name":{"kind":"Name","value":"startCursor"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"threatFeeds"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"feed"}},{"kind":"Field","name":{"kind":"Name","value":"isOff"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"isSimulated"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ExposureRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ExposedVulnerability"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"cveId"}},{"kind":"Field","name":{"kind":"Name","value":"assetNote"}},{"kind":"Field","name":{"kind":"Name","value":"addedAt"}},{"kind":"Field","name":{"kind":"Name","value":"addedBy"}},{"kind":"Field","name":{"kind":"Name","value":"patchedAt"}},{"kind":"Field","name":{"kind":"Name","value":"patchedBy"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanUpdate"}},{"kind":"Field","name":{"kind":"Name","value":"kev"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"addedDate"}},{"kind":"Field","name":{"kind":"Name","value":"isRansomwareUse"}},{"kind":"Field","name":{"kind":"Name","value":"vendor"}},{"kind":"Field","name":{"kind":"Name","value":"product"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"epss"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"probabilityRatio"}},{"kind":"Field","name":{"kind":"Name","value":"percentileRatio"}}]}}]}}]} as unknown as DocumentNode<ExposuresQuery, ExposuresQueryVariables>;
export const ExposedVulnerabilitiesAddDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ExposedVulnerabilitiesAdd"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ExposedVulnerabilitiesAddInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"exposedVulnerabilitiesAdd"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"addedCount"}},{"kind":"Field","name":{"kind":"Name","value":"reopenedCount"}},{"kind":"Field","name":{"kind":"Name","value":"knownCount"}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ExposedVulnerabilitiesAddMutation, ExposedVulnerabilitiesAddMutationVariables>;
export const ExposedVulnerabilityPatchDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ExposedVulnerabilityPatch"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ExposedVulnerabilityPatchInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"exposedVulnerabilityPatch"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"vulnerability"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"patchedAt"}},{"kind":"Field","name":{"kind":"Name","value":"patchedBy"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ExposedVulnerabilityPatchMutation, ExposedVulnerabilityPatchMutationVariables>;
export const ExposedVulnerabilityReopenDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ExposedVulnerabilityReopen"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ExposedVulnerabilityReopenInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"exposedVulnerabilityReopen"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"vulnerability"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"patchedAt"}},{"kind":"Field","name":{"kind":"Name","value":"patchedBy"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ExposedVulnerabilityReopenMutation, ExposedVulnerabilityReopenMutationVariables>;
export const LlmBudgetStateDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"LlmBudgetState"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"llmBudget"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"model"}},{"kind":"Field","name":{"kind":"Name","value":"isSimulated"}},{"kind":"Field","name":{"kind":"Name","value":"today"}},{"kind":"Field","name":{"kind":"Name","value":"limitKrw"}},{"kind":"Field","name":{"kind":"Name","value":"spentKrw"}},{"kind":"Field","name":{"kind":"Name","value":"reservedKrw"}},{"kind":"Field","name":{"kind":"Name","value":"leftKrw"}},{"kind":"Field","name":{"kind":"Name","value":"breakerState"}},{"kind":"Field","name":{"kind":"Name","value":"triesAgainAt"}},{"kind":"Field","name":{"kind":"Name","value":"validAnswerRatio"}},{"kind":"Field","name":{"kind":"Name","value":"days"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"date"}},{"kind":"Field","name":{"kind":"Name","value":"spentKrw"}},{"kind":"Field","name":{"kind":"Name","value":"callCount"}},{"kind":"Field","name":{"kind":"Name","value":"tokenCount"}},{"kind":"Field","name":{"kind":"Name","value":"answerCount"}},{"kind":"Field","name":{"kind":"Name","value":"validAnswerCount"}},{"kind":"Field","name":{"kind":"Name","value":"cacheHitCount"}}]}}]}}]}}]} as unknown as DocumentNode<LlmBudgetStateQuery, LlmBudgetStateQueryVariables>;
export const LlmUsageListDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"LlmUsageList"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"llmUsage"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"purpose"}},{"kind":"Field","name":{"kind":"Name","value":"model"}},{"kind":"Field","name":{"kind":"Name","value":"isSimulated"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"promptTokens"}},{"kind":"Field","name":{"kind":"Name","value":"completionTokens"}},{"kind":"Field","name":{"kind":"Name","value":"costKrw"}},{"kind":"Field","name":{"kind":"Name","value":"isCostEstimated"}},{"kind":"Field","name":{"kind":"Name","value":"latencyMs"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"hasPreviousPage"}},{"kind":"Field","name":{"kind":"Name","value":"startCursor"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<LlmUsageListQuery, LlmUsageListQueryVariables>;
export const InstrumentSearchDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"InstrumentSearch"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"InstrumentFilter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"instruments"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"30"}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"nameKo"}},{"kind":"Field","name":{"kind":"Name","value":"nameEn"}},{"kind":"Field","name":{"kind":"Name","value":"market"}},{"kind":"Field","name":{"kind":"Name","value":"lastCloseKrw"}},{"kind":"Field","name":{"kind":"Name","value":"sector"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"nameKo"}},{"kind":"Field","name":{"kind":"Name","value":"nameEn"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<InstrumentSearchQuery, InstrumentSearchQueryVariables>;
export const NotificationInboxDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"NotificationInbox"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"notificationInbox"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"unreadCount"}},{"kind":"Field","name":{"kind":"Name","value":"latestEventCursor"}}]}}]}}]} as unknown as DocumentNode<NotificationInboxQuery, NotificationInboxQueryVariables>;
export const NotificationEventsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"NotificationEvents"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"notificationEvents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NotificationCreatedEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"unreadCount"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NotificationReadEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"unreadCount"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NotificationDeliveryChangedEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"delivery"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"attemptCount"}},{"kind":"Field","name":{"kind":"Name","value":"nextAttemptAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastStatusCode"}},{"kind":"Field","name":{"kind":"Name","value":"lastFailure"}},{"kind":"Field","name":{"kind":"Name","value":"latencyMs"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanRetry"}}]}}]}}]}}]}}]} as unknown as DocumentNode<NotificationEventsSubscription, NotificationEventsSubscriptionVariables>;
export const NotificationFeedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"NotificationFeed"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"notifications"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"link"}},{"kind":"Field","name":{"kind":"Name","value":"isSimulated"}},{"kind":"Field","name":{"kind":"Name","value":"isRead"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}},{"kind":"Field","name":{"kind":"Name","value":"rule"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<NotificationFeedQuery, NotificationFeedQueryVariables>;
export const NotificationMarkReadDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"NotificationMarkRead"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"NotificationMarkReadInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"notificationMarkRead"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"unreadCount"}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}}]} as unknown as DocumentNode<NotificationMarkReadMutation, NotificationMarkReadMutationVariables>;
export const NotificationChannelsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"NotificationChannels"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"notificationChannels"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ChannelParts"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChannelParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NotificationChannel"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"shownAddress"}},{"kind":"Field","name":{"kind":"Name","value":"isSigned"}},{"kind":"Field","name":{"kind":"Name","value":"isEnabled"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}}]} as unknown as DocumentNode<NotificationChannelsQuery, NotificationChannelsQueryVariables>;
export const NotificationRulesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"NotificationRules"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"notificationRules"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RuleParts"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RuleParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NotificationRule"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"scoreThreshold"}},{"kind":"Field","name":{"kind":"Name","value":"cvarThresholdKrw"}},{"kind":"Field","name":{"kind":"Name","value":"moveThresholdPercent"}},{"kind":"Field","name":{"kind":"Name","value":"lateThresholdHours"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"orderStatuses"}},{"kind":"Field","name":{"kind":"Name","value":"minimumSeverity"}},{"kind":"Field","name":{"kind":"Name","value":"scenarioId"}},{"kind":"Field","name":{"kind":"Name","value":"isEnabled"}},{"kind":"Field","name":{"kind":"Name","value":"silencedUntil"}},{"kind":"Field","name":{"kind":"Name","value":"minimumMinutes"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"channels"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}}]}}]} as unknown as DocumentNode<NotificationRulesQuery, NotificationRulesQueryVariables>;
export const NotificationDeliveriesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"NotificationDeliveries"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"NotificationDeliveryFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"notificationDeliveries"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"DeliveryParts"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"DeliveryParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NotificationDelivery"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"attemptCount"}},{"kind":"Field","name":{"kind":"Name","value":"nextAttemptAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastStatusCode"}},{"kind":"Field","name":{"kind":"Name","value":"lastFailure"}},{"kind":"Field","name":{"kind":"Name","value":"latencyMs"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanRetry"}},{"kind":"Field","name":{"kind":"Name","value":"notification"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}},{"kind":"Field","name":{"kind":"Name","value":"channel"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}},{"kind":"Field","name":{"kind":"Name","value":"attempts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"latencyMs"}},{"kind":"Field","name":{"kind":"Name","value":"statusCode"}},{"kind":"Field","name":{"kind":"Name","value":"failure"}}]}}]}}]} as unknown as DocumentNode<NotificationDeliveriesQuery, NotificationDeliveriesQueryVariables>;
export const NotificationDeliveryDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"NotificationDelivery"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NotificationDelivery"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"DeliveryParts"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"DeliveryParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NotificationDelivery"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"attemptCount"}},{"kind":"Field","name":{"kind":"Name","value":"nextAttemptAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastStatusCode"}},{"kind":"Field","name":{"kind":"Name","value":"lastFailure"}},{"kind":"Field","name":{"kind":"Name","value":"latencyMs"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanRetry"}},{"kind":"Field","name":{"kind":"Name","value":"notification"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}},{"kind":"Field","name":{"kind":"Name","value":"channel"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}},{"kind":"Field","name":{"kind":"Name","value":"attempts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"latencyMs"}},{"kind":"Field","name":{"kind":"Name","value":"statusCode"}},{"kind":"Field","name":{"kind":"Name","value":"failure"}}]}}]}}]} as unknown as DocumentNode<NotificationDeliveryQuery, NotificationDeliveryQueryVariables>;
export const NotificationChannelCreateDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"NotificationChannelCreate"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"NotificationChannelCreateInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"notificationChannelCreate"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"channel"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ChannelParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"secret"}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChannelParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NotificationChannel"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"shownAddress"}},{"kind":"Field","name":{"kind":"Name","value":"isSigned"}},{"kind":"Field","name":{"kind":"Name","value":"isEnabled"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}}]} as unknown as DocumentNode<NotificationChannelCreateMutation, NotificationChannelCreateMutationVariables>;
export const NotificationChannelUpdateDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"NotificationChannelUpdate"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"NotificationChannelUpdateInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"notificationChannelUpdate"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"channel"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ChannelParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"secret"}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChannelParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NotificationChannel"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"shownAddress"}},{"kind":"Field","name":{"kind":"Name","value":"isSigned"}},{"kind":"Field","name":{"kind":"Name","value":"isEnabled"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}}]} as unknown as DocumentNode<NotificationChannelUpdateMutation, NotificationChannelUpdateMutationVariables>;
export const NotificationChannelDeleteDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"NotificationChannelDelete"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"NotificationChannelDeleteInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"notificationChannelDelete"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"channel"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"isArchived"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}}]} as unknown as DocumentNode<NotificationChannelDeleteMutation, NotificationChannelDeleteMutationVariables>;
export const NotificationChannelTestDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"NotificationChannelTest"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"NotificationChannelTestInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"notificationChannelTest"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"delivery"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"DeliveryParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"DeliveryParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NotificationDelivery"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"attemptCount"}},{"kind":"Field","name":{"kind":"Name","value":"nextAttemptAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastStatusCode"}},{"kind":"Field","name":{"kind":"Name","value":"lastFailure"}},{"kind":"Field","name":{"kind":"Name","value":"latencyMs"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanRetry"}},{"kind":"Field","name":{"kind":"Name","value":"notification"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}},{"kind":"Field","name":{"kind":"Name","value":"channel"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}},{"kind":"Field","name":{"kind":"Name","value":"attempts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"latencyMs"}},{"kind":"Field","name":{"kind":"Name","value":"statusCode"}},{"kind":"Field","name":{"kind":"Name","value":"failure"}}]}}]}}]} as unknown as DocumentNode<NotificationChannelTestMutation, NotificationChannelTestMutationVariables>;
export const NotificationRuleCreateDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"NotificationRuleCreate"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"NotificationRuleCreateInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"notificationRuleCreate"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rule"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RuleParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RuleParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NotificationRule"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"scoreThreshold"}},{"kind":"Field","name":{"kind":"Name","value":"cvarThresholdKrw"}},{"kind":"Field","name":{"kind":"Name","value":"moveThresholdPercent"}},{"kind":"Field","name":{"kind":"Name","value":"lateThresholdHours"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"orderStatuses"}},{"kind":"Field","name":{"kind":"Name","value":"minimumSeverity"}},{"kind":"Field","name":{"kind":"Name","value":"scenarioId"}},{"kind":"Field","name":{"kind":"Name","value":"isEnabled"}},{"kind":"Field","name":{"kind":"Name","value":"silencedUntil"}},{"kind":"Field","name":{"kind":"Name","value":"minimumMinutes"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"channels"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}}]}}]} as unknown as DocumentNode<NotificationRuleCreateMutation, NotificationRuleCreateMutationVariables>;
export const NotificationRuleUpdateDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"NotificationRuleUpdate"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"NotificationRuleUpdateInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"notificationRuleUpdate"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rule"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RuleParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RuleParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NotificationRule"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"scoreThreshold"}},{"kind":"Field","name":{"kind":"Name","value":"cvarThresholdKrw"}},{"kind":"Field","name":{"kind":"Name","value":"moveThresholdPercent"}},{"kind":"Field","name":{"kind":"Name","value":"lateThresholdHours"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"orderStatuses"}},{"kind":"Field","name":{"kind":"Name","value":"minimumSeverity"}},{"kind":"Field","name":{"kind":"Name","value":"scenarioId"}},{"kind":"Field","name":{"kind":"Name","value":"isEnabled"}},{"kind":"Field","name":{"kind":"Name","value":"silencedUntil"}},{"kind":"Field","name":{"kind":"Name","value":"minimumMinutes"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"channels"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}}]}}]} as unknown as DocumentNode<NotificationRuleUpdateMutation, NotificationRuleUpdateMutationVariables>;
export const NotificationRuleSilenceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"NotificationRuleSilence"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"NotificationRuleSilenceInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"notificationRuleSilence"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rule"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RuleParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RuleParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NotificationRule"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"scoreThreshold"}},{"kind":"Field","name":{"kind":"Name","value":"cvarThresholdKrw"}},{"kind":"Field","name":{"kind":"Name","value":"moveThresholdPercent"}},{"kind":"Field","name":{"kind":"Name","value":"lateThresholdHours"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"orderStatuses"}},{"kind":"Field","name":{"kind":"Name","value":"minimumSeverity"}},{"kind":"Field","name":{"kind":"Name","value":"scenarioId"}},{"kind":"Field","name":{"kind":"Name","value":"isEnabled"}},{"kind":"Field","name":{"kind":"Name","value":"silencedUntil"}},{"kind":"Field","name":{"kind":"Name","value":"minimumMinutes"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"channels"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}}]}}]} as unknown as DocumentNode<NotificationRuleSilenceMutation, NotificationRuleSilenceMutationVariables>;
export const NotificationRuleDeleteDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"NotificationRuleDelete"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"NotificationRuleDeleteInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"notificationRuleDelete"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rule"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}}]} as unknown as DocumentNode<NotificationRuleDeleteMutation, NotificationRuleDeleteMutationVariables>;
export const NotificationDeliveryRetryDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"NotificationDeliveryRetry"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"NotificationDeliveryRetryInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"notificationDeliveryRetry"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"delivery"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"DeliveryParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"DeliveryParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NotificationDelivery"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"attemptCount"}},{"kind":"Field","name":{"kind":"Name","value":"nextAttemptAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastStatusCode"}},{"kind":"Field","name":{"kind":"Name","value":"lastFailure"}},{"kind":"Field","name":{"kind":"Name","value":"latencyMs"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanRetry"}},{"kind":"Field","name":{"kind":"Name","value":"notification"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}},{"kind":"Field","name":{"kind":"Name","value":"channel"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}},{"kind":"Field","name":{"kind":"Name","value":"attempts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"latencyMs"}},{"kind":"Field","name":{"kind":"Name","value":"statusCode"}},{"kind":"Field","name":{"kind":"Name","value":"failure"}}]}}]}}]} as unknown as DocumentNode<NotificationDeliveryRetryMutation, NotificationDeliveryRetryMutationVariables>;
export const RuleScenariosDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"RuleScenarios"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"scenarios"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"EnumValue","value":"NAME_ASC"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]} as unknown as DocumentNode<RuleScenariosQuery, RuleScenariosQueryVariables>;
export const BackupDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Backup"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"operations"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"backup"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasPlace"}},{"kind":"Field","name":{"kind":"Name","value":"hasKey"}},{"kind":"Field","name":{"kind":"Name","value":"keptDayCount"}},{"kind":"Field","name":{"kind":"Name","value":"keptWeekCount"}},{"kind":"Field","name":{"kind":"Name","value":"lastRun"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"finishedAt"}},{"kind":"Field","name":{"kind":"Name","value":"archive"}},{"kind":"Field","name":{"kind":"Name","value":"error"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lastGood"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"rowCount"}},{"kind":"Field","name":{"kind":"Name","value":"objectCount"}},{"kind":"Field","name":{"kind":"Name","value":"writtenBytes"}},{"kind":"Field","name":{"kind":"Name","value":"isEncrypted"}},{"kind":"Field","name":{"kind":"Name","value":"isFullyRead"}},{"kind":"Field","name":{"kind":"Name","value":"isDrilled"}},{"kind":"Field","name":{"kind":"Name","value":"withoutLog"}}]}}]}}]}}]}}]} as unknown as DocumentNode<BackupQuery, BackupQueryVariables>;
export const OperationsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Operations"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"serverInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"apiVersion"}},{"kind":"Field","name":{"kind":"Name","value":"engineVersion"}}]}},{"kind":"Field","name":{"kind":"Name","value":"threatFeeds"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"feed"}},{"kind":"Field","name":{"kind":"Name","value":"isOff"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"checkedAt"}},{"kind":"Field","name":{"kind":"Name","value":"entryCount"}},{"kind":"Field","name":{"kind":"Name","value":"isSimulated"}},{"kind":"Field","name":{"kind":"Name","value":"ageDays"}},{"kind":"Field","name":{"kind":"Name","value":"lastError"}}]}},{"kind":"Field","name":{"kind":"Name","value":"operations"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"observedAt"}},{"kind":"Field","name":{"kind":"Name","value":"queues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"waitingCount"}},{"kind":"Field","name":{"kind":"Name","value":"activeCount"}},{"kind":"Field","name":{"kind":"Name","value":"delayedCount"}},{"kind":"Field","name":{"kind":"Name","value":"failedCount"}},{"kind":"Field","name":{"kind":"Name","value":"oldestWaitingAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"processes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"hostName"}},{"kind":"Field","name":{"kind":"Name","value":"pid"}},{"kind":"Field","name":{"kind":"Name","value":"engineVersion"}},{"kind":"Field","name":{"kind":"Name","value":"threadCount"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"beatAt"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"activeJobs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"job"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"leases"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"processId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"failedKinds"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"job"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}},{"kind":"Field","name":{"kind":"Name","value":"failedJobs"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"job"}},{"kind":"Field","name":{"kind":"Name","value":"jobId"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"attemptCount"}},{"kind":"Field","name":{"kind":"Name","value":"failedAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"schedules"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"purpose"}},{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"nextAt"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanRun"}},{"kind":"Field","name":{"kind":"Name","value":"lastRun"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"finishedAt"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"isByHand"}},{"kind":"Field","name":{"kind":"Name","value":"error"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"ingestion"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"latestSession"}},{"kind":"Field","name":{"kind":"Name","value":"sessionsBehindCount"}},{"kind":"Field","name":{"kind":"Name","value":"instrumentCount"}},{"kind":"Field","name":{"kind":"Name","value":"candleCount"}},{"kind":"Field","name":{"kind":"Name","value":"openFailureCount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"etlFailures"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"fromDay"}},{"kind":"Field","name":{"kind":"Name","value":"toDay"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"attemptCount"}},{"kind":"Field","name":{"kind":"Name","value":"lastAt"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"outbox"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"waitingCount"}},{"kind":"Field","name":{"kind":"Name","value":"oldestAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"eventLog"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"streamCount"}},{"kind":"Field","name":{"kind":"Name","value":"eventCount"}},{"kind":"Field","name":{"kind":"Name","value":"newestAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"engine"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"threadCount"}},{"kind":"Field","name":{"kind":"Name","value":"busyCount"}},{"kind":"Field","name":{"kind":"Name","value":"waitingCount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"process"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"nodeVersion"}},{"kind":"Field","name":{"kind":"Name","value":"residentBytes"}},{"kind":"Field","name":{"kind":"Name","value":"eventLoopDelayMs"}}]}}]}}]}}]} as unknown as DocumentNode<OperationsQuery, OperationsQueryVariables>;
export const OperationsBudgetDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OperationsBudget"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"llmBudget"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"model"}},{"kind":"Field","name":{"kind":"Name","value":"limitKrw"}},{"kind":"Field","name":{"kind":"Name","value":"spentKrw"}}]}}]}}]} as unknown as DocumentNode<OperationsBudgetQuery, OperationsBudgetQueryVariables>;
export const ScheduleRunDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ScheduleRun"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ScheduleRunInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"scheduleRun"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"schedule"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ScheduleRunMutation, ScheduleRunMutationVariables>;
export const EtlFailureRetryDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"EtlFailureRetry"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"EtlFailureRetryInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"etlFailureRetry"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"failure"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}}]} as unknown as DocumentNode<EtlFailureRetryMutation, EtlFailureRetryMutationVariables>;
export const QueueJobRetryDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"QueueJobRetry"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"QueueJobRetryInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"queueJobRetry"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"jobId"}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}}]} as unknown as DocumentNode<QueueJobRetryMutation, QueueJobRetryMutationVariables>;
export const QueueJobsRetryDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"QueueJobsRetry"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"QueueJobsRetryInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"queueJobsRetry"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}}]} as unknown as DocumentNode<QueueJobsRetryMutation, QueueJobsRetryMutationVariables>;
export const QueueJobDiscardDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"QueueJobDiscard"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"QueueJobDiscardInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"queueJobDiscard"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"jobId"}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}}]} as unknown as DocumentNode<QueueJobDiscardMutation, QueueJobDiscardMutationVariables>;
export const QueueJobsDiscardDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"QueueJobsDiscard"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"QueueJobsDiscardInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"queueJobsDiscard"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}}]} as unknown as DocumentNode<QueueJobsDiscardMutation, QueueJobsDiscardMutationVariables>;
export const SystemStatusDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SystemStatus"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"systemStatus"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"isWorking"}},{"kind":"Field","name":{"kind":"Name","value":"workerCount"}},{"kind":"Field","name":{"kind":"Name","value":"schedulerCount"}}]}}]}}]} as unknown as DocumentNode<SystemStatusQuery, SystemStatusQueryVariables>;
export const OperatorDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Operator"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"operatorProfile"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"OperatorForm"}}]}},{"kind":"Field","name":{"kind":"Name","value":"operatorProfileVersions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"hasPreviousPage"}},{"kind":"Field","name":{"kind":"Name","value":"startCursor"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"catalogue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"threatVersion"}},{"kind":"Field","name":{"kind":"Name","value":"controlVersion"}},{"kind":"Field","name":{"kind":"Name","value":"sectors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"nameKo"}},{"kind":"Field","name":{"kind":"Name","value":"nameEn"}}]}},{"kind":"Field","name":{"kind":"Name","value":"controls"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"nameKo"}},{"kind":"Field","name":{"kind":"Name","value":"nameEn"}},{"kind":"Field","name":{"kind":"Name","value":"group"}},{"kind":"Field","name":{"kind":"Name","value":"annualCostKrw"}},{"kind":"Field","name":{"kind":"Name","value":"isTypical"}},{"kind":"Field","name":{"kind":"Name","value":"requires"}}]}},{"kind":"Field","name":{"kind":"Name","value":"typicalControlIds"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OperatorForm"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OperatorProfile"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"sector"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"nameKo"}},{"kind":"Field","name":{"kind":"Name","value":"nameEn"}}]}},{"kind":"Field","name":{"kind":"Name","value":"annualRevenueKrw"}},{"kind":"Field","name":{"kind":"Name","value":"customerRecordCount"}},{"kind":"Field","name":{"kind":"Name","value":"staffCount"}},{"kind":"Field","name":{"kind":"Name","value":"isFinancialOperator"}},{"kind":"Field","name":{"kind":"Name","value":"currentControlIds"}},{"kind":"Field","name":{"kind":"Name","value":"currentControlCostKrw"}},{"kind":"Field","name":{"kind":"Name","value":"riskCapacityKrw"}},{"kind":"Field","name":{"kind":"Name","value":"lossToleranceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"securityLossToleranceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"drawdownLimitRatio"}},{"kind":"Field","name":{"kind":"Name","value":"concentrationLimit"}},{"kind":"Field","name":{"kind":"Name","value":"liquidityLimitDays"}},{"kind":"Field","name":{"kind":"Name","value":"appetite"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lossKrw"}},{"kind":"Field","name":{"kind":"Name","value":"maxProbabilityRatio"}}]}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanUpdate"}}]}}]} as unknown as DocumentNode<OperatorQuery, OperatorQueryVariables>;
export const OperatorProfileUpdateDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"OperatorProfileUpdate"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"OperatorProfileUpdateInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"operatorProfileUpdate"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"operatorProfile"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"OperatorForm"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OperatorForm"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OperatorProfile"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"sector"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"nameKo"}},{"kind":"Field","name":{"kind":"Name","value":"nameEn"}}]}},{"kind":"Field","name":{"kind":"Name","value":"annualRevenueKrw"}},{"kind":"Field","name":{"kind":"Name","value":"customerRecordCount"}},{"kind":"Field","name":{"kind":"Name","value":"staffCount"}},{"kind":"Field","name":{"kind":"Name","value":"isFinancialOperator"}},{"kind":"Field","name":{"kind":"Name","value":"currentControlIds"}},{"kind":"Field","name":{"kind":"Name","value":"currentControlCostKrw"}},{"kind":"Field","name":{"kind":"Name","value":"riskCapacityKrw"}},{"kind":"Field","name":{"kind":"Name","value":"lossToleranceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"securityLossToleranceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"drawdownLimitRatio"}},{"kind":"Field","name":{"kind":"Name","value":"concentrationLimit"}},{"kind":"Field","name":{"kind":"Name","value":"liquidityLimitDays"}},{"kind":"Field","name":{"kind":"Name","value":"appetite"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lossKrw"}},{"kind":"Field","name":{"kind":"Name","value":"maxProbabilityRatio"}}]}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanUpdate"}}]}}]} as unknown as DocumentNode<OperatorProfileUpdateMutation, OperatorProfileUpdateMutationVariables>;
export const OrderBasketDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OrderBasket"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"orderBasket"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"BasketParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"tradingAccount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"isPaper"}},{"kind":"Field","name":{"kind":"Name","value":"isSimulated"}},{"kind":"Field","name":{"kind":"Name","value":"positions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OrderRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Order"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"side"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"instrument"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"nameKo"}},{"kind":"Field","name":{"kind":"Name","value":"nameEn"}},{"kind":"Field","name":{"kind":"Name","value":"market"}}]}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"limitPriceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"isPaper"}},{"kind":"Field","name":{"kind":"Name","value":"referencePriceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"estimatedAmountKrw"}},{"kind":"Field","name":{"kind":"Name","value":"estimatedFeeKrw"}},{"kind":"Field","name":{"kind":"Name","value":"estimatedTaxKrw"}},{"kind":"Field","name":{"kind":"Name","value":"estimatedNetKrw"}},{"kind":"Field","name":{"kind":"Name","value":"filledQuantity"}},{"kind":"Field","name":{"kind":"Name","value":"averageFillPriceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"failureText"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"requestedBy"}},{"kind":"Field","name":{"kind":"Name","value":"requestedAt"}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"pendingChange"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"limitPriceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"isApproved"}}]}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanSubmit"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanDiscard"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanApprove"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanModify"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanCancel"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"BasketParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OrderBasket"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"availableCashKrw"}},{"kind":"Field","name":{"kind":"Name","value":"cutCount"}},{"kind":"Field","name":{"kind":"Name","value":"sellAmountKrw"}},{"kind":"Field","name":{"kind":"Name","value":"buyAmountKrw"}},{"kind":"Field","name":{"kind":"Name","value":"costKrw"}},{"kind":"Field","name":{"kind":"Name","value":"cashAfterKrw"}},{"kind":"Field","name":{"kind":"Name","value":"isCashEnough"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanSubmit"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanApprove"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanCancel"}},{"kind":"Field","name":{"kind":"Name","value":"recommendation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"orders"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"OrderRow"}}]}}]}}]} as unknown as DocumentNode<OrderBasketQuery, OrderBasketQueryVariables>;
export const OrderBasketCreateDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"OrderBasketCreate"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"OrderBasketCreateInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"orderBasketCreate"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"basket"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"BasketParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OrderRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Order"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"side"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"instrument"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"nameKo"}},{"kind":"Field","name":{"kind":"Name","value":"nameEn"}},{"kind":"Field","name":{"kind":"Name","value":"market"}}]}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"limitPriceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"isPaper"}},{"kind":"Field","name":{"kind":"Name","value":"referencePriceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"estimatedAmountKrw"}},{"kind":"Field","name":{"kind":"Name","value":"estimatedFeeKrw"}},{"kind":"Field","name":{"kind":"Name","value":"estimatedTaxKrw"}},{"kind":"Field","name":{"kind":"Name","value":"estimatedNetKrw"}},{"kind":"Field","name":{"kind":"Name","value":"filledQuantity"}},{"kind":"Field","name":{"kind":"Name","value":"averageFillPriceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"failureText"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"requestedBy"}},{"kind":"Field","name":{"kind":"Name","value":"requestedAt"}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"pendingChange"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"limitPriceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"isApproved"}}]}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanSubmit"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanDiscard"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanApprove"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanModify"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanCancel"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"BasketParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OrderBasket"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"availableCashKrw"}},{"kind":"Field","name":{"kind":"Name","value":"cutCount"}},{"kind":"Field","name":{"kind":"Name","value":"sellAmountKrw"}},{"kind":"Field","name":{"kind":"Name","value":"buyAmountKrw"}},{"kind":"Field","name":{"kind":"Name","value":"costKrw"}},{"kind":"Field","name":{"kind":"Name","value":"cashAfterKrw"}},{"kind":"Field","name":{"kind":"Name","value":"isCashEnough"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanSubmit"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanApprove"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanCancel"}},{"kind":"Field","name":{"kind":"Name","value":"recommendation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"orders"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"OrderRow"}}]}}]}}]} as unknown as DocumentNode<OrderBasketCreateMutation, OrderBasketCreateMutationVariables>;
export const OrderBasketSubmitDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"OrderBasketSubmit"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"OrderBasketSubmitInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"orderBasketSubmit"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"basket"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"BasketParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OrderRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Order"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"side"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"instrument"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"nameKo"}},{"kind":"Field","name":{"kind":"Name","value":"nameEn"}},{"kind":"Field","name":{"kind":"Name","value":"market"}}]}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"limitPriceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"isPaper"}},{"kind":"Field","name":{"kind":"Name","value":"referencePriceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"estimatedAmountKrw"}},{"kind":"Field","name":{"kind":"Name","value":"estimatedFeeKrw"}},{"kind":"Field","name":{"kind":"Name","value":"estimatedTaxKrw"}},{"kind":"Field","name":{"kind":"Name","value":"estimatedNetKrw"}},{"kind":"Field","name":{"kind":"Name","value":"filledQuantity"}},{"kind":"Field","name":{"kind":"Name","value":"averageFillPriceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"failureText"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"requestedBy"}},{"kind":"Field","name":{"kind":"Name","value":"requestedAt"}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"pendingChange"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"limitPriceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"isApproved"}}]}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanSubmit"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanDiscard"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanApprove"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanModify"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanCancel"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"BasketParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OrderBasket"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"availableCashKrw"}},{"kind":"Field","name":{"kind":"Name","value":"cutCount"}},{"kind":"Field","name":{"kind":"Name","value":"sellAmountKrw"}},{"kind":"Field","name":{"kind":"Name","value":"buyAmountKrw"}},{"kind":"Field","name":{"kind":"Name","value":"costKrw"}},{"kind":"Field","name":{"kind":"Name","value":"cashAfterKrw"}},{"kind":"Field","name":{"kind":"Name","value":"isCashEnough"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanSubmit"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanApprove"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanCancel"}},{"kind":"Field","name":{"kind":"Name","value":"recommendation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"orders"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"OrderRow"}}]}}]}}]} as unknown as DocumentNode<OrderBasketSubmitMutation, OrderBasketSubmitMutationVariables>;
export const OrderBasketApproveDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"OrderBasketApprove"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"OrderBasketApproveInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"orderBasketApprove"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"basket"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"BasketParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OrderRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Order"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"side"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"instrument"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"nameKo"}},{"kind":"Field","name":{"kind":"Name","value":"nameEn"}},{"kind":"Field","name":{"kind":"Name","value":"market"}}]}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"limitPriceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"isPaper"}},{"kind":"Field","name":{"kind":"Name","value":"referencePriceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"estimatedAmountKrw"}},{"kind":"Field","name":{"kind":"Name","value":"estimatedFeeKrw"}},{"kind":"Field","name":{"kind":"Name","value":"estimatedTaxKrw"}},{"kind":"Field","name":{"kind":"Name","value":"estimatedNetKrw"}},{"kind":"Field","name":{"kind":"Name","value":"filledQuantity"}},{"kind":"Field","name":{"kind":"Name","value":"averageFillPriceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"failureText"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"requestedBy"}},{"kind":"Field","name":{"kind":"Name","value":"requestedAt"}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"pendingChange"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"limitPriceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"isApproved"}}]}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanSubmit"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanDiscard"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanApprove"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanModify"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanCancel"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"BasketParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OrderBasket"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"availableCashKrw"}},{"kind":"Field","name":{"kind":"Name","value":"cutCount"}},{"kind":"Field","name":{"kind":"Name","value":"sellAmountKrw"}},{"kind":"Field","name":{"kind":"Name","value":"buyAmountKrw"}},{"kind":"Field","name":{"kind":"Name","value":"costKrw"}},{"kind":"Field","name":{"kind":"Name","value":"cashAfterKrw"}},{"kind":"Field","name":{"kind":"Name","value":"isCashEnough"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanSubmit"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanApprove"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanCancel"}},{"kind":"Field","name":{"kind":"Name","value":"recommendation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"orders"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"OrderRow"}}]}}]}}]} as unknown as DocumentNode<OrderBasketApproveMutation, OrderBasketApproveMutationVariables>;
export const OrderBasketRejectDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"OrderBasketReject"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"OrderBasketRejectInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"orderBasketReject"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"basket"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"BasketParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OrderRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Order"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"side"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"instrument"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"nameKo"}},{"kind":"Field","name":{"kind":"Name","value":"nameEn"}},{"kind":"Field","name":{"kind":"Name","value":"market"}}]}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"limitPriceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"isPaper"}},{"kind":"Field","name":{"kind":"Name","value":"referencePriceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"estimatedAmountKrw"}},{"kind":"Field","name":{"kind":"Name","value":"estimatedFeeKrw"}},{"kind":"Field","name":{"kind":"Name","value":"estimatedTaxKrw"}},{"kind":"Field","name":{"kind":"Name","value":"estimatedNetKrw"}},{"kind":"Field","name":{"kind":"Name","value":"filledQuantity"}},{"kind":"Field","name":{"kind":"Name","value":"averageFillPriceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"failureText"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"requestedBy"}},{"kind":"Field","name":{"kind":"Name","value":"requestedAt"}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"pendingChange"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"limitPriceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"isApproved"}}]}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanSubmit"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanDiscard"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanApprove"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanModify"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanCancel"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"BasketParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OrderBasket"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"availableCashKrw"}},{"kind":"Field","name":{"kind":"Name","value":"cutCount"}},{"kind":"Field","name":{"kind":"Name","value":"sellAmountKrw"}},{"kind":"Field","name":{"kind":"Name","value":"buyAmountKrw"}},{"kind":"Field","name":{"kind":"Name","value":"costKrw"}},{"kind":"Field","name":{"kind":"Name","value":"cashAfterKrw"}},{"kind":"Field","name":{"kind":"Name","value":"isCashEnough"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanSubmit"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanApprove"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanCancel"}},{"kind":"Field","name":{"kind":"Name","value":"recommendation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"orders"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"OrderRow"}}]}}]}}]} as unknown as DocumentNode<OrderBasketRejectMutation, OrderBasketRejectMutationVariables>;
export const OrderBasketCancelDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"OrderBasketCancel"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"OrderBasketCancelInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"orderBasketCancel"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"basket"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"BasketParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OrderRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Order"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"side"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"instrument"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"nameKo"}},{"kind":"Field","name":{"kind":"Name","value":"nameEn"}},{"kind":"Field","name":{"kind":"Name","value":"market"}}]}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"limitPriceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"isPaper"}},{"kind":"Field","name":{"kind":"Name","value":"referencePriceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"estimatedAmountKrw"}},{"kind":"Field","name":{"kind":"Name","value":"estimatedFeeKrw"}},{"kind":"Field","name":{"kind":"Name","value":"estimatedTaxKrw"}},{"kind":"Field","name":{"kind":"Name","value":"estimatedNetKrw"}},{"kind":"Field","name":{"kind":"Name","value":"filledQuantity"}},{"kind":"Field","name":{"kind":"Name","value":"averageFillPriceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"failureText"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"requestedBy"}},{"kind":"Field","name":{"kind":"Name","value":"requestedAt"}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"pendingChange"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"limitPriceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"isApproved"}}]}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanSubmit"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanDiscard"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanApprove"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanModify"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanCancel"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"BasketParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OrderBasket"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"availableCashKrw"}},{"kind":"Field","name":{"kind":"Name","value":"cutCount"}},{"kind":"Field","name":{"kind":"Name","value":"sellAmountKrw"}},{"kind":"Field","name":{"kind":"Name","value":"buyAmountKrw"}},{"kind":"Field","name":{"kind":"Name","value":"costKrw"}},{"kind":"Field","name":{"kind":"Name","value":"cashAfterKrw"}},{"kind":"Field","name":{"kind":"Name","value":"isCashEnough"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanSubmit"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanApprove"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanCancel"}},{"kind":"Field","name":{"kind":"Name","value":"recommendation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"orders"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"OrderRow"}}]}}]}}]} as unknown as DocumentNode<OrderBasketCancelMutation, OrderBasketCancelMutationVariables>;
export const OrderListDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OrderList"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"OrderFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"orders"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"OrderRow"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OrderRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Order"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"side"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"instrument"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"nameKo"}},{"kind":"Field","name":{"kind":"Name","value":"nameEn"}},{"kind":"Field","name":{"kind":"Name","value":"market"}}]}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"limitPriceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"isPaper"}},{"kind":"Field","name":{"kind":"Name","value":"referencePriceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"estimatedAmountKrw"}},{"kind":"Field","name":{"kind":"Name","value":"estimatedFeeKrw"}},{"kind":"Field","name":{"kind":"Name","value":"estimatedTaxKrw"}},{"kind":"Field","name":{"kind":"Name","value":"estimatedNetKrw"}},{"kind":"Field","name":{"kind":"Name","value":"filledQuantity"}},{"kind":"Field","name":{"kind":"Name","value":"averageFillPriceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"failureText"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"requestedBy"}},{"kind":"Field","name":{"kind":"Name","value":"requestedAt"}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"pendingChange"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"limitPriceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"isApproved"}}]}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanSubmit"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanDiscard"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanApprove"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanModify"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanCancel"}}]}}]} as unknown as DocumentNode<OrderListQuery, OrderListQueryVariables>;
export const OrderDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Order"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"order"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"OrderRow"}},{"kind":"Field","name":{"kind":"Name","value":"filledAmountKrw"}},{"kind":"Field","name":{"kind":"Name","value":"feeKrw"}},{"kind":"Field","name":{"kind":"Name","value":"taxKrw"}},{"kind":"Field","name":{"kind":"Name","value":"brokerOrderNumber"}},{"kind":"Field","name":{"kind":"Name","value":"tradeDate"}},{"kind":"Field","name":{"kind":"Name","value":"approvedBy"}},{"kind":"Field","name":{"kind":"Name","value":"approvedAt"}},{"kind":"Field","name":{"kind":"Name","value":"closedAt"}},{"kind":"Field","name":{"kind":"Name","value":"failureCode"}},{"kind":"Field","name":{"kind":"Name","value":"basket"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"history"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"fromStatus"}},{"kind":"Field","name":{"kind":"Name","value":"toStatus"}},{"kind":"Field","name":{"kind":"Name","value":"actor"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"fills"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"amountKrw"}},{"kind":"Field","name":{"kind":"Name","value":"feeKrw"}},{"kind":"Field","name":{"kind":"Name","value":"taxKrw"}},{"kind":"Field","name":{"kind":"Name","value":"tradeDate"}},{"kind":"Field","name":{"kind":"Name","value":"observedAt"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OrderRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Order"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"side"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"instrument"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"nameKo"}},{"kind":"Field","name":{"kind":"Name","value":"nameEn"}},{"kind":"Field","name":{"kind":"Name","value":"market"}}]}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"limitPriceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"isPaper"}},{"kind":"Field","name":{"kind":"Name","value":"referencePriceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"estimatedAmountKrw"}},{"kind":"Field","name":{"kind":"Name","value":"estimatedFeeKrw"}},{"kind":"Field","name":{"kind":"Name","value":"estimatedTaxKrw"}},{"kind":"Field","name":{"kind":"Name","value":"estimatedNetKrw"}},{"kind":"Field","name":{"kind":"Name","value":"filledQuantity"}},{"kind":"Field","name":{"kind":"Name","value":"averageFillPriceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"failureText"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"requestedBy"}},{"kind":"Field","name":{"kind":"Name","value":"requestedAt"}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"pendingChange"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"limitPriceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"isApproved"}}]}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanSubmit"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanDiscard"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanApprove"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanModify"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanCancel"}}]}}]} as unknown as DocumentNode<OrderQuery, OrderQueryVariables>;
export const OrderPreviewDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OrderPreview"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"OrderTicketInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"orderPreview"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"problems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}},{"kind":"Field","name":{"kind":"Name","value":"tradeDate"}},{"kind":"Field","name":{"kind":"Name","value":"isMarketOpen"}},{"kind":"Field","name":{"kind":"Name","value":"lastPriceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"tickSizeKrw"}},{"kind":"Field","name":{"kind":"Name","value":"lowerLimitKrw"}},{"kind":"Field","name":{"kind":"Name","value":"upperLimitKrw"}},{"kind":"Field","name":{"kind":"Name","value":"nearestBelowKrw"}},{"kind":"Field","name":{"kind":"Name","value":"nearestAboveKrw"}},{"kind":"Field","name":{"kind":"Name","value":"referencePriceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"estimatedAmountKrw"}},{"kind":"Field","name":{"kind":"Name","value":"estimatedFeeKrw"}},{"kind":"Field","name":{"kind":"Name","value":"estimatedTaxKrw"}},{"kind":"Field","name":{"kind":"Name","value":"estimatedNetKrw"}},{"kind":"Field","name":{"kind":"Name","value":"orderableCashKrw"}},{"kind":"Field","name":{"kind":"Name","value":"buyableQuantity"}},{"kind":"Field","name":{"kind":"Name","value":"sellableQuantity"}}]}}]}}]} as unknown as DocumentNode<OrderPreviewQuery, OrderPreviewQueryVariables>;
export const OrderDraftCreateDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"OrderDraftCreate"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"OrderDraftCreateInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"orderDraftCreate"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"order"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"OrderRow"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OrderRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Order"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"side"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"instrument"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"nameKo"}},{"kind":"Field","name":{"kind":"Name","value":"nameEn"}},{"kind":"Field","name":{"kind":"Name","value":"market"}}]}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"limitPriceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"isPaper"}},{"kind":"Field","name":{"kind":"Name","value":"referencePriceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"estimatedAmountKrw"}},{"kind":"Field","name":{"kind":"Name","value":"estimatedFeeKrw"}},{"kind":"Field","name":{"kind":"Name","value":"estimatedTaxKrw"}},{"kind":"Field","name":{"kind":"Name","value":"estimatedNetKrw"}},{"kind":"Field","name":{"kind":"Name","value":"filledQuantity"}},{"kind":"Field","name":{"kind":"Name","value":"averageFillPriceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"failureText"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"requestedBy"}},{"kind":"Field","name":{"kind":"Name","value":"requestedAt"}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"pendingChange"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"limitPriceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"isApproved"}}]}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanSubmit"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanDiscard"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanApprove"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanModify"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanCancel"}}]}}]} as unknown as DocumentNode<OrderDraftCreateMutation, OrderDraftCreateMutationVariables>;
export const OrderSubmitDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"OrderSubmit"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"OrderSubmitInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"orderSubmit"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"order"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"OrderRow"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OrderRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Order"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"side"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"instrument"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"nameKo"}},{"kind":"Field","name":{"kind":"Name","value":"nameEn"}},{"kind":"Field","name":{"kind":"Name","value":"market"}}]}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"limitPriceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"isPaper"}},{"kind":"Field","name":{"kind":"Name","value":"referencePriceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"estimatedAmountKrw"}},{"kind":"Field","name":{"kind":"Name","value":"estimatedFeeKrw"}},{"kind":"Field","name":{"kind":"Name","value":"estimatedTaxKrw"}},{"kind":"Field","name":{"kind":"Name","value":"estimatedNetKrw"}},{"kind":"Field","name":{"kind":"Name","value":"filledQuantity"}},{"kind":"Field","name":{"kind":"Name","value":"averageFillPriceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"failureText"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"requestedBy"}},{"kind":"Field","name":{"kind":"Name","value":"requestedAt"}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"pendingChange"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"limitPriceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"isApproved"}}]}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanSubmit"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanDiscard"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanApprove"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanModify"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanCancel"}}]}}]} as unknown as DocumentNode<OrderSubmitMutation, OrderSubmitMutationVariables>;
export const OrderApproveDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"OrderApprove"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"OrderApproveInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"orderApprove"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"order"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"OrderRow"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OrderRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Order"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"side"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"instrument"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"nameKo"}},{"kind":"Field","name":{"kind":"Name","value":"nameEn"}},{"kind":"Field","name":{"kind":"Name","value":"market"}}]}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"limitPriceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"isPaper"}},{"kind":"Field","name":{"kind":"Name","value":"referencePriceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"estimatedAmountKrw"}},{"kind":"Field","name":{"kind":"Name","value":"estimatedFeeKrw"}},{"kind":"Field","name":{"kind":"Name","value":"estimatedTaxKrw"}},{"kind":"Field","name":{"kind":"Name","value":"estimatedNetKrw"}},{"kind":"Field","name":{"kind":"Name","value":"filledQuantity"}},{"kind":"Field","name":{"kind":"Name","value":"averageFillPriceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"failureText"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"requestedBy"}},{"kind":"Field","name":{"kind":"Name","value":"requestedAt"}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"pendingChange"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"limitPriceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"isApproved"}}]}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanSubmit"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanDiscard"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanApprove"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanModify"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanCancel"}}]}}]} as unknown as DocumentNode<OrderApproveMutation, OrderApproveMutationVariables>;
export const OrderRejectDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"OrderReject"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"OrderRejectInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"orderReject"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"order"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"OrderRow"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OrderRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Order"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"side"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"instrument"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"nameKo"}},{"kind":"Field","name":{"kind":"Name","value":"nameEn"}},{"kind":"Field","name":{"kind":"Name","value":"market"}}]}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"limitPriceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"isPaper"}},{"kind":"Field","name":{"kind":"Name","value":"referencePriceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"estimatedAmountKrw"}},{"kind":"Field","name":{"kind":"Name","value":"estimatedFeeKrw"}},{"kind":"Field","name":{"kind":"Name","value":"estimatedTaxKrw"}},{"kind":"Field","name":{"kind":"Name","value":"estimatedNetKrw"}},{"kind":"Field","name":{"kind":"Name","value":"filledQuantity"}},{"kind":"Field","name":{"kind":"Name","value":"averageFillPriceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"failureText"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"requestedBy"}},{"kind":"Field","name":{"kind":"Name","value":"requestedAt"}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"pendingChange"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"limitPriceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"isApproved"}}]}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanSubmit"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanDiscard"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanApprove"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanModify"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanCancel"}}]}}]} as unknown as DocumentNode<OrderRejectMutation, OrderRejectMutationVariables>;
export const OrderCancelDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"OrderCancel"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"OrderCancelInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"orderCancel"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"order"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"OrderRow"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OrderRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Order"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"side"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"instrument"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"nameKo"}},{"kind":"Field","name":{"kind":"Name","value":"nameEn"}},{"kind":"Field","name":{"kind":"Name","value":"market"}}]}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"limitPriceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"isPaper"}},{"kind":"Field","name":{"kind":"Name","value":"referencePriceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"estimatedAmountKrw"}},{"kind":"Field","name":{"kind":"Name","value":"estimatedFeeKrw"}},{"kind":"Field","name":{"kind":"Name","value":"estimatedTaxKrw"}},{"kind":"Field","name":{"kind":"Name","value":"estimatedNetKrw"}},{"kind":"Field","name":{"kind":"Name","value":"filledQuantity"}},{"kind":"Field","name":{"kind":"Name","value":"averageFillPriceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"failureText"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"requestedBy"}},{"kind":"Field","name":{"kind":"Name","value":"requestedAt"}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"pendingChange"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"limitPriceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"isApproved"}}]}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanSubmit"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanDiscard"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanApprove"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanModify"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanCancel"}}]}}]} as unknown as DocumentNode<OrderCancelMutation, OrderCancelMutationVariables>;
export const OrderModifyDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"OrderModify"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"OrderModifyInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"orderModify"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"order"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"OrderRow"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OrderRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Order"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"side"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"instrument"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"nameKo"}},{"kind":"Field","name":{"kind":"Name","value":"nameEn"}},{"kind":"Field","name":{"kind":"Name","value":"market"}}]}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"limitPriceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"isPaper"}},{"kind":"Field","name":{"kind":"Name","value":"referencePriceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"estimatedAmountKrw"}},{"kind":"Field","name":{"kind":"Name","value":"estimatedFeeKrw"}},{"kind":"Field","name":{"kind":"Name","value":"estimatedTaxKrw"}},{"kind":"Field","name":{"kind":"Name","value":"estimatedNetKrw"}},{"kind":"Field","name":{"kind":"Name","value":"filledQuantity"}},{"kind":"Field","name":{"kind":"Name","value":"averageFillPriceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"failureText"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"requestedBy"}},{"kind":"Field","name":{"kind":"Name","value":"requestedAt"}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"pendingChange"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"limitPriceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"isApproved"}}]}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanSubmit"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanDiscard"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanApprove"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanModify"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanCancel"}}]}}]} as unknown as DocumentNode<OrderModifyMutation, OrderModifyMutationVariables>;
export const OrderDraftDiscardDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"OrderDraftDiscard"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"OrderDraftDiscardInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"orderDraftDiscard"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"order"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"OrderRow"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OrderRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Order"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"side"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"instrument"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"nameKo"}},{"kind":"Field","name":{"kind":"Name","value":"nameEn"}},{"kind":"Field","name":{"kind":"Name","value":"market"}}]}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"limitPriceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"isPaper"}},{"kind":"Field","name":{"kind":"Name","value":"referencePriceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"estimatedAmountKrw"}},{"kind":"Field","name":{"kind":"Name","value":"estimatedFeeKrw"}},{"kind":"Field","name":{"kind":"Name","value":"estimatedTaxKrw"}},{"kind":"Field","name":{"kind":"Name","value":"estimatedNetKrw"}},{"kind":"Field","name":{"kind":"Name","value":"filledQuantity"}},{"kind":"Field","name":{"kind":"Name","value":"averageFillPriceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"failureText"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"requestedBy"}},{"kind":"Field","name":{"kind":"Name","value":"requestedAt"}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"pendingChange"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"limitPriceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"isApproved"}}]}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanSubmit"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanDiscard"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanApprove"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanModify"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanCancel"}}]}}]} as unknown as DocumentNode<OrderDraftDiscardMutation, OrderDraftDiscardMutationVariables>;
export const TicketInstrumentDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"TicketInstrument"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"symbol"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"instrument"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"symbol"},"value":{"kind":"Variable","name":{"kind":"Name","value":"symbol"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"nameKo"}},{"kind":"Field","name":{"kind":"Name","value":"nameEn"}},{"kind":"Field","name":{"kind":"Name","value":"market"}},{"kind":"Field","name":{"kind":"Name","value":"lastCloseKrw"}}]}}]}}]} as unknown as DocumentNode<TicketInstrumentQuery, TicketInstrumentQueryVariables>;
export const OrdersAwaitingDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OrdersAwaiting"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"ordersAwaitingApproval"}}]}}]} as unknown as DocumentNode<OrdersAwaitingQuery, OrdersAwaitingQueryVariables>;
export const AwaitingListDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AwaitingList"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"orders"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"isOpen"},"value":{"kind":"BooleanValue","value":true}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"OrderRow"}},{"kind":"Field","name":{"kind":"Name","value":"basket"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanApprove"}}]}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OrderRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Order"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"side"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"instrument"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"nameKo"}},{"kind":"Field","name":{"kind":"Name","value":"nameEn"}},{"kind":"Field","name":{"kind":"Name","value":"market"}}]}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"limitPriceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"isPaper"}},{"kind":"Field","name":{"kind":"Name","value":"referencePriceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"estimatedAmountKrw"}},{"kind":"Field","name":{"kind":"Name","value":"estimatedFeeKrw"}},{"kind":"Field","name":{"kind":"Name","value":"estimatedTaxKrw"}},{"kind":"Field","name":{"kind":"Name","value":"estimatedNetKrw"}},{"kind":"Field","name":{"kind":"Name","value":"filledQuantity"}},{"kind":"Field","name":{"kind":"Name","value":"averageFillPriceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"failureText"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"requestedBy"}},{"kind":"Field","name":{"kind":"Name","value":"requestedAt"}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"pendingChange"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"limitPriceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"isApproved"}}]}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanSubmit"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanDiscard"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanApprove"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanModify"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanCancel"}}]}}]} as unknown as DocumentNode<AwaitingListQuery, AwaitingListQueryVariables>;
export const TradingStateDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"TradingState"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tradingState"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"latestEventCursor"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"TradingStateParts"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TradingStateParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TradingState"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"isHalted"}},{"kind":"Field","name":{"kind":"Name","value":"switchedBy"}},{"kind":"Field","name":{"kind":"Name","value":"switchedAt"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"isRealTradingEnabled"}},{"kind":"Field","name":{"kind":"Name","value":"openOrderCount"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanHalt"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanResume"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanUpdateLimits"}},{"kind":"Field","name":{"kind":"Name","value":"limits"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"maximumOrderKrw"}},{"kind":"Field","name":{"kind":"Name","value":"maximumDayKrw"}},{"kind":"Field","name":{"kind":"Name","value":"maximumInstrumentRatio"}},{"kind":"Field","name":{"kind":"Name","value":"maximumDayOrders"}},{"kind":"Field","name":{"kind":"Name","value":"priceBandRatio"}}]}}]}}]} as unknown as DocumentNode<TradingStateQuery, TradingStateQueryVariables>;
export const TradingAccountDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"TradingAccount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tradingAccount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"TradingAccountParts"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TradingAccountParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TradingAccount"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"maskedNumber"}},{"kind":"Field","name":{"kind":"Name","value":"isPaper"}},{"kind":"Field","name":{"kind":"Name","value":"isSimulated"}},{"kind":"Field","name":{"kind":"Name","value":"asOfAt"}},{"kind":"Field","name":{"kind":"Name","value":"failure"}},{"kind":"Field","name":{"kind":"Name","value":"cashKrw"}},{"kind":"Field","name":{"kind":"Name","value":"orderableCashKrw"}},{"kind":"Field","name":{"kind":"Name","value":"securitiesValueKrw"}},{"kind":"Field","name":{"kind":"Name","value":"totalValueKrw"}},{"kind":"Field","name":{"kind":"Name","value":"unrealisedProfitKrw"}},{"kind":"Field","name":{"kind":"Name","value":"unrealisedProfitRatio"}},{"kind":"Field","name":{"kind":"Name","value":"realisedProfitKrw"}},{"kind":"Field","name":{"kind":"Name","value":"feesKrw"}},{"kind":"Field","name":{"kind":"Name","value":"taxesKrw"}},{"kind":"Field","name":{"kind":"Name","value":"positions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"instrument"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"nameKo"}},{"kind":"Field","name":{"kind":"Name","value":"nameEn"}}]}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"sellableQuantity"}},{"kind":"Field","name":{"kind":"Name","value":"averagePriceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"purchaseKrw"}},{"kind":"Field","name":{"kind":"Name","value":"lastPriceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"valueKrw"}},{"kind":"Field","name":{"kind":"Name","value":"unrealisedProfitKrw"}},{"kind":"Field","name":{"kind":"Name","value":"unrealisedProfitRatio"}},{"kind":"Field","name":{"kind":"Name","value":"weightRatio"}}]}},{"kind":"Field","name":{"kind":"Name","value":"reconciliation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"checkedAt"}},{"kind":"Field","name":{"kind":"Name","value":"ledgerCashKrw"}},{"kind":"Field","name":{"kind":"Name","value":"differences"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"ledger"}},{"kind":"Field","name":{"kind":"Name","value":"broker"}},{"kind":"Field","name":{"kind":"Name","value":"difference"}}]}}]}}]}}]} as unknown as DocumentNode<TradingAccountQuery, TradingAccountQueryVariables>;
export const TradingAccountRefreshDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"TradingAccountRefresh"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"TradingAccountRefreshInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tradingAccountRefresh"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"account"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]}}]} as unknown as DocumentNode<TradingAccountRefreshMutation, TradingAccountRefreshMutationVariables>;
export const TradingHaltDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"TradingHalt"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"TradingHaltInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tradingHalt"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tradingState"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"TradingStateParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TradingStateParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TradingState"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"isHalted"}},{"kind":"Field","name":{"kind":"Name","value":"switchedBy"}},{"kind":"Field","name":{"kind":"Name","value":"switchedAt"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"isRealTradingEnabled"}},{"kind":"Field","name":{"kind":"Name","value":"openOrderCount"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanHalt"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanResume"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanUpdateLimits"}},{"kind":"Field","name":{"kind":"Name","value":"limits"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"maximumOrderKrw"}},{"kind":"Field","name":{"kind":"Name","value":"maximumDayKrw"}},{"kind":"Field","name":{"kind":"Name","value":"maximumInstrumentRatio"}},{"kind":"Field","name":{"kind":"Name","value":"maximumDayOrders"}},{"kind":"Field","name":{"kind":"Name","value":"priceBandRatio"}}]}}]}}]} as unknown as DocumentNode<TradingHaltMutation, TradingHaltMutationVariables>;
export const TradingResumeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"TradingResume"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"TradingResumeInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tradingResume"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tradingState"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"TradingStateParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TradingStateParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TradingState"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"isHalted"}},{"kind":"Field","name":{"kind":"Name","value":"switchedBy"}},{"kind":"Field","name":{"kind":"Name","value":"switchedAt"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"isRealTradingEnabled"}},{"kind":"Field","name":{"kind":"Name","value":"openOrderCount"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanHalt"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanResume"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanUpdateLimits"}},{"kind":"Field","name":{"kind":"Name","value":"limits"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"maximumOrderKrw"}},{"kind":"Field","name":{"kind":"Name","value":"maximumDayKrw"}},{"kind":"Field","name":{"kind":"Name","value":"maximumInstrumentRatio"}},{"kind":"Field","name":{"kind":"Name","value":"maximumDayOrders"}},{"kind":"Field","name":{"kind":"Name","value":"priceBandRatio"}}]}}]}}]} as unknown as DocumentNode<TradingResumeMutation, TradingResumeMutationVariables>;
export const TradingLimitsUpdateDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"TradingLimitsUpdate"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"TradingLimitsUpdateInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tradingLimitsUpdate"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tradingState"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"TradingStateParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TradingStateParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TradingState"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"isHalted"}},{"kind":"Field","name":{"kind":"Name","value":"switchedBy"}},{"kind":"Field","name":{"kind":"Name","value":"switchedAt"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"isRealTradingEnabled"}},{"kind":"Field","name":{"kind":"Name","value":"openOrderCount"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanHalt"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanResume"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanUpdateLimits"}},{"kind":"Field","name":{"kind":"Name","value":"limits"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"maximumOrderKrw"}},{"kind":"Field","name":{"kind":"Name","value":"maximumDayKrw"}},{"kind":"Field","name":{"kind":"Name","value":"maximumInstrumentRatio"}},{"kind":"Field","name":{"kind":"Name","value":"maximumDayOrders"}},{"kind":"Field","name":{"kind":"Name","value":"priceBandRatio"}}]}}]}}]} as unknown as DocumentNode<TradingLimitsUpdateMutation, TradingLimitsUpdateMutationVariables>;
export const OrderEventsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"OrderEvents"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"orderEvents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OrderChangedEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fromStatus"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"order"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"OrderRow"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TradingAccountChangedEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"account"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"TradingAccountParts"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TradingStateChangedEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tradingState"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"TradingStateParts"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OrderRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Order"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"side"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"instrument"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"nameKo"}},{"kind":"Field","name":{"kind":"Name","value":"nameEn"}},{"kind":"Field","name":{"kind":"Name","value":"market"}}]}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"limitPriceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"isPaper"}},{"kind":"Field","name":{"kind":"Name","value":"referencePriceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"estimatedAmountKrw"}},{"kind":"Field","name":{"kind":"Name","value":"estimatedFeeKrw"}},{"kind":"Field","name":{"kind":"Name","value":"estimatedTaxKrw"}},{"kind":"Field","name":{"kind":"Name","value":"estimatedNetKrw"}},{"kind":"Field","name":{"kind":"Name","value":"filledQuantity"}},{"kind":"Field","name":{"kind":"Name","value":"averageFillPriceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"failureText"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"requestedBy"}},{"kind":"Field","name":{"kind":"Name","value":"requestedAt"}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"pendingChange"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"limitPriceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"isApproved"}}]}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanSubmit"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanDiscard"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanApprove"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanModify"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanCancel"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TradingAccountParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TradingAccount"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"maskedNumber"}},{"kind":"Field","name":{"kind":"Name","value":"isPaper"}},{"kind":"Field","name":{"kind":"Name","value":"isSimulated"}},{"kind":"Field","name":{"kind":"Name","value":"asOfAt"}},{"kind":"Field","name":{"kind":"Name","value":"failure"}},{"kind":"Field","name":{"kind":"Name","value":"cashKrw"}},{"kind":"Field","name":{"kind":"Name","value":"orderableCashKrw"}},{"kind":"Field","name":{"kind":"Name","value":"securitiesValueKrw"}},{"kind":"Field","name":{"kind":"Name","value":"totalValueKrw"}},{"kind":"Field","name":{"kind":"Name","value":"unrealisedProfitKrw"}},{"kind":"Field","name":{"kind":"Name","value":"unrealisedProfitRatio"}},{"kind":"Field","name":{"kind":"Name","value":"realisedProfitKrw"}},{"kind":"Field","name":{"kind":"Name","value":"feesKrw"}},{"kind":"Field","name":{"kind":"Name","value":"taxesKrw"}},{"kind":"Field","name":{"kind":"Name","value":"positions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"instrument"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"nameKo"}},{"kind":"Field","name":{"kind":"Name","value":"nameEn"}}]}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"sellableQuantity"}},{"kind":"Field","name":{"kind":"Name","value":"averagePriceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"purchaseKrw"}},{"kind":"Field","name":{"kind":"Name","value":"lastPriceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"valueKrw"}},{"kind":"Field","name":{"kind":"Name","value":"unrealisedProfitKrw"}},{"kind":"Field","name":{"kind":"Name","value":"unrealisedProfitRatio"}},{"kind":"Field","name":{"kind":"Name","value":"weightRatio"}}]}},{"kind":"Field","name":{"kind":"Name","value":"reconciliation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"checkedAt"}},{"kind":"Field","name":{"kind":"Name","value":"ledgerCashKrw"}},{"kind":"Field","name":{"kind":"Name","value":"differences"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"ledger"}},{"kind":"Field","name":{"kind":"Name","value":"broker"}},{"kind":"Field","name":{"kind":"Name","value":"difference"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TradingStateParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TradingState"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"isHalted"}},{"kind":"Field","name":{"kind":"Name","value":"switchedBy"}},{"kind":"Field","name":{"kind":"Name","value":"switchedAt"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"isRealTradingEnabled"}},{"kind":"Field","name":{"kind":"Name","value":"openOrderCount"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanHalt"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanResume"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanUpdateLimits"}},{"kind":"Field","name":{"kind":"Name","value":"limits"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"maximumOrderKrw"}},{"kind":"Field","name":{"kind":"Name","value":"maximumDayKrw"}},{"kind":"Field","name":{"kind":"Name","value":"maximumInstrumentRatio"}},{"kind":"Field","name":{"kind":"Name","value":"maximumDayOrders"}},{"kind":"Field","name":{"kind":"Name","value":"priceBandRatio"}}]}}]}}]} as unknown as DocumentNode<OrderEventsSubscription, OrderEventsSubscriptionVariables>;
export const PeopleDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"People"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"PersonFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"people"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"hasTotp"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanUpdate"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"hasPreviousPage"}},{"kind":"Field","name":{"kind":"Name","value":"startCursor"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<PeopleQuery, PeopleQueryVariables>;
export const InvitationsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Invitations"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"invitations"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"invitedBy"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanRevoke"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"hasPreviousPage"}},{"kind":"Field","name":{"kind":"Name","value":"startCursor"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"organisationSecurity"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totpRequiredRoles"}}]}}]}}]} as unknown as DocumentNode<InvitationsQuery, InvitationsQueryVariables>;
export const PersonInviteDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"PersonInvite"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PersonInviteInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"personInvite"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"acceptPath"}},{"kind":"Field","name":{"kind":"Name","value":"invitation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]}}]} as unknown as DocumentNode<PersonInviteMutation, PersonInviteMutationVariables>;
export const InvitationRevokeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"InvitationRevoke"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"InvitationRevokeInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"invitationRevoke"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"invitation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanRevoke"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}}]} as unknown as DocumentNode<InvitationRevokeMutation, InvitationRevokeMutationVariables>;
export const MemberRoleUpdateDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"MemberRoleUpdate"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MemberRoleUpdateInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"memberRoleUpdate"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"person"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"role"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}}]} as unknown as DocumentNode<MemberRoleUpdateMutation, MemberRoleUpdateMutationVariables>;
export const MemberRemoveDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"MemberRemove"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MemberRemoveInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"memberRemove"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"removedId"}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}}]} as unknown as DocumentNode<MemberRemoveMutation, MemberRemoveMutationVariables>;
export const MemberTotpResetDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"MemberTotpReset"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MemberTotpResetInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"memberTotpReset"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"person"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"hasTotp"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}}]} as unknown as DocumentNode<MemberTotpResetMutation, MemberTotpResetMutationVariables>;
export const OrganisationSecurityUpdateDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"OrganisationSecurityUpdate"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"OrganisationSecurityUpdateInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"organisationSecurityUpdate"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"security"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totpRequiredRoles"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}}]} as unknown as DocumentNode<OrganisationSecurityUpdateMutation, OrganisationSecurityUpdateMutationVariables>;
export const InvitationOfferDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"InvitationOffer"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"token"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"invitationOffer"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"token"},"value":{"kind":"Variable","name":{"kind":"Name","value":"token"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"organisationName"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"invitedBy"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}}]}}]} as unknown as DocumentNode<InvitationOfferQuery, InvitationOfferQueryVariables>;
export const InvitationAcceptDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"InvitationAccept"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"InvitationAcceptInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"invitationAccept"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]}}]} as unknown as DocumentNode<InvitationAcceptMutation, InvitationAcceptMutationVariables>;
export const RecommendationDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Recommendation"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recommendation"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"isWithheld"}},{"kind":"Field","name":{"kind":"Name","value":"progressRatio"}},{"kind":"Field","name":{"kind":"Name","value":"failure"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"finishedAt"}},{"kind":"Field","name":{"kind":"Name","value":"latestEventCursor"}},{"kind":"Field","name":{"kind":"Name","value":"run"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"engineVersion"}},{"kind":"Field","name":{"kind":"Name","value":"isOfThisEngine"}},{"kind":"Field","name":{"kind":"Name","value":"scenarioVersion"}},{"kind":"Field","name":{"kind":"Name","value":"pathCount"}},{"kind":"Field","name":{"kind":"Name","value":"scenario"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"horizonSessions"}},{"kind":"Field","name":{"kind":"Name","value":"investmentBudgetKrw"}},{"kind":"Field","name":{"kind":"Name","value":"controlBudgetKrw"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanRun"}}]}},{"kind":"Field","name":{"kind":"Name","value":"recommendations"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"result"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RecommendationResultParts"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WalkedRecordParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"WalkedRecord"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"meanReturnAnnual"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"volatilityAnnual"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sharpeAnnual"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"conditionalValueAtRisk95"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"maximumDrawdown"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"turnoverAnnualRatio"}},{"kind":"Field","name":{"kind":"Name","value":"costKrw"}},{"kind":"Field","name":{"kind":"Name","value":"marketCostKrw"}},{"kind":"Field","name":{"kind":"Name","value":"cappedOrderCount"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WarningParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RunWarning"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RecommendationResultParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RecommendationResult"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"verdict"}},{"kind":"Field","name":{"kind":"Name","value":"indistinguishableFrom"}},{"kind":"Field","name":{"kind":"Name","value":"shares"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"instrument"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"nameKo"}},{"kind":"Field","name":{"kind":"Name","value":"nameEn"}}]}},{"kind":"Field","name":{"kind":"Name","value":"shares"}},{"kind":"Field","name":{"kind":"Name","value":"currentShares"}},{"kind":"Field","name":{"kind":"Name","value":"priceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"costKrw"}},{"kind":"Field","name":{"kind":"Name","value":"weightRatio"}}]}},{"kind":"Field","name":{"kind":"Name","value":"controls"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"control"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"nameKo"}},{"kind":"Field","name":{"kind":"Name","value":"nameEn"}}]}},{"kind":"Field","name":{"kind":"Name","value":"annualCostKrw"}},{"kind":"Field","name":{"kind":"Name","value":"expectedAnnualLossReductionKrw"}},{"kind":"Field","name":{"kind":"Name","value":"conditionalValueAtRisk95Reduction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"returnOnSecurityInvestmentRatio"}}]}},{"kind":"Field","name":{"kind":"Name","value":"investedKrw"}},{"kind":"Field","name":{"kind":"Name","value":"feesKrw"}},{"kind":"Field","name":{"kind":"Name","value":"tradingCost"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"feesKrw"}},{"kind":"Field","name":{"kind":"Name","value":"taxesKrw"}},{"kind":"Field","name":{"kind":"Name","value":"spreadKrw"}},{"kind":"Field","name":{"kind":"Name","value":"impactKrw"}},{"kind":"Field","name":{"kind":"Name","value":"impactConstant"}},{"kind":"Field","name":{"kind":"Name","value":"largestParticipationRatio"}},{"kind":"Field","name":{"kind":"Name","value":"largestParticipationInstrument"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"nameKo"}},{"kind":"Field","name":{"kind":"Name","value":"nameEn"}}]}},{"kind":"Field","name":{"kind":"Name","value":"cappedInstruments"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"nameKo"}},{"kind":"Field","name":{"kind":"Name","value":"nameEn"}}]}},{"kind":"Field","name":{"kind":"Name","value":"unknownImpactInstruments"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"nameKo"}},{"kind":"Field","name":{"kind":"Name","value":"nameEn"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"cashLeftKrw"}},{"kind":"Field","name":{"kind":"Name","value":"controlCostKrw"}},{"kind":"Field","name":{"kind":"Name","value":"controlBudgetLeftKrw"}},{"kind":"Field","name":{"kind":"Name","value":"comparisons"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"baseline"}},{"kind":"Field","name":{"kind":"Name","value":"part"}},{"kind":"Field","name":{"kind":"Name","value":"changes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"plan"}},{"kind":"Field","name":{"kind":"Name","value":"baseline"}},{"kind":"Field","name":{"kind":"Name","value":"difference"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"isImprovement"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"objectiveInSampleKrw"}},{"kind":"Field","name":{"kind":"Name","value":"objectiveOutOfSampleKrw"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"optimismGapRatio"}},{"kind":"Field","name":{"kind":"Name","value":"evaluationPathCount"}},{"kind":"Field","name":{"kind":"Name","value":"evaluationSeed"}},{"kind":"Field","name":{"kind":"Name","value":"solverStatus"}},{"kind":"Field","name":{"kind":"Name","value":"solverGapRatio"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"noStrategyReason"}},{"kind":"Field","name":{"kind":"Name","value":"strategy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fromDate"}},{"kind":"Field","name":{"kind":"Name","value":"toDate"}},{"kind":"Field","name":{"kind":"Name","value":"sessionCount"}},{"kind":"Field","name":{"kind":"Name","value":"rebalanceCount"}},{"kind":"Field","name":{"kind":"Name","value":"windowSessions"}},{"kind":"Field","name":{"kind":"Name","value":"maximumWeightRatio"}},{"kind":"Field","name":{"kind":"Name","value":"initialKrw"}},{"kind":"Field","name":{"kind":"Name","value":"timeline"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"date"}},{"kind":"Field","name":{"kind":"Name","value":"strategyRatio"}},{"kind":"Field","name":{"kind":"Name","value":"equalWeightRatio"}},{"kind":"Field","name":{"kind":"Name","value":"marketRatio"}}]}},{"kind":"Field","name":{"kind":"Name","value":"strategy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WalkedRecordParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"equalWeight"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WalkedRecordParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"market"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WalkedRecordParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"marketBenchmark"}},{"kind":"Field","name":{"kind":"Name","value":"cash"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WalkedRecordParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"impactConstant"}},{"kind":"Field","name":{"kind":"Name","value":"sharpeDifference"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sharpeDifferencePValue"}},{"kind":"Field","name":{"kind":"Name","value":"verdict"}},{"kind":"Field","name":{"kind":"Name","value":"probabilities"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"benchmark"}},{"kind":"Field","name":{"kind":"Name","value":"sharpeAnnual"}},{"kind":"Field","name":{"kind":"Name","value":"probabilityRatio"}}]}},{"kind":"Field","name":{"kind":"Name","value":"deflatedSharpeRatio"}},{"kind":"Field","name":{"kind":"Name","value":"luckySharpeAnnual"}},{"kind":"Field","name":{"kind":"Name","value":"trialCount"}},{"kind":"Field","name":{"kind":"Name","value":"overfittingRatio"}},{"kind":"Field","name":{"kind":"Name","value":"configurationCount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"stability"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"resampleCount"}},{"kind":"Field","name":{"kind":"Name","value":"scenarioCount"}},{"kind":"Field","name":{"kind":"Name","value":"weights"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"instrument"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"nameKo"}},{"kind":"Field","name":{"kind":"Name","value":"nameEn"}}]}},{"kind":"Field","name":{"kind":"Name","value":"plannedRatio"}},{"kind":"Field","name":{"kind":"Name","value":"optimalRatio"}},{"kind":"Field","name":{"kind":"Name","value":"lowRatio"}},{"kind":"Field","name":{"kind":"Name","value":"highRatio"}},{"kind":"Field","name":{"kind":"Name","value":"averageRatio"}}]}},{"kind":"Field","name":{"kind":"Name","value":"objectiveInSampleRatio"}},{"kind":"Field","name":{"kind":"Name","value":"objectiveOutOfSampleRatio"}},{"kind":"Field","name":{"kind":"Name","value":"objectiveOfOptimumRatio"}},{"kind":"Field","name":{"kind":"Name","value":"objectiveOfAverageRatio"}},{"kind":"Field","name":{"kind":"Name","value":"distanceToEqualWeightRatio"}},{"kind":"Field","name":{"kind":"Name","value":"averageDistanceToEqualWeightRatio"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"warnings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WarningParts"}}]}}]}}]} as unknown as DocumentNode<RecommendationQuery, RecommendationQueryVariables>;
export const RecommendationEventsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"RecommendationEvents"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"recommendationId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recommendationEvents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"recommendationId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"recommendationId"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RecommendationProgressEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"progressRatio"}},{"kind":"Field","name":{"kind":"Name","value":"stage"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RecommendationFinishedEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recommendation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]}}]}}]} as unknown as DocumentNode<RecommendationEventsSubscription, RecommendationEventsSubscriptionVariables>;
export const RecommendationRequestDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RecommendationRequest"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RecommendationRequestInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recommendationRequest"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recommendation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]}}]} as unknown as DocumentNode<RecommendationRequestMutation, RecommendationRequestMutationVariables>;
export const ReportListDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ReportList"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ReportFilter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reports"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"ReportRow"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"hasPreviousPage"}},{"kind":"Field","name":{"kind":"Name","value":"startCursor"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ReportRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Report"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"progressRatio"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"}},{"kind":"Field","name":{"kind":"Name","value":"files"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"format"}},{"kind":"Field","name":{"kind":"Name","value":"sizeBytes"}}]}},{"kind":"Field","name":{"kind":"Name","value":"run"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"scenarioVersion"}},{"kind":"Field","name":{"kind":"Name","value":"scenario"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]} as unknown as DocumentNode<ReportListQuery, ReportListQueryVariables>;
export const ReportDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Report"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"report"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"progressRatio"}},{"kind":"Field","name":{"kind":"Name","value":"failure"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"}},{"kind":"Field","name":{"kind":"Name","value":"keptUntil"}},{"kind":"Field","name":{"kind":"Name","value":"contentSha256"}},{"kind":"Field","name":{"kind":"Name","value":"latestEventCursor"}},{"kind":"Field","name":{"kind":"Name","value":"files"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"format"}},{"kind":"Field","name":{"kind":"Name","value":"sizeBytes"}}]}},{"kind":"Field","name":{"kind":"Name","value":"run"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"scenarioVersion"}},{"kind":"Field","name":{"kind":"Name","value":"scenario"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"recommendation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"content"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ReportPaper"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ReportPaper"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReportContent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"subtitle"}},{"kind":"Field","name":{"kind":"Name","value":"organisation"}},{"kind":"Field","name":{"kind":"Name","value":"simulatedMark"}},{"kind":"Field","name":{"kind":"Name","value":"resultSha256"}},{"kind":"Field","name":{"kind":"Name","value":"footer"}},{"kind":"Field","name":{"kind":"Name","value":"sections"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"blocks"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReportParagraph"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"isStrong"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReportFacts"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"facts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"cell"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReportTable"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"columns"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"align"}}]}},{"kind":"Field","name":{"kind":"Name","value":"rows"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cells"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReportChart"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"shape"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"alt"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"xTitle"}},{"kind":"Field","name":{"kind":"Name","value":"yTitle"}},{"kind":"Field","name":{"kind":"Name","value":"xUnit"}},{"kind":"Field","name":{"kind":"Name","value":"yUnit"}},{"kind":"Field","name":{"kind":"Name","value":"points"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"x"}},{"kind":"Field","name":{"kind":"Name","value":"xTo"}},{"kind":"Field","name":{"kind":"Name","value":"y"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"marks"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"x"}},{"kind":"Field","name":{"kind":"Name","value":"label"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReportList"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"items"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReportSignatures"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"heads"}},{"kind":"Field","name":{"kind":"Name","value":"roles"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ReportQuery, ReportQueryVariables>;
export const ReportEventsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"ReportEvents"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"reportId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reportEvents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"reportId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"reportId"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReportProgressEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"progressRatio"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReportFinishedEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"report"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ReportEventsSubscription, ReportEventsSubscriptionVariables>;
export const ReportCreateDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ReportCreate"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ReportCreateInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reportCreate"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"report"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ReportCreateMutation, ReportCreateMutationVariables>;
export const ReportDownloadDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ReportDownload"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"format"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ReportFormat"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"report"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"downloadUrl"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"format"},"value":{"kind":"Variable","name":{"kind":"Name","value":"format"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"fileName"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}}]}}]}}]} as unknown as DocumentNode<ReportDownloadQuery, ReportDownloadQueryVariables>;
export const RunReportsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"RunReports"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"simulationRun"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"reports"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<RunReportsQuery, RunReportsQueryVariables>;
export const RecommendationReportsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"RecommendationReports"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recommendation"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"reports"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<RecommendationReportsQuery, RecommendationReportsQueryVariables>;
export const RunResultDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"RunResult"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"simulationRun"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"settings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stress"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"shocks"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"symbols"}},{"kind":"Field","name":{"kind":"Name","value":"firstSession"}},{"kind":"Field","name":{"kind":"Name","value":"lastSession"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"replay"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"firstDate"}},{"kind":"Field","name":{"kind":"Name","value":"lastDate"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"hasIssuerEvents"}},{"kind":"Field","name":{"kind":"Name","value":"forcedSales"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reserveKrw"}}]}},{"kind":"Field","name":{"kind":"Name","value":"commonRegime"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"transitionPpm"}},{"kind":"Field","name":{"kind":"Name","value":"varianceRatioBps"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"scenario"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"horizonSessions"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanUpdate"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanRun"}}]}},{"kind":"Field","name":{"kind":"Name","value":"result"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pathCount"}},{"kind":"Field","name":{"kind":"Name","value":"expectedAnnualLossKrw"}},{"kind":"Field","name":{"kind":"Name","value":"meanReturnHistoryErrorRatio"}},{"kind":"Field","name":{"kind":"Name","value":"metrics"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RiskMetricParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lossExceedance"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lossKrw"}},{"kind":"Field","name":{"kind":"Name","value":"probabilityRatio"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"jointLossExceedance"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lossKrw"}},{"kind":"Field","name":{"kind":"Name","value":"probabilityRatio"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"LossDistribution"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"RunLinks"}},{"kind":"Field","name":{"kind":"Name","value":"assetContributions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ContributionParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sectorContributions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ContributionParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"threatContributions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ContributionParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"score"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RiskScoreParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"capacityScores"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"scope"}},{"kind":"Field","name":{"kind":"Name","value":"scoreInterval"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"conditionalValueAtRisk95Interval"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"warnings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WarningParts"}}]}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"RunModel"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RiskMetricParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RiskMetric"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"scope"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"interval"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}},{"kind":"Field","name":{"kind":"Name","value":"levelRatio"}},{"kind":"Field","name":{"kind":"Name","value":"method"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TailParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TailMeasures"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"meanLossKrw"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"valueAtRisk95Krw"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"conditionalValueAtRisk95Krw"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"valueAtRisk99Krw"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"conditionalValueAtRisk99Krw"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"LossDistribution"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RiskResult"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pathCount"}},{"kind":"Field","name":{"kind":"Name","value":"histogram"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fromKrw"}},{"kind":"Field","name":{"kind":"Name","value":"toKrw"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}},{"kind":"Field","name":{"kind":"Name","value":"metrics"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RiskMetricParts"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RunLinks"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RiskResult"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"forcedSales"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"saleProbabilityRatio"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"shortfallProbabilityRatio"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"soldKrw"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"costKrw"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"conditionalValueAtRisk99ChangeKrw"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"commonRegime"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"levels"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"level"}},{"kind":"Field","name":{"kind":"Name","value":"expectedDays"}},{"kind":"Field","name":{"kind":"Name","value":"reachProbabilityRatio"}}]}},{"kind":"Field","name":{"kind":"Name","value":"expectedAnnualLossKrw"}},{"kind":"Field","name":{"kind":"Name","value":"expectedAnnualLossAtPlanKrw"}},{"kind":"Field","name":{"kind":"Name","value":"conditionalValueAtRisk99Krw"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"conditionalValueAtRisk99AtPlanKrw"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ContributionParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Contribution"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"nameKo"}},{"kind":"Field","name":{"kind":"Name","value":"nameEn"}},{"kind":"Field","name":{"kind":"Name","value":"conditionalValueAtRisk95Krw"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"conditionalValueAtRisk99Krw"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"share95Ratio"}},{"kind":"Field","name":{"kind":"Name","value":"share99Ratio"}},{"kind":"Field","name":{"kind":"Name","value":"expectedAnnualLossKrw"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RiskScoreParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RiskScore"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"band"}},{"kind":"Field","name":{"kind":"Name","value":"score"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"parts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"metric"}},{"kind":"Field","name":{"kind":"Name","value":"limit"}},{"kind":"Field","name":{"kind":"Name","value":"score"}},{"kind":"Field","name":{"kind":"Name","value":"scoreInterval"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"weightRatio"}},{"kind":"Field","name":{"kind":"Name","value":"shareRatio"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WarningParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RunWarning"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RunModel"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RiskResult"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sampling"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"method"}},{"kind":"Field","name":{"kind":"Name","value":"isChosenByPilot"}},{"kind":"Field","name":{"kind":"Name","value":"pilots"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"method"}},{"kind":"Field","name":{"kind":"Name","value":"varianceRatio"}}]}},{"kind":"Field","name":{"kind":"Name","value":"targetHalfWidthRatio"}},{"kind":"Field","name":{"kind":"Name","value":"halfWidthRatio"}},{"kind":"Field","name":{"kind":"Name","value":"isTargetReached"}},{"kind":"Field","name":{"kind":"Name","value":"pathCount"}},{"kind":"Field","name":{"kind":"Name","value":"effectiveTailPathCount"}},{"kind":"Field","name":{"kind":"Name","value":"plainPathCount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"model"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"model"}},{"kind":"Field","name":{"kind":"Name","value":"parameters"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"standardError"}}]}},{"kind":"Field","name":{"kind":"Name","value":"assets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"nameKo"}},{"kind":"Field","name":{"kind":"Name","value":"nameEn"}},{"kind":"Field","name":{"kind":"Name","value":"volatilityModel"}},{"kind":"Field","name":{"kind":"Name","value":"parameters"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"standardError"}}]}},{"kind":"Field","name":{"kind":"Name","value":"currentVolatility"}},{"kind":"Field","name":{"kind":"Name","value":"longRunVolatility"}},{"kind":"Field","name":{"kind":"Name","value":"regime"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recentVolatility"}},{"kind":"Field","name":{"kind":"Name","value":"bandLow"}},{"kind":"Field","name":{"kind":"Name","value":"bandHigh"}},{"kind":"Field","name":{"kind":"Name","value":"isBreak"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"stressedAlternative"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"shocks"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"symbols"}},{"kind":"Field","name":{"kind":"Name","value":"firstSession"}},{"kind":"Field","name":{"kind":"Name","value":"lastSession"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"replay"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"firstDate"}},{"kind":"Field","name":{"kind":"Name","value":"lastDate"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"backtests"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"levelRatio"}},{"kind":"Field","name":{"kind":"Name","value":"sessionCount"}},{"kind":"Field","name":{"kind":"Name","value":"exceptionCount"}},{"kind":"Field","name":{"kind":"Name","value":"expectedExceptionCount"}},{"kind":"Field","name":{"kind":"Name","value":"kupiecPValue"}},{"kind":"Field","name":{"kind":"Name","value":"christoffersenPValue"}},{"kind":"Field","name":{"kind":"Name","value":"zone"}},{"kind":"Field","name":{"kind":"Name","value":"z2"}},{"kind":"Field","name":{"kind":"Name","value":"powerRatio"}}]}},{"kind":"Field","name":{"kind":"Name","value":"stress"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"conditionalValueAtRisk99Krw"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"conditionalValueAtRisk99WithoutKrw"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"reverseMultiple"}},{"kind":"Field","name":{"kind":"Name","value":"lossToleranceKrw"}}]}},{"kind":"Field","name":{"kind":"Name","value":"parameterUncertainty"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"drawn"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"TailParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"atEstimates"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"TailParts"}}]}}]}}]}}]} as unknown as DocumentNode<RunResultQuery, RunResultQueryVariables>;
export const ScenarioChoicesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ScenarioChoices"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"scenarios"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"EnumValue","value":"NAME_ASC"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ScenarioChoicesQuery, ScenarioChoicesQueryVariables>;
export const ScenarioListDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ScenarioList"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ScenarioFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ScenarioOrder"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"scenarios"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"ScenarioRow"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"hasPreviousPage"}},{"kind":"Field","name":{"kind":"Name","value":"startCursor"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ScenarioRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Scenario"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"investmentBudgetKrw"}},{"kind":"Field","name":{"kind":"Name","value":"controlBudgetKrw"}},{"kind":"Field","name":{"kind":"Name","value":"horizonSessions"}},{"kind":"Field","name":{"kind":"Name","value":"threatLevel"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanUpdate"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanRun"}},{"kind":"Field","name":{"kind":"Name","value":"positions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"instrument"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"nameKo"}},{"kind":"Field","name":{"kind":"Name","value":"nameEn"}}]}},{"kind":"Field","name":{"kind":"Name","value":"weightRatio"}}]}},{"kind":"Field","name":{"kind":"Name","value":"latestRun"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"result"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"score"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"band"}},{"kind":"Field","name":{"kind":"Name","value":"score"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<ScenarioListQuery, ScenarioListQueryVariables>;
export const ScenarioEditDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ScenarioEdit"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"scenario"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"ScenarioForm"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ScenarioForm"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Scenario"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"positions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"instrument"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"nameKo"}},{"kind":"Field","name":{"kind":"Name","value":"nameEn"}},{"kind":"Field","name":{"kind":"Name","value":"lastCloseKrw"}},{"kind":"Field","name":{"kind":"Name","value":"sector"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"weightRatio"}}]}},{"kind":"Field","name":{"kind":"Name","value":"investmentBudgetKrw"}},{"kind":"Field","name":{"kind":"Name","value":"controlBudgetKrw"}},{"kind":"Field","name":{"kind":"Name","value":"lossToleranceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"horizonSessions"}},{"kind":"Field","name":{"kind":"Name","value":"threatLevel"}},{"kind":"Field","name":{"kind":"Name","value":"calibration"}},{"kind":"Field","name":{"kind":"Name","value":"exposures"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"threatId"}},{"kind":"Field","name":{"kind":"Name","value":"exposure"}}]}},{"kind":"Field","name":{"kind":"Name","value":"additionalControlIds"}},{"kind":"Field","name":{"kind":"Name","value":"marketModel"}},{"kind":"Field","name":{"kind":"Name","value":"estimationSessions"}},{"kind":"Field","name":{"kind":"Name","value":"pathCount"}},{"kind":"Field","name":{"kind":"Name","value":"accuracyBps"}},{"kind":"Field","name":{"kind":"Name","value":"sampling"}},{"kind":"Field","name":{"kind":"Name","value":"parameterUncertainty"}},{"kind":"Field","name":{"kind":"Name","value":"stress"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"shocks"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"symbols"}},{"kind":"Field","name":{"kind":"Name","value":"firstSession"}},{"kind":"Field","name":{"kind":"Name","value":"lastSession"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"replay"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"firstDate"}},{"kind":"Field","name":{"kind":"Name","value":"lastDate"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"seed"}},{"kind":"Field","name":{"kind":"Name","value":"hasIssuerEvents"}},{"kind":"Field","name":{"kind":"Name","value":"forcedSales"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reserveKrw"}}]}},{"kind":"Field","name":{"kind":"Name","value":"commonRegime"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"transitionPpm"}},{"kind":"Field","name":{"kind":"Name","value":"varianceRatioBps"}}]}},{"kind":"Field","name":{"kind":"Name","value":"operatorVersion"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanUpdate"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanRun"}}]}}]} as unknown as DocumentNode<ScenarioEditQuery, ScenarioEditQueryVariables>;
export const ScenarioContextDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ScenarioContext"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"catalogue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"threatVersion"}},{"kind":"Field","name":{"kind":"Name","value":"controlVersion"}},{"kind":"Field","name":{"kind":"Name","value":"threats"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"nameKo"}},{"kind":"Field","name":{"kind":"Name","value":"nameEn"}},{"kind":"Field","name":{"kind":"Name","value":"defaultExposure"}},{"kind":"Field","name":{"kind":"Name","value":"observedFrequencyPerYear"}},{"kind":"Field","name":{"kind":"Name","value":"observedMeanLossKrw"}}]}},{"kind":"Field","name":{"kind":"Name","value":"controls"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"nameKo"}},{"kind":"Field","name":{"kind":"Name","value":"nameEn"}},{"kind":"Field","name":{"kind":"Name","value":"group"}},{"kind":"Field","name":{"kind":"Name","value":"annualCostKrw"}},{"kind":"Field","name":{"kind":"Name","value":"isTypical"}},{"kind":"Field","name":{"kind":"Name","value":"requires"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"operatorProfile"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"currentControlIds"}},{"kind":"Field","name":{"kind":"Name","value":"currentControlCostKrw"}},{"kind":"Field","name":{"kind":"Name","value":"lossToleranceKrw"}}]}}]}}]} as unknown as DocumentNode<ScenarioContextQuery, ScenarioContextQueryVariables>;
export const ScenarioCreateDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ScenarioCreate"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ScenarioCreateInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"scenarioCreate"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"scenario"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"ScenarioForm"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ScenarioForm"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Scenario"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"positions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"instrument"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"nameKo"}},{"kind":"Field","name":{"kind":"Name","value":"nameEn"}},{"kind":"Field","name":{"kind":"Name","value":"lastCloseKrw"}},{"kind":"Field","name":{"kind":"Name","value":"sector"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"weightRatio"}}]}},{"kind":"Field","name":{"kind":"Name","value":"investmentBudgetKrw"}},{"kind":"Field","name":{"kind":"Name","value":"controlBudgetKrw"}},{"kind":"Field","name":{"kind":"Name","value":"lossToleranceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"horizonSessions"}},{"kind":"Field","name":{"kind":"Name","value":"threatLevel"}},{"kind":"Field","name":{"kind":"Name","value":"calibration"}},{"kind":"Field","name":{"kind":"Name","value":"exposures"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"threatId"}},{"kind":"Field","name":{"kind":"Name","value":"exposure"}}]}},{"kind":"Field","name":{"kind":"Name","value":"additionalControlIds"}},{"kind":"Field","name":{"kind":"Name","value":"marketModel"}},{"kind":"Field","name":{"kind":"Name","value":"estimationSessions"}},{"kind":"Field","name":{"kind":"Name","value":"pathCount"}},{"kind":"Field","name":{"kind":"Name","value":"accuracyBps"}},{"kind":"Field","name":{"kind":"Name","value":"sampling"}},{"kind":"Field","name":{"kind":"Name","value":"parameterUncertainty"}},{"kind":"Field","name":{"kind":"Name","value":"stress"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"shocks"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"symbols"}},{"kind":"Field","name":{"kind":"Name","value":"firstSession"}},{"kind":"Field","name":{"kind":"Name","value":"lastSession"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"replay"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"firstDate"}},{"kind":"Field","name":{"kind":"Name","value":"lastDate"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"seed"}},{"kind":"Field","name":{"kind":"Name","value":"hasIssuerEvents"}},{"kind":"Field","name":{"kind":"Name","value":"forcedSales"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reserveKrw"}}]}},{"kind":"Field","name":{"kind":"Name","value":"commonRegime"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"transitionPpm"}},{"kind":"Field","name":{"kind":"Name","value":"varianceRatioBps"}}]}},{"kind":"Field","name":{"kind":"Name","value":"operatorVersion"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanUpdate"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanRun"}}]}}]} as unknown as DocumentNode<ScenarioCreateMutation, ScenarioCreateMutationVariables>;
export const ScenarioUpdateDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ScenarioUpdate"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ScenarioUpdateInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"scenarioUpdate"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"scenario"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"ScenarioForm"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VersionConflictError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"current"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Scenario"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"ScenarioForm"}}]}}]}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ScenarioForm"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Scenario"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"positions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"instrument"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"nameKo"}},{"kind":"Field","name":{"kind":"Name","value":"nameEn"}},{"kind":"Field","name":{"kind":"Name","value":"lastCloseKrw"}},{"kind":"Field","name":{"kind":"Name","value":"sector"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"weightRatio"}}]}},{"kind":"Field","name":{"kind":"Name","value":"investmentBudgetKrw"}},{"kind":"Field","name":{"kind":"Name","value":"controlBudgetKrw"}},{"kind":"Field","name":{"kind":"Name","value":"lossToleranceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"horizonSessions"}},{"kind":"Field","name":{"kind":"Name","value":"threatLevel"}},{"kind":"Field","name":{"kind":"Name","value":"calibration"}},{"kind":"Field","name":{"kind":"Name","value":"exposures"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"threatId"}},{"kind":"Field","name":{"kind":"Name","value":"exposure"}}]}},{"kind":"Field","name":{"kind":"Name","value":"additionalControlIds"}},{"kind":"Field","name":{"kind":"Name","value":"marketModel"}},{"kind":"Field","name":{"kind":"Name","value":"estimationSessions"}},{"kind":"Field","name":{"kind":"Name","value":"pathCount"}},{"kind":"Field","name":{"kind":"Name","value":"accuracyBps"}},{"kind":"Field","name":{"kind":"Name","value":"sampling"}},{"kind":"Field","name":{"kind":"Name","value":"parameterUncertainty"}},{"kind":"Field","name":{"kind":"Name","value":"stress"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"shocks"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"symbols"}},{"kind":"Field","name":{"kind":"Name","value":"firstSession"}},{"kind":"Field","name":{"kind":"Name","value":"lastSession"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"replay"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"firstDate"}},{"kind":"Field","name":{"kind":"Name","value":"lastDate"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"seed"}},{"kind":"Field","name":{"kind":"Name","value":"hasIssuerEvents"}},{"kind":"Field","name":{"kind":"Name","value":"forcedSales"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reserveKrw"}}]}},{"kind":"Field","name":{"kind":"Name","value":"commonRegime"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"transitionPpm"}},{"kind":"Field","name":{"kind":"Name","value":"varianceRatioBps"}}]}},{"kind":"Field","name":{"kind":"Name","value":"operatorVersion"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanUpdate"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanRun"}}]}}]} as unknown as DocumentNode<ScenarioUpdateMutation, ScenarioUpdateMutationVariables>;
export const ScenarioCloneDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ScenarioClone"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ScenarioCloneInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"scenarioClone"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"scenario"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"ScenarioRow"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ScenarioRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Scenario"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"investmentBudgetKrw"}},{"kind":"Field","name":{"kind":"Name","value":"controlBudgetKrw"}},{"kind":"Field","name":{"kind":"Name","value":"horizonSessions"}},{"kind":"Field","name":{"kind":"Name","value":"threatLevel"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanUpdate"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanRun"}},{"kind":"Field","name":{"kind":"Name","value":"positions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"instrument"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"nameKo"}},{"kind":"Field","name":{"kind":"Name","value":"nameEn"}}]}},{"kind":"Field","name":{"kind":"Name","value":"weightRatio"}}]}},{"kind":"Field","name":{"kind":"Name","value":"latestRun"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"result"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"score"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"band"}},{"kind":"Field","name":{"kind":"Name","value":"score"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<ScenarioCloneMutation, ScenarioCloneMutationVariables>;
export const ScenarioArchiveDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ScenarioArchive"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ScenarioArchiveInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"scenarioArchive"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"scenario"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"ScenarioRow"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ScenarioRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Scenario"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"investmentBudgetKrw"}},{"kind":"Field","name":{"kind":"Name","value":"controlBudgetKrw"}},{"kind":"Field","name":{"kind":"Name","value":"horizonSessions"}},{"kind":"Field","name":{"kind":"Name","value":"threatLevel"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanUpdate"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanRun"}},{"kind":"Field","name":{"kind":"Name","value":"positions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"instrument"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"nameKo"}},{"kind":"Field","name":{"kind":"Name","value":"nameEn"}}]}},{"kind":"Field","name":{"kind":"Name","value":"weightRatio"}}]}},{"kind":"Field","name":{"kind":"Name","value":"latestRun"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"result"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"score"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"band"}},{"kind":"Field","name":{"kind":"Name","value":"score"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<ScenarioArchiveMutation, ScenarioArchiveMutationVariables>;
export const ScenarioRestoreDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ScenarioRestore"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ScenarioRestoreInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"scenarioRestore"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"scenario"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"ScenarioRow"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ScenarioRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Scenario"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"investmentBudgetKrw"}},{"kind":"Field","name":{"kind":"Name","value":"controlBudgetKrw"}},{"kind":"Field","name":{"kind":"Name","value":"horizonSessions"}},{"kind":"Field","name":{"kind":"Name","value":"threatLevel"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanUpdate"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanRun"}},{"kind":"Field","name":{"kind":"Name","value":"positions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"instrument"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"nameKo"}},{"kind":"Field","name":{"kind":"Name","value":"nameEn"}}]}},{"kind":"Field","name":{"kind":"Name","value":"weightRatio"}}]}},{"kind":"Field","name":{"kind":"Name","value":"latestRun"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"result"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"score"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"band"}},{"kind":"Field","name":{"kind":"Name","value":"score"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<ScenarioRestoreMutation, ScenarioRestoreMutationVariables>;
export const ScenarioVersionsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ScenarioVersions"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"scenario"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"versions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"changedAt"}},{"kind":"Field","name":{"kind":"Name","value":"changedBy"}},{"kind":"Field","name":{"kind":"Name","value":"changedFields"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"hasPreviousPage"}},{"kind":"Field","name":{"kind":"Name","value":"startCursor"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ScenarioVersionsQuery, ScenarioVersionsQueryVariables>;
export const ScenarioComparisonDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ScenarioComparison"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"leftId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"rightId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"scenarioComparison"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"leftId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"leftId"}}},{"kind":"Argument","name":{"kind":"Name","value":"rightId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"rightId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"left"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"latestRun"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"RunRow"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"right"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"latestRun"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"RunRow"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"differences"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"left"}},{"kind":"Field","name":{"kind":"Name","value":"right"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RunRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SimulationRun"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"progressRatio"}},{"kind":"Field","name":{"kind":"Name","value":"pathCount"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"finishedAt"}},{"kind":"Field","name":{"kind":"Name","value":"scenarioVersion"}},{"kind":"Field","name":{"kind":"Name","value":"scenario"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"result"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pathCount"}},{"kind":"Field","name":{"kind":"Name","value":"score"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"band"}},{"kind":"Field","name":{"kind":"Name","value":"score"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"expectedAnnualLossKrw"}},{"kind":"Field","name":{"kind":"Name","value":"metrics"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"scope"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"interval"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ScenarioComparisonQuery, ScenarioComparisonQueryVariables>;
export const RunListDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"RunList"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"SimulationRunFilter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"simulationRuns"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"RunRow"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"hasPreviousPage"}},{"kind":"Field","name":{"kind":"Name","value":"startCursor"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RunRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SimulationRun"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"progressRatio"}},{"kind":"Field","name":{"kind":"Name","value":"pathCount"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"finishedAt"}},{"kind":"Field","name":{"kind":"Name","value":"scenarioVersion"}},{"kind":"Field","name":{"kind":"Name","value":"scenario"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"result"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pathCount"}},{"kind":"Field","name":{"kind":"Name","value":"score"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"band"}},{"kind":"Field","name":{"kind":"Name","value":"score"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"expectedAnnualLossKrw"}},{"kind":"Field","name":{"kind":"Name","value":"metrics"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"scope"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"interval"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}}]}}]}}]}}]} as unknown as DocumentNode<RunListQuery, RunListQueryVariables>;
export const RunStateDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"RunState"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"simulationRun"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"progressRatio"}},{"kind":"Field","name":{"kind":"Name","value":"chunkCount"}},{"kind":"Field","name":{"kind":"Name","value":"doneChunkCount"}},{"kind":"Field","name":{"kind":"Name","value":"pathCount"}},{"kind":"Field","name":{"kind":"Name","value":"settings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"accuracyRatio"}}]}},{"kind":"Field","name":{"kind":"Name","value":"latestEventCursor"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanCancel"}},{"kind":"Field","name":{"kind":"Name","value":"failure"}},{"kind":"Field","name":{"kind":"Name","value":"engineVersion"}},{"kind":"Field","name":{"kind":"Name","value":"isOfThisEngine"}},{"kind":"Field","name":{"kind":"Name","value":"scenarioVersion"}},{"kind":"Field","name":{"kind":"Name","value":"scenario"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"horizonSessions"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanRun"}}]}},{"kind":"Field","name":{"kind":"Name","value":"latestRecommendation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}},{"kind":"Field","name":{"kind":"Name","value":"estimate"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"LiveEstimate"}}]}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"RunFacts"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"IntervalParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Interval"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}},{"kind":"Field","name":{"kind":"Name","value":"levelRatio"}},{"kind":"Field","name":{"kind":"Name","value":"method"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"LiveEstimate"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RunningEstimate"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pathCount"}},{"kind":"Field","name":{"kind":"Name","value":"meanLossKrw"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"IntervalParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"annualThreatLossKrw"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"IntervalParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"valueAtRisk95Krw"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"IntervalParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"valueAtRisk99Krw"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"IntervalParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"conditionalValueAtRisk95Krw"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"IntervalParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"conditionalValueAtRisk99Krw"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"IntervalParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"histogram"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fromKrw"}},{"kind":"Field","name":{"kind":"Name","value":"toKrw"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RunFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SimulationRun"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"finishedAt"}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"}},{"kind":"Field","name":{"kind":"Name","value":"pathCount"}},{"kind":"Field","name":{"kind":"Name","value":"seed"}},{"kind":"Field","name":{"kind":"Name","value":"inputsSha256"}},{"kind":"Field","name":{"kind":"Name","value":"snapshotSha256"}},{"kind":"Field","name":{"kind":"Name","value":"resultSha256"}},{"kind":"Field","name":{"kind":"Name","value":"engineVersion"}},{"kind":"Field","name":{"kind":"Name","value":"marketAsOfDate"}},{"kind":"Field","name":{"kind":"Name","value":"isDataSimulated"}},{"kind":"Field","name":{"kind":"Name","value":"settings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"marketModel"}},{"kind":"Field","name":{"kind":"Name","value":"accuracyRatio"}},{"kind":"Field","name":{"kind":"Name","value":"sampling"}},{"kind":"Field","name":{"kind":"Name","value":"parameterUncertainty"}},{"kind":"Field","name":{"kind":"Name","value":"stress"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"shocks"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"symbols"}},{"kind":"Field","name":{"kind":"Name","value":"firstSession"}},{"kind":"Field","name":{"kind":"Name","value":"lastSession"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"replay"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"firstDate"}},{"kind":"Field","name":{"kind":"Name","value":"lastDate"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"hasIssuerEvents"}},{"kind":"Field","name":{"kind":"Name","value":"forcedSales"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reserveKrw"}}]}},{"kind":"Field","name":{"kind":"Name","value":"commonRegime"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"transitionPpm"}},{"kind":"Field","name":{"kind":"Name","value":"varianceRatioBps"}}]}}]}}]}}]} as unknown as DocumentNode<RunStateQuery, RunStateQueryVariables>;
export const SimulationEventsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"SimulationEvents"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"runId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"simulationEvents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"runId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"runId"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SimulationProgressEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"progressRatio"}},{"kind":"Field","name":{"kind":"Name","value":"doneChunkCount"}},{"kind":"Field","name":{"kind":"Name","value":"chunkCount"}},{"kind":"Field","name":{"kind":"Name","value":"estimate"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"LiveEstimate"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SimulationStateEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SimulationFinishedEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"run"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"finishedAt"}},{"kind":"Field","name":{"kind":"Name","value":"failure"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"IntervalParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Interval"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}},{"kind":"Field","name":{"kind":"Name","value":"levelRatio"}},{"kind":"Field","name":{"kind":"Name","value":"method"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"LiveEstimate"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RunningEstimate"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pathCount"}},{"kind":"Field","name":{"kind":"Name","value":"meanLossKrw"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"IntervalParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"annualThreatLossKrw"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"IntervalParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"valueAtRisk95Krw"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"IntervalParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"valueAtRisk99Krw"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"IntervalParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"conditionalValueAtRisk95Krw"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"IntervalParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"conditionalValueAtRisk99Krw"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"IntervalParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"histogram"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fromKrw"}},{"kind":"Field","name":{"kind":"Name","value":"toKrw"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}}]}}]} as unknown as DocumentNode<SimulationEventsSubscription, SimulationEventsSubscriptionVariables>;
export const SimulationStartDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SimulationStart"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SimulationStartInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"simulationStart"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"run"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]}}]} as unknown as DocumentNode<SimulationStartMutation, SimulationStartMutationVariables>;
export const SimulationCancelDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SimulationCancel"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SimulationCancelInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"simulationCancel"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"run"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanCancel"}},{"kind":"Field","name":{"kind":"Name","value":"finishedAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]}}]} as unknown as DocumentNode<SimulationCancelMutation, SimulationCancelMutationVariables>;
export const StartDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Start"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"seesPeople"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewerTotp"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"isEnabled"}}]}},{"kind":"Field","name":{"kind":"Name","value":"operatorProfile"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}},{"kind":"Field","name":{"kind":"Name","value":"people"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"2"}}],"directives":[{"kind":"Directive","name":{"kind":"Name","value":"include"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"if"},"value":{"kind":"Variable","name":{"kind":"Name","value":"seesPeople"}}}]}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"invitations"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}}],"directives":[{"kind":"Directive","name":{"kind":"Name","value":"include"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"if"},"value":{"kind":"Variable","name":{"kind":"Name","value":"seesPeople"}}}]}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]}}]} as unknown as DocumentNode<StartQuery, StartQueryVariables>;
export const VerificationDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Verification"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"verification"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"golden"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"file"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"EvidenceFileParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"families"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"set"}},{"kind":"Field","name":{"kind":"Name","value":"family"}},{"kind":"Field","name":{"kind":"Name","value":"passedCount"}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"largestDeviationRatio"}}]}},{"kind":"Field","name":{"kind":"Name","value":"published"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"family"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"isReproduced"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"coverage"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"file"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"EvidenceFileParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"rows"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"law"}},{"kind":"Field","name":{"kind":"Name","value":"levelRatio"}},{"kind":"Field","name":{"kind":"Name","value":"pathCount"}},{"kind":"Field","name":{"kind":"Name","value":"repetitionCount"}},{"kind":"Field","name":{"kind":"Name","value":"valueAtRiskRatio"}},{"kind":"Field","name":{"kind":"Name","value":"valueAtRiskLeastRatio"}},{"kind":"Field","name":{"kind":"Name","value":"valueAtRiskMostRatio"}},{"kind":"Field","name":{"kind":"Name","value":"conditionalValueAtRiskRatio"}},{"kind":"Field","name":{"kind":"Name","value":"conditionalValueAtRiskLeastRatio"}},{"kind":"Field","name":{"kind":"Name","value":"isPassed"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"bench"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"BenchParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"optimisers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"BenchParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"walk"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"file"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"EvidenceFileParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"fromDate"}},{"kind":"Field","name":{"kind":"Name","value":"toDate"}},{"kind":"Field","name":{"kind":"Name","value":"instrumentCount"}},{"kind":"Field","name":{"kind":"Name","value":"rebalanceCount"}},{"kind":"Field","name":{"kind":"Name","value":"overfittingRatio"}},{"kind":"Field","name":{"kind":"Name","value":"strategies"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"meanReturn"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sharpe"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"maximumDrawdown"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sharpeDifference"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"varBacktests"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"file"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"EvidenceFileParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"rows"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"model"}},{"kind":"Field","name":{"kind":"Name","value":"levelRatio"}},{"kind":"Field","name":{"kind":"Name","value":"forecastCount"}},{"kind":"Field","name":{"kind":"Name","value":"greenRatio"}},{"kind":"Field","name":{"kind":"Name","value":"yellowRatio"}},{"kind":"Field","name":{"kind":"Name","value":"redRatio"}},{"kind":"Field","name":{"kind":"Name","value":"exceptionCount"}},{"kind":"Field","name":{"kind":"Name","value":"expectedExceptionCount"}},{"kind":"Field","name":{"kind":"Name","value":"rejectedRatio"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"EvidenceFileParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"EvidenceFile"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"command"}},{"kind":"Field","name":{"kind":"Name","value":"problem"}},{"kind":"Field","name":{"kind":"Name","value":"madeDate"}},{"kind":"Field","name":{"kind":"Name","value":"engineVersion"}},{"kind":"Field","name":{"kind":"Name","value":"commit"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"BenchParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BenchEvidenceType"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"file"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"EvidenceFileParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"machine"}},{"kind":"Field","name":{"kind":"Name","value":"sections"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"idleRatio"}},{"kind":"Field","name":{"kind":"Name","value":"rows"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"what"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"floor"}},{"kind":"Field","name":{"kind":"Name","value":"goal"}},{"kind":"Field","name":{"kind":"Name","value":"verdict"}},{"kind":"Field","name":{"kind":"Name","value":"note"}}]}}]}}]}}]} as unknown as DocumentNode<VerificationQuery, VerificationQueryVariables>;
export const OverviewDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Overview"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"latest"},"name":{"kind":"Name","value":"simulationRuns"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"statusIn"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"SUCCEEDED"}]}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"finishedAt"}},{"kind":"Field","name":{"kind":"Name","value":"latestRecommendation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}},{"kind":"Field","name":{"kind":"Name","value":"scenario"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"threatLevel"}},{"kind":"Field","name":{"kind":"Name","value":"horizonSessions"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Composition"}}]}},{"kind":"Field","name":{"kind":"Name","value":"result"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"expectedAnnualLossKrw"}},{"kind":"Field","name":{"kind":"Name","value":"score"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RiskScoreParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"metrics"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RiskMetricParts"}}]}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"LossDistribution"}}]}}]}}]}}]}},{"kind":"Field","alias":{"kind":"Name","value":"working"},"name":{"kind":"Name","value":"simulationRuns"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"3"}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"statusIn"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"QUEUED"},{"kind":"EnumValue","value":"RUNNING"},{"kind":"EnumValue","value":"MERGING"}]}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}},{"kind":"Field","alias":{"kind":"Name","value":"recent"},"name":{"kind":"Name","value":"simulationRuns"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"6"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"RunRow"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"scenarios"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"6"}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"EnumValue","value":"UPDATED_AT_DESC"}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"statusIn"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"DRAFT"},{"kind":"EnumValue","value":"READY"}]}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"threatLevel"}},{"kind":"Field","name":{"kind":"Name","value":"investmentBudgetKrw"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RiskMetricParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RiskMetric"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"scope"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"interval"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}},{"kind":"Field","name":{"kind":"Name","value":"levelRatio"}},{"kind":"Field","name":{"kind":"Name","value":"method"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Composition"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Scenario"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"investmentBudgetKrw"}},{"kind":"Field","name":{"kind":"Name","value":"positions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"weightRatio"}},{"kind":"Field","name":{"kind":"Name","value":"instrument"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"nameKo"}},{"kind":"Field","name":{"kind":"Name","value":"nameEn"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RiskScoreParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RiskScore"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"band"}},{"kind":"Field","name":{"kind":"Name","value":"score"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"parts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"metric"}},{"kind":"Field","name":{"kind":"Name","value":"limit"}},{"kind":"Field","name":{"kind":"Name","value":"score"}},{"kind":"Field","name":{"kind":"Name","value":"scoreInterval"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"weightRatio"}},{"kind":"Field","name":{"kind":"Name","value":"shareRatio"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"LossDistribution"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RiskResult"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pathCount"}},{"kind":"Field","name":{"kind":"Name","value":"histogram"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fromKrw"}},{"kind":"Field","name":{"kind":"Name","value":"toKrw"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}},{"kind":"Field","name":{"kind":"Name","value":"metrics"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RiskMetricParts"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RunRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SimulationRun"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"progressRatio"}},{"kind":"Field","name":{"kind":"Name","value":"pathCount"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"finishedAt"}},{"kind":"Field","name":{"kind":"Name","value":"scenarioVersion"}},{"kind":"Field","name":{"kind":"Name","value":"scenario"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"result"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pathCount"}},{"kind":"Field","name":{"kind":"Name","value":"score"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"band"}},{"kind":"Field","name":{"kind":"Name","value":"score"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"expectedAnnualLossKrw"}},{"kind":"Field","name":{"kind":"Name","value":"metrics"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"scope"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"interval"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}}]}}]}}]}}]} as unknown as DocumentNode<OverviewQuery, OverviewQueryVariables>;
export const ForecastAgeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ForecastAge"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"forecastSummary"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"promoted"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"model"}},{"kind":"Field","name":{"kind":"Name","value":"dataToDate"}},{"kind":"Field","name":{"kind":"Name","value":"trainedAt"}}]}}]}}]}}]} as unknown as DocumentNode<ForecastAgeQuery, ForecastAgeQueryVariables>;