export const possibleTypes: Record<string, string[]> = {
  "ForecastTrainError": [
    "IdempotencyKeyReusedError",
    "InvalidInputError",
    "WrongStateError"
  ],
  "Node": [
    "ForecastModelVersion",
    "ForecastStatement",
    "ForecastTraining",
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
