--liquibase formatted sql

--changeset schema-assurance:own-has_foreign_key splitStatements:false stripComments:false
--comment: Whether a foreign key leads from that column alone to that table, under any name and with any actions.
CREATE OR REPLACE FUNCTION schema_assurance.has_foreign_key(table_name text, column_name text, target_name text) RETURNS boolean
LANGUAGE sql STABLE AS $body$
  SELECT EXISTS (
    SELECT
    FROM pg_constraint AS c
    JOIN pg_attribute AS a ON a.attrelid = c.conrelid AND c.conkey = ARRAY[a.attnum]
    WHERE c.contype = 'f'
      AND c.conrelid = to_regclass(table_name)
      AND c.confrelid = to_regclass(target_name)
      AND a.attname = column_name);
$body$;
--rollback DROP FUNCTION IF EXISTS schema_assurance.has_foreign_key(text, text, text);

--changeset schema-assurance:own-orphans splitStatements:false stripComments:false
--comment: Counts the rows whose key leads nowhere and names some of them; empty when there are none.
CREATE OR REPLACE FUNCTION schema_assurance.orphans(table_name text, column_name text, target_name text) RETURNS text
LANGUAGE plpgsql AS $body$
DECLARE
  orphan_count bigint;
  some_keys text;
BEGIN
  EXECUTE format(
    'WITH orphan AS MATERIALIZED (
       SELECT child.%1$I AS key FROM %2$s AS child
       WHERE child.%1$I IS NOT NULL AND NOT EXISTS (SELECT FROM %3$s AS target WHERE target.id = child.%1$I))
     SELECT (SELECT count(*) FROM orphan),
            (SELECT string_agg(sample.key::text, '', '' ORDER BY sample.key) FROM (SELECT DISTINCT key FROM orphan ORDER BY key LIMIT 5) AS sample(key))',
    column_name, table_name, target_name)
  INTO orphan_count, some_keys;
  IF orphan_count = 0 THEN
    RETURN '';
  END IF;
  RETURN format('%s of %s %s a %s that is not in %s, for example %s',
    CASE orphan_count WHEN 1 THEN '1 row' ELSE orphan_count || ' rows' END, table_name,
    CASE orphan_count WHEN 1 THEN 'has' ELSE 'have' END, column_name, target_name, some_keys);
END
$body$;
--rollback DROP FUNCTION IF EXISTS schema_assurance.orphans(text, text, text);

--changeset schema-assurance:own-foreign_key_obstacle splitStatements:false stripComments:false
--comment: Why a foreign key can't be added there; empty when it can.
CREATE OR REPLACE FUNCTION schema_assurance.foreign_key_obstacle(table_name text, column_name text, target_name text) RETURNS text
LANGUAGE plpgsql AS $body$
BEGIN
  IF NOT EXISTS (
    SELECT
    FROM pg_class AS c
    JOIN pg_attribute AS a ON a.attrelid = c.oid
    WHERE c.oid = to_regclass(table_name)
      AND c.relkind = 'r'
      AND pg_has_role(c.relowner, 'USAGE')
      AND a.attname = column_name
      AND a.atttypid = 'uuid'::regtype
      AND NOT a.attisdropped)
  THEN
    RETURN format('%s is not an ordinary table of %I with a column %s of type uuid', table_name, current_user, column_name);
  END IF;
  IF NOT EXISTS (
    SELECT
    FROM pg_index AS i
    JOIN pg_attribute AS a ON a.attrelid = i.indrelid AND a.attname = 'id' AND a.attnum = i.indkey[0]
    WHERE i.indrelid = to_regclass(target_name)
      AND i.indisunique
      AND i.indisvalid
      AND i.indimmediate
      AND i.indnkeyatts = 1
      AND i.indpred IS NULL)
  THEN
    RETURN format('%s.id is neither a primary key nor unique', target_name);
  END IF;
  RETURN schema_assurance.orphans(table_name, column_name, target_name);
END
$body$;
--rollback DROP FUNCTION IF EXISTS schema_assurance.foreign_key_obstacle(text, text, text);

--changeset schema-assurance:own-wants_foreign_key splitStatements:false stripComments:false
--comment: Whether a foreign key is missing and can be added. An obstacle stops the update where the chat rooms need the key.
CREATE OR REPLACE FUNCTION schema_assurance.wants_foreign_key(table_name text, column_name text, target_name text, needed boolean)
RETURNS boolean LANGUAGE plpgsql AS $body$
DECLARE
  obstacle text;
BEGIN
  IF schema_assurance.has_foreign_key(table_name, column_name, target_name) THEN
    RETURN false;
  END IF;
  obstacle := schema_assurance.foreign_key_obstacle(table_name, column_name, target_name);
  IF obstacle <> '' AND needed THEN
    RAISE EXCEPTION 'the foreign key %.% -> % can''t be added: %; repair the rows, then run the update again.',
      table_name, column_name, target_name, obstacle;
  ELSIF obstacle <> '' THEN
    RAISE WARNING 'the foreign key %.% -> % is left out: %', table_name, column_name, target_name, obstacle;
  END IF;
  RETURN obstacle = '';
END
$body$;
--rollback DROP FUNCTION IF EXISTS schema_assurance.wants_foreign_key(text, text, text, boolean);

--changeset schema-assurance:own-validate_made splitStatements:false stripComments:false
--comment: Validates a foreign key that was added here; one that was found is left as it is.
CREATE OR REPLACE PROCEDURE schema_assurance.validate_made(table_name text, constraint_name text) LANGUAGE plpgsql AS $body$
BEGIN
  IF schema_assurance.was_made(format('constraint %s.%s', table_name, constraint_name)) THEN
    CALL schema_assurance.patiently(format('ALTER TABLE %s VALIDATE CONSTRAINT %I', table_name, constraint_name));
  END IF;
END
$body$;
--rollback DROP PROCEDURE IF EXISTS schema_assurance.validate_made(text, text);

--changeset schema-assurance:own-invalidate_made splitStatements:false stripComments:false
--comment: Makes a foreign key that was added here NOT VALID again, which only dropping and adding it does.
CREATE OR REPLACE PROCEDURE schema_assurance.invalidate_made(table_name text, constraint_name text) LANGUAGE plpgsql AS $body$
DECLARE
  definition text;
BEGIN
  SELECT pg_get_constraintdef(c.oid) INTO definition
  FROM pg_constraint AS c
  WHERE c.conrelid = table_name::regclass
    AND c.conname = constraint_name
    AND c.convalidated
    AND schema_assurance.was_made(format('constraint %s.%s', table_name, constraint_name));
  IF FOUND THEN
    CALL schema_assurance.patiently(format(
      'ALTER TABLE %1$s DROP CONSTRAINT %2$I, ADD CONSTRAINT %2$I %3$s NOT VALID', table_name, constraint_name, definition));
  END IF;
END
$body$;
--rollback DROP PROCEDURE IF EXISTS schema_assurance.invalidate_made(text, text);
