export const possibleTypes: Record<string, string[]> = {
  "AccessExportError": [
    "InvalidInputError"
  ],
  "AlertAcknowledgeError": [
    "NotFoundError",
    "WrongStateError"
  ],
  "AlertEvent": [
    "AlertChangedEvent",
    "AlertLevelChangedEvent",
    "IncidentChangedEvent"
  ],
  "AlertLevelUpdateError": [
    "InvalidInputError",
    "VersionConflictError",
    "WrongStateError"
  ],
  "AuditExportError": [
    "InvalidInputError"
  ],
  "EtlFailureRetryError": [
    "IdempotencyKeyReusedError",
    "InvalidInputError",
    "NotFoundError",
    "WrongStateError"
  ],
  "ExplanationEvent": [
    "ExplanationChangedEvent"
  ],
  "ExplanationRequestError": [
    "IdempotencyKeyReusedError",
    "InvalidInputError",
    "NotFoundError",
    "WrongStateError"
  ],
  "ExposedVulnerabilitiesAddError": [
    "IdempotencyKeyReusedError",
    "InvalidInputError"
  ],
  "ExposedVulnerabilityPatchError": [
    "NotFoundError"
  ],
  "ExposedVulnerabilityReopenError": [
    "NotFoundError"
  ],
  "ForecastTrainError": [
    "IdempotencyKeyReusedError",
    "InvalidInputError",
    "WrongStateError"
  ],
  "IncidentClockCompleteError": [
    "InvalidInputError",
    "NotFoundError",
    "WrongStateError"
  ],
  "IncidentCloseError": [
    "InvalidInputError",
    "NotFoundError",
    "VersionConflictError",
    "WrongStateError"
  ],
  "IncidentOpenError": [
    "IdempotencyKeyReusedError",
    "InvalidInputError",
    "NotFoundError"
  ],
  "IncidentStepCompleteError": [
    "InvalidInputError",
    "NotFoundError",
    "WrongStateError"
  ],
  "IncidentStepReopenError": [
    "NotFoundError",
    "WrongStateError"
  ],
  "IncidentUpdateError": [
    "InvalidInputError",
    "NotFoundError",
    "VersionConflictError",
    "WrongStateError"
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
    "Alert",
    "AlertLevelChange",
    "Explanation",
    "ExposedVulnerability",
    "ForecastModelVersion",
    "ForecastStatement",
    "ForecastTraining",
    "Incident",
    "Instrument",
    "Invitation",
    "LlmUsage",
    "Notification",
    "NotificationChannel",
    "NotificationDelivery",
    "NotificationRule",
    "OperatorProfile",
    "Order",
    "OrderBasket",
    "Organisation",
    "Person",
    "Recommendation",
    "Report",
    "Scenario",
    "SimulationRun",
    "TradingAccount",
    "TradingState"
  ],
  "NotificationChannelCreateError": [
    "IdempotencyKeyReusedError",
    "InvalidInputError",
    "NotFoundError",
    "WrongStateError"
  ],
  "NotificationChannelDeleteError": [
    "InvalidInputError",
    "NotFoundError",
    "VersionConflictError",
    "WrongStateError"
  ],
  "NotificationChannelTestError": [
    "IdempotencyKeyReusedError",
    "InvalidInputError",
    "NotFoundError",
    "WrongStateError"
  ],
  "NotificationChannelUpdateError": [
    "InvalidInputError",
    "NotFoundError",
    "VersionConflictError",
    "WrongStateError"
  ],
  "NotificationDeliveryRetryError": [
    "IdempotencyKeyReusedError",
    "InvalidInputError",
    "NotFoundError",
    "WrongStateError"
  ],
  "NotificationEvent": [
    "NotificationCreatedEvent",
    "NotificationDeliveryChangedEvent",
    "NotificationReadEvent"
  ],
  "NotificationMarkReadError": [
    "InvalidInputError"
  ],
  "NotificationRuleCreateError": [
    "IdempotencyKeyReusedError",
    "InvalidInputError",
    "NotFoundError",
    "WrongStateError"
  ],
  "NotificationRuleDeleteError": [
    "InvalidInputError",
    "NotFoundError",
    "VersionConflictError",
    "WrongStateError"
  ],
  "NotificationRuleSilenceError": [
    "InvalidInputError",
    "NotFoundError",
    "VersionConflictError",
    "WrongStateError"
  ],
  "NotificationRuleUpdateError": [
    "InvalidInputError",
    "NotFoundError",
    "VersionConflictError",
    "WrongStateError"
  ],
  "OperatorProfileUpdateError": [
    "InvalidInputError",
    "VersionConflictError"
  ],
  "OrderApproveError": [
    "IdempotencyKeyReusedError",
    "InvalidInputError",
    "NotFoundError",
    "TradingRefusedError",
    "VersionConflictError",
    "WrongStateError"
  ],
  "OrderBasketApproveError": [
    "IdempotencyKeyReusedError",
    "InvalidInputError",
    "NotFoundError",
    "TradingRefusedError",
    "VersionConflictError",
    "WrongStateError"
  ],
  "OrderBasketCancelError": [
    "InvalidInputError",
    "NotFoundError",
    "TradingRefusedError",
    "WrongStateError"
  ],
  "OrderBasketCreateError": [
    "IdempotencyKeyReusedError",
    "InvalidInputError",
    "NotFoundError",
    "TradingRefusedError",
    "WrongStateError"
  ],
  "OrderBasketRejectError": [
    "InvalidInputError",
    "NotFoundError",
    "TradingRefusedError",
    "VersionConflictError",
    "WrongStateError"
  ],
  "OrderBasketSubmitError": [
    "InvalidInputError",
    "NotFoundError",
    "TradingRefusedError",
    "VersionConflictError",
    "WrongStateError"
  ],
  "OrderCancelError": [
    "InvalidInputError",
    "NotFoundError",
    "TradingRefusedError",
    "WrongStateError"
  ],
  "OrderDraftCreateError": [
    "IdempotencyKeyReusedError",
    "InvalidInputError",
    "NotFoundError",
    "TradingRefusedError",
    "WrongStateError"
  ],
  "OrderDraftDiscardError": [
    "InvalidInputError",
    "NotFoundError",
    "TradingRefusedError",
    "WrongStateError"
  ],
  "OrderEvent": [
    "OrderChangedEvent",
    "TradingAccountChangedEvent",
    "TradingStateChangedEvent"
  ],
  "OrderModifyError": [
    "InvalidInputError",
    "NotFoundError",
    "TradingRefusedError",
    "VersionConflictError",
    "WrongStateError"
  ],
  "OrderRejectError": [
    "InvalidInputError",
    "NotFoundError",
    "TradingRefusedError",
    "VersionConflictError",
    "WrongStateError"
  ],
  "OrderSubmitError": [
    "InvalidInputError",
    "NotFoundError",
    "TradingRefusedError",
    "VersionConflictError",
    "WrongStateError"
  ],
  "OrganisationSecurityUpdateError": [
    "InvalidInputError"
  ],
  "PersonInviteError": [
    "IdempotencyKeyReusedError",
    "InvalidInputError"
  ],
  "QueueJobDiscardError": [
    "InvalidInputError",
    "NotFoundError"
  ],
  "QueueJobRetryError": [
    "InvalidInputError",
    "NotFoundError"
  ],
  "QueueJobsDiscardError": [
    "InvalidInputError",
    "NotFoundError"
  ],
  "QueueJobsRetryError": [
    "InvalidInputError",
    "NotFoundError"
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
  "ReportBlock": [
    "ReportChart",
    "ReportFacts",
    "ReportList",
    "ReportParagraph",
    "ReportSignatures",
    "ReportTable"
  ],
  "ReportCreateError": [
    "IdempotencyKeyReusedError",
    "InvalidInputError",
    "NotFoundError",
    "WrongStateError"
  ],
  "ReportEvent": [
    "ReportFinishedEvent",
    "ReportProgressEvent"
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
  "ScheduleRunError": [
    "IdempotencyKeyReusedError",
    "InvalidInputError",
    "NotFoundError"
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
  "TradingAccountRefreshError": [
    "IdempotencyKeyReusedError",
    "InvalidInputError",
    "NotFoundError",
    "TradingRefusedError",
    "WrongStateError"
  ],
  "TradingHaltError": [
    "InvalidInputError",
    "NotFoundError",
    "TradingRefusedError",
    "WrongStateError"
  ],
  "TradingLimitsUpdateError": [
    "InvalidInputError",
    "NotFoundError",
    "TradingRefusedError",
    "VersionConflictError",
    "WrongStateError"
  ],
  "TradingResumeError": [
    "InvalidInputError",
    "NotFoundError",
    "TradingRefusedError",
    "WrongStateError"
  ],
  "UserError": [
    "IdempotencyKeyReusedError",
    "InvalidInputError",
    "NotFoundError",
    "TradingRefusedError",
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
