import { formatWonCompact, roundWon } from '@convergence/shared/units/won';

import type { NotificationKind } from './notification-kinds.ts';

/** Figures and names of one happening, as they go to a webhook: won as whole numbers, ratios as such, days as `YYYY-MM-DD`. */
export type FactValues = Readonly<Record<string, string | number | boolean | null>>;

/** Figures of a finished run. */
export interface RunFacts extends FactValues {
  readonly runId: string;
  readonly scenario: string;
  /** Points, 0 to 100. */
  readonly score: number;
  /** Loss that is the mean of the worst 5 % and 1 %, over the horizon, KRW. */
  readonly conditionalValueAtRisk95Krw: number;
  readonly conditionalValueAtRisk99Krw: number;
}

export interface PriceFacts extends FactValues {
  readonly symbol: string;
  readonly nameKo: string;
  readonly nameEn: string;
  readonly sessionDate: string;
  readonly closeKrw: number;
  readonly previousCloseKrw: number;
  /** Close to close, 0.05 is a rise of 5 %. */
  readonly changeRatio: number;
  /** Whether a scenario of the organisation that is in use holds it. */
  readonly isHolding: boolean;
}

export interface LateFacts extends FactValues {
  /** Last session with prices; null before the first. */
  readonly latestSession: string | null;
  /** First session without. */
  readonly missingSession: string;
  /** Since its prices should have been there. */
  readonly hours: number;
}

export interface OrderFacts extends FactValues {
  readonly orderId: string;
  readonly status: string;
  readonly symbol: string | null;
  /** BUY or SELL. */
  readonly side: string | null;
  readonly quantity: number | null;
}

export interface AlertFacts extends FactValues {
  readonly alertId: string;
  readonly event: string;
  /** R01 to R14. */
  readonly rule: string;
  readonly severity: string;
  readonly titleKo: string;
  readonly titleEn: string;
}

export interface TestFacts extends FactValues {
  readonly channel: string;
  readonly by: string | null;
}

export interface FactsOfKind {
  readonly RISK_SCORE_ABOVE: RunFacts;
  readonly CVAR_ABOVE: RunFacts;
  readonly RUN_FINISHED: RunFacts;
  readonly PRICE_MOVE: PriceFacts;
  readonly DATA_LATE: LateFacts;
  readonly ORDER_STATE: OrderFacts;
  readonly SYSTEM_ALERT: AlertFacts;
  readonly TEST: TestFacts;
}

/** Something that happened, free of rules: what `notify` is told. */
export type NotificationFact = {
  readonly [Kind in Exclude<NotificationKind, 'TEST'>]: {
    readonly kind: Kind;
    /** Internal id. */
    readonly organisationId: number;
    /** What it is about: two of the same subject within a rule's least time are one too many. */
    readonly subjectId: string;
    /** This very happening, once and for all; told again, it changes nothing. */
    readonly eventId: string;
    /** What is held against the threshold, in the unit of the kind; null for kinds without one. */
    readonly value: number | null;
    readonly facts: FactsOfKind[Kind];
    /** Public id of the scenario, where there is one. */
    readonly scenarioId: string | null;
    /** Path in the app. */
    readonly link: string;
    /** Whether the prices behind it are made up. */
    readonly isSimulated: boolean;
    readonly occurredAt: Date;
  };
}[Exclude<NotificationKind, 'TEST'>];

/** A notification in words. */
export interface NotificationTexts {
  readonly titleKo: string;
  readonly titleEn: string;
  readonly textKo: string;
  readonly textEn: string;
}

const longestTitle = 200;

/**
 * Words for what happened; every figure in them is one of the facts.
 *
 * @param threshold - Of the rule, in its unit; null where there is none.
 */
export function textsOf<Kind extends NotificationKind>(
  kind: Kind,
  facts: FactsOfKind[Kind],
  threshold: number | null,
): NotificationTexts {
  const texts = writers[kind](facts, threshold);
  return { ...texts, titleKo: oneLine(texts.titleKo), titleEn: oneLine(texts.titleEn) };
}

