CREATE SCHEMA elsewhere;
CREATE FUNCTION elsewhere.create_chats_for_completed_lessons() RETURNS integer LANGUAGE sql AS 'SELECT 1';
