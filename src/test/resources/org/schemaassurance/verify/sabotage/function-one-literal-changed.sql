-- object: create_chats_for_completed_lessons
-- finding: create-chats-for-completed-lessons: public.create_chats_for_completed_lessons()
DO $$ BEGIN EXECUTE replace(pg_get_functiondef('create_chats_for_completed_lessons()'::regprocedure), '''active''', '''completed'''); END $$;
