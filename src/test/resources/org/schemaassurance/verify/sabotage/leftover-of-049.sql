-- object: create_chats_after_lesson
-- finding: no-leftover-of-049: public.lessons.create_chats_after_lesson
-- severity: warning
CREATE FUNCTION after_lesson() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER create_chats_after_lesson AFTER UPDATE ON lessons FOR EACH ROW EXECUTE FUNCTION after_lesson();
