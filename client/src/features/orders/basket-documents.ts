import { graphql } from '../../gql/gql.ts';

export const basketFragment = graphql(`
  fragment BasketParts on OrderBasket {
    id
    version
    availableCashKrw
    cutCount
    sellAmountKrw
    buyAmountKrw
    costKrw
    cashAfterKrw
    isCashEnough
    createdAt
    createdBy
    viewerCanSubmit
    viewerCanApprove
    viewerCanCancel
    recommendation {
      id
    }
    orders {
      id
      ...OrderRow
    }
  }
`);

export const BasketDocument = graphql(`
  query OrderBasket($id: ID!) {
    orderBasket(id: $id) {
      id
      ...BasketParts
    }
    tradingAccount {
      id
      isPaper
      isSimulated
      positions {
        symbol
        quantity
      }
    }
  }
`);

export const BasketCreateDocument = graphql(`
  mutation OrderBasketCreate($input: OrderBasketCreateInput!) {
    orderBasketCreate(input: $input) {
      basket {
        id
        ...BasketParts
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

export const BasketSubmitDocument = graphql(`
  mutation OrderBasketSubmit($input: OrderBasketSubmitInput!) {
    orderBasketSubmit(input: $input) {
      basket {
        id
        ...BasketParts
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

export const BasketApproveDocument = graphql(`
  mutation OrderBasketApprove($input: OrderBasketApproveInput!) {
    orderBasketApprove(input: $input) {
      basket {
        id
        ...BasketParts
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

export const BasketRejectDocument = graphql(`
  mutation OrderBasketReject($input: OrderBasketRejectInput!) {
    orderBasketReject(input: $input) {
      basket {
        id
        ...BasketParts
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

export const BasketCancelDocument = graphql(`
  mutation OrderBasketCancel($input: OrderBasketCancelInput!) {
    orderBasketCancel(input: $input) {
      basket {
        id
        ...BasketParts
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
