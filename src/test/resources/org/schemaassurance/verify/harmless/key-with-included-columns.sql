-- differs: changed constraint public.bookings.bookings_pkey: definition
ALTER TABLE bookings DROP CONSTRAINT bookings_pkey, ADD CONSTRAINT bookings_pkey PRIMARY KEY (id) INCLUDE (status);
