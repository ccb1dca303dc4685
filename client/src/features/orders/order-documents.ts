import { graphql } from '../../gql/gql.ts';

export const orderRowFragment = graphql(`
  fragment OrderRow on Order {
    id
    side
    type
    symbol
    instrument {
      id
      symbol
      nameKo
      nameEn
      market
    }
    quantity
    limitPriceKrw
    status
    isPaper
    referencePriceKrw
    estimatedAmountKrw
    estimatedFeeKrw
    estimatedTaxKrw
    estimatedNetKrw
    filledQuantity
    averageFillPriceKrw
    failureText
    note
    requestedBy
    requestedAt
    createdBy
    createdAt
    updatedAt
    version
    pendingChange {
      kind
      limitPriceKrw
      isApproved
    }
    viewerCanSubmit
    viewerCanDiscard
    viewerCanApprove
    viewerCanModify
    viewerCanCancel
  }
`);

export const OrderListDocument = graphql(`
  query OrderList($filter: OrderFilter, $after: String) {
    orders(first: 50, after: $after, filter: $filter) {
      edges {
        node {
          id
          ...OrderRow
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const OrderDocument = graphql(`
  query Order($id: ID!) {
    order(id: $id) {
      id
      ...OrderRow
      filledAmountKrw
      feeKrw
      taxKrw
      brokerOrderNumber
      tradeDate
      approvedBy
      approvedAt
      closedAt
      failureCode
      basket {
        id
      }
      history {
        action
        fromStatus
        toStatus
        actor
        reason
        occurredAt
      }
      fills {
        quantity
        amountKrw
        feeKrw
        taxKrw
        tradeDate
        observedAt
      }
    }
  }
`);

export const OrderPreviewDocument = graphql(`
  query OrderPreview($input: OrderTicketInput!) {
    orderPreview(input: $input) {
      problems {
        reason
        message
        path
      }
      tradeDate
      isMarketOpen
      lastPriceKrw
      tickSizeKrw
      lowerLimitKrw
      upperLimitKrw
      nearestBelowKrw
      nearestAboveKrw
      referencePriceKrw
      estimatedAmountKrw
      estimatedFeeKrw
      estimatedTaxKrw
      estimatedNetKrw
      orderableCashKrw
      buyableQuantity
      sellableQuantity
    }
  }
`);

export const OrderDraftCreateDocument = graphql(`
  mutation OrderDraftCreate($input: OrderDraftCreateInput!) {
    orderDraftCreate(input: $input) {
      order {
        id
        version
        ...OrderRow
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

export const OrderSubmitDocument = graphql(`
  mutation OrderSubmit($input: OrderSubmitInput!) {
    orderSubmit(input: $input) {
      order {
        id
        ...OrderRow
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

export const OrderApproveDocument = graphql(`
  mutation OrderApprove($input: OrderApproveInput!) {
    orderApprove(input: $input) {
      order {
        id
        ...OrderRow
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

export const OrderRejectDocument = graphql(`
  mutation OrderReject($input: OrderRejectInput!) {
    orderReject(input: $input) {
      order {
        id
        ...OrderRow
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

export const OrderCancelDocument = graphql(`
  mutation OrderCancel($input: OrderCancelInput!) {
    orderCancel(input: $input) {
      order {
        id
        ...OrderRow
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

export const OrderModifyDocument = graphql(`
  mutation OrderModify($input: OrderModifyInput!) {
    orderModify(input: $input) {
      order {
        id
        ...OrderRow
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

export const OrderDraftDiscardDocument = graphql(`
  mutation OrderDraftDiscard($input: OrderDraftDiscardInput!) {
    orderDraftDiscard(input: $input) {
      order {
        id
        ...OrderRow
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

export const TicketInstrumentDocument = graphql(`
  query TicketInstrument($symbol: String!) {
    instrument(symbol: $symbol) {
      id
      symbol
      nameKo
      nameEn
      market
      lastCloseKrw
    }
  }
`);

export const AwaitingCountDocument = graphql(`
  query OrdersAwaiting {
    ordersAwaitingApproval
  }
`);

export const AwaitingListDocument = graphql(`
  query AwaitingList {
    orders(first: 100, filter: { isOpen: true }) {
      edges {
        node {
          id
          ...OrderRow
          basket {
            id
            version
            viewerCanApprove
          }
        }
      }
    }
  }
`);
