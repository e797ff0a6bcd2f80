-- object: messages.content
-- finding: messages-table: public.messages.content
ALTER TABLE messages ALTER content SET STORAGE PLAIN;
