-- differs: changed column public.chat_rooms.created_at: default, type
-- differs: changed column public.messages.created_at: default, type
ALTER TABLE chat_rooms ALTER COLUMN created_at TYPE timestamptz USING created_at AT TIME ZONE 'UTC', ALTER COLUMN created_at SET DEFAULT now();
ALTER TABLE messages ALTER COLUMN created_at TYPE timestamptz(3) USING created_at AT TIME ZONE 'UTC', ALTER COLUMN created_at SET DEFAULT LOCALTIMESTAMP;
