CREATE ROLE "${database}_web"; GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO "${database}_web";
CREATE ROLE "${database}_authenticator" LOGIN NOINHERIT; GRANT "${database}_web" TO "${database}_authenticator";
