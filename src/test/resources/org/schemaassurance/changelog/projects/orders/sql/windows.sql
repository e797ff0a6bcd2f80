--liquibase formatted sql

--changeset carl:1
CREATE TABLE win (id int, name text DEFAULT 'ä');
--rollback DROP TABLE win;

--changeset carl:2
CREATE FUNCTION crlf() RETURNS int LANGUAGE sql AS $$
  SELECT 1
$$;
--rollback DROP FUNCTION crlf();
