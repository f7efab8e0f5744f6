-- Who said that a name is a person's; unknown of names that came before this.
alter table identity add column source text;
