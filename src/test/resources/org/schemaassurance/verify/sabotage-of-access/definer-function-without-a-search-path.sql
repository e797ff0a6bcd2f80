-- object: rooms_of
-- severity: warning
-- finding: functions-with-their-owners-rights: public.rooms_of(uuid)
CREATE FUNCTION rooms_of(uuid) RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER AS 'SELECT count(*) FROM public.chat_rooms WHERE teacher_id = $1';
