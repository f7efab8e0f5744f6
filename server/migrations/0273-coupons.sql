-- Coupons that people have been given. 优惠券
create table coupon (
  id bigint generated always as identity primary key,
  contact_id bigint not null,
  -- The activity of the plan, and the version that says what it is worth.
  activity text collate "C" not null,
  version int not null,
  -- What is shown at the counter: cannot be guessed.
  code text collate "C" not null unique,
  state text not null check (state in ('given', 'used', 'expired', 'void')),
  -- What brought it about, once and for all: the same cause again is refused.
  cause text collate "C" not null unique,
  given_at timestamptz not null,
  -- The journey that gave it.
  source text not null,
  enrolment_id bigint,
  -- Null never ends.
  ends_at timestamptz,
  -- When it was used or became void, where or by whom, and for which order.
  closed_at timestamptz,
  closed_by text,
  closed_for text
) with (fillfactor = 80);
create index coupon_contact on coupon (contact_id, id desc);
create index coupon_activity on coupon (activity, id desc);
create index coupon_ends on coupon (contact_id, ends_at) where state = 'given' and ends_at is not null;

-- How many of an activity have been given: the row that those who give at the same time wait for.
create table coupon_stock (
  activity text collate "C" primary key,
  given int not null
);
