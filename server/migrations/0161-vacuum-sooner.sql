-- Rows that are written, changed a few times and then rest: with the usual fifth of a table a large one would carry millions of
-- dead rows before anybody cleans up. At the size of bench S-2 it makes no difference yet: a fifth of little is little.
alter table intention set (autovacuum_vacuum_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.05);
alter table enrolment set (autovacuum_vacuum_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.05);
alter table timer set (autovacuum_vacuum_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.05);
alter table contact set (autovacuum_vacuum_scale_factor = 0.05);
alter table contact_counter set (autovacuum_vacuum_scale_factor = 0.05);
alter table contact_counter_day set (autovacuum_vacuum_scale_factor = 0.05);
-- Only ever added to: frozen in small steps, so that no single vacuum has to read years of it.
alter table event set (autovacuum_vacuum_insert_scale_factor = 0.05);
