-- Who has what hangs on a merged contact: null until the engine has moved it, then the one that goes on.
alter table log_redirect add column holder bigint;
create index log_redirect_holder on log_redirect (holder) where holder is not null;
