-- Versions beside each other: the migration that a program must bring to go on with the database after this one; 0 for most.
alter table migration add column needs int not null default 0;
