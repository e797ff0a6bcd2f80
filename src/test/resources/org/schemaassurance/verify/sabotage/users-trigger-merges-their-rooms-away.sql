-- object: users.leaves
-- since: 15
-- finding: users-no-triggers: public.users.leaves
CREATE FUNCTION leaves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  MERGE INTO chat_rooms AS room USING (SELECT NEW.id) AS gone (id) ON room.student_id = gone.id WHEN MATCHED THEN UPDATE SET deleted_at = now();
  RETURN NULL;
END $$;
CREATE TRIGGER leaves AFTER UPDATE ON users FOR EACH ROW EXECUTE FUNCTION leaves();
