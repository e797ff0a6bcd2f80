-- object: lessons
-- finding: no-leftover-of-049: public.lessons.whole_hours
CREATE FUNCTION whole_hours() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.end_time = date_trunc(''hour'', NEW.end_time); RETURN NEW; END';
CREATE TRIGGER whole_hours BEFORE INSERT ON lessons FOR EACH ROW EXECUTE FUNCTION whole_hours();
