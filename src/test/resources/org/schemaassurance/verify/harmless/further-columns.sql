-- differs: unexpected column public.bookings.price
-- differs: unexpected column public.chat_rooms.topic
-- differs: unexpected column public.users.number
ALTER TABLE chat_rooms ADD topic text NOT NULL DEFAULT '';
ALTER TABLE bookings ADD price numeric(9, 2);
ALTER TABLE users ADD number bigint GENERATED ALWAYS AS IDENTITY;
