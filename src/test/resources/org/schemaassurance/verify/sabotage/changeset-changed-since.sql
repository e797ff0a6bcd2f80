-- object: changelog/triggers/booking_create_chat.sql
-- finding: changelog: changelog/triggers/booking_create_chat.sql::trigger-booking_create_chat::schema-assurance
UPDATE databasechangelog SET md5sum = '9:00000000000000000000000000000000' WHERE filename LIKE '%triggers/booking_create_chat.sql';
