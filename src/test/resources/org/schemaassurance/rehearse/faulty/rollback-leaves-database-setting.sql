--liquibase formatted sql
-- expects: rollback-incomplete work_mem of the database

--changeset shop:memory splitStatements:false
DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET work_mem = %L', current_database(), '8MB'); END $$;
--rollback SELECT 1;
