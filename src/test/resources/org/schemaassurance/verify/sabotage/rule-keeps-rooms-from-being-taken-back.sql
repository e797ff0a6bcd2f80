-- object: chat_rooms.soft_delete
-- finding: chat-rooms-table: public.chat_rooms.soft_delete
-- schema_assurance.remove_backfilled_rooms() would count rooms as removed that are still there.
CREATE RULE soft_delete AS ON DELETE TO chat_rooms DO INSTEAD UPDATE chat_rooms SET deleted_at = now() WHERE id = OLD.id;
