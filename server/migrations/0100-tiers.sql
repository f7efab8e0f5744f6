-- Where a contact stands on each ladder. 分层
create table contact_tier (
  contact_id bigint not null,
  ladder text collate "C" not null,
  tier text collate "C" not null,
  since timestamptz not null,
  -- When demotion is considered next; null when the ladder has no review or never demotes.
  review_at timestamptz,
  -- Set by hand: kept until the next review.
  manual boolean not null default false,
  primary key (contact_id, ladder)
) with (fillfactor = 80);
create index contact_tier_tier on contact_tier (ladder, tier, contact_id);
