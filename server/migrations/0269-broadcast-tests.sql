-- How many messages of samples (试发) a member has got since a moment of the machine: the platform drops what is above 30 a minute.
create table broadcast_test_pace (
  staff text collate "C" primary key,
  since timestamptz not null,
  messages int not null
);
