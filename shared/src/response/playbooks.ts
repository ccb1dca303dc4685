import { DomainError } from '../errors.ts';
import { otherActions, threatActions } from './playbook-actions.ts';
import type { BilingualText, Phase, Playbook, StepDraft } from './playbook-step.ts';

const detect: StepDraft = {
  phase: 'DETECT',
  owner: 'SECURITY',
  dueHours: 1,
  text: {
    ko: '탐지 시각과 최초 징후를 기록하고 1차 보고를 올린다',
    en: 'Record the time of detection and the first signs, and make the first report',
  },
  evidence: { ko: '최초 보고서, 탐지 로그', en: 'first report, detection logs' },
};
const assess: StepDraft = {
  phase: 'ASSESS',
  owner: 'INCIDENT_LEAD',
  dueHours: 2,
  text: {
    ko: '심각도, 범위, 우선순위(P1–P4)를 정하고 법정 신고 시한을 시작한다',
    en: 'Decide severity, scope and priority P1 to P4, and start the reporting clocks',
  },
  evidence: { ko: '우선순위 판단 기록, 신고 시한 목록', en: 'priority decision, list of running clocks' },
};
const learn: StepDraft = {
  phase: 'LEARN',
  owner: 'RISK',
  dueHours: 720,
  text: {
    ko: '사후 검토를 하고 발생 빈도, 통제 효과, 카탈로그를 갱신한다',
    en: 'Review, and update frequencies, control effects and the catalogue',
  },
  evidence: { ko: '사후 검토서, 갱신된 빈도', en: 'review, updated frequencies' },
};

const FIRST_HOURS = 4;
const LATER_HOURS = 72;
const actionEvidence: BilingualText = { ko: '조치 기록과 시각', en: 'record and time of the action' };

function numbered(id: string, drafts: readonly StepDraft[]): Playbook {
  return { id, steps: drafts.map((draft, at) => Object.assign({ id: `${id}-${at + 1}` }, draft)) };
}

function action(phase: Phase, dueHours: number, text: BilingualText): StepDraft {
  const owner = phase === 'RESPOND' ? 'SECURITY' : 'IT_OPERATIONS';
  return { phase, owner, dueHours, text, evidence: actionEvidence };
}

function threatPlaybook(threatId: string): Playbook {
  const { first, later } = threatActions[threatId]!;
  return numbered(`PB-${threatId}`, [
    detect,
    assess,
    ...first.map((text) => action('RESPOND', FIRST_HOURS, text)),
    ...later.map((text) => action('RECOVER', LATER_HOURS, text)),
    learn,
  ]);
}

/** Every playbook of the catalogue by its id: one for each threat, and those of the rules. */
export const playbooks: Readonly<Record<string, Playbook>> = Object.fromEntries(
  [
    ...Object.keys(threatActions).map(threatPlaybook),
    ...Object.entries(otherActions).map(([id, drafts]) => numbered(id, drafts)),
  ].map((playbook) => [playbook.id, playbook]),
);

/** @throws DomainError E_NOT_FOUND. */
export function playbookById(id: string): Playbook {
  const playbook = playbooks[id];
  if (!playbook) throw new DomainError('E_NOT_FOUND', ['playbook', id]);
  return playbook;
}

const PATCH_HOURS = 7 * 24;
const RANSOMWARE_PATCH_HOURS = 48;

/** Due time of a patch after a KEV match: 7 days, 48 hours where the vulnerability is known for ransomware use. */
export function patchDueHours(isRansomwareUse: boolean): number {
  return isRansomwareUse ? RANSOMWARE_PATCH_HOURS : PATCH_HOURS;
}
