-- differs: changed constraint public.messages.messages_sender_id_fkey: definition
DO $$ DECLARE c record; BEGIN
  FOR c IN SELECT k.conname, pg_get_constraintdef(k.oid) AS definition FROM pg_constraint AS k WHERE k.conrelid = 'messages'::regclass AND k.contype = 'f' AND k.conkey = ARRAY[(SELECT attnum FROM pg_attribute WHERE attrelid = k.conrelid AND attname = 'sender_id')] LOOP
    EXECUTE format('ALTER TABLE messages DROP CONSTRAINT %1$I, ADD CONSTRAINT %1$I %2$s ON DELETE RESTRICT', c.conname, c.definition);
  END LOOP; END $$;
