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

/** What a plan is compared with. */
export type BaselineKind =
  /** Current holdings and current controls. */
  | 'DO_NOTHING'
  /** As much invested as by the plan, the same amount in every instrument, with the controls of the plan. */
  | 'EQUAL_WEIGHT'
  /** Current holdings without any control. */
  | 'NO_CONTROLS';

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

/** Model of the market that prices are drawn from. */
export type MarketModel =
  /** Correlated geometric Brownian motion: normal log returns without fat tails. */
  | 'GBM'
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

/** Input of organisationSecurityUpdate. */
export type OrganisationSecurityUpdateInput = {
  /** Any of TRADER, APPROVER and ADMIN; whoever asks his own role must have two-step sign-in himself. */
  totpRequiredRoles: Array<Role>;
};

/** Permissions that roles and tokens grant. */
export type Permission =
  /** See and change one's own password, second factor, sessions and API tokens; in a session only, never by a token. */
  | 'ACCOUNT_WRITE'
  /** Read alerts, incidents and playbooks and follow them. */
  | 'ALERT_READ'
  /** Acknowledge alerts. */
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
  /** Read the account, orders, executions and limits. */
  | 'ORDER_READ'
  /** Draft, submit, modify and cancel orders. */
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

/** Input of recommendationRequest. */
export type RecommendationRequestInput = {
  /** Random key of this attempt, 16 to 64 characters; a repeat with the same key starts nothing new. */
  idempotencyKey: string;
  /** Largest share of the budget in one instrument, above 0 and at most 1; raised to what few instruments need. */
  maxWeightRatio?: number;
  /** Run that has succeeded. */
  runId: string | number;
};

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
  /** Mean over downside deviation, annualised; results do not hold it yet. */
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
  /** Controls assumed in force on top of the operator's current ones; a run charges their cost pro rata. */
  additionalControlIds?: Array<string>;
  /** Reading of the observed threat frequencies. */
  calibration?: ThreatCalibration;
  /** Additional annual cost that new controls may have, in won, at least 0. */
  controlBudgetKrw?: string;
  /** Free text, up to 2,000 characters; null is an empty one. */
  description?: string | null | undefined;
  /** Latest sessions that the market model is estimated from, 60 to 5,040. */
  estimationSessions?: number;
  /** Exposures that differ from the catalogue. */
  exposures?: Array<ThreatExposureInput>;
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
  /** Paths to simulate, 1 to 10,000,000. */
  pathCount?: number;
  /** 1 to 50 instruments, none twice. */
  positions: Array<ScenarioPositionInput>;
  /** Seed of the random numbers, decimal, 0 to 9007199254740991. Null: the server draws one. */
  seed?: string | null | undefined;
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
  /** All additional controls anew. */
  additionalControlIds?: Array<string> | null | undefined;
  /** Reading of the observed threat frequencies. */
  calibration?: ThreatCalibration | null | undefined;
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
  /** Paths to simulate, 1 to 10,000,000. */
  pathCount?: number | null | undefined;
  /** All positions anew, 1 to 50. */
  positions?: Array<ScenarioPositionInput> | null | undefined;
  /** Seed of the random numbers, decimal, 0 to 9007199254740991. */
  seed?: string | null | undefined;
  /** National crisis alert level that is assumed for the whole year. */
  threatLevel?: ThreatLevel | null | undefined;
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

/** Codes of expected failures; new ones may be added. */
export type UserErrorCode =
  /** The key was used with another input. */
  | 'IDEMPOTENCY_KEY_REUSED'
  /** No answer satisfies all conditions. */
  | 'INFEASIBLE'
  /** A value is missing, malformed or out of range. */
  | 'INVALID_INPUT'
  /** There is no such object, or the caller may not see it. */
  | 'NOT_FOUND'
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

export type ViewerLanguageUpdateMutationVariables = Exact<{
  input: ViewerLanguageUpdateInput;
}>;


export type ViewerLanguageUpdateMutation = { viewerLanguageUpdate: { viewer: { id: string, language: Language } | null, errors: Array<{ code: UserErrorCode, message: string }> } };

export type SessionQueryVariables = Exact<{ [key: string]: never; }>;


export type SessionQuery = { viewer: { id: string, name: string, email: string, role: Role, permissions: Array<Permission>, language: Language, organisation: { id: string, name: string } } | null, serverInfo: { apiVersion: string, engineVersion: string, profile: ServerProfile, isDataSimulated: boolean, marketAsOfDate: string | null } };

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

export type InstrumentSearchQueryVariables = Exact<{
  filter?: InstrumentFilter | null | undefined;
}>;


export type InstrumentSearchQuery = { instruments: { edges: Array<{ node: { id: string, symbol: string, nameKo: string, nameEn: string, lastCloseKrw: string | null, sector: { code: string, nameKo: string, nameEn: string } } }> } };

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

export type RecommendationResultPartsFragment = { verdict: RecommendationVerdict, indistinguishableFrom: BaselineKind | null, investedKrw: string, feesKrw: string, cashLeftKrw: string, controlCostKrw: string, controlBudgetLeftKrw: string, objectiveInSampleKrw: number, optimismGapRatio: number, evaluationPathCount: number, evaluationSeed: string, solverStatus: string, solverGapRatio: number, shares: Array<{ shares: number, currentShares: number, priceKrw: string, costKrw: string, weightRatio: number, instrument: { id: string, symbol: string, nameKo: string, nameEn: string } }>, controls: Array<{ annualCostKrw: string, expectedAnnualLossReductionKrw: number, returnOnSecurityInvestmentRatio: number | null, control: { id: string, nameKo: string, nameEn: string }, conditionalValueAtRisk95Reduction: { value: number, low: number | null, high: number | null } }>, comparisons: Array<{ baseline: BaselineKind, part: PlanPart, changes: Array<{ key: string, plan: number, baseline: number, unit: RiskUnit, isImprovement: boolean | null, difference: { value: number, low: number | null, high: number | null } }> }>, objectiveOutOfSampleKrw: { value: number, low: number | null, high: number | null }, warnings: Array<{ ' $fragmentRefs'?: { 'WarningPartsFragment': WarningPartsFragment } }> } & { ' $fragmentName'?: 'RecommendationResultPartsFragment' };

export type RecommendationQueryVariables = Exact<{
  id: string | number;
}>;


export type RecommendationQuery = { recommendation: { id: string, status: RecommendationStatus, progressRatio: number, failure: string | null, createdAt: string, finishedAt: string | null, latestEventCursor: string, run: { id: string, scenarioVersion: number, pathCount: number, scenario: { id: string, name: string, horizonSessions: number, investmentBudgetKrw: string, controlBudgetKrw: string, viewerCanRun: boolean }, recommendations: { edges: Array<{ node: { id: string, status: RecommendationStatus, createdAt: string } }> } }, result: { ' $fragmentRefs'?: { 'RecommendationResultPartsFragment': RecommendationResultPartsFragment } } | null } | null };

export type RecommendationEventsSubscriptionVariables = Exact<{
  recommendationId: string | number;
  after?: string | null | undefined;
}>;


