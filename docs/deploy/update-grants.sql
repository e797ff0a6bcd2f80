-- What a role of its own needs for mvn liquibase:update and liquibase:rollback, and nothing more. For a superuser.
CREATE ROLE chat_migration LOGIN; -- then give it a password: \password chat_migration
-- CREATE: for the schema schema_assurance. TEMPORARY: what looks before the first change is made in pg_temp.
GRANT CONNECT, CREATE, TEMPORARY ON DATABASE tutoring_platform TO chat_migration;
-- For Liquibase's two tables, and for tables, indexes and functions.
GRANT USAGE, CREATE ON SCHEMA public TO chat_migration;
-- Where the tables are there already: only their owner may add columns, constraints, indexes and triggers. The same for Liquibase's
-- tables and for functions made by hand. Needless on an empty database.
GRANT app_owner TO chat_migration;
