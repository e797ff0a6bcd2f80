DO $$ DECLARE c record; BEGIN
  FOR c IN SELECT k.conname, pg_get_constraintdef(k.oid) AS definition FROM pg_constraint AS k WHERE k.conrelid = 'bookings'::regclass AND k.contype IN ('f', 'p') LOOP
    EXECUTE format('ALTER TABLE bookings RENAME CONSTRAINT %I TO %I', c.conname, upper(c.conname));
  END LOOP; END $$;
