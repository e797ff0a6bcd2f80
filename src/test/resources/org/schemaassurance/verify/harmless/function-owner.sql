-- differs: unexpected function elsewhere.create_chats_for_completed_lessons()
-- differs: unexpected schema elsewhere
CREATE SCHEMA elsewhere;
CREATE FUNCTION elsewhere.create_chats_for_completed_lessons() RETURNS integer LANGUAGE sql AS 'SELECT 1';
