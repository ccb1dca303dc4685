import type { Migration } from './migration.ts';

export const orders: Migration = {
  name: '0008-orders',
  sqlite: `
create table trading_account (
  id integer not null primary key autoincrement,
  public_id text not null,
  organisation_id integer not null,
  account_key text not null,
  masked_number text not null,
  environment text check (environment in ('paper', 'real')) not null,
  is_simulated integer not null,
  opening_cash_krw integer null,
  opening_positions json null,
  opened_at datetime null,
  snapshot json null,
  snapshot_at datetime null,
  differences json null,
  ledger_cash_krw integer null,
  compared_at datetime null,
  failure text null,
  created_at datetime not null,
  constraint trading_account_organisation_id_foreign foreign key (organisation_id) references organisation (id)
);
create unique index trading_account_public_id_unique on trading_account (public_id);
create index trading_account_organisation_id_index on trading_account (organisation_id);
create unique index trading_account_account_key_unique on trading_account (account_key);

create table order_basket (
  id integer not null primary key autoincrement,
  public_id text not null,
  organisation_id integer not null,
  account_id integer not null,
  recommendation_id integer null,
  version integer not null,
  available_cash_krw integer not null,
  cut_count integer not null,
  created_at datetime not null,
  created_by text null,
  constraint order_basket_organisation_id_foreign foreign key (organisation_id) references organisation (id),
  constraint order_basket_account_id_foreign foreign key (account_id) references trading_account (id),
  constraint order_basket_recommendation_id_foreign foreign key (recommendation_id) references recommendation (id) on delete set null
);
create unique index order_basket_public_id_unique on order_basket (public_id);
create index order_basket_organisation_id_index on order_basket (organisation_id);
create index order_basket_account_id_index on order_basket (account_id);
create index order_basket_recommendation_id_index on order_basket (recommendation_id);
create index order_basket_organisation_id_created_at_index on order_basket (organisation_id, created_at);

create table trade_order (
  id integer not null primary key autoincrement,
  public_id text not null,
  organisation_id integer not null,
  account_id integer not null,
  basket_id integer null,
  symbol text not null,
  side text check (side in ('BUY', 'SELL')) not null,
  type text check (type in ('LIMIT', 'MARKET')) not null,
  quantity integer not null,
  limit_price_krw integer null,
  status text check (status in ('DRAFT', 'AWAITING_APPROVAL', 'APPROVED', 'SENDING', 'UNKNOWN', 'ACCEPTED', 'PARTLY_FILLED', 'FILLED', 'CANCELLED', 'DECLINED', 'REJECTED', 'EXPIRED', 'DISCARDED')) not null,
  version integer not null,
  approved_version integer null,
  reference_price_krw integer not null,
  estimated_fee_krw integer not null,
  estimated_tax_krw integer not null,
  asked_by_ids json not null,
  created_by text null,
  requested_by text null,
  requested_at datetime null,
  approved_by_id text null,
  approved_by text null,
  approved_at datetime null,
  failure text null,
  reason text null,
  note text not null,
  trade_date text null,
  sent_at datetime null,
  absent_count integer not null default 0,
  return_count integer not null default 0,
  broker_order_number text null,
  filled_quantity integer not null,
  filled_amount_krw integer not null,
  fee_krw integer not null,
  tax_krw integer not null,
  pending_change text check (pending_change in ('CANCEL', 'AMEND')) null,
  pending_limit_krw integer null,
  pending_by_id text null,
  is_pending_approved integer not null default false,
  created_at datetime not null,
  updated_at datetime not null,
  closed_at datetime null,
  constraint trade_order_organisation_id_foreign foreign key (organisation_id) references organisation (id),
  constraint trade_order_account_id_foreign foreign key (account_id) references trading_account (id),
  constraint trade_order_basket_id_foreign foreign key (basket_id) references order_basket (id) on delete set null
);
create unique index trade_order_public_id_unique on trade_order (public_id);
create index trade_order_organisation_id_index on trade_order (organisation_id);
create index trade_order_account_id_index on trade_order (account_id);
create index trade_order_basket_id_index on trade_order (basket_id);
create index trade_order_organisation_id_created_at_index on trade_order (organisation_id, created_at);
create index trade_order_account_id_status_index on trade_order (account_id, status);
create index trade_order_account_id_trade_date_index on trade_order (account_id, trade_date);

create table order_transition (
  id integer not null primary key autoincrement,
  organisation_id integer not null,
  order_id integer not null,
  action text not null,
  from_status text check (from_status in ('DRAFT', 'AWAITING_APPROVAL', 'APPROVED', 'SENDING', 'UNKNOWN', 'ACCEPTED', 'PARTLY_FILLED', 'FILLED', 'CANCELLED', 'DECLINED', 'REJECTED', 'EXPIRED', 'DISCARDED')) null,
  to_status text check (to_status in ('DRAFT', 'AWAITING_APPROVAL', 'APPROVED', 'SENDING', 'UNKNOWN', 'ACCEPTED', 'PARTLY_FILLED', 'FILLED', 'CANCELLED', 'DECLINED', 'REJECTED', 'EXPIRED', 'DISCARDED')) not null,
  actor_name text null,
  reason text null,
  order_version integer not null,
  occurred_at datetime not null,
  constraint order_transition_organisation_id_foreign foreign key (organisation_id) references organisation (id),
  constraint order_transition_order_id_foreign foreign key (order_id) references trade_order (id)
);
create index order_transition_organisation_id_index on order_transition (organisation_id);
create index order_transition_order_id_index on order_transition (order_id);

create table order_leg (
  id integer not null primary key autoincrement,
  organisation_id integer not null,
  account_id integer not null,
  order_id integer not null,
  trade_date text not null,
  number text not null,
  branch text not null,
  original_number text null,
  quantity integer not null,
  open_quantity integer not null,
  filled_quantity integer not null,
  filled_amount_krw integer not null,
  fee_krw integer not null,
  tax_krw integer not null,
  created_at datetime not null,
  constraint order_leg_organisation_id_foreign foreign key (organisation_id) references organisation (id),
  constraint order_leg_account_id_foreign foreign key (account_id) references trading_account (id),
  constraint order_leg_order_id_foreign foreign key (order_id) references trade_order (id)
);
create index order_leg_organisation_id_index on order_leg (organisation_id);
create index order_leg_account_id_index on order_leg (account_id);
create index order_leg_order_id_index on order_leg (order_id);
create unique index order_leg_account_id_trade_date_number_unique on order_leg (account_id, trade_date, number);

create table order_fill (
  id integer not null primary key autoincrement,
  public_id text not null,
  organisation_id integer not null,
  account_id integer not null,
  order_id integer not null,
  trade_date text not null,
  symbol text not null,
  side text check (side in ('BUY', 'SELL')) not null,
  quantity integer not null,
  amount_krw integer not null,
  fee_krw integer not null,
  tax_krw integer not null,
  observed_at datetime not null,
  constraint order_fill_organisation_id_foreign foreign key (organisation_id) references organisation (id),
  constraint order_fill_account_id_foreign foreign key (account_id) references trading_account (id),
  constraint order_fill_order_id_foreign foreign key (order_id) references trade_order (id)
);
create unique index order_fill_public_id_unique on order_fill (public_id);
create index order_fill_organisation_id_index on order_fill (organisation_id);
create index order_fill_account_id_index on order_fill (account_id);
create index order_fill_order_id_index on order_fill (order_id);

create table trading_state (
  id integer not null primary key autoincrement,
  public_id text not null,
  organisation_id integer not null,
  version integer not null,
  is_halted integer not null,
  switched_by_id text null,
  switched_by_name text null,
  switched_at datetime null,
  reason text null,
  maximum_order_krw integer not null,
  maximum_day_krw integer not null,
  maximum_instrument_ratio double not null,
  maximum_day_orders integer not null,
  price_band_ratio double not null,
  updated_at datetime not null,
  constraint trading_state_organisation_id_foreign foreign key (organisation_id) references organisation (id)
);
create unique index trading_state_public_id_unique on trading_state (public_id);
create index trading_state_organisation_id_index on trading_state (organisation_id);
create unique index trading_state_organisation_id_unique on trading_state (organisation_id);
`,
};
