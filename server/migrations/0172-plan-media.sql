-- Files that messages of a plan carry, once for equal bytes. 素材
create table plan_media (
  sha256 text collate "C" primary key,
  size int not null,
  type text not null check (type in ('png', 'jpeg', 'mp4', 'other')),
  bytes bytea not null,
  sent_at timestamptz not null
);
-- Pictures and videos are compressed already.
alter table plan_media alter column bytes set storage external;

-- Which version needs which file: an earlier version can be put in force again, and people are under way in it.
create table plan_media_use (
  version int not null references plan_version (version),
  sha256 text collate "C" not null references plan_media (sha256),
  primary key (version, sha256)
);
create index plan_media_use_file on plan_media_use (sha256);

-- The files that a mass task carries, by hash.
alter table mass_send add column media text[] not null default '{}';
create index mass_send_media on mass_send (next_check_at) where state = 'ready' and media <> '{}';
