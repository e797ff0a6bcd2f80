-- a message notes its time in its room
ALTER TABLE chat_rooms ADD COLUMN last_message_at timestamptz;
CREATE FUNCTION touch_room() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS
$$BEGIN UPDATE public.chat_rooms SET last_message_at = now() WHERE id = NEW.chat_room_id; RETURN NEW; END$$;
CREATE TRIGGER touch_room AFTER INSERT ON messages FOR EACH ROW EXECUTE FUNCTION touch_room();
