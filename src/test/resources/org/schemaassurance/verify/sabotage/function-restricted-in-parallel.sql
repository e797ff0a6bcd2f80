-- object: create_chats_for_completed_lessons
-- finding: create-chats-for-completed-lessons: public.create_chats_for_completed_lessons()
-- severity: warning
ALTER FUNCTION create_chats_for_completed_lessons() PARALLEL RESTRICTED;
