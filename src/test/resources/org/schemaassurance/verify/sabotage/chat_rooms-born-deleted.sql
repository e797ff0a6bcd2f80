-- object: chat_rooms.deleted_at
-- finding: chat-rooms-table: public.chat_rooms.deleted_at
ALTER TABLE chat_rooms ALTER deleted_at SET DEFAULT now();
