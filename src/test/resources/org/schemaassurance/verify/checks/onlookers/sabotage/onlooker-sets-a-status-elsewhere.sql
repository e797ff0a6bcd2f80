-- object: messages.cancel_all
-- a message cancels bookings
CREATE FUNCTION cancel_all() RETURNS trigger LANGUAGE plpgsql AS
$$BEGIN UPDATE public.bookings SET status = 'cancelled' WHERE student_id = NEW.sender_id; RETURN NEW; END$$;
CREATE TRIGGER cancel_all AFTER INSERT ON messages FOR EACH ROW EXECUTE FUNCTION cancel_all();