export type RecommendationEventsSubscription = { recommendationEvents:
    | { __typename: 'RecommendationFinishedEvent', cursor: string, occurredAt: string, recommendation: { id: string, status: RecommendationStatus } }
    | { __typename: 'RecommendationProgressEvent', progressRatio: number, cursor: string, occurredAt: string }
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

export type LossDistributionFragment = { pathCount: number, histogram: Array<{ fromKrw: number, toKrw: number, count: number }>, metrics: Array<{ ' $fragmentRefs'?: { 'RiskMetricPartsFragment': RiskMetricPartsFragment } }> } & { ' $fragmentName'?: 'LossDistributionFragment' };

export type RiskMetricPartsFragment = { key: RiskMetricKey, scope: RiskScope, unit: RiskUnit, interval: { value: number, low: number | null, high: number | null, levelRatio: number, method: string } } & { ' $fragmentName'?: 'RiskMetricPartsFragment' };

export type RiskScorePartsFragment = { band: RiskBand, score: { value: number, low: number | null, high: number | null }, parts: Array<{ key: string, metric: number, limit: number, score: number, weightRatio: number, shareRatio: number, unit: RiskUnit }> } & { ' $fragmentName'?: 'RiskScorePartsFragment' };

export type ContributionPartsFragment = { key: string, nameKo: string, nameEn: string, share95Ratio: number, share99Ratio: number, expectedAnnualLossKrw: number | null, conditionalValueAtRisk95Krw: { value: number, low: number | null, high: number | null }, conditionalValueAtRisk99Krw: { value: number, low: number | null, high: number | null } } & { ' $fragmentName'?: 'ContributionPartsFragment' };

export type WarningPartsFragment = { code: string, message: string, path: Array<string> } & { ' $fragmentName'?: 'WarningPartsFragment' };

export type RunResultQueryVariables = Exact<{
  id: string | number;
}>;


export type RunResultQuery = { simulationRun: { id: string, scenario: { id: string, name: string, horizonSessions: number }, result: (
      { pathCount: number, expectedAnnualLossKrw: string, metrics: Array<{ ' $fragmentRefs'?: { 'RiskMetricPartsFragment': RiskMetricPartsFragment } }>, lossExceedance: Array<{ lossKrw: number, probabilityRatio: number, low: number, high: number }>, jointLossExceedance: Array<{ lossKrw: number, probabilityRatio: number, low: number, high: number }>, assetContributions: Array<{ ' $fragmentRefs'?: { 'ContributionPartsFragment': ContributionPartsFragment } }>, threatContributions: Array<{ ' $fragmentRefs'?: { 'ContributionPartsFragment': ContributionPartsFragment } }>, score: { ' $fragmentRefs'?: { 'RiskScorePartsFragment': RiskScorePartsFragment } }, capacityScores: Array<{ scope: RiskScope, score: number, conditionalValueAtRisk95Krw: number }>, warnings: Array<{ ' $fragmentRefs'?: { 'WarningPartsFragment': WarningPartsFragment } }> }
      & { ' $fragmentRefs'?: { 'LossDistributionFragment': LossDistributionFragment } }
    ) | null } | null };

export type CompositionFragment = { investmentBudgetKrw: string, positions: Array<{ weightRatio: number, instrument: { id: string, symbol: string, nameKo: string, nameEn: string } }> } & { ' $fragmentName'?: 'CompositionFragment' };

export type ScenarioChoicesQueryVariables = Exact<{ [key: string]: never; }>;


export type ScenarioChoicesQuery = { scenarios: { edges: Array<{ node: { id: string, name: string, version: number } }> } };

export type ScenarioFormFragment = { id: string, name: string, description: string, status: ScenarioStatus, version: number, investmentBudgetKrw: string, controlBudgetKrw: string, lossToleranceKrw: string, horizonSessions: number, threatLevel: ThreatLevel, calibration: ThreatCalibration, additionalControlIds: Array<string>, marketModel: MarketModel, estimationSessions: number, pathCount: number, seed: string, hasIssuerEvents: boolean, operatorVersion: number, updatedAt: string, viewerCanUpdate: boolean, viewerCanRun: boolean, positions: Array<{ weightRatio: number, instrument: { id: string, symbol: string, nameKo: string, nameEn: string, lastCloseKrw: string | null } }>, exposures: Array<{ threatId: string, exposure: number }> } & { ' $fragmentName'?: 'ScenarioFormFragment' };

export type ScenarioRowFragment = { id: string, name: string, status: ScenarioStatus, version: number, investmentBudgetKrw: string, controlBudgetKrw: string, horizonSessions: number, threatLevel: ThreatLevel, updatedAt: string, viewerCanUpdate: boolean, viewerCanRun: boolean, positions: Array<{ weightRatio: number, instrument: { id: string, symbol: string, nameKo: string, nameEn: string } }>, latestRun: { id: string, status: SimulationRunStatus, result: { score: { band: RiskBand, score: { value: number } } } | null } | null } & { ' $fragmentName'?: 'ScenarioRowFragment' };

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
          | { __typename: 'Instrument' }
          | { __typename: 'Invitation' }
          | { __typename: 'OperatorProfile' }
          | { __typename: 'Organisation' }
          | { __typename: 'Person' }
          | { __typename: 'Recommendation' }
          | (
            { __typename: 'Scenario', id: string }
            & { ' $fragmentRefs'?: { 'ScenarioFormFragment': ScenarioFormFragment } }
          )
          | { __typename: 'SimulationRun' }
         | null }
      | { __typename: 'WrongStateError', code: UserErrorCode, message: string, path: Array<string> }
    > } };

export type ScenarioCloneMutationVariables = Exact<{
  input: ScenarioCloneInput;
}>;


