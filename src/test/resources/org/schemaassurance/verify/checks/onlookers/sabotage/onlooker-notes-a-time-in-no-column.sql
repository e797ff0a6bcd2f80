-- object: messages.touch_room
-- the column in which a time would be noted is not there
CREATE FUNCTION touch_room() RETURNS trigger LANGUAGE plpgsql AS
$$BEGIN UPDATE public.chat_rooms SET last_message_at = now() WHERE id = NEW.chat_room_id; RETURN NEW; END$$;
CREATE TRIGGER touch_room AFTER INSERT ON messages FOR EACH ROW EXECUTE FUNCTION touch_room();
