-- What a file is called on the platform, for the three days that it is kept there. One process uploads, the others wait.
create table wecom_media (
  corp_id text collate "C" not null,
  sha256 text collate "C" not null,
  -- As what it was uploaded: a picture, a video and a file have different ids; of a cover link it is an address.
  upload text collate "C" not null check (upload in ('image', 'video', 'file', 'address')),
  -- A file shows its name to who receives it; empty for the others.
  name text collate "C" not null default '',
  media_id text collate "C",
  -- On the product's clock, as the platform counts it; null while it is not there, infinity for an address.
  expires_at timestamptz,
  -- On the machine's clock: until then nobody else uploads it, or tries it again after a refusal.
  held_until timestamptz not null,
  -- The errcode of the last refusal.
  refused int,
  primary key (corp_id, sha256, upload, name)
);
create index wecom_media_id on wecom_media (media_id) where media_id is not null;
