-- What the platform counts of a member each day. 员工行为数据
create table staff_day (
  userid text collate "C" not null,
  -- In China, where the platform counts.
  day date not null,
  applies int not null,
  contacts int not null,
  chats int not null,
  messages int not null,
  -- Percent of the chats that customers began which were answered, and minutes to the first answer; null where nobody began one.
  reply_share float8,
  reply_minutes float8,
  -- Customers who deleted or blocked the member.
  losses int not null,
  read_at timestamptz not null,
  primary key (userid, day)
);
