-- object: messages
-- finding: messages-key: public.messages
ALTER TABLE messages DROP CONSTRAINT messages_pkey;
