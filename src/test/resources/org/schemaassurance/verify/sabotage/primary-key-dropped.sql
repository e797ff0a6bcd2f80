-- object: messages
ALTER TABLE messages DROP CONSTRAINT messages_pkey;
