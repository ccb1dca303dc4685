import { graphql } from '../../gql/gql.ts';

/** What each link between losses from threats and the market did. */
export const linksFragment = graphql(`
  fragment RunLinks on RiskResult {
    forcedSales {
      saleProbabilityRatio {
        value
        low
        high
      }
      shortfallProbabilityRatio {
        value
        low
        high
      }
      soldKrw {
        value
        low
        high
      }
      costKrw {
        value
        low
        high
      }
      conditionalValueAtRisk99ChangeKrw {
        value
        low
        high
      }
    }
    commonRegime {
      levels {
        level
        expectedDays
        reachProbabilityRatio
      }
      expectedAnnualLossKrw
      expectedAnnualLossAtPlanKrw
      conditionalValueAtRisk99Krw {
        value
        low
        high
      }
      conditionalValueAtRisk99AtPlanKrw
    }
  }
`);
