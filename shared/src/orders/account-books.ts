import { requireWon } from '../units/won.ts';

/** Our own books of an account: what it began with and every fill since, whole won and whole shares. */

export interface BookedFill {
  readonly symbol: string;
  readonly side: 'BUY' | 'SELL';
  readonly quantity: number;
  /** Price times shares. */
  readonly amountKrw: number;
  readonly feeKrw: number;
  readonly taxKrw: number;
}

export interface BookPosition {
  readonly quantity: number;
  /** Paid for what is held, without costs. */
  readonly purchaseKrw: number;
}

export interface BooksOpening {
  readonly cashKrw: number;
  readonly positions: Readonly<Record<string, BookPosition>>;
}

export interface AccountBooks {
  /** When everything is settled. */
  readonly cashKrw: number;
  /** Without those of which nothing is left. */
  readonly positions: ReadonlyMap<string, BookPosition>;
  /** Sales less the average price paid, less the costs of all trades. */
  readonly realisedKrw: number;
  readonly feesKrw: number;
  readonly taxesKrw: number;
}

/**
 * The books after all fills, in their order. A sale leaves the average price as it is: the price paid leaves with the shares, cut to
 * the won.
 *
 * @throws DomainError E_RANGE where a sum leaves the safe range.
 */
export function accountBooks(opening: BooksOpening, fills: readonly BookedFill[]): AccountBooks {
  const positions = new Map(Object.entries(opening.positions));
  let cashKrw = opening.cashKrw;
  let [realisedKrw, feesKrw, taxesKrw] = [0, 0, 0];
  for (const { symbol, side, quantity, amountKrw, feeKrw, taxKrw } of fills) {
    const held = positions.get(symbol) ?? { quantity: 0, purchaseKrw: 0 };
    feesKrw = requireWon(feesKrw + feeKrw);
    taxesKrw = requireWon(taxesKrw + taxKrw);
    if (side === 'BUY') {
      cashKrw = requireWon(cashKrw - amountKrw - feeKrw - taxKrw);
      realisedKrw = requireWon(realisedKrw - feeKrw - taxKrw);
      positions.set(symbol, { quantity: held.quantity + quantity, purchaseKrw: held.purchaseKrw + amountKrw });
    } else {
      const paidKrw =
        held.quantity > 0 ? Number((BigInt(held.purchaseKrw) * BigInt(quantity)) / BigInt(held.quantity)) : 0;
      cashKrw = requireWon(cashKrw + amountKrw - feeKrw - taxKrw);
      realisedKrw = requireWon(realisedKrw + amountKrw - paidKrw - feeKrw - taxKrw);
      positions.set(symbol, { quantity: held.quantity - quantity, purchaseKrw: held.purchaseKrw - paidKrw });
    }
  }
  for (const [symbol, { quantity }] of positions) if (quantity === 0) positions.delete(symbol);
  return { cashKrw, positions, realisedKrw, feesKrw, taxesKrw };
}

/** One figure in which books and broker differ; symbol null is cash. */
export interface BooksDifference {
  readonly symbol: string | null;
  readonly ledger: number;
  readonly broker: number;
}

/** Every figure in which the books differ from what the broker shows: cash first, then symbols in ascending order. */
export function booksDifferences(
  books: Pick<AccountBooks, 'cashKrw' | 'positions'>,
  broker: { readonly cashKrw: number; readonly quantities: ReadonlyMap<string, number> },
): BooksDifference[] {
  const symbols = [...new Set([...books.positions.keys(), ...broker.quantities.keys()])].toSorted();
  const positions = symbols.map((symbol) => ({
    symbol,
    ledger: books.positions.get(symbol)?.quantity ?? 0,
    broker: broker.quantities.get(symbol) ?? 0,
  }));
  return [{ symbol: null, ledger: books.cashKrw, broker: broker.cashKrw }, ...positions].filter(
    ({ ledger, broker: shown }) => ledger !== shown,
  );
}
