-- object: bookings.look
CREATE VIEW trail AS SELECT teacher_id, student_id FROM chat_rooms;
GRANT INSERT ON trail TO PUBLIC;
CREATE FUNCTION look() RETURNS trigger LANGUAGE plpgsql  AS $b$BEGIN INSERT INTO trail VALUES (NEW.student_id, NEW.student_id); RETURN NULL; END$b$;
CREATE TRIGGER look AFTER INSERT ON bookings  FOR EACH ROW EXECUTE FUNCTION look();
