-- object: changelog/triggers/booking_create_chat.sql
-- finding: changelog: changelog/triggers/booking_create_chat.sql::trigger-booking_create_chat::schema-assurance
DELETE FROM databasechangelog WHERE filename LIKE '%triggers/booking_create_chat.sql';
