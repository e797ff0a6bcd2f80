--liquibase formatted sql

--changeset schema-assurance:backfill-chat_rooms runInTransaction:false stripComments:false
--comment: The rooms of the bookings that were active before the triggers were. After them: a booking in between has its room.
-- Killed half way it is not noted as run, and the next update runs it again. A role's own timeout would cover the whole CALL.
SET statement_timeout = 0;
SET lock_timeout = '30s';
SET default_transaction_isolation = 'read committed';
CALL schema_assurance.end_with_the_client();
CALL schema_assurance.backfill_rooms(lessons_a_batch => 500);
RESET client_connection_check_interval;
RESET default_transaction_isolation;
RESET lock_timeout;
RESET statement_timeout;
--rollback CALL schema_assurance.remove_backfilled_rooms(rooms_a_batch => 1000);
