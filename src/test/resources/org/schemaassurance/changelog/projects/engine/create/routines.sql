CREATE FUNCTION job_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- the next revision; always
  NEW.REV_ := coalesce(OLD.REV_, 0) + 1;
  RETURN NEW;
END $$
/
CREATE TRIGGER job_changed BEFORE UPDATE ON ACT_RU_JOB FOR EACH ROW EXECUTE FUNCTION job_changed()
/
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_type WHERE typname = 'job_state') THEN CREATE TYPE job_state AS ENUM ('new', 'done'); END IF;
END $$
/
