-- object: chat_rooms
-- finding: one-room-a-pair: public.chat_rooms
DO $$ DECLARE c record; BEGIN
  FOR c IN SELECT k.conname, pg_get_constraintdef(k.oid) AS definition FROM pg_constraint AS k WHERE k.conrelid = 'chat_rooms'::regclass AND k.contype = 'u' LOOP
    EXECUTE format('ALTER TABLE chat_rooms DROP CONSTRAINT %1$I, ADD CONSTRAINT %1$I %2$s DEFERRABLE', c.conname, c.definition);
  END LOOP; END $$;
