-- differs: changed constraint public.messages.messages_sender_id_fkey: definition
ALTER TABLE messages ALTER CONSTRAINT messages_sender_id_fkey DEFERRABLE INITIALLY IMMEDIATE;
