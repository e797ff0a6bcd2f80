-- object: chat_rooms
-- a CHECK keeps one teacher out
DO $$ BEGIN EXECUTE format('ALTER TABLE chat_rooms ADD CONSTRAINT kept_out CHECK (teacher_id <> %L) NOT VALID', (SELECT teacher_id FROM lessons WHERE teacher_id IS NOT NULL AND deleted_at IS NULL ORDER BY id LIMIT 1)); END $$;
