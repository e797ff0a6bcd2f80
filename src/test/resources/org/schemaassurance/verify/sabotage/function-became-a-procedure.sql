-- object: create_chats_for_completed_lessons
-- finding: create-chats-for-completed-lessons: public.create_chats_for_completed_lessons()
DROP FUNCTION create_chats_for_completed_lessons();
CREATE PROCEDURE create_chats_for_completed_lessons() LANGUAGE sql AS 'SELECT 0';
