import DataLoader from 'dataloader';
import { Arg, Args, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';

import { DomainError } from '@convergence/shared/errors';
import { returnStatistics } from '@convergence/shared/stats/returns';

import { PageArgs } from '../platform/graphql/connection.ts';
import type { ApiContext } from '../platform/graphql/context.ts';
import { Auth, Cost } from '../platform/graphql/directives.ts';
import type { NodeType } from '../platform/graphql/node-registry.ts';
import { keysetWhere, pageOf } from '../platform/graphql/page.ts';
import type { Page } from '../platform/graphql/page.ts';
import { Day } from '../platform/graphql/scalars.ts';

import { sectorOf } from './sectors.ts';
import { Instrument } from './market.entity.ts';
import type { CandleView, MarketService } from './market.service.ts';
import {
  CandleConnection,
  InstrumentConnection,
  InstrumentFilter,
  InstrumentOrderEnum,
  InstrumentStatistics,
  InstrumentType,
} from './market.type.ts';
import type { InstrumentOrder } from './market.type.ts';

/** Fewer sessions than this say nothing of a year. */
const LEAST_SESSIONS = 60;

/** The fields of an instrument that its row holds. */
export type InstrumentView = Pick<
  InstrumentType,
  'id' | 'symbol' | 'nameKo' | 'nameEn' | 'market' | 'sector' | 'isSimulated'
>;

export function instrumentView(row: Instrument): InstrumentView {
  return {
    id: row.publicId,
    symbol: row.symbol,
    nameKo: row.nameKo,
    nameEn: row.nameEn,
    market: row.segment,
    sector: sectorOf(row.sector),
    isSimulated: row.isSimulated,
  };
}

/** Looks instruments up by symbol, once for all fields of an operation. @throws Error where a stored symbol is unknown. */
export type InstrumentLookup = (context: ApiContext) => DataLoader<string, InstrumentView>;

export function instrumentLookup(market: MarketService): InstrumentLookup {
  return (context) =>
    new DataLoader(async (symbols: readonly string[]) => {
      const found = await market.instrumentsBySymbol(context.em, symbols);
      return symbols.map((symbol) => {
        const row = found.get(symbol);
        return row ? instrumentView(row) : new Error(`There is no instrument ${symbol}, which a row refers to.`);
      });
    });
}

export const instrumentNode: NodeType<InstrumentView> = {
  prefix: 'ins',
  typeName: 'Instrument',
  requires: ['MARKET_READ'],
  load: async (publicId, context) => {
    const row = await context.em.findOne(Instrument, { publicId });
    return row && instrumentView(row);
  },
};

@Resolver(() => InstrumentType)
export class MarketResolver {
  readonly #market: MarketService;
  readonly #counts = (context: ApiContext): DataLoader<string, number> =>
    new DataLoader(async (symbols: readonly string[]) => {
      const counts = await this.#market.sessionCounts(context.em, symbols);
      return symbols.map((symbol) => counts.get(symbol) ?? 0);
    });
  readonly #last = (context: ApiContext): DataLoader<string, CandleView | null> =>
    new DataLoader(async (symbols: readonly string[]) => {
      const last = await this.#market.latestCandles(context.em, symbols);
      return symbols.map((symbol) => last.get(symbol) ?? null);
    });

  constructor(market: MarketService) {
    this.#market = market;
  }

  @Query(() => InstrumentConnection, { description: 'Instruments that the server knows.' })
  @Auth('MARKET_READ')
  @Cost(1, { multiplier: 'first' })
  async instruments(
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: ApiContext,
    @Arg('filter', () => InstrumentFilter, {
      nullable: true,
      description: 'Narrows the list; all conditions must hold.',
    })
    filter?: InstrumentFilter | null,
    @Arg('orderBy', () => InstrumentOrderEnum, { defaultValue: 'SYMBOL_ASC', description: 'Sort order.' })
    orderBy: InstrumentOrder = 'SYMBOL_ASC',
  ): Promise<Page<InstrumentView>> {
    const where = conditionsOf(filter);
    const property = orderBy === 'NAME_ASC' ? 'nameKo' : 'symbol';
    return pageOf(args, {
      list: 'instruments',
      filter: { filter, orderBy },
      find: async (after, limit) => {
        const rows = await context.em.find(
          Instrument,
          { $and: [where, keysetWhere(property, 'symbol', 'asc', after)] },
          { orderBy: { [property]: 'asc', symbol: 'asc' }, limit },
        );
        return rows.map(instrumentView);
      },
      position: (view) => ({ key: view[property], id: view.symbol }),
      count: () => context.em.count(Instrument, where),
    });
  }

  @Query(() => InstrumentType, { nullable: true, description: 'One instrument; null for an unknown symbol.' })
  @Auth('MARKET_READ')
  async instrument(
    @Arg('symbol', () => String, { description: 'Code of the exchange, such as 005930.' }) symbol: string,
    @Ctx() context: ApiContext,
  ): Promise<InstrumentView | null> {
    const row = await this.#market.instrument(context.em, symbol);
    return row && instrumentView(row);
  }

  @FieldResolver()
  async lastCloseKrw(@Root() { symbol }: InstrumentView, @Ctx() context: ApiContext): Promise<number | null> {
    return (await context.loader(this.#last).load(symbol))?.closeKrw ?? null;
  }

  @FieldResolver()
  async lastSessionDate(@Root() { symbol }: InstrumentView, @Ctx() context: ApiContext): Promise<string | null> {
    return (await context.loader(this.#last).load(symbol))?.sessionDate ?? null;
  }

  @FieldResolver()
  sessionCount(@Root() { symbol }: InstrumentView, @Ctx() context: ApiContext): Promise<number> {
    return context.loader(this.#counts).load(symbol);
  }

  @FieldResolver(() => InstrumentStatistics, {
    nullable: true,
    description: 'What the whole history shows; null with fewer than 60 sessions. Costs 5.',
  })
  @Cost(5)
  async statistics(
    @Root() { symbol }: InstrumentView,
    @Ctx() context: ApiContext,
  ): Promise<InstrumentStatistics | null> {
    const candles = await this.#market.candles(context.em, symbol);
    if (candles.length < LEAST_SESSIONS) return null;
    const { meanAnnual, cagr, volatilityAnnual, maximumDrawdown } = returnStatistics(
      candles.map(({ closeKrw }) => closeKrw),
    );
    return {
      meanReturnRatio: meanAnnual,
      cagrRatio: cagr,
      volatilityRatio: volatilityAnnual,
      maxDrawdownRatio: maximumDrawdown,
      fromDate: candles[0]!.sessionDate,
      toDate: candles.at(-1)!.sessionDate,
    };
  }

  @FieldResolver(() => CandleConnection, { description: 'Prices by session, oldest first.' })
  @Cost(1, { multiplier: 'first' })
  async candles(
    @Root() { symbol }: InstrumentView,
    @Ctx() context: ApiContext,
    @Arg('from', () => Day, { nullable: true, description: 'First session, in Seoul. Null: from the beginning.' })
    from?: string | null,
    @Arg('to', () => Day, { nullable: true, description: 'Last session, in Seoul. Null: to the end.' }) to?:
      | string
      | null,
    @Arg('first', () => Int, { defaultValue: 100, description: 'Page size, 1 to 100.' }) first?: number,
    @Arg('after', () => String, { nullable: true, description: 'Cursor of the edge to continue after.' }) after?:
      | string
      | null,
  ): Promise<Page<CandleView>> {
    const range = { from: from ?? undefined, to: to ?? undefined };
    const within = (): Promise<CandleView[]> => this.#market.candles(context.em, symbol, range);
    return pageOf(
      { first: first ?? null, after: after ?? null },
      {
        list: `candles:${symbol}`,
        filter: { from, to },
        find: async (position, limit) => {
          const candles = await within();
          return candles
            .filter(({ sessionDate }) => position === null || sessionDate > String(position.key))
            .slice(0, limit);
        },
        position: ({ sessionDate }) => ({ key: sessionDate, id: sessionDate }),
        count: async () => (await within()).length,
      },
    );
  }
}

function conditionsOf(filter: InstrumentFilter | null | undefined): object {
  const { textContains, symbolIn } = filter ?? {};
  if (textContains !== null && textContains !== undefined && (textContains.length < 1 || textContains.length > 100)) {
    throw new DomainError('E_LENGTH', ['filter', 'textContains']);
  }
  if (symbolIn && symbolIn.length > 100) throw new DomainError('E_LENGTH', ['filter', 'symbolIn']);
  const pattern = textContains ? `%${textContains.replaceAll(/[\\%_]/g, '')}%` : null;
  return {
    ...(symbolIn ? { symbol: { $in: symbolIn } } : {}),
    ...(pattern === null
      ? {}
      : { $or: ['symbol', 'nameKo', 'nameEn'].map((name) => ({ [name]: { $like: pattern } })) }),
  };
}
