export const possibleTypes: Record<string, string[]> = {
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
  "Node": [
    "Alert",
    "AlertLevelChange",
    "Incident",
    "Instrument",
    "OperatorProfile",
    "Organisation",
    "Recommendation",
    "Scenario",
    "SimulationRun"
  ],
  "OperatorProfileUpdateError": [
    "InvalidInputError",
    "VersionConflictError"
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
  "ViewerLanguageUpdateError": [
    "InvalidInputError"
  ]
};
