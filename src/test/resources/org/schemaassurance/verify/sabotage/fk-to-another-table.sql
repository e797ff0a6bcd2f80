-- object: messages
-- finding: messages-no-other-foreign-keys: public.messages.messages_chat_room_id_fkey
-- finding: messages-room: public.messages (chat_room_id)
DO $$ DECLARE c record; BEGIN
  FOR c IN SELECT k.conname, pg_get_constraintdef(k.oid) AS definition FROM pg_constraint AS k WHERE k.conrelid = 'messages'::regclass AND k.contype = 'f' AND k.conkey = ARRAY[(SELECT attnum FROM pg_attribute WHERE attrelid = k.conrelid AND attname = 'chat_room_id')] LOOP
    EXECUTE format('ALTER TABLE messages DROP CONSTRAINT %1$I', c.conname);
  END LOOP; END $$;
CREATE TABLE rooms (id uuid PRIMARY KEY);
INSERT INTO rooms SELECT id FROM chat_rooms;
ALTER TABLE messages ADD FOREIGN KEY (chat_room_id) REFERENCES rooms;
