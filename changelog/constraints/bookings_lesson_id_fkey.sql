--liquibase formatted sql

--changeset schema-assurance:constraint-bookings_lesson_id_fkey splitStatements:false stripComments:false
--comment: Added NOT VALID, which looks at no row while the table is locked. Orphans stop the update.
DO $do$
BEGIN
  IF schema_assurance.wants_foreign_key('public.bookings', 'lesson_id', 'public.lessons', needed => true) THEN
    CALL schema_assurance.patiently($ddl$
      ALTER TABLE public.bookings
        ADD CONSTRAINT bookings_lesson_id_fkey FOREIGN KEY (lesson_id) REFERENCES public.lessons (id) NOT VALID
    $ddl$);
    CALL schema_assurance.remember('constraint public.bookings.bookings_lesson_id_fkey');
  END IF;
END
$do$;
--rollback CALL schema_assurance.undo('constraint public.bookings.bookings_lesson_id_fkey', 'ALTER TABLE public.bookings DROP CONSTRAINT IF EXISTS bookings_lesson_id_fkey');

--changeset schema-assurance:constraint-bookings_lesson_id_fkey-validated splitStatements:false stripComments:false
--comment: In a transaction of its own: it reads the whole table, under a lock that lets writers through.
CALL schema_assurance.validate_made('public.bookings', 'bookings_lesson_id_fkey');
--rollback CALL schema_assurance.invalidate_made('public.bookings', 'bookings_lesson_id_fkey');
