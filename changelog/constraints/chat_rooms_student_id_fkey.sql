--liquibase formatted sql

--changeset schema-assurance:constraint-chat_rooms_student_id_fkey splitStatements:false stripComments:false
--comment: Added NOT VALID, which looks at no row while the table is locked. Orphans stop the update.
DO $do$
BEGIN
  IF schema_assurance.wants_foreign_key('public.chat_rooms', 'student_id', 'public.users', needed => true) THEN
    CALL schema_assurance.patiently($ddl$
      ALTER TABLE public.chat_rooms
        ADD CONSTRAINT chat_rooms_student_id_fkey FOREIGN KEY (student_id) REFERENCES public.users (id) NOT VALID
    $ddl$);
    CALL schema_assurance.remember('constraint public.chat_rooms.chat_rooms_student_id_fkey');
  END IF;
END
$do$;
--rollback CALL schema_assurance.undo('constraint public.chat_rooms.chat_rooms_student_id_fkey', 'ALTER TABLE public.chat_rooms DROP CONSTRAINT IF EXISTS chat_rooms_student_id_fkey');

--changeset schema-assurance:constraint-chat_rooms_student_id_fkey-validated splitStatements:false stripComments:false
--comment: In a transaction of its own: it reads the whole table, under a lock that lets writers through.
CALL schema_assurance.validate_made('public.chat_rooms', 'chat_rooms_student_id_fkey');
--rollback CALL schema_assurance.invalidate_made('public.chat_rooms', 'chat_rooms_student_id_fkey');
