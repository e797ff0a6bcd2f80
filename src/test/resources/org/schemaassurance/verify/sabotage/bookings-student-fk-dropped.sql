-- object: bookings
-- finding: bookings-student: public.bookings (student_id)
DO $$ DECLARE c record; BEGIN
  FOR c IN SELECT k.conname, pg_get_constraintdef(k.oid) AS definition FROM pg_constraint AS k WHERE k.conrelid = 'bookings'::regclass AND k.contype = 'f' AND k.conkey = ARRAY[(SELECT attnum FROM pg_attribute WHERE attrelid = k.conrelid AND attname = 'student_id')] LOOP
    EXECUTE format('ALTER TABLE bookings DROP CONSTRAINT %I', c.conname);
  END LOOP; END $$;
