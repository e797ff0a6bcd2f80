CREATE ROLE "${database}_app" LOGIN;
GRANT USAGE ON SCHEMA public TO "${database}_app";
GRANT SELECT, INSERT, UPDATE, DELETE ON users, lessons, bookings, chat_rooms, messages TO "${database}_app";
CREATE TABLE trail (at timestamptz DEFAULT now(), op text);
GRANT INSERT ON trail TO "${database}_app";
CREATE FUNCTION look() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO trail (op) VALUES (TG_OP); RETURN NULL; END $$;
CREATE TRIGGER look AFTER INSERT ON bookings FOR EACH ROW EXECUTE FUNCTION look();
ALTER ROLE "${database}_app" SET search_path = app, public;
