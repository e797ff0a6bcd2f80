-- object: messages.hour
-- finding: a-message-can-be-written: public.messages.hour
UPDATE messages SET created_at = '2021-01-01';
ALTER TABLE messages ADD hour smallint GENERATED ALWAYS AS ((extract(epoch FROM created_at - timestamp '2020-01-01') / 3600)::smallint) STORED;
