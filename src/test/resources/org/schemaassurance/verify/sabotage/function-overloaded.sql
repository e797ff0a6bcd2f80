-- object: create_chats_for_completed_lessons
-- finding: create-chats-for-completed-lessons: public.create_chats_for_completed_lessons(integer)
CREATE FUNCTION create_chats_for_completed_lessons(days int DEFAULT 1) RETURNS integer LANGUAGE sql AS 'SELECT 0';
