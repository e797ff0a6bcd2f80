-- differs: unexpected publication new_users
-- differs: unexpected publication some_bookings
-- publications with filters and columns that have the key
CREATE PUBLICATION some_bookings FOR TABLE bookings (id, status), chat_rooms WHERE (id <> '00000000-0000-0000-0000-000000000000'), messages (id, chat_room_id); CREATE PUBLICATION new_users FOR TABLE users (email) WITH (publish = 'insert');
