-- object: messages.content
-- finding: a-message-can-be-written: public.messages.content
ALTER TABLE messages ALTER content TYPE varchar(255);
