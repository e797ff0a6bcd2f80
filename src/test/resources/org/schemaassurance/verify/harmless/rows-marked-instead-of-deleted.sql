-- differs: unexpected rule public.bookings.soft_delete
-- differs: unexpected rule public.lessons.note_delete
-- differs: unexpected table public.deleted_lessons
CREATE RULE soft_delete AS ON DELETE TO bookings DO INSTEAD UPDATE bookings SET deleted_at = now() WHERE id = OLD.id AND deleted_at IS NULL;
CREATE TABLE deleted_lessons (id uuid, at timestamptz DEFAULT now());
CREATE RULE note_delete AS ON DELETE TO lessons DO ALSO INSERT INTO deleted_lessons (id) VALUES (OLD.id);
