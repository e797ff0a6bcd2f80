drop table ACT_RU_JOB;
drop table ACT_GE_PROPERTY;