export type ScenarioCloneMutation = { scenarioClone: { scenario: (
      { id: string }
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

export type RunRowFragment = { id: string, status: SimulationRunStatus, progressRatio: number, pathCount: number, createdAt: string, startedAt: string | null, finishedAt: string | null, scenarioVersion: number, scenario: { id: string, name: string }, result: { expectedAnnualLossKrw: string, score: { band: RiskBand, score: { value: number, low: number | null, high: number | null } }, metrics: Array<{ key: RiskMetricKey, scope: RiskScope, unit: RiskUnit, interval: { value: number, low: number | null, high: number | null } }> } | null } & { ' $fragmentName'?: 'RunRowFragment' };

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
    { id: string, status: SimulationRunStatus, progressRatio: number, chunkCount: number, doneChunkCount: number, pathCount: number, latestEventCursor: string, viewerCanCancel: boolean, failure: string | null, scenarioVersion: number, scenario: { id: string, name: string, horizonSessions: number, viewerCanRun: boolean }, latestRecommendation: { id: string, status: RecommendationStatus } | null, estimate: { ' $fragmentRefs'?: { 'LiveEstimateFragment': LiveEstimateFragment } } | null }
    & { ' $fragmentRefs'?: { 'RunFactsFragment': RunFactsFragment } }
  ) | null };

export type RunFactsFragment = { id: string, createdAt: string, startedAt: string | null, finishedAt: string | null, createdBy: string | null, pathCount: number, seed: string, inputsSha256: string, snapshotSha256: string, resultSha256: string | null, engineVersion: string, marketAsOfDate: string, isDataSimulated: boolean } & { ' $fragmentName'?: 'RunFactsFragment' };

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

export const OperatorFormFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OperatorForm"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OperatorProfile"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"sector"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"nameKo"}},{"kind":"Field","name":{"kind":"Name","value":"nameEn"}}]}},{"kind":"Field","name":{"kind":"Name","value":"annualRevenueKrw"}},{"kind":"Field","name":{"kind":"Name","value":"customerRecordCount"}},{"kind":"Field","name":{"kind":"Name","value":"staffCount"}},{"kind":"Field","name":{"kind":"Name","value":"isFinancialOperator"}},{"kind":"Field","name":{"kind":"Name","value":"currentControlIds"}},{"kind":"Field","name":{"kind":"Name","value":"currentControlCostKrw"}},{"kind":"Field","name":{"kind":"Name","value":"riskCapacityKrw"}},{"kind":"Field","name":{"kind":"Name","value":"lossToleranceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"securityLossToleranceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"drawdownLimitRatio"}},{"kind":"Field","name":{"kind":"Name","value":"concentrationLimit"}},{"kind":"Field","name":{"kind":"Name","value":"liquidityLimitDays"}},{"kind":"Field","name":{"kind":"Name","value":"appetite"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lossKrw"}},{"kind":"Field","name":{"kind":"Name","value":"maxProbabilityRatio"}}]}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanUpdate"}}]}}]} as unknown as DocumentNode<OperatorFormFragment, unknown>;
export const WarningPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WarningParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RunWarning"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]} as unknown as DocumentNode<WarningPartsFragment, unknown>;
export const RecommendationResultPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RecommendationResultParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RecommendationResult"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"verdict"}},{"kind":"Field","name":{"kind":"Name","value":"indistinguishableFrom"}},{"kind":"Field","name":{"kind":"Name","value":"shares"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"instrument"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"nameKo"}},{"kind":"Field","name":{"kind":"Name","value":"nameEn"}}]}},{"kind":"Field","name":{"kind":"Name","value":"shares"}},{"kind":"Field","name":{"kind":"Name","value":"currentShares"}},{"kind":"Field","name":{"kind":"Name","value":"priceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"costKrw"}},{"kind":"Field","name":{"kind":"Name","value":"weightRatio"}}]}},{"kind":"Field","name":{"kind":"Name","value":"controls"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"control"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"nameKo"}},{"kind":"Field","name":{"kind":"Name","value":"nameEn"}}]}},{"kind":"Field","name":{"kind":"Name","value":"annualCostKrw"}},{"kind":"Field","name":{"kind":"Name","value":"expectedAnnualLossReductionKrw"}},{"kind":"Field","name":{"kind":"Name","value":"conditionalValueAtRisk95Reduction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"returnOnSecurityInvestmentRatio"}}]}},{"kind":"Field","name":{"kind":"Name","value":"investedKrw"}},{"kind":"Field","name":{"kind":"Name","value":"feesKrw"}},{"kind":"Field","name":{"kind":"Name","value":"cashLeftKrw"}},{"kind":"Field","name":{"kind":"Name","value":"controlCostKrw"}},{"kind":"Field","name":{"kind":"Name","value":"controlBudgetLeftKrw"}},{"kind":"Field","name":{"kind":"Name","value":"comparisons"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"baseline"}},{"kind":"Field","name":{"kind":"Name","value":"part"}},{"kind":"Field","name":{"kind":"Name","value":"changes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"plan"}},{"kind":"Field","name":{"kind":"Name","value":"baseline"}},{"kind":"Field","name":{"kind":"Name","value":"difference"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"isImprovement"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"objectiveInSampleKrw"}},{"kind":"Field","name":{"kind":"Name","value":"objectiveOutOfSampleKrw"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"optimismGapRatio"}},{"kind":"Field","name":{"kind":"Name","value":"evaluationPathCount"}},{"kind":"Field","name":{"kind":"Name","value":"evaluationSeed"}},{"kind":"Field","name":{"kind":"Name","value":"solverStatus"}},{"kind":"Field","name":{"kind":"Name","value":"solverGapRatio"}},{"kind":"Field","name":{"kind":"Name","value":"warnings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WarningParts"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WarningParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RunWarning"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]} as unknown as DocumentNode<RecommendationResultPartsFragment, unknown>;
export const RiskMetricPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RiskMetricParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RiskMetric"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"scope"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"interval"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}},{"kind":"Field","name":{"kind":"Name","value":"levelRatio"}},{"kind":"Field","name":{"kind":"Name","value":"method"}}]}}]}}]} as unknown as DocumentNode<RiskMetricPartsFragment, unknown>;
export const LossDistributionFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"LossDistribution"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RiskResult"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pathCount"}},{"kind":"Field","name":{"kind":"Name","value":"histogram"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fromKrw"}},{"kind":"Field","name":{"kind":"Name","value":"toKrw"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}},{"kind":"Field","name":{"kind":"Name","value":"metrics"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RiskMetricParts"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RiskMetricParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RiskMetric"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"scope"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"interval"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}},{"kind":"Field","name":{"kind":"Name","value":"levelRatio"}},{"kind":"Field","name":{"kind":"Name","value":"method"}}]}}]}}]} as unknown as DocumentNode<LossDistributionFragment, unknown>;
export const RiskScorePartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RiskScoreParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RiskScore"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"band"}},{"kind":"Field","name":{"kind":"Name","value":"score"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"parts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"metric"}},{"kind":"Field","name":{"kind":"Name","value":"limit"}},{"kind":"Field","name":{"kind":"Name","value":"score"}},{"kind":"Field","name":{"kind":"Name","value":"weightRatio"}},{"kind":"Field","name":{"kind":"Name","value":"shareRatio"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}}]}}]}}]} as unknown as DocumentNode<RiskScorePartsFragment, unknown>;
export const ContributionPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ContributionParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Contribution"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"nameKo"}},{"kind":"Field","name":{"kind":"Name","value":"nameEn"}},{"kind":"Field","name":{"kind":"Name","value":"conditionalValueAtRisk95Krw"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"conditionalValueAtRisk99Krw"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"share95Ratio"}},{"kind":"Field","name":{"kind":"Name","value":"share99Ratio"}},{"kind":"Field","name":{"kind":"Name","value":"expectedAnnualLossKrw"}}]}}]} as unknown as DocumentNode<ContributionPartsFragment, unknown>;
export const CompositionFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Composition"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Scenario"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"investmentBudgetKrw"}},{"kind":"Field","name":{"kind":"Name","value":"positions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"weightRatio"}},{"kind":"Field","name":{"kind":"Name","value":"instrument"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"nameKo"}},{"kind":"Field","name":{"kind":"Name","value":"nameEn"}}]}}]}}]}}]} as unknown as DocumentNode<CompositionFragment, unknown>;
export const ScenarioFormFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ScenarioForm"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Scenario"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"positions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"instrument"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"nameKo"}},{"kind":"Field","name":{"kind":"Name","value":"nameEn"}},{"kind":"Field","name":{"kind":"Name","value":"lastCloseKrw"}}]}},{"kind":"Field","name":{"kind":"Name","value":"weightRatio"}}]}},{"kind":"Field","name":{"kind":"Name","value":"investmentBudgetKrw"}},{"kind":"Field","name":{"kind":"Name","value":"controlBudgetKrw"}},{"kind":"Field","name":{"kind":"Name","value":"lossToleranceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"horizonSessions"}},{"kind":"Field","name":{"kind":"Name","value":"threatLevel"}},{"kind":"Field","name":{"kind":"Name","value":"calibration"}},{"kind":"Field","name":{"kind":"Name","value":"exposures"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"threatId"}},{"kind":"Field","name":{"kind":"Name","value":"exposure"}}]}},{"kind":"Field","name":{"kind":"Name","value":"additionalControlIds"}},{"kind":"Field","name":{"kind":"Name","value":"marketModel"}},{"kind":"Field","name":{"kind":"Name","value":"estimationSessions"}},{"kind":"Field","name":{"kind":"Name","value":"pathCount"}},{"kind":"Field","name":{"kind":"Name","value":"seed"}},{"kind":"Field","name":{"kind":"Name","value":"hasIssuerEvents"}},{"kind":"Field","name":{"kind":"Name","value":"operatorVersion"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanUpdate"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanRun"}}]}}]} as unknown as DocumentNode<ScenarioFormFragment, unknown>;
export const ScenarioRowFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ScenarioRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Scenario"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"investmentBudgetKrw"}},{"kind":"Field","name":{"kind":"Name","value":"controlBudgetKrw"}},{"kind":"Field","name":{"kind":"Name","value":"horizonSessions"}},{"kind":"Field","name":{"kind":"Name","value":"threatLevel"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanUpdate"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanRun"}},{"kind":"Field","name":{"kind":"Name","value":"positions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"instrument"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"nameKo"}},{"kind":"Field","name":{"kind":"Name","value":"nameEn"}}]}},{"kind":"Field","name":{"kind":"Name","value":"weightRatio"}}]}},{"kind":"Field","name":{"kind":"Name","value":"latestRun"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"result"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"score"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"band"}},{"kind":"Field","name":{"kind":"Name","value":"score"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<ScenarioRowFragment, unknown>;
export const RunRowFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RunRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SimulationRun"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"progressRatio"}},{"kind":"Field","name":{"kind":"Name","value":"pathCount"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"finishedAt"}},{"kind":"Field","name":{"kind":"Name","value":"scenarioVersion"}},{"kind":"Field","name":{"kind":"Name","value":"scenario"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"result"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"score"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"band"}},{"kind":"Field","name":{"kind":"Name","value":"score"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"expectedAnnualLossKrw"}},{"kind":"Field","name":{"kind":"Name","value":"metrics"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"scope"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"interval"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}}]}}]}}]}}]} as unknown as DocumentNode<RunRowFragment, unknown>;
export const IntervalPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"IntervalParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Interval"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}},{"kind":"Field","name":{"kind":"Name","value":"levelRatio"}},{"kind":"Field","name":{"kind":"Name","value":"method"}}]}}]} as unknown as DocumentNode<IntervalPartsFragment, unknown>;
export const LiveEstimateFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"LiveEstimate"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RunningEstimate"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pathCount"}},{"kind":"Field","name":{"kind":"Name","value":"meanLossKrw"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"IntervalParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"annualThreatLossKrw"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"IntervalParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"valueAtRisk95Krw"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"IntervalParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"valueAtRisk99Krw"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"IntervalParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"conditionalValueAtRisk95Krw"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"IntervalParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"conditionalValueAtRisk99Krw"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"IntervalParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"histogram"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fromKrw"}},{"kind":"Field","name":{"kind":"Name","value":"toKrw"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"IntervalParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Interval"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}},{"kind":"Field","name":{"kind":"Name","value":"levelRatio"}},{"kind":"Field","name":{"kind":"Name","value":"method"}}]}}]} as unknown as DocumentNode<LiveEstimateFragment, unknown>;
export const RunFactsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RunFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SimulationRun"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"finishedAt"}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"}},{"kind":"Field","name":{"kind":"Name","value":"pathCount"}},{"kind":"Field","name":{"kind":"Name","value":"seed"}},{"kind":"Field","name":{"kind":"Name","value":"inputsSha256"}},{"kind":"Field","name":{"kind":"Name","value":"snapshotSha256"}},{"kind":"Field","name":{"kind":"Name","value":"resultSha256"}},{"kind":"Field","name":{"kind":"Name","value":"engineVersion"}},{"kind":"Field","name":{"kind":"Name","value":"marketAsOfDate"}},{"kind":"Field","name":{"kind":"Name","value":"isDataSimulated"}}]}}]} as unknown as DocumentNode<RunFactsFragment, unknown>;
export const ViewerLanguageUpdateDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ViewerLanguageUpdate"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ViewerLanguageUpdateInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewerLanguageUpdate"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"language"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ViewerLanguageUpdateMutation, ViewerLanguageUpdateMutationVariables>;
export const SessionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Session"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"permissions"}},{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"organisation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"serverInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"apiVersion"}},{"kind":"Field","name":{"kind":"Name","value":"engineVersion"}},{"kind":"Field","name":{"kind":"Name","value":"profile"}},{"kind":"Field","name":{"kind":"Name","value":"isDataSimulated"}},{"kind":"Field","name":{"kind":"Name","value":"marketAsOfDate"}}]}}]}}]} as unknown as DocumentNode<SessionQuery, SessionQueryVariables>;
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
export const InstrumentSearchDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"InstrumentSearch"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"InstrumentFilter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"instruments"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"30"}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"nameKo"}},{"kind":"Field","name":{"kind":"Name","value":"nameEn"}},{"kind":"Field","name":{"kind":"Name","value":"lastCloseKrw"}},{"kind":"Field","name":{"kind":"Name","value":"sector"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"nameKo"}},{"kind":"Field","name":{"kind":"Name","value":"nameEn"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<InstrumentSearchQuery, InstrumentSearchQueryVariables>;
export const OperatorDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Operator"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"operatorProfile"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"OperatorForm"}}]}},{"kind":"Field","name":{"kind":"Name","value":"operatorProfileVersions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"hasPreviousPage"}},{"kind":"Field","name":{"kind":"Name","value":"startCursor"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"catalogue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"threatVersion"}},{"kind":"Field","name":{"kind":"Name","value":"controlVersion"}},{"kind":"Field","name":{"kind":"Name","value":"sectors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"nameKo"}},{"kind":"Field","name":{"kind":"Name","value":"nameEn"}}]}},{"kind":"Field","name":{"kind":"Name","value":"controls"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"nameKo"}},{"kind":"Field","name":{"kind":"Name","value":"nameEn"}},{"kind":"Field","name":{"kind":"Name","value":"group"}},{"kind":"Field","name":{"kind":"Name","value":"annualCostKrw"}},{"kind":"Field","name":{"kind":"Name","value":"isTypical"}},{"kind":"Field","name":{"kind":"Name","value":"requires"}}]}},{"kind":"Field","name":{"kind":"Name","value":"typicalControlIds"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OperatorForm"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OperatorProfile"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"sector"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"nameKo"}},{"kind":"Field","name":{"kind":"Name","value":"nameEn"}}]}},{"kind":"Field","name":{"kind":"Name","value":"annualRevenueKrw"}},{"kind":"Field","name":{"kind":"Name","value":"customerRecordCount"}},{"kind":"Field","name":{"kind":"Name","value":"staffCount"}},{"kind":"Field","name":{"kind":"Name","value":"isFinancialOperator"}},{"kind":"Field","name":{"kind":"Name","value":"currentControlIds"}},{"kind":"Field","name":{"kind":"Name","value":"currentControlCostKrw"}},{"kind":"Field","name":{"kind":"Name","value":"riskCapacityKrw"}},{"kind":"Field","name":{"kind":"Name","value":"lossToleranceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"securityLossToleranceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"drawdownLimitRatio"}},{"kind":"Field","name":{"kind":"Name","value":"concentrationLimit"}},{"kind":"Field","name":{"kind":"Name","value":"liquidityLimitDays"}},{"kind":"Field","name":{"kind":"Name","value":"appetite"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lossKrw"}},{"kind":"Field","name":{"kind":"Name","value":"maxProbabilityRatio"}}]}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanUpdate"}}]}}]} as unknown as DocumentNode<OperatorQuery, OperatorQueryVariables>;
export const OperatorProfileUpdateDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"OperatorProfileUpdate"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"OperatorProfileUpdateInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"operatorProfileUpdate"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"operatorProfile"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"OperatorForm"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OperatorForm"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OperatorProfile"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"sector"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"nameKo"}},{"kind":"Field","name":{"kind":"Name","value":"nameEn"}}]}},{"kind":"Field","name":{"kind":"Name","value":"annualRevenueKrw"}},{"kind":"Field","name":{"kind":"Name","value":"customerRecordCount"}},{"kind":"Field","name":{"kind":"Name","value":"staffCount"}},{"kind":"Field","name":{"kind":"Name","value":"isFinancialOperator"}},{"kind":"Field","name":{"kind":"Name","value":"currentControlIds"}},{"kind":"Field","name":{"kind":"Name","value":"currentControlCostKrw"}},{"kind":"Field","name":{"kind":"Name","value":"riskCapacityKrw"}},{"kind":"Field","name":{"kind":"Name","value":"lossToleranceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"securityLossToleranceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"drawdownLimitRatio"}},{"kind":"Field","name":{"kind":"Name","value":"concentrationLimit"}},{"kind":"Field","name":{"kind":"Name","value":"liquidityLimitDays"}},{"kind":"Field","name":{"kind":"Name","value":"appetite"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lossKrw"}},{"kind":"Field","name":{"kind":"Name","value":"maxProbabilityRatio"}}]}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanUpdate"}}]}}]} as unknown as DocumentNode<OperatorProfileUpdateMutation, OperatorProfileUpdateMutationVariables>;
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
export const RecommendationDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Recommendation"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recommendation"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"progressRatio"}},{"kind":"Field","name":{"kind":"Name","value":"failure"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"finishedAt"}},{"kind":"Field","name":{"kind":"Name","value":"latestEventCursor"}},{"kind":"Field","name":{"kind":"Name","value":"run"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"scenarioVersion"}},{"kind":"Field","name":{"kind":"Name","value":"pathCount"}},{"kind":"Field","name":{"kind":"Name","value":"scenario"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"horizonSessions"}},{"kind":"Field","name":{"kind":"Name","value":"investmentBudgetKrw"}},{"kind":"Field","name":{"kind":"Name","value":"controlBudgetKrw"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanRun"}}]}},{"kind":"Field","name":{"kind":"Name","value":"recommendations"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"result"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RecommendationResultParts"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WarningParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RunWarning"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RecommendationResultParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RecommendationResult"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"verdict"}},{"kind":"Field","name":{"kind":"Name","value":"indistinguishableFrom"}},{"kind":"Field","name":{"kind":"Name","value":"shares"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"instrument"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"nameKo"}},{"kind":"Field","name":{"kind":"Name","value":"nameEn"}}]}},{"kind":"Field","name":{"kind":"Name","value":"shares"}},{"kind":"Field","name":{"kind":"Name","value":"currentShares"}},{"kind":"Field","name":{"kind":"Name","value":"priceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"costKrw"}},{"kind":"Field","name":{"kind":"Name","value":"weightRatio"}}]}},{"kind":"Field","name":{"kind":"Name","value":"controls"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"control"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"nameKo"}},{"kind":"Field","name":{"kind":"Name","value":"nameEn"}}]}},{"kind":"Field","name":{"kind":"Name","value":"annualCostKrw"}},{"kind":"Field","name":{"kind":"Name","value":"expectedAnnualLossReductionKrw"}},{"kind":"Field","name":{"kind":"Name","value":"conditionalValueAtRisk95Reduction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"returnOnSecurityInvestmentRatio"}}]}},{"kind":"Field","name":{"kind":"Name","value":"investedKrw"}},{"kind":"Field","name":{"kind":"Name","value":"feesKrw"}},{"kind":"Field","name":{"kind":"Name","value":"cashLeftKrw"}},{"kind":"Field","name":{"kind":"Name","value":"controlCostKrw"}},{"kind":"Field","name":{"kind":"Name","value":"controlBudgetLeftKrw"}},{"kind":"Field","name":{"kind":"Name","value":"comparisons"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"baseline"}},{"kind":"Field","name":{"kind":"Name","value":"part"}},{"kind":"Field","name":{"kind":"Name","value":"changes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"plan"}},{"kind":"Field","name":{"kind":"Name","value":"baseline"}},{"kind":"Field","name":{"kind":"Name","value":"difference"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"isImprovement"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"objectiveInSampleKrw"}},{"kind":"Field","name":{"kind":"Name","value":"objectiveOutOfSampleKrw"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"optimismGapRatio"}},{"kind":"Field","name":{"kind":"Name","value":"evaluationPathCount"}},{"kind":"Field","name":{"kind":"Name","value":"evaluationSeed"}},{"kind":"Field","name":{"kind":"Name","value":"solverStatus"}},{"kind":"Field","name":{"kind":"Name","value":"solverGapRatio"}},{"kind":"Field","name":{"kind":"Name","value":"warnings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WarningParts"}}]}}]}}]} as unknown as DocumentNode<RecommendationQuery, RecommendationQueryVariables>;
export const RecommendationEventsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"RecommendationEvents"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"recommendationId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recommendationEvents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"recommendationId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"recommendationId"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RecommendationProgressEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"progressRatio"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RecommendationFinishedEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recommendation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]}}]}}]} as unknown as DocumentNode<RecommendationEventsSubscription, RecommendationEventsSubscriptionVariables>;
export const RecommendationRequestDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RecommendationRequest"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RecommendationRequestInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recommendationRequest"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recommendation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]}}]} as unknown as DocumentNode<RecommendationRequestMutation, RecommendationRequestMutationVariables>;
export const RunResultDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"RunResult"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"simulationRun"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"scenario"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"horizonSessions"}}]}},{"kind":"Field","name":{"kind":"Name","value":"result"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pathCount"}},{"kind":"Field","name":{"kind":"Name","value":"expectedAnnualLossKrw"}},{"kind":"Field","name":{"kind":"Name","value":"metrics"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RiskMetricParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lossExceedance"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lossKrw"}},{"kind":"Field","name":{"kind":"Name","value":"probabilityRatio"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"jointLossExceedance"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lossKrw"}},{"kind":"Field","name":{"kind":"Name","value":"probabilityRatio"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"LossDistribution"}},{"kind":"Field","name":{"kind":"Name","value":"assetContributions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ContributionParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"threatContributions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ContributionParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"score"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RiskScoreParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"capacityScores"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"scope"}},{"kind":"Field","name":{"kind":"Name","value":"score"}},{"kind":"Field","name":{"kind":"Name","value":"conditionalValueAtRisk95Krw"}}]}},{"kind":"Field","name":{"kind":"Name","value":"warnings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WarningParts"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RiskMetricParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RiskMetric"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"scope"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"interval"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}},{"kind":"Field","name":{"kind":"Name","value":"levelRatio"}},{"kind":"Field","name":{"kind":"Name","value":"method"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"LossDistribution"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RiskResult"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pathCount"}},{"kind":"Field","name":{"kind":"Name","value":"histogram"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fromKrw"}},{"kind":"Field","name":{"kind":"Name","value":"toKrw"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}},{"kind":"Field","name":{"kind":"Name","value":"metrics"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RiskMetricParts"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ContributionParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Contribution"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"nameKo"}},{"kind":"Field","name":{"kind":"Name","value":"nameEn"}},{"kind":"Field","name":{"kind":"Name","value":"conditionalValueAtRisk95Krw"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"conditionalValueAtRisk99Krw"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"share95Ratio"}},{"kind":"Field","name":{"kind":"Name","value":"share99Ratio"}},{"kind":"Field","name":{"kind":"Name","value":"expectedAnnualLossKrw"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RiskScoreParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RiskScore"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"band"}},{"kind":"Field","name":{"kind":"Name","value":"score"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"parts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"metric"}},{"kind":"Field","name":{"kind":"Name","value":"limit"}},{"kind":"Field","name":{"kind":"Name","value":"score"}},{"kind":"Field","name":{"kind":"Name","value":"weightRatio"}},{"kind":"Field","name":{"kind":"Name","value":"shareRatio"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WarningParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RunWarning"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]} as unknown as DocumentNode<RunResultQuery, RunResultQueryVariables>;
export const ScenarioChoicesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ScenarioChoices"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"scenarios"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"EnumValue","value":"NAME_ASC"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ScenarioChoicesQuery, ScenarioChoicesQueryVariables>;
export const ScenarioListDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ScenarioList"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ScenarioFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ScenarioOrder"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"scenarios"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"ScenarioRow"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"hasPreviousPage"}},{"kind":"Field","name":{"kind":"Name","value":"startCursor"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ScenarioRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Scenario"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"investmentBudgetKrw"}},{"kind":"Field","name":{"kind":"Name","value":"controlBudgetKrw"}},{"kind":"Field","name":{"kind":"Name","value":"horizonSessions"}},{"kind":"Field","name":{"kind":"Name","value":"threatLevel"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanUpdate"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanRun"}},{"kind":"Field","name":{"kind":"Name","value":"positions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"instrument"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"nameKo"}},{"kind":"Field","name":{"kind":"Name","value":"nameEn"}}]}},{"kind":"Field","name":{"kind":"Name","value":"weightRatio"}}]}},{"kind":"Field","name":{"kind":"Name","value":"latestRun"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"result"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"score"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"band"}},{"kind":"Field","name":{"kind":"Name","value":"score"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<ScenarioListQuery, ScenarioListQueryVariables>;
export const ScenarioEditDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ScenarioEdit"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"scenario"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"ScenarioForm"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ScenarioForm"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Scenario"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"positions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"instrument"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"nameKo"}},{"kind":"Field","name":{"kind":"Name","value":"nameEn"}},{"kind":"Field","name":{"kind":"Name","value":"lastCloseKrw"}}]}},{"kind":"Field","name":{"kind":"Name","value":"weightRatio"}}]}},{"kind":"Field","name":{"kind":"Name","value":"investmentBudgetKrw"}},{"kind":"Field","name":{"kind":"Name","value":"controlBudgetKrw"}},{"kind":"Field","name":{"kind":"Name","value":"lossToleranceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"horizonSessions"}},{"kind":"Field","name":{"kind":"Name","value":"threatLevel"}},{"kind":"Field","name":{"kind":"Name","value":"calibration"}},{"kind":"Field","name":{"kind":"Name","value":"exposures"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"threatId"}},{"kind":"Field","name":{"kind":"Name","value":"exposure"}}]}},{"kind":"Field","name":{"kind":"Name","value":"additionalControlIds"}},{"kind":"Field","name":{"kind":"Name","value":"marketModel"}},{"kind":"Field","name":{"kind":"Name","value":"estimationSessions"}},{"kind":"Field","name":{"kind":"Name","value":"pathCount"}},{"kind":"Field","name":{"kind":"Name","value":"seed"}},{"kind":"Field","name":{"kind":"Name","value":"hasIssuerEvents"}},{"kind":"Field","name":{"kind":"Name","value":"operatorVersion"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanUpdate"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanRun"}}]}}]} as unknown as DocumentNode<ScenarioEditQuery, ScenarioEditQueryVariables>;
export const ScenarioContextDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ScenarioContext"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"catalogue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"threatVersion"}},{"kind":"Field","name":{"kind":"Name","value":"controlVersion"}},{"kind":"Field","name":{"kind":"Name","value":"threats"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"nameKo"}},{"kind":"Field","name":{"kind":"Name","value":"nameEn"}},{"kind":"Field","name":{"kind":"Name","value":"defaultExposure"}},{"kind":"Field","name":{"kind":"Name","value":"observedFrequencyPerYear"}},{"kind":"Field","name":{"kind":"Name","value":"observedMeanLossKrw"}}]}},{"kind":"Field","name":{"kind":"Name","value":"controls"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"nameKo"}},{"kind":"Field","name":{"kind":"Name","value":"nameEn"}},{"kind":"Field","name":{"kind":"Name","value":"group"}},{"kind":"Field","name":{"kind":"Name","value":"annualCostKrw"}},{"kind":"Field","name":{"kind":"Name","value":"isTypical"}},{"kind":"Field","name":{"kind":"Name","value":"requires"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"operatorProfile"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"currentControlIds"}},{"kind":"Field","name":{"kind":"Name","value":"currentControlCostKrw"}},{"kind":"Field","name":{"kind":"Name","value":"lossToleranceKrw"}}]}}]}}]} as unknown as DocumentNode<ScenarioContextQuery, ScenarioContextQueryVariables>;
export const ScenarioCreateDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ScenarioCreate"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ScenarioCreateInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"scenarioCreate"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"scenario"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"ScenarioForm"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ScenarioForm"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Scenario"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"positions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"instrument"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"nameKo"}},{"kind":"Field","name":{"kind":"Name","value":"nameEn"}},{"kind":"Field","name":{"kind":"Name","value":"lastCloseKrw"}}]}},{"kind":"Field","name":{"kind":"Name","value":"weightRatio"}}]}},{"kind":"Field","name":{"kind":"Name","value":"investmentBudgetKrw"}},{"kind":"Field","name":{"kind":"Name","value":"controlBudgetKrw"}},{"kind":"Field","name":{"kind":"Name","value":"lossToleranceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"horizonSessions"}},{"kind":"Field","name":{"kind":"Name","value":"threatLevel"}},{"kind":"Field","name":{"kind":"Name","value":"calibration"}},{"kind":"Field","name":{"kind":"Name","value":"exposures"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"threatId"}},{"kind":"Field","name":{"kind":"Name","value":"exposure"}}]}},{"kind":"Field","name":{"kind":"Name","value":"additionalControlIds"}},{"kind":"Field","name":{"kind":"Name","value":"marketModel"}},{"kind":"Field","name":{"kind":"Name","value":"estimationSessions"}},{"kind":"Field","name":{"kind":"Name","value":"pathCount"}},{"kind":"Field","name":{"kind":"Name","value":"seed"}},{"kind":"Field","name":{"kind":"Name","value":"hasIssuerEvents"}},{"kind":"Field","name":{"kind":"Name","value":"operatorVersion"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanUpdate"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanRun"}}]}}]} as unknown as DocumentNode<ScenarioCreateMutation, ScenarioCreateMutationVariables>;
export const ScenarioUpdateDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ScenarioUpdate"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ScenarioUpdateInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"scenarioUpdate"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"scenario"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"ScenarioForm"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VersionConflictError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"current"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Scenario"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"ScenarioForm"}}]}}]}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ScenarioForm"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Scenario"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"positions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"instrument"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"nameKo"}},{"kind":"Field","name":{"kind":"Name","value":"nameEn"}},{"kind":"Field","name":{"kind":"Name","value":"lastCloseKrw"}}]}},{"kind":"Field","name":{"kind":"Name","value":"weightRatio"}}]}},{"kind":"Field","name":{"kind":"Name","value":"investmentBudgetKrw"}},{"kind":"Field","name":{"kind":"Name","value":"controlBudgetKrw"}},{"kind":"Field","name":{"kind":"Name","value":"lossToleranceKrw"}},{"kind":"Field","name":{"kind":"Name","value":"horizonSessions"}},{"kind":"Field","name":{"kind":"Name","value":"threatLevel"}},{"kind":"Field","name":{"kind":"Name","value":"calibration"}},{"kind":"Field","name":{"kind":"Name","value":"exposures"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"threatId"}},{"kind":"Field","name":{"kind":"Name","value":"exposure"}}]}},{"kind":"Field","name":{"kind":"Name","value":"additionalControlIds"}},{"kind":"Field","name":{"kind":"Name","value":"marketModel"}},{"kind":"Field","name":{"kind":"Name","value":"estimationSessions"}},{"kind":"Field","name":{"kind":"Name","value":"pathCount"}},{"kind":"Field","name":{"kind":"Name","value":"seed"}},{"kind":"Field","name":{"kind":"Name","value":"hasIssuerEvents"}},{"kind":"Field","name":{"kind":"Name","value":"operatorVersion"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanUpdate"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanRun"}}]}}]} as unknown as DocumentNode<ScenarioUpdateMutation, ScenarioUpdateMutationVariables>;
export const ScenarioCloneDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ScenarioClone"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ScenarioCloneInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"scenarioClone"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"scenario"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"ScenarioRow"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ScenarioRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Scenario"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"investmentBudgetKrw"}},{"kind":"Field","name":{"kind":"Name","value":"controlBudgetKrw"}},{"kind":"Field","name":{"kind":"Name","value":"horizonSessions"}},{"kind":"Field","name":{"kind":"Name","value":"threatLevel"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanUpdate"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanRun"}},{"kind":"Field","name":{"kind":"Name","value":"positions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"instrument"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"nameKo"}},{"kind":"Field","name":{"kind":"Name","value":"nameEn"}}]}},{"kind":"Field","name":{"kind":"Name","value":"weightRatio"}}]}},{"kind":"Field","name":{"kind":"Name","value":"latestRun"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"result"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"score"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"band"}},{"kind":"Field","name":{"kind":"Name","value":"score"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<ScenarioCloneMutation, ScenarioCloneMutationVariables>;
export const ScenarioArchiveDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ScenarioArchive"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ScenarioArchiveInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"scenarioArchive"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"scenario"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"ScenarioRow"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ScenarioRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Scenario"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"investmentBudgetKrw"}},{"kind":"Field","name":{"kind":"Name","value":"controlBudgetKrw"}},{"kind":"Field","name":{"kind":"Name","value":"horizonSessions"}},{"kind":"Field","name":{"kind":"Name","value":"threatLevel"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanUpdate"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanRun"}},{"kind":"Field","name":{"kind":"Name","value":"positions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"instrument"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"nameKo"}},{"kind":"Field","name":{"kind":"Name","value":"nameEn"}}]}},{"kind":"Field","name":{"kind":"Name","value":"weightRatio"}}]}},{"kind":"Field","name":{"kind":"Name","value":"latestRun"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"result"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"score"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"band"}},{"kind":"Field","name":{"kind":"Name","value":"score"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<ScenarioArchiveMutation, ScenarioArchiveMutationVariables>;
export const ScenarioRestoreDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ScenarioRestore"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ScenarioRestoreInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"scenarioRestore"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"scenario"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"ScenarioRow"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ScenarioRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Scenario"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"investmentBudgetKrw"}},{"kind":"Field","name":{"kind":"Name","value":"controlBudgetKrw"}},{"kind":"Field","name":{"kind":"Name","value":"horizonSessions"}},{"kind":"Field","name":{"kind":"Name","value":"threatLevel"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanUpdate"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanRun"}},{"kind":"Field","name":{"kind":"Name","value":"positions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"instrument"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"nameKo"}},{"kind":"Field","name":{"kind":"Name","value":"nameEn"}}]}},{"kind":"Field","name":{"kind":"Name","value":"weightRatio"}}]}},{"kind":"Field","name":{"kind":"Name","value":"latestRun"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"result"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"score"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"band"}},{"kind":"Field","name":{"kind":"Name","value":"score"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<ScenarioRestoreMutation, ScenarioRestoreMutationVariables>;
export const ScenarioVersionsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ScenarioVersions"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"scenario"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"versions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"changedAt"}},{"kind":"Field","name":{"kind":"Name","value":"changedBy"}},{"kind":"Field","name":{"kind":"Name","value":"changedFields"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"hasPreviousPage"}},{"kind":"Field","name":{"kind":"Name","value":"startCursor"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ScenarioVersionsQuery, ScenarioVersionsQueryVariables>;
export const ScenarioComparisonDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ScenarioComparison"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"leftId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"rightId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"scenarioComparison"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"leftId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"leftId"}}},{"kind":"Argument","name":{"kind":"Name","value":"rightId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"rightId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"left"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"latestRun"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"RunRow"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"right"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"latestRun"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"RunRow"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"differences"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"left"}},{"kind":"Field","name":{"kind":"Name","value":"right"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RunRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SimulationRun"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"progressRatio"}},{"kind":"Field","name":{"kind":"Name","value":"pathCount"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"finishedAt"}},{"kind":"Field","name":{"kind":"Name","value":"scenarioVersion"}},{"kind":"Field","name":{"kind":"Name","value":"scenario"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"result"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"score"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"band"}},{"kind":"Field","name":{"kind":"Name","value":"score"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"expectedAnnualLossKrw"}},{"kind":"Field","name":{"kind":"Name","value":"metrics"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"scope"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"interval"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ScenarioComparisonQuery, ScenarioComparisonQueryVariables>;
export const RunListDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"RunList"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"SimulationRunFilter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"simulationRuns"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"RunRow"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"hasPreviousPage"}},{"kind":"Field","name":{"kind":"Name","value":"startCursor"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RunRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SimulationRun"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"progressRatio"}},{"kind":"Field","name":{"kind":"Name","value":"pathCount"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"finishedAt"}},{"kind":"Field","name":{"kind":"Name","value":"scenarioVersion"}},{"kind":"Field","name":{"kind":"Name","value":"scenario"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"result"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"score"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"band"}},{"kind":"Field","name":{"kind":"Name","value":"score"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"expectedAnnualLossKrw"}},{"kind":"Field","name":{"kind":"Name","value":"metrics"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"scope"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"interval"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}}]}}]}}]}}]} as unknown as DocumentNode<RunListQuery, RunListQueryVariables>;
export const RunStateDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"RunState"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"simulationRun"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"progressRatio"}},{"kind":"Field","name":{"kind":"Name","value":"chunkCount"}},{"kind":"Field","name":{"kind":"Name","value":"doneChunkCount"}},{"kind":"Field","name":{"kind":"Name","value":"pathCount"}},{"kind":"Field","name":{"kind":"Name","value":"latestEventCursor"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanCancel"}},{"kind":"Field","name":{"kind":"Name","value":"failure"}},{"kind":"Field","name":{"kind":"Name","value":"scenarioVersion"}},{"kind":"Field","name":{"kind":"Name","value":"scenario"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"horizonSessions"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanRun"}}]}},{"kind":"Field","name":{"kind":"Name","value":"latestRecommendation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}},{"kind":"Field","name":{"kind":"Name","value":"estimate"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"LiveEstimate"}}]}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"RunFacts"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"IntervalParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Interval"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}},{"kind":"Field","name":{"kind":"Name","value":"levelRatio"}},{"kind":"Field","name":{"kind":"Name","value":"method"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"LiveEstimate"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RunningEstimate"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pathCount"}},{"kind":"Field","name":{"kind":"Name","value":"meanLossKrw"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"IntervalParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"annualThreatLossKrw"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"IntervalParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"valueAtRisk95Krw"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"IntervalParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"valueAtRisk99Krw"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"IntervalParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"conditionalValueAtRisk95Krw"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"IntervalParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"conditionalValueAtRisk99Krw"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"IntervalParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"histogram"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fromKrw"}},{"kind":"Field","name":{"kind":"Name","value":"toKrw"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RunFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SimulationRun"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"finishedAt"}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"}},{"kind":"Field","name":{"kind":"Name","value":"pathCount"}},{"kind":"Field","name":{"kind":"Name","value":"seed"}},{"kind":"Field","name":{"kind":"Name","value":"inputsSha256"}},{"kind":"Field","name":{"kind":"Name","value":"snapshotSha256"}},{"kind":"Field","name":{"kind":"Name","value":"resultSha256"}},{"kind":"Field","name":{"kind":"Name","value":"engineVersion"}},{"kind":"Field","name":{"kind":"Name","value":"marketAsOfDate"}},{"kind":"Field","name":{"kind":"Name","value":"isDataSimulated"}}]}}]} as unknown as DocumentNode<RunStateQuery, RunStateQueryVariables>;
export const SimulationEventsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"SimulationEvents"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"runId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"simulationEvents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"runId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"runId"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SimulationProgressEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"progressRatio"}},{"kind":"Field","name":{"kind":"Name","value":"doneChunkCount"}},{"kind":"Field","name":{"kind":"Name","value":"chunkCount"}},{"kind":"Field","name":{"kind":"Name","value":"estimate"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"LiveEstimate"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SimulationStateEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SimulationFinishedEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"run"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"finishedAt"}},{"kind":"Field","name":{"kind":"Name","value":"failure"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"IntervalParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Interval"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}},{"kind":"Field","name":{"kind":"Name","value":"levelRatio"}},{"kind":"Field","name":{"kind":"Name","value":"method"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"LiveEstimate"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RunningEstimate"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pathCount"}},{"kind":"Field","name":{"kind":"Name","value":"meanLossKrw"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"IntervalParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"annualThreatLossKrw"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"IntervalParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"valueAtRisk95Krw"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"IntervalParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"valueAtRisk99Krw"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"IntervalParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"conditionalValueAtRisk95Krw"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"IntervalParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"conditionalValueAtRisk99Krw"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"IntervalParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"histogram"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fromKrw"}},{"kind":"Field","name":{"kind":"Name","value":"toKrw"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}}]}}]} as unknown as DocumentNode<SimulationEventsSubscription, SimulationEventsSubscriptionVariables>;
export const SimulationStartDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SimulationStart"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SimulationStartInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"simulationStart"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"run"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]}}]} as unknown as DocumentNode<SimulationStartMutation, SimulationStartMutationVariables>;
export const SimulationCancelDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SimulationCancel"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SimulationCancelInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"simulationCancel"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"run"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanCancel"}},{"kind":"Field","name":{"kind":"Name","value":"finishedAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]}}]} as unknown as DocumentNode<SimulationCancelMutation, SimulationCancelMutationVariables>;
export const OverviewDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Overview"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"latest"},"name":{"kind":"Name","value":"simulationRuns"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"statusIn"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"SUCCEEDED"}]}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"finishedAt"}},{"kind":"Field","name":{"kind":"Name","value":"latestRecommendation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}},{"kind":"Field","name":{"kind":"Name","value":"scenario"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"threatLevel"}},{"kind":"Field","name":{"kind":"Name","value":"horizonSessions"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Composition"}}]}},{"kind":"Field","name":{"kind":"Name","value":"result"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"expectedAnnualLossKrw"}},{"kind":"Field","name":{"kind":"Name","value":"score"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RiskScoreParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"metrics"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RiskMetricParts"}}]}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"LossDistribution"}}]}}]}}]}}]}},{"kind":"Field","alias":{"kind":"Name","value":"working"},"name":{"kind":"Name","value":"simulationRuns"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"3"}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"statusIn"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"QUEUED"},{"kind":"EnumValue","value":"RUNNING"},{"kind":"EnumValue","value":"MERGING"}]}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}},{"kind":"Field","alias":{"kind":"Name","value":"recent"},"name":{"kind":"Name","value":"simulationRuns"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"6"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"RunRow"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"scenarios"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"6"}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"EnumValue","value":"UPDATED_AT_DESC"}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"statusIn"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"DRAFT"},{"kind":"EnumValue","value":"READY"}]}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"threatLevel"}},{"kind":"Field","name":{"kind":"Name","value":"investmentBudgetKrw"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RiskMetricParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RiskMetric"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"scope"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"interval"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}},{"kind":"Field","name":{"kind":"Name","value":"levelRatio"}},{"kind":"Field","name":{"kind":"Name","value":"method"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Composition"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Scenario"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"investmentBudgetKrw"}},{"kind":"Field","name":{"kind":"Name","value":"positions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"weightRatio"}},{"kind":"Field","name":{"kind":"Name","value":"instrument"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"nameKo"}},{"kind":"Field","name":{"kind":"Name","value":"nameEn"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RiskScoreParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RiskScore"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"band"}},{"kind":"Field","name":{"kind":"Name","value":"score"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"parts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"metric"}},{"kind":"Field","name":{"kind":"Name","value":"limit"}},{"kind":"Field","name":{"kind":"Name","value":"score"}},{"kind":"Field","name":{"kind":"Name","value":"weightRatio"}},{"kind":"Field","name":{"kind":"Name","value":"shareRatio"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"LossDistribution"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RiskResult"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pathCount"}},{"kind":"Field","name":{"kind":"Name","value":"histogram"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fromKrw"}},{"kind":"Field","name":{"kind":"Name","value":"toKrw"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}},{"kind":"Field","name":{"kind":"Name","value":"metrics"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RiskMetricParts"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RunRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SimulationRun"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"progressRatio"}},{"kind":"Field","name":{"kind":"Name","value":"pathCount"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"finishedAt"}},{"kind":"Field","name":{"kind":"Name","value":"scenarioVersion"}},{"kind":"Field","name":{"kind":"Name","value":"scenario"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"result"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"score"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"band"}},{"kind":"Field","name":{"kind":"Name","value":"score"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"expectedAnnualLossKrw"}},{"kind":"Field","name":{"kind":"Name","value":"metrics"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"scope"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"interval"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}}]}}]}}]}}]} as unknown as DocumentNode<OverviewQuery, OverviewQueryVariables>;