-- object: changelog/triggers/booking_create_chat.sql
UPDATE databasechangelog SET md5sum = '9:00000000000000000000000000000000' WHERE filename LIKE '%triggers/booking_create_chat.sql';
