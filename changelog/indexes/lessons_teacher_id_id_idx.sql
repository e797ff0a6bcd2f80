--liquibase formatted sql

--changeset schema-assurance:index-lessons_teacher_id_id_idx runInTransaction:false stripComments:false
--comment: What the backfill walks along: the lessons of one teacher, with the pairs that they repeat, come in one batch.
--preconditions onFail:MARK_RAN onFailMessage:"there is such an index already, or no such column"
--precondition-sql-check expectedResult:0 SELECT schema_assurance.index_is_needless('public.lessons', ARRAY['teacher_id', 'id'], false, '')
SET lock_timeout = '30s';
CALL schema_assurance.prepare_index('public.lessons_teacher_id_id_idx');
CREATE INDEX CONCURRENTLY IF NOT EXISTS lessons_teacher_id_id_idx ON public.lessons (teacher_id, id);
RESET lock_timeout;
--rollback CALL schema_assurance.undo('index public.lessons_teacher_id_id_idx', 'DROP INDEX IF EXISTS public.lessons_teacher_id_id_idx');
