-- As on the real platform.
ALTER TABLE public.bookings DROP COLUMN deleted_at;
