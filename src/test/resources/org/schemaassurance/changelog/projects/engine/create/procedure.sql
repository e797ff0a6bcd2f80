CREATE OR REPLACE PROCEDURE clean_up(days integer) LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM ACT_RU_JOB WHERE DUEDATE_ < now() - make_interval(days => days);
END $$;
