import { graphql } from '../../gql/gql.ts';

export const tradingStateFragment = graphql(`
  fragment TradingStateParts on TradingState {
    id
    version
    isHalted
    switchedBy
    switchedAt
    reason
    isRealTradingEnabled
    openOrderCount
    viewerCanHalt
    viewerCanResume
    viewerCanUpdateLimits
    limits {
      maximumOrderKrw
      maximumDayKrw
      maximumInstrumentRatio
      maximumDayOrders
      priceBandRatio
    }
  }
`);

export const tradingAccountFragment = graphql(`
  fragment TradingAccountParts on TradingAccount {
    id
    maskedNumber
    isPaper
    isSimulated
    asOfAt
    failure
    cashKrw
    orderableCashKrw
    securitiesValueKrw
    totalValueKrw
    unrealisedProfitKrw
    unrealisedProfitRatio
    realisedProfitKrw
    feesKrw
    taxesKrw
    positions {
      symbol
      name
      instrument {
        id
        nameKo
        nameEn
      }
      quantity
      sellableQuantity
      averagePriceKrw
      purchaseKrw
      lastPriceKrw
      valueKrw
      unrealisedProfitKrw
      unrealisedProfitRatio
      weightRatio
    }
    reconciliation {
      status
      checkedAt
      ledgerCashKrw
      differences {
        symbol
        ledger
        broker
        difference
      }
    }
  }
`);

export const TradingStateDocument = graphql(`
  query TradingState {
    tradingState {
      id
      latestEventCursor
      ...TradingStateParts
    }
  }
`);

export const TradingAccountDocument = graphql(`
  query TradingAccount {
    tradingAccount {
      id
      ...TradingAccountParts
    }
  }
`);

export const TradingAccountRefreshDocument = graphql(`
  mutation TradingAccountRefresh($input: TradingAccountRefreshInput!) {
    tradingAccountRefresh(input: $input) {
      account {
        id
      }
      errors {
        ... on UserError {
          code
          message
          path
        }
      }
    }
  }
`);

export const TradingHaltDocument = graphql(`
  mutation TradingHalt($input: TradingHaltInput!) {
    tradingHalt(input: $input) {
      tradingState {
        id
        ...TradingStateParts
      }
      errors {
        ... on UserError {
          code
          message
          path
        }
      }
    }
  }
`);

export const TradingResumeDocument = graphql(`
  mutation TradingResume($input: TradingResumeInput!) {
    tradingResume(input: $input) {
      tradingState {
        id
        ...TradingStateParts
      }
      errors {
        ... on UserError {
          code
          message
          path
        }
      }
    }
  }
`);

export const TradingLimitsUpdateDocument = graphql(`
  mutation TradingLimitsUpdate($input: TradingLimitsUpdateInput!) {
    tradingLimitsUpdate(input: $input) {
      tradingState {
        id
        ...TradingStateParts
      }
      errors {
        ... on UserError {
          code
          message
          path
        }
      }
    }
  }
`);

export const OrderEventsDocument = graphql(`
  subscription OrderEvents($after: String) {
    orderEvents(after: $after) {
      __typename
      cursor
      occurredAt
      ... on OrderChangedEvent {
        fromStatus
        status
        order {
          id
          ...OrderRow
        }
      }
      ... on TradingAccountChangedEvent {
        account {
          id
          ...TradingAccountParts
        }
      }
      ... on TradingStateChangedEvent {
        tradingState {
          id
          ...TradingStateParts
        }
      }
    }
  }
`);
