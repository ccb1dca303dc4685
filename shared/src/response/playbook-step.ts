/** Phases of an incident and what two standards call them (threat-spec 12.3). */
export const phases = {
  PREPARE: { nist: 'Govern, Identify, Protect (preparation)', iso: 'plan and prepare' },
  DETECT: { nist: 'Detect', iso: 'detect and report' },
  ASSESS: { nist: 'Respond (analysis)', iso: 'assess and decide' },
  RESPOND: { nist: 'Respond (mitigation, communication)', iso: 'respond' },
  RECOVER: { nist: 'Recover', iso: 'respond' },
  LEARN: { nist: 'Identify: Improvement', iso: 'learn lessons' },
} as const;
export type Phase = keyof typeof phases;

/** Who sees to a step; the operator maps roles to people. */
export const ownerRoles = [
  'INCIDENT_LEAD',
  'SECURITY',
  'IT_OPERATIONS',
  'COMPLIANCE',
  'RISK',
  'FINANCE',
  'MODEL_OWNER',
] as const;
export type OwnerRole = (typeof ownerRoles)[number];

export interface BilingualText {
  readonly ko: string;
  readonly en: string;
}

export interface PlaybookStep {
  /** Such as PB-T01-3; stays the same while the playbook's version does. */
  readonly id: string;
  readonly phase: Phase;
  readonly owner: OwnerRole;
  /** Hours from the start of the playbook (assumption, editable). */
  readonly dueHours: number;
  readonly text: BilingualText;
  /** What proves that it was done. */
  readonly evidence: BilingualText;
}

export interface Playbook {
  /** Such as PB-T01. */
  readonly id: string;
  readonly steps: readonly PlaybookStep[];
}

/** A step before it is numbered. */
export type StepDraft = Omit<PlaybookStep, 'id'>;
