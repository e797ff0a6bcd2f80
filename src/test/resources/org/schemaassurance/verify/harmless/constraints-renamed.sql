-- differs: changed constraint public.bookings.bookings_lesson_id_fkey: name
-- differs: changed constraint public.bookings.bookings_pkey: name
-- differs: changed constraint public.bookings.bookings_student_id_fkey: name
DO $$ DECLARE c record; BEGIN
  FOR c IN SELECT k.conname, pg_get_constraintdef(k.oid) AS definition FROM pg_constraint AS k WHERE k.conrelid = 'bookings'::regclass AND k.contype IN ('f', 'p') LOOP
    EXECUTE format('ALTER TABLE bookings RENAME CONSTRAINT %I TO %I', c.conname, upper(c.conname));
  END LOOP; END $$;
