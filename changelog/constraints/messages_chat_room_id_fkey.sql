--liquibase formatted sql

--changeset schema-assurance:constraint-messages_chat_room_id_fkey splitStatements:false stripComments:false
--comment: Added NOT VALID, which looks at no row while the table is locked. Orphans are a warning: only verification reads messages.
DO $do$
BEGIN
  IF schema_assurance.wants_foreign_key('public.messages', 'chat_room_id', 'public.chat_rooms', needed => false) THEN
    CALL schema_assurance.patiently($ddl$
      ALTER TABLE public.messages
        ADD CONSTRAINT messages_chat_room_id_fkey FOREIGN KEY (chat_room_id) REFERENCES public.chat_rooms (id) NOT VALID
    $ddl$);
    CALL schema_assurance.remember('constraint public.messages.messages_chat_room_id_fkey');
  END IF;
END
$do$;
--rollback CALL schema_assurance.undo('constraint public.messages.messages_chat_room_id_fkey', 'ALTER TABLE public.messages DROP CONSTRAINT IF EXISTS messages_chat_room_id_fkey');

--changeset schema-assurance:constraint-messages_chat_room_id_fkey-validated splitStatements:false stripComments:false
--comment: In a transaction of its own: it reads the whole table, under a lock that lets writers through.
CALL schema_assurance.validate_made('public.messages', 'messages_chat_room_id_fkey');
--rollback CALL schema_assurance.invalidate_made('public.messages', 'messages_chat_room_id_fkey');
