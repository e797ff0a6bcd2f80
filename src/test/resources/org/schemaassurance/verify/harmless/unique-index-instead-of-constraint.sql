-- differs: missing constraint public.chat_rooms.chat_rooms_teacher_id_student_id_key
-- differs: unexpected index public.chat_rooms.one_room
DO $$ DECLARE c record; BEGIN
  FOR c IN SELECT k.conname, pg_get_constraintdef(k.oid) AS definition FROM pg_constraint AS k WHERE k.conrelid = 'chat_rooms'::regclass AND k.contype = 'u' LOOP
    EXECUTE format('ALTER TABLE chat_rooms DROP CONSTRAINT %I', c.conname);
  END LOOP; END $$;
CREATE UNIQUE INDEX one_room ON chat_rooms (student_id, teacher_id);