const writers: {
  readonly [Kind in NotificationKind]: (facts: FactsOfKind[Kind], threshold: number | null) => NotificationTexts;
} = {
  RISK_SCORE_ABOVE: (facts, threshold) => ({
    titleKo: `위험 점수 ${points(facts.score)}점: ${facts.scenario}`,
    titleEn: `Risk score ${points(facts.score)}: ${facts.scenario}`,
    textKo: `기준 ${points(threshold ?? 0)}점 이상입니다. ${tailKo(facts)}`,
    textEn: `At or above the limit of ${points(threshold ?? 0)}. ${tailEn(facts)}`,
  }),
  CVAR_ABOVE: (facts, threshold) => ({
    titleKo: `CVaR 99% ${won(facts.conditionalValueAtRisk99Krw, 'ko')}: ${facts.scenario}`,
    titleEn: `CVaR 99% ${won(facts.conditionalValueAtRisk99Krw, 'en')}: ${facts.scenario}`,
    textKo: `기준 ${won(threshold ?? 0, 'ko')} 이상입니다. 위험 점수 ${points(facts.score)}점, CVaR 95% ${won(facts.conditionalValueAtRisk95Krw, 'ko')}.`,
    textEn: `At or above the limit of ${won(threshold ?? 0, 'en')}. Risk score ${points(facts.score)}, CVaR 95% ${won(facts.conditionalValueAtRisk95Krw, 'en')}.`,
  }),
  RUN_FINISHED: (facts) => ({
    titleKo: `실행이 끝났습니다: ${facts.scenario}`,
    titleEn: `Run finished: ${facts.scenario}`,
    textKo: `위험 점수 ${points(facts.score)}점. ${tailKo(facts)}`,
    textEn: `Risk score ${points(facts.score)}. ${tailEn(facts)}`,
  }),
  PRICE_MOVE: (facts, threshold) => ({
    titleKo: `${facts.nameKo} ${percent(facts.changeRatio)}`,
    titleEn: `${facts.nameEn} ${percent(facts.changeRatio)}`,
    textKo: `${facts.sessionDate} 종가 ${won(facts.closeKrw, 'ko')}, 전일 ${won(facts.previousCloseKrw, 'ko')}. 기준 ±${points(threshold ?? 0)}%.`,
    textEn: `Close of ${facts.sessionDate} ${won(facts.closeKrw, 'en')}, the session before ${won(facts.previousCloseKrw, 'en')}. Limit ±${points(threshold ?? 0)}%.`,
  }),
  DATA_LATE: (facts, threshold) => ({
    titleKo: `시세가 ${points(facts.hours)}시간 늦습니다`,
    titleEn: `Prices are ${points(facts.hours)} hours late`,
    textKo: `${facts.missingSession} 시세가 아직 없습니다. 마지막 시세 ${facts.latestSession ?? '없음'}. 기준 ${points(threshold ?? 0)}시간.`,
    textEn: `Prices of ${facts.missingSession} are not there yet. Last session ${facts.latestSession ?? 'none'}. Limit ${points(threshold ?? 0)} hours.`,
  }),
  ORDER_STATE: (facts) => ({
    titleKo: `주문 ${orderStatusKo[facts.status] ?? facts.status}${facts.symbol === null ? '' : `: ${facts.symbol}`}`,
    titleEn: `Order ${words(facts.status)}${facts.symbol === null ? '' : `: ${facts.symbol}`}`,
    textKo: orderLine(facts, facts.side === 'BUY' ? '매수' : '매도', '주'),
    textEn: orderLine(facts, facts.side === 'BUY' ? 'buy' : 'sell', ' shares'),
  }),
  SYSTEM_ALERT: (facts) => ({
    titleKo: `[${severityKo[facts.severity] ?? facts.severity}] ${facts.titleKo}`,
    titleEn: `[${words(facts.severity)}] ${facts.titleEn}`,
    textKo: `규칙 ${facts.rule}, ${alertEventKo[facts.event] ?? facts.event}.`,
    textEn: `Rule ${facts.rule}, ${words(facts.event)}.`,
  }),
  TEST: (facts) => ({
    titleKo: `시험 알림: ${facts.channel}`,
    titleEn: `Test notification: ${facts.channel}`,
    textKo: `${facts.by ?? '시스템'}님이 이 채널을 시험했습니다. 받으셨다면 채널이 동작합니다.`,
    textEn: `${facts.by ?? 'The system'} tried this channel. If you read this, it works.`,
  }),
};

const orderStatusKo: Readonly<Record<string, string>> = {
  DRAFT: '초안',
  AWAITING_APPROVAL: '승인 대기',
  APPROVED: '승인됨',
  SENDING: '전송 중',
  UNKNOWN: '확인 필요',
  ACCEPTED: '접수됨',
  PARTLY_FILLED: '일부 체결',
  FILLED: '체결됨',
  CANCELLED: '취소됨',
  DECLINED: '반려됨',
  REJECTED: '거부됨',
  EXPIRED: '만료됨',
  DISCARDED: '폐기됨',
};
const severityKo: Readonly<Record<string, string>> = { INFO: '정보', WATCH: '관찰', WARN: '경고', CRITICAL: '심각' };
const alertEventKo: Readonly<Record<string, string>> = { RAISE: '발생', ESCALATE: '상위 보고', CLEAR: '해제' };

function tailKo(facts: RunFacts): string {
  return `CVaR 95% ${won(facts.conditionalValueAtRisk95Krw, 'ko')}, CVaR 99% ${won(facts.conditionalValueAtRisk99Krw, 'ko')}.`;
}

function tailEn(facts: RunFacts): string {
  return `CVaR 95% ${won(facts.conditionalValueAtRisk95Krw, 'en')}, CVaR 99% ${won(facts.conditionalValueAtRisk99Krw, 'en')}.`;
}

function orderLine({ orderId, quantity }: OrderFacts, side: string, unit: string): string {
  return quantity === null ? orderId : `${side} ${quantity.toLocaleString('en')}${unit}, ${orderId}`;
}

function words(code: string): string {
  return code.toLowerCase().replaceAll('_', ' ');
}

function won(amount: number, language: 'ko' | 'en'): string {
  return formatWonCompact(roundWon(amount), language);
}

/** One digit behind the point at most. */
function points(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** Signed, two digits; the sign is part of the news. */
function percent(ratio: number): string {
  const text = (Math.abs(ratio) * 100).toFixed(2);
  return `${ratio < 0 ? '−' : '+'}${text}%`;
}

/** Names come from people and from the market; none may start a line of its own. */
function oneLine(text: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  const line = text.replaceAll(/[\u0000-\u001f\u007f\u2028\u2029]+/g, ' ').trim();
  return line.length > longestTitle ? `${line.slice(0, longestTitle - 1)}…` : line;
}
