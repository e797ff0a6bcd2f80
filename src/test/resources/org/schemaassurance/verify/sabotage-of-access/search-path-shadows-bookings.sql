-- object: bookings
-- finding: sessions-that-book: public.bookings
CREATE SCHEMA archive; CREATE TABLE archive.bookings (LIKE bookings); ALTER DATABASE "${database}" SET search_path = archive, public;
