-- object: changelog/triggers/booking_create_chat.sql
DELETE FROM databasechangelog WHERE filename LIKE '%triggers/booking_create_chat.sql';
