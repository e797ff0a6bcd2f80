-- object: chat_rooms
-- finding: chat-rooms-indexes: public.chat_rooms.chat_rooms_teacher_id_student_id_key
-- finding: one-room-a-pair: public.chat_rooms
DO $$ DECLARE c record; BEGIN
  FOR c IN SELECT k.conname, pg_get_constraintdef(k.oid) AS definition FROM pg_constraint AS k WHERE k.conrelid = 'chat_rooms'::regclass AND k.contype = 'u' LOOP
    UPDATE pg_index SET indisvalid = false WHERE indexrelid = (SELECT conindid FROM pg_constraint WHERE conname = c.conname AND conrelid = 'chat_rooms'::regclass);
  END LOOP; END $$;
