--liquibase formatted sql

--changeset schema-assurance:index-bookings_active_lesson_student_idx runInTransaction:false stripComments:false
--comment: What backfill and verification walk along: the bookings that count, by lesson.
--preconditions onFail:MARK_RAN onFailMessage:"there is such an index already, or no such column"
--precondition-sql-check expectedResult:0 SELECT schema_assurance.index_is_needless('public.bookings', ARRAY['lesson_id', 'student_id'], false, 'status = ''active'' AND deleted_at IS NULL')
SET lock_timeout = '30s';
CALL schema_assurance.prepare_index('public.bookings_active_lesson_student_idx');
CREATE INDEX CONCURRENTLY IF NOT EXISTS bookings_active_lesson_student_idx ON public.bookings (lesson_id, student_id) WHERE status = 'active' AND deleted_at IS NULL;
RESET lock_timeout;
--rollback CALL schema_assurance.undo('index public.bookings_active_lesson_student_idx', 'DROP INDEX IF EXISTS public.bookings_active_lesson_student_idx');
