export const possibleTypes: Record<string, string[]> = {
  "AccessExportError": [
    "InvalidInputError"
  ],
  "AuditExportError": [
    "InvalidInputError"
  ],
  "InvitationAcceptError": [
    "InvalidInputError",
    "NotFoundError"
  ],
  "InvitationRevokeError": [
    "NotFoundError",
    "WrongStateError"
  ],
  "MemberRemoveError": [
    "InvalidInputError",
    "NotFoundError"
  ],
  "MemberRoleUpdateError": [
    "InvalidInputError",
    "NotFoundError",
    "VersionConflictError"
  ],
  "MemberTotpResetError": [
    "InvalidInputError",
    "NotFoundError",
    "WrongStateError"
  ],
  "Node": [
    "Instrument",
    "Invitation",
    "OperatorProfile",
    "Organisation",
    "Person",
    "Recommendation",
    "Scenario",
    "SimulationRun"
  ],
  "OperatorProfileUpdateError": [
    "InvalidInputError",
    "VersionConflictError"
  ],
  "OrganisationSecurityUpdateError": [
    "InvalidInputError"
  ],
  "PersonInviteError": [
    "IdempotencyKeyReusedError",
    "InvalidInputError"
  ],
  "RecommendationEvent": [
    "RecommendationFinishedEvent",
    "RecommendationProgressEvent"
  ],
  "RecommendationRequestError": [
    "IdempotencyKeyReusedError",
    "InvalidInputError",
    "NotFoundError",
    "WrongStateError"
  ],
  "ScenarioArchiveError": [
    "NotFoundError",
    "VersionConflictError",
    "WrongStateError"
  ],
  "ScenarioCloneError": [
    "IdempotencyKeyReusedError",
    "InvalidInputError",
    "NotFoundError"
  ],
  "ScenarioCreateError": [
    "IdempotencyKeyReusedError",
    "InvalidInputError"
  ],
  "ScenarioRestoreError": [
    "NotFoundError",
    "VersionConflictError",
    "WrongStateError"
  ],
  "ScenarioUpdateError": [
    "InvalidInputError",
    "NotFoundError",
    "VersionConflictError",
    "WrongStateError"
  ],
  "SimulationCancelError": [
    "NotFoundError",
    "WrongStateError"
  ],
  "SimulationEvent": [
    "SimulationFinishedEvent",
    "SimulationProgressEvent",
    "SimulationStateEvent"
  ],
  "SimulationStartError": [
    "IdempotencyKeyReusedError",
    "InvalidInputError",
    "NotFoundError",
    "WrongStateError"
  ],
  "UserError": [
    "IdempotencyKeyReusedError",
    "InvalidInputError",
    "NotFoundError",
    "VersionConflictError",
    "WrongStateError"
  ],
  "ViewerApiTokenCreateError": [
    "InvalidInputError"
  ],
  "ViewerApiTokenRevokeError": [
    "NotFoundError"
  ],
  "ViewerLanguageUpdateError": [
    "InvalidInputError"
  ],
  "ViewerPasswordUpdateError": [
    "InvalidInputError"
  ],
  "ViewerRecoveryCodesRenewError": [
    "InvalidInputError",
    "WrongStateError"
  ],
  "ViewerSessionRevokeError": [
    "NotFoundError"
  ],
  "ViewerTotpDisableError": [
    "InvalidInputError",
    "WrongStateError"
  ],
  "ViewerTotpEnrolError": [
    "InvalidInputError",
    "WrongStateError"
  ],
  "ViewerTotpVerifyError": [
    "InvalidInputError",
    "WrongStateError"
  ]
};
