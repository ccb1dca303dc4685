import { describe, expect, it } from 'vitest';

import { emptyTicket, problemsByField, ticketInput } from './ticket-model.ts';
import type { Ticket } from './ticket-model.ts';

const ticket: Ticket = {
  ...emptyTicket,
  instrument: { symbol: '990010', nameKo: '가온은행', nameEn: 'Gaon Bank', market: 'KOSPI', lastCloseKrw: '12850' },
  quantity: '1,200',
  price: '12,850',
};

describe('a ticket', () => {
  it('asks for whole shares at a whole price, however they are grouped', () => {
    expect(ticketInput(ticket)).toEqual({
      symbol: '990010',
      side: 'BUY',
      type: 'LIMIT',
      quantity: 1200,
      limitPriceKrw: '12850',
    });
  });
  it('takes no price to market', () => {
    expect(ticketInput({ ...ticket, type: 'MARKET', price: '' })).toMatchObject({
      type: 'MARKET',
      limitPriceKrw: null,
    });
  });
  it.each([
    { quantity: '' },
    { quantity: '0' },
    { quantity: '1.5' },
    { quantity: '-3' },
    { quantity: '1,000,000,001' },
    { price: '' },
    { price: '12.5' },
    { instrument: null },
  ])('is not asked about with %o', (change) => {
    expect(ticketInput({ ...ticket, ...change })).toBeNull();
  });
});

it('puts every refusal at its field, and what belongs to none together', () => {
  const problem = (message: string, ...path: string[]) => ({ message, path });
  expect(
    problemsByField([
      problem('tick', 'input', 'limitPriceKrw'),
      problem('band', 'input', 'limitPriceKrw'),
      problem('cash', 'input', 'quantity'),
      problem('halted'),
    ]),
  ).toEqual({ symbol: undefined, quantity: 'cash', limitPriceKrw: 'tick band', whole: 'halted' });
});
