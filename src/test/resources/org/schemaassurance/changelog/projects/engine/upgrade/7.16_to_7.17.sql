alter table ACT_RU_JOB add STATE_ job_state default 'new', add BATCH_ varchar(64);
create index concurrently ACT_IDX_BATCH on ACT_RU_JOB(BATCH_);
update ACT_GE_PROPERTY set VALUE_ = '7.17' where NAME_ = 'schema.version';
