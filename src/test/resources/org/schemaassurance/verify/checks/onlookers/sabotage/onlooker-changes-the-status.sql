-- object: bookings.a_look
CREATE FUNCTION look() RETURNS trigger LANGUAGE plpgsql  AS $b$BEGIN NEW.status := 'pending'; RETURN NEW; END$b$;
CREATE TRIGGER a_look BEFORE INSERT ON bookings  FOR EACH ROW EXECUTE FUNCTION look();
