-- What a role of its own needs for cron and backfill of the chat rooms, and nothing more. For the owner of the tables, or a superuser,
-- on a database that has the changelog.
CREATE ROLE chat_backfill LOGIN; -- then give it a password: \password chat_backfill
GRANT CONNECT ON DATABASE tutoring_platform TO chat_backfill;

-- To verify every rule.
GRANT USAGE ON SCHEMA public TO chat_backfill;
GRANT SELECT ON
  public.bookings, public.chat_rooms, public.databasechangelog, public.lessons, public.messages, public.users
  TO chat_backfill;

-- To repair, and to note how far it is.
GRANT INSERT (teacher_id, student_id) ON public.chat_rooms TO chat_backfill;
GRANT USAGE ON SCHEMA schema_assurance TO chat_backfill;
GRANT SELECT, INSERT, UPDATE ON schema_assurance.backfill_job, schema_assurance.backfill_run TO chat_backfill;

-- To see how far standbys are behind; without it a log line says that it is not looked at.
GRANT pg_monitor TO chat_backfill;
