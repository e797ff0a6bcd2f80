-- object: journal
-- the journal has no partition for today
CREATE TABLE journal (day date DEFAULT current_date, what jsonb) PARTITION BY RANGE (day);
CREATE TABLE journal_2020 PARTITION OF journal FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
CREATE FUNCTION write_down() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN INSERT INTO public.journal (what) VALUES (to_jsonb(NEW)); RETURN NULL; END';
CREATE TRIGGER write_down AFTER INSERT ON bookings FOR EACH ROW EXECUTE FUNCTION write_down();
