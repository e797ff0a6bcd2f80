--liquibase formatted sql

--changeset schema-assurance:constraint-lessons_teacher_id_fkey splitStatements:false stripComments:false
--comment: Added NOT VALID, which looks at no row while the table is locked. Orphans stop the update.
DO $do$
BEGIN
  IF schema_assurance.wants_foreign_key('public.lessons', 'teacher_id', 'public.users', needed => true) THEN
    CALL schema_assurance.patiently($ddl$
      ALTER TABLE public.lessons
        ADD CONSTRAINT lessons_teacher_id_fkey FOREIGN KEY (teacher_id) REFERENCES public.users (id) NOT VALID
    $ddl$);
    CALL schema_assurance.remember('constraint public.lessons.lessons_teacher_id_fkey');
  END IF;
END
$do$;
--rollback CALL schema_assurance.undo('constraint public.lessons.lessons_teacher_id_fkey', 'ALTER TABLE public.lessons DROP CONSTRAINT IF EXISTS lessons_teacher_id_fkey');

--changeset schema-assurance:constraint-lessons_teacher_id_fkey-validated splitStatements:false stripComments:false
--comment: In a transaction of its own: it reads the whole table, under a lock that lets writers through.
CALL schema_assurance.validate_made('public.lessons', 'lessons_teacher_id_fkey');
--rollback CALL schema_assurance.invalidate_made('public.lessons', 'lessons_teacher_id_fkey');
