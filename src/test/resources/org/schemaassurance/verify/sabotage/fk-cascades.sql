-- object: chat_rooms
-- finding: chat-rooms-student: public.chat_rooms (student_id)
DO $$ DECLARE c record; BEGIN
  FOR c IN SELECT k.conname, pg_get_constraintdef(k.oid) AS definition FROM pg_constraint AS k WHERE k.conrelid = 'chat_rooms'::regclass AND k.contype = 'f' AND k.conkey = ARRAY[(SELECT attnum FROM pg_attribute WHERE attrelid = k.conrelid AND attname = 'student_id')] LOOP
    EXECUTE format('ALTER TABLE chat_rooms DROP CONSTRAINT %1$I, ADD CONSTRAINT %1$I %2$s ON DELETE CASCADE', c.conname, c.definition);
  END LOOP; END $$;
