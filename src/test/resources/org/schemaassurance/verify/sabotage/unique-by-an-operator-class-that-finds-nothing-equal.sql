-- object: chat_rooms
-- finding: one-room-a-pair: public.chat_rooms
CREATE FUNCTION never_equal(uuid, uuid) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT CASE WHEN $1 OPERATOR(pg_catalog.=) $2 THEN 1 ELSE pg_catalog.uuid_cmp($1, $2) END';
CREATE OPERATOR CLASS lax FOR TYPE uuid USING btree AS
  OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >, FUNCTION 1 never_equal(uuid, uuid);
ALTER TABLE chat_rooms DROP CONSTRAINT chat_rooms_teacher_id_student_id_key;
CREATE UNIQUE INDEX ON chat_rooms (teacher_id lax, student_id lax);
