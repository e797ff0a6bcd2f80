CREATE ROLE "${database}_app" LOGIN; GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO "${database}_app";
CREATE ROLE "${database}_lease" LOGIN VALID UNTIL '2099-01-01' IN ROLE "${database}_app"; ALTER ROLE "${database}_lease" SET role = '${database}_app';
CREATE ROLE "${database}_owner"; GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO "${database}_owner";
CREATE ROLE "${database}_deploy" LOGIN IN ROLE "${database}_owner"; ALTER ROLE "${database}_deploy" SET role = '${database}_owner';
