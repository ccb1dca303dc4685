import { graphql } from '../../gql/gql.ts';

export const riskMetricFragment = graphql(`
  fragment RiskMetricParts on RiskMetric {
    key
    scope
    unit
    interval {
      value
      low
      high
      levelRatio
      method
    }
  }
`);

export const riskScoreFragment = graphql(`
  fragment RiskScoreParts on RiskScore {
    band
    score {
      value
      low
      high
    }
    parts {
      key
      metric
      limit
      score
      scoreInterval {
        value
        low
        high
      }
      weightRatio
      shareRatio
      unit
    }
  }
`);

export const contributionFragment = graphql(`
  fragment ContributionParts on Contribution {
    key
    nameKo
    nameEn
    conditionalValueAtRisk95Krw {
      value
      low
      high
    }
    conditionalValueAtRisk99Krw {
      value
      low
      high
    }
    share95Ratio
    share99Ratio
    expectedAnnualLossKrw
  }
`);

export const warningFragment = graphql(`
  fragment WarningParts on RunWarning {
    code
    message
    path
  }
`);

export const RunResultDocument = graphql(`
  query RunResult($id: ID!) {
    simulationRun(id: $id) {
      id
      settings {
        stress {
          shocks {
            kind
            symbols
            firstSession
            lastSession
            value
          }
          replay {
            firstDate
            lastDate
          }
        }
        hasIssuerEvents
        forcedSales {
          reserveKrw
        }
        commonRegime {
          transitionPpm
          varianceRatioBps
        }
      }
      scenario {
        id
        name
        version
        horizonSessions
        viewerCanUpdate
        viewerCanRun
      }
      result {
        pathCount
        expectedAnnualLossKrw
        meanReturnHistoryErrorRatio
        metrics {
          ...RiskMetricParts
        }
        lossExceedance {
          lossKrw
          probabilityRatio
          low
          high
        }
        jointLossExceedance {
          lossKrw
          probabilityRatio
          low
          high
        }
        ...LossDistribution
        ...RunLinks
        assetContributions {
          ...ContributionParts
        }
        sectorContributions {
          ...ContributionParts
        }
        threatContributions {
          ...ContributionParts
        }
        score {
          ...RiskScoreParts
        }
        capacityScores {
          scope
          scoreInterval {
            value
            low
            high
          }
          conditionalValueAtRisk95Interval {
            value
            low
            high
          }
        }
        warnings {
          ...WarningParts
        }
        ...RunModel
      }
    }
  }
`);
