-- object: chat_rooms
-- an index on an expression whose function fails for new rooms
CREATE FUNCTION initial_of(uuid) RETURNS text LANGUAGE plpgsql IMMUTABLE AS 'BEGIN IF $1::text LIKE ''8e%'' THEN RAISE EXCEPTION ''no initial''; END IF; RETURN left($1::text, 1); END';
CREATE INDEX ON chat_rooms (initial_of(student_id));
