-- Customers of a shop or an Official Account, known by unionid and openid, who may be customers in WeCom: WeCom is asked for their
-- external_userid. One row a unionid. 身份查询
create table identity_lookup (
  unionid text collate "C" primary key,
  -- The openid that it is asked with.
  openid text collate "C" not null,
  -- Who named the person by both: `import:7`, `api:shop` …
  source text collate "C",
  -- `known`: another source has told the external_userid before WeCom was asked.
  state text not null check (state in ('waiting', 'found', 'known', 'nobody', 'refused')),
  -- Of `found`.
  external_userid text collate "C",
  -- Why it was refused; of one that waits, the trouble of the last try.
  reason text,
  attempts int not null default 0,
  retry_at timestamptz not null,
  wanted_at timestamptz not null,
  -- When WeCom last answered.
  asked_at timestamptz
);
create index identity_lookup_due on identity_lookup (retry_at) where state in ('waiting', 'nobody');
create index identity_lookup_trouble on identity_lookup (retry_at) where state = 'waiting' and reason is not null;
create index identity_lookup_import on identity_lookup (source) where source like 'import:%';

insert into identity_lookup (unionid, openid, source, state, retry_at, wanted_at)
select distinct on (u.value) u.value, o.value, o.source, 'waiting', now(), now()
from identity o join identity u on u.contact_id = o.contact_id and u.kind = 'unionid'
where o.kind = 'openid'
  and not exists (select from identity x where x.contact_id = u.contact_id and x.kind = 'external_userid')
order by u.value, o.at desc, o.value;
