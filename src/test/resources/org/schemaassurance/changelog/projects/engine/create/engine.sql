-- the engine's tables
create table ACT_GE_PROPERTY (
    NAME_ varchar(64),
    VALUE_ varchar(300), -- a value; any
    REV_ integer,
    primary key (NAME_)
);
insert into ACT_GE_PROPERTY values ('schema.version', 'fox; 7.16', 1);
/* of jobs; all
   of them */
create table ACT_RU_JOB (ID_ varchar(64) NOT NULL, REV_ integer, DUEDATE_ timestamp, PRIORITY_ bigint NOT NULL DEFAULT 0, primary key (ID_));
create index ACT_IDX_JOB_DUE on ACT_RU_JOB(DUEDATE_, PRIORITY_);
alter table ACT_RU_JOB add constraint ACT_UNIQ_JOB unique (ID_, REV_);
create unique index ACT_UNIQ_REV on ACT_RU_JOB(REV_) where REV_ is not null;
