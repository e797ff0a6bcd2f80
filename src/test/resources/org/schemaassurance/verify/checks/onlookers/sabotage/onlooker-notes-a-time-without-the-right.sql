-- object: messages.touch_room
-- whoever writes a message may not note its time in the room
ALTER TABLE chat_rooms ADD COLUMN last_message_at timestamptz;
CREATE ROLE writer_of_messages LOGIN;
GRANT INSERT ON messages TO writer_of_messages;
CREATE FUNCTION touch_room() RETURNS trigger LANGUAGE plpgsql AS
$$BEGIN UPDATE public.chat_rooms SET last_message_at = now() WHERE id = NEW.chat_room_id; RETURN NEW; END$$;
CREATE TRIGGER touch_room AFTER INSERT ON messages FOR EACH ROW EXECUTE FUNCTION touch_room();
