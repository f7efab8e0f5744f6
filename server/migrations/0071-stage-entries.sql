-- Who ever entered a stage, each once: read in order, without sorting.
drop index stage_change_to;
create index stage_change_to on stage_change (to_stage, contact_id) include (at);
