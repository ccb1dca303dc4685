import { graphql } from '../../gql/gql.ts';

export const evidenceFileFragment = graphql(`
  fragment EvidenceFileParts on EvidenceFile {
    name
    command
    problem
    madeDate
    engineVersion
    commit
  }
`);

export const benchFragment = graphql(`
  fragment BenchParts on BenchEvidenceType {
    file {
      ...EvidenceFileParts
    }
    machine
    sections {
      title
      idleRatio
      rows {
        what
        value
        unit
        floor
        goal
        verdict
        note
      }
    }
  }
`);

export const VerificationDocument = graphql(`
  query Verification {
    verification {
      golden {
        file {
          ...EvidenceFileParts
        }
        families {
          set
          family
          passedCount
          totalCount
          largestDeviationRatio
        }
        published {
          family
          name
          source
          isReproduced
        }
      }
      coverage {
        file {
          ...EvidenceFileParts
        }
        rows {
          law
          levelRatio
          pathCount
          repetitionCount
          valueAtRiskRatio
          valueAtRiskLeastRatio
          valueAtRiskMostRatio
          conditionalValueAtRiskRatio
          conditionalValueAtRiskLeastRatio
          isPassed
        }
      }
      bench {
        ...BenchParts
      }
      optimisers {
        ...BenchParts
      }
      walk {
        file {
          ...EvidenceFileParts
        }
        fromDate
        toDate
        instrumentCount
        rebalanceCount
        overfittingRatio
        strategies {
          name
          meanReturn {
            value
            low
            high
          }
          sharpe {
            value
            low
            high
          }
          maximumDrawdown {
            value
            low
            high
          }
          sharpeDifference {
            value
            low
            high
          }
        }
      }
      varBacktests {
        file {
          ...EvidenceFileParts
        }
        rows {
          model
          levelRatio
          forecastCount
          greenRatio
          yellowRatio
          redRatio
          exceptionCount
          expectedExceptionCount
          rejectedRatio
        }
      }
    }
  }
`);
