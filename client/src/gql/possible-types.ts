export const possibleTypes: Record<string, string[]> = {
  "ExplanationEvent": [
    "ExplanationChangedEvent"
  ],
  "ExplanationRequestError": [
    "IdempotencyKeyReusedError",
    "InvalidInputError",
    "NotFoundError",
    "WrongStateError"
  ],
  "Node": [
    "Explanation",
    "Instrument",
    "LlmUsage",
    "OperatorProfile",
    "Organisation",
    "Recommendation",
    "Report",
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
