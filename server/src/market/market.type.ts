import { Field, Float, InputType, Int, ObjectType } from 'type-graphql';

import { connectionOf } from '../platform/graphql/connection.ts';
import { Node } from '../platform/graphql/node.type.ts';
import { stringEnum } from '../platform/graphql/permission.type.ts';
import { Day, Krw } from '../platform/graphql/scalars.ts';

@ObjectType('Sector', { description: 'A sector of issuers and operators.' })
export class SectorType {
  @Field(() => String, { description: 'Code, such as BANK.' })
  code!: string;

  @Field(() => String, { description: 'Korean name.' })
  nameKo!: string;

  @Field(() => String, { description: 'English name.' })
  nameEn!: string;
}

@ObjectType({
  description: 'What the whole price history of an instrument shows; annual figures count 252 sessions a year.',
})
export class InstrumentStatistics {
  @Field(() => Float, { description: 'Mean of the daily simple returns times 252, as a ratio.' })
  meanReturnRatio!: number;

  @Field(() => Float, { description: 'Compound annual growth rate, as a ratio; above -1.' })
  cagrRatio!: number;

  @Field(() => Float, {
    description: 'Standard deviation of the daily returns times the square root of 252, as a ratio; at least 0.',
  })
  volatilityRatio!: number;

  @Field(() => Float, { description: 'Largest fall from an earlier high, as a ratio, 0 to 1.' })
  maxDrawdownRatio!: number;

  @Field(() => Day, { description: 'First session, in Seoul.' })
  fromDate!: string;

  @Field(() => Day, { description: 'Last session, in Seoul.' })
  toDate!: string;
}

@ObjectType('Candle', { description: 'Prices of one session.' })
export class CandleType {
  @Field(() => Day, { description: 'The session, in Seoul.' })
  sessionDate!: string;

  @Field(() => Krw, { description: 'First price, in won.' })
  openKrw!: number;

  @Field(() => Krw, { description: 'Highest price, in won.' })
  highKrw!: number;

  @Field(() => Krw, { description: 'Lowest price, in won.' })
  lowKrw!: number;

  @Field(() => Krw, { description: 'Last price, in won.' })
  closeKrw!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Shares traded, a whole number; null where the history has none.',
  })
  volumeShares!: number | null;
}

@ObjectType('Instrument', { implements: Node, description: 'A listed security that can be held.' })
export class InstrumentType implements Node {
  id!: string;

  @Field(() => String, { description: 'Code of the exchange, such as 005930.' })
  symbol!: string;

  @Field(() => String, { description: 'Korean name.' })
  nameKo!: string;

  @Field(() => String, { description: 'English name; the Korean one where there is none.' })
  nameEn!: string;

  @Field(() => String, { description: 'Market, such as KOSPI.' })
  market!: string;

  @Field(() => SectorType, { description: 'Sector of the issuer; ETC where nothing better is known.' })
  sector!: SectorType;

  @Field(() => Boolean, { description: 'Whether its prices are generated and not of a real market.' })
  isSimulated!: boolean;

  @Field(() => Krw, { nullable: true, description: 'Last price of the last session, in won; null without a session.' })
  lastCloseKrw!: number | null;

  @Field(() => Day, { nullable: true, description: 'Last session, in Seoul; null without one.' })
  lastSessionDate!: string | null;

  @Field(() => Int, { description: 'Sessions that are kept, at least 0.' })
  sessionCount!: number;
}

export type InstrumentOrder = 'SYMBOL_ASC' | 'NAME_ASC';
export const InstrumentOrderEnum: { readonly [Name in InstrumentOrder]: Name } = stringEnum(
  'InstrumentOrder',
  'Sort orders of instruments.',
  {
    SYMBOL_ASC: 'By symbol.',
    NAME_ASC: 'By Korean name.',
  },
);

@InputType({ description: 'Conditions on instruments; all given ones must hold.' })
export class InstrumentFilter {
  @Field(() => String, {
    nullable: true,
    description: 'Part of the symbol or of a name, case-insensitive, 1 to 100 characters. Null: any.',
  })
  textContains?: string | null;

  @Field(() => [String], { nullable: true, description: 'Any of these symbols, at most 100. Null: all.' })
  symbolIn?: string[] | null;
}

export const InstrumentConnection = connectionOf('Instrument', () => InstrumentType, 'instruments');
export const CandleConnection = connectionOf('Candle', () => CandleType, 'candles');
