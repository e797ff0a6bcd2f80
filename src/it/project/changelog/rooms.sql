--liquibase formatted sql

--changeset project:rooms
CREATE TABLE rooms (id bigint PRIMARY KEY);
CREATE TABLE room_count (rooms bigint NOT NULL);
INSERT INTO room_count (rooms) VALUES (0);

--changeset project:count-rooms splitStatements:false stripComments:false
CREATE FUNCTION count_rooms() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE room_count SET rooms = rooms + 1;
  RETURN NULL;
END $$;

--changeset project:rooms-are-counted
CREATE TRIGGER rooms_are_counted AFTER INSERT ON rooms FOR EACH ROW EXECUTE FUNCTION count_rooms();
