-- differs: unexpected function public.create_chats_for_completed_lessons(uuid)
CREATE FUNCTION create_chats_for_completed_lessons(only_teacher uuid) RETURNS integer LANGUAGE sql AS 'SELECT 0';
