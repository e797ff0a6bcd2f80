--liquibase formatted sql

--changeset schema-assurance:own-remember splitStatements:false stripComments:false
--comment: Notes that an object was made here.
-- A changeset that was killed before Liquibase noted it runs twice: what the first run noted holds.
CREATE OR REPLACE PROCEDURE schema_assurance.remember(made text) LANGUAGE sql AS $body$
  INSERT INTO schema_assurance.made_object (object) VALUES (made) ON CONFLICT DO NOTHING;
$body$;
--rollback DROP PROCEDURE IF EXISTS schema_assurance.remember(text);

--changeset schema-assurance:own-was_made splitStatements:false stripComments:false
--comment: Whether an object was made here.
CREATE OR REPLACE FUNCTION schema_assurance.was_made(made text) RETURNS boolean LANGUAGE sql STABLE AS $body$
  SELECT EXISTS (SELECT FROM schema_assurance.made_object WHERE object = made);
$body$;
--rollback DROP FUNCTION IF EXISTS schema_assurance.was_made(text);

--changeset schema-assurance:own-undo splitStatements:false stripComments:false
--comment: Undoes what was made here, and nothing that was found. (Liquibase runs a rollback for a skipped changeset, too.)
CREATE OR REPLACE PROCEDURE schema_assurance.undo(made text, ddl text) LANGUAGE plpgsql AS $body$
BEGIN
  IF schema_assurance.was_made(made) THEN
    CALL schema_assurance.patiently(ddl);
    DELETE FROM schema_assurance.made_object WHERE object = made;
  END IF;
END
$body$;
--rollback DROP PROCEDURE IF EXISTS schema_assurance.undo(text, text);

--changeset schema-assurance:own-undo_table splitStatements:false stripComments:false
--comment: Drops a table that was made here while it is empty, and stops otherwise.
CREATE OR REPLACE PROCEDURE schema_assurance.undo_table(table_name text) LANGUAGE plpgsql AS $body$
DECLARE
  row_count bigint;
BEGIN
  IF schema_assurance.was_made('table ' || table_name) AND to_regclass(table_name) IS NOT NULL THEN
    -- Locked before the look: a row that comes between would be lost.
    CALL schema_assurance.patiently('LOCK TABLE ' || table_name || ' IN ACCESS EXCLUSIVE MODE');
    EXECUTE 'SELECT count(*) FROM (SELECT FROM ' || table_name || ' LIMIT 1000) AS first_rows' INTO row_count;
    IF row_count > 0 THEN
      RAISE EXCEPTION '% was made by the changelog and holds % now: a rollback loses no data, so it stops here.',
        table_name, CASE row_count WHEN 1 THEN '1 row' WHEN 1000 THEN '1000 rows or more' ELSE row_count || ' rows' END;
    END IF;
  END IF;
  CALL schema_assurance.undo('table ' || table_name, 'DROP TABLE IF EXISTS ' || table_name);
END
$body$;
--rollback DROP PROCEDURE IF EXISTS schema_assurance.undo_table(text);

--changeset schema-assurance:own-undo_column splitStatements:false stripComments:false
--comment: Drops a column that was added here while it is empty, and stops otherwise.
CREATE OR REPLACE PROCEDURE schema_assurance.undo_column(table_name text, column_name text) LANGUAGE plpgsql AS $body$
DECLARE
  made CONSTANT text := 'column ' || table_name || '.' || column_name;
  look CONSTANT text := format('SELECT EXISTS (SELECT FROM %s WHERE %I IS NOT NULL)', table_name, column_name);
  filled boolean;
BEGIN
  IF schema_assurance.was_made(made) THEN
    -- Without a lock first: where it is in use nobody has to wait for the answer. Then once more while writers wait, whom readers pass.
    EXECUTE look INTO filled;
    IF NOT filled THEN
      CALL schema_assurance.patiently('LOCK TABLE ' || table_name || ' IN SHARE ROW EXCLUSIVE MODE');
      EXECUTE look INTO filled;
    END IF;
    IF filled THEN
      RAISE EXCEPTION '%.% was added by the changelog and is in use now: a rollback loses no data, so it stops here.', table_name, column_name;
    END IF;
  END IF;
  CALL schema_assurance.undo(made, format('ALTER TABLE %s DROP COLUMN IF EXISTS %I', table_name, column_name));
END
$body$;
--rollback DROP PROCEDURE IF EXISTS schema_assurance.undo_column(text, text);
