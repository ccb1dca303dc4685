import { playbooks } from '@convergence/shared/response/playbooks';
import { phases } from '@convergence/shared/response/playbook-step';
import type { Playbook as PlaybookValue, PlaybookStep as Step } from '@convergence/shared/response/playbook-step';
import { responseRules } from '@convergence/shared/response/rules';

import { isPermitted } from '../platform/graphql/context.ts';
import type { ApiContext } from '../platform/graphql/context.ts';
import type { Language } from '../platform/graphql/permission.ts';

import type { Alert, AlertHistory, AlertLevelChange } from './alert.entity.ts';
import { nothing } from './alert-facts.ts';
import { INTELLIGENCE_KEY } from './alert-signals.ts';
import type { CurrentLevel } from './alert-level.service.ts';
import { severityName } from './alerts.type.ts';
import type {
  AlertHistoryEntry,
  AlertLevelChangeType,
  AlertType,
  AlertUnit,
  CurrentAlertLevel,
  Playbook,
  PlaybookStep,
  ResponseRule,
} from './alerts.type.ts';
import { inLanguage, playbookTitle, ruleTexts } from './rule-texts.ts';

/** An alert as clients see it, with its row for fields that are looked up. */
export type AlertView = AlertType & { readonly row: Alert };

const units: Readonly<Record<string, AlertUnit>> = {
  R01: 'LEVEL',
  R03: 'RATIO',
  R04: 'SCORE',
  R05: 'COUNT',
  R06: 'PROBABILITY',
  R08: 'DEVIATIONS',
  R09: 'RATIO',
  R13: 'RATIO',
  R14: 'SESSIONS',
};

export function ruleView(id: string, language: Language): ResponseRule {
  const text = ruleTexts[id]!;
  const playbookId = responseRules.find(({ rule }) => rule === id)!.playbook(nothing);
  return {
    id,
    title: inLanguage(text.title, language),
    when: inLanguage(text.when, language),
    severityText: inLanguage(text.severity, language),
    playbookId: id === 'R12' ? null : playbookId,
    hasSource: text.source !== null,
    sourceText: text.source && inLanguage(text.source, language),
  };
}

export function alertView(row: Alert, context: ApiContext): AlertView {
  const isOpen = row.status === 'OPEN';
  return {
    id: row.publicId,
    rule: ruleView(row.rule, context.language),
    severity: severityName(row.severity),
    isOpen,
    isRecord: row.isRecord,
    value: row.value,
    threshold: row.threshold,
    unit: row.key === INTELLIGENCE_KEY ? 'DAYS' : (units[row.rule] ?? 'STATE'),
    openedAt: row.openedAt,
    notifiedAt: row.notifiedAt ?? null,
    acknowledgedAt: row.acknowledgedAt ?? null,
    acknowledgedBy: row.acknowledgedBy ?? null,
    escalatedAt: row.escalatedAt ?? null,
    closedAt: row.closedAt ?? null,
    playbookId: row.playbook,
    evidence: row.evidence.map(({ kind, id }) => ({ kind, reference: id })),
    move: row.details ?? null,
    viewerCanAcknowledge: isOpen && !row.acknowledgedAt && isPermitted(context.caller, 'ALERT_WRITE'),
    row,
  };
}

export function historyView({ event, occurredAt, value, severity, by }: AlertHistory): AlertHistoryEntry {
  return { event, occurredAt, value, severity: severityName(severity), by: by ?? null };
}

export function levelChangeView(row: AlertLevelChange): AlertLevelChangeType {
  const { version, level, previousLevel, reason, changedAt } = row;
  return {
    id: row.publicId,
    version,
    level,
    previousLevel,
    reason,
    sourceUrl: row.sourceUrl ?? null,
    changedAt,
    changedBy: row.changedBy ?? null,
  };
}

export function currentLevelView({ level, version, change }: CurrentLevel, { caller }: ApiContext): CurrentAlertLevel {
  return {
    level,
    version,
    lastChange: change && levelChangeView(change),
    viewerCanUpdate: isPermitted(caller, 'ALERT_WRITE'),
  };
}

export function playbookView({ id, steps }: PlaybookValue, language: Language): Playbook {
  return { id, title: playbookTitle(id, language), steps: steps.map((step) => stepView(step, language)) };
}

export function stepView({ id, phase, owner, dueHours, text, evidence }: Step, language: Language): PlaybookStep {
  const { nist, iso } = phases[phase];
  return {
    id,
    phase,
    phaseNist: nist,
    phaseIso: iso,
    ownerRole: owner,
    dueHours,
    text: inLanguage(text, language),
    evidence: inLanguage(evidence, language),
  };
}

export function allPlaybooks(language: Language): Playbook[] {
  return Object.values(playbooks).map((playbook) => playbookView(playbook, language));
}
