-- A migrated database on which findings and differences of many kinds are: for demo/same-output.

-- Triggers and functions.
ALTER TABLE bookings DISABLE TRIGGER booking_create_chat;
DROP TRIGGER booking_create_chat_update ON bookings;
CREATE FUNCTION suppress() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
CREATE TRIGGER alien BEFORE INSERT ON chat_rooms FOR EACH ROW EXECUTE FUNCTION suppress();
CREATE TRIGGER create_chats_after_lesson AFTER UPDATE ON lessons FOR EACH ROW EXECUTE FUNCTION suppress();
DO $$
BEGIN
  EXECUTE replace(pg_get_functiondef('create_chats_for_completed_lessons()'::regprocedure), '''active''', '''completed''');
END
$$;
ALTER FUNCTION create_chat_on_booking_active() SECURITY DEFINER;

-- Keys, constraints, indexes.
DO $$
DECLARE
  key record;
BEGIN
  FOR key IN SELECT conname, pg_get_constraintdef(oid) AS definition FROM pg_constraint WHERE conrelid = 'chat_rooms'::regclass AND contype = 'u' LOOP
    EXECUTE format('ALTER TABLE chat_rooms DROP CONSTRAINT %1$I, ADD CONSTRAINT %1$I %2$s DEFERRABLE', key.conname, key.definition);
  END LOOP;
  FOR key IN SELECT conname, pg_get_constraintdef(oid) AS definition FROM pg_constraint WHERE conrelid = 'chat_rooms'::regclass AND contype = 'f' LOOP
    EXECUTE format('ALTER TABLE chat_rooms DROP CONSTRAINT %1$I, ADD CONSTRAINT %1$I %2$s ON DELETE CASCADE NOT VALID', key.conname, key.definition);
  END LOOP;
END
$$;
ALTER TABLE messages DROP CONSTRAINT messages_pkey;
ALTER TABLE bookings ADD CONSTRAINT status_known CHECK (status IN ('active', 'completed')) NOT VALID;
ALTER TABLE chat_rooms ALTER id DROP DEFAULT, ALTER student_id DROP NOT NULL;
ALTER TABLE lessons ALTER end_time TYPE text;
UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'messages_chat_room_id_idx'::regclass;
DROP INDEX lessons_teacher_id_id_idx;

-- What changes a table's behaviour from beside it.
CREATE RULE swallow AS ON UPDATE TO bookings WHERE NEW.status = 'active' DO INSTEAD NOTHING;
ALTER TABLE users ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON users FOR SELECT USING (email = CURRENT_USER);
ALTER TABLE messages SET UNLOGGED;
CREATE TABLE bookings_of_last_year () INHERITS (bookings);

-- What nobody asked for.
CREATE SCHEMA "Else where";
CREATE TYPE "Else where".mood AS ENUM ('good', 'bad "quoted" <b>');
CREATE DOMAIN "Else where".short AS varchar(5) CHECK (VALUE <> '');
CREATE SEQUENCE "Else where".numbers START 7;
CREATE TABLE "Else where"."a ""table""" (id integer PRIMARY KEY, mood "Else where".mood DEFAULT 'good', short "Else where".short);
CREATE VIEW "Else where".shown AS SELECT id, mood FROM "Else where"."a ""table""" WHERE id > 0;
CREATE MATERIALIZED VIEW "Else where".kept AS SELECT count(*) AS bookings FROM bookings;
CREATE FUNCTION "Else where".next(integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT $1 + 1';
COMMENT ON TABLE bookings IS 'Not for the faint of heart';
GRANT SELECT ON users TO PUBLIC;

-- Changesets and rows.
UPDATE databasechangelog SET md5sum = '9:00000000000000000000000000000000' WHERE filename LIKE '%triggers/booking_create_chat.sql';
DELETE FROM databasechangelog WHERE filename LIKE '%indexes/lessons_teacher_id_id_idx.sql';
SET session_replication_role = replica;
INSERT INTO bookings (id, lesson_id, status) VALUES (md5('an orphan')::uuid, md5('no lesson')::uuid, 'completed');
INSERT INTO chat_rooms (id, teacher_id, student_id) VALUES (md5('a room')::uuid, md5('no teacher')::uuid, md5('no student')::uuid);
DELETE FROM messages;
DELETE FROM chat_rooms WHERE teacher_id < '80000000-0000-0000-0000-000000000000' AND id <> md5('a room')::uuid;
RESET session_replication_role;

-- Roles belong to the server: whoever asks twice finds it there.
DO $$
BEGIN
  IF to_regrole('reads_little') IS NULL THEN
    CREATE ROLE reads_little LOGIN PASSWORD 'little';
  END IF;
END
$$;
GRANT SELECT ON bookings, messages TO reads_little;
