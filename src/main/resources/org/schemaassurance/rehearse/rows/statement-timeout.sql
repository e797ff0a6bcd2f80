-- statement-timeout: how long a statement of this session may take, in milliseconds; 0 for any time.
SELECT setting::pg_catalog.int8 AS milliseconds FROM pg_catalog.pg_settings WHERE name = 'statement_timeout'
