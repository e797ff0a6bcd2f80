-- a role for reports
CREATE ROLE probe_it_reports LOGIN;
GRANT SELECT ON ALL TABLES IN SCHEMA public TO probe_it_reports;
ALTER ROLE probe_it_reports SET default_transaction_read_only = on;
