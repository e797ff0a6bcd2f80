--liquibase formatted sql

--changeset schema-assurance:index-messages_chat_room_id_idx runInTransaction:false stripComments:false
--comment: Which rooms have messages: for verification, and for the rollback of the backfill, which asks it for each room.
--preconditions onFail:MARK_RAN onFailMessage:"there is such an index already, or no such column"
--precondition-sql-check expectedResult:0 SELECT schema_assurance.index_is_needless('public.messages', ARRAY['chat_room_id'], false, '')
SET lock_timeout = '30s';
CALL schema_assurance.prepare_index('public.messages_chat_room_id_idx');
CREATE INDEX CONCURRENTLY IF NOT EXISTS messages_chat_room_id_idx ON public.messages (chat_room_id);
RESET lock_timeout;
--rollback CALL schema_assurance.undo('index public.messages_chat_room_id_idx', 'DROP INDEX IF EXISTS public.messages_chat_room_id_idx');
