--liquibase formatted sql

--changeset schema-assurance:constraint-chat_rooms_teacher_id_student_id_key runInTransaction:false stripComments:false
--comment: One room a pair. UNIQUE can't be added NOT VALID: the index is built beside the writers, and then becomes the constraint.
--preconditions onFail:MARK_RAN onFailMessage:"the pair is unique already"
--precondition-sql-check expectedResult:0 SELECT schema_assurance.index_is_needless('public.chat_rooms', ARRAY['teacher_id', 'student_id'], true, '')
-- Writers do not wait behind this lock, but behind the next DDL that waits for it: so it has an end as well.
SET lock_timeout = '30s';
CALL schema_assurance.refuse_repeated_pairs();
CALL schema_assurance.prepare_index('public.chat_rooms_teacher_id_student_id_key');
CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS chat_rooms_teacher_id_student_id_key ON public.chat_rooms (teacher_id, student_id);
CALL schema_assurance.patiently('ALTER TABLE public.chat_rooms ADD CONSTRAINT chat_rooms_teacher_id_student_id_key UNIQUE USING INDEX chat_rooms_teacher_id_student_id_key');
RESET lock_timeout;
--rollback CALL schema_assurance.undo('index public.chat_rooms_teacher_id_student_id_key', 'ALTER TABLE public.chat_rooms DROP CONSTRAINT IF EXISTS chat_rooms_teacher_id_student_id_key; DROP INDEX IF EXISTS public.chat_rooms_teacher_id_student_id_key');
