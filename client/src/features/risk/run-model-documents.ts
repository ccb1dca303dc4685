import { graphql } from '../../gql/gql.ts';

/** How a result came about and how its model has done. */
export const runModelFragment = graphql(`
  fragment RunModel on RiskResult {
    sampling {
      method
      isChosenByPilot
      pilots {
        method
        varianceRatio
      }
      targetHalfWidthRatio
      halfWidthRatio
      isTargetReached
      pathCount
      effectiveTailPathCount
      plainPathCount
    }
    model {
      model
      parameters {
        name
        value
        standardError
      }
      assets {
        symbol
        nameKo
        nameEn
        volatilityModel
        parameters {
          name
          value
          standardError
        }
        currentVolatility
        longRunVolatility
        regime {
          recentVolatility
          bandLow
          bandHigh
          isBreak
        }
      }
      stressedAlternative {
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
    }
    backtests {
      levelRatio
      sessionCount
      exceptionCount
      expectedExceptionCount
      kupiecPValue
      christoffersenPValue
      zone
      z2
      powerRatio
    }
    stress {
      conditionalValueAtRisk99Krw {
        value
        low
        high
      }
      conditionalValueAtRisk99WithoutKrw {
        value
        low
        high
      }
      reverseMultiple
      lossToleranceKrw
    }
    parameterUncertainty {
      drawn {
        ...TailParts
      }
      atEstimates {
        ...TailParts
      }
    }
  }
`);

export const tailFragment = graphql(`
  fragment TailParts on TailMeasures {
    meanLossKrw {
      value
      low
      high
    }
    valueAtRisk95Krw {
      value
      low
      high
    }
    conditionalValueAtRisk95Krw {
      value
      low
      high
    }
    valueAtRisk99Krw {
      value
      low
      high
    }
    conditionalValueAtRisk99Krw {
      value
      low
      high
    }
  }
`);
