-- The tenant that was connected in the console. What is secret is sealed with a key outside of the database. 企业微信接入
create table wecom_settings (
  one boolean primary key default true check (one),
  corp_id text not null,
  agent_id int not null,
  secret bytea not null,
  -- Token and key of the callback: in force, and made anew but not yet verified by the platform.
  callback bytea not null,
  next_callback bytea,
  changed_at timestamptz not null,
  changed_by text not null
);

-- When the platform last verified the callback URL of an app.
create table wecom_callback_check (
  app text collate "C" primary key,
  verified_at timestamptz not null
);
