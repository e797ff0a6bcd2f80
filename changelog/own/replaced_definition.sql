--liquibase formatted sql

--changeset schema-assurance:own-function_restore_sql splitStatements:false stripComments:false
--comment: The SQL that brings a function back with body, settings, owner, privileges and comment.
-- search_path is empty, so that everything in the definition comes out schema-qualified.
CREATE OR REPLACE FUNCTION schema_assurance.function_restore_sql(routine oid) RETURNS text
LANGUAGE sql STABLE SET search_path = '' AS $body$
  SELECT concat_ws(E'\n',
    pg_catalog.pg_get_functiondef(p.oid) || ';',
    format('ALTER ROUTINE %s OWNER TO %I;', p.oid::regprocedure, pg_catalog.pg_get_userbyid(p.proowner)),
    -- No list at all means the default privileges, which a new function has anyway.
    CASE WHEN p.proacl IS NOT NULL THEN
      format('REVOKE ALL ON ROUTINE %s FROM PUBLIC, %I;', p.oid::regprocedure, pg_catalog.pg_get_userbyid(p.proowner)) END,
    (SELECT string_agg(
       format('GRANT EXECUTE ON ROUTINE %s TO %s%s;', p.oid::regprocedure,
         CASE acl.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_catalog.pg_get_userbyid(acl.grantee)) END,
         CASE WHEN acl.is_grantable THEN ' WITH GRANT OPTION' END), E'\n')
     FROM pg_catalog.aclexplode(p.proacl) AS acl),
    format('COMMENT ON ROUTINE %s IS %L;', p.oid::regprocedure, pg_catalog.obj_description(p.oid, 'pg_proc')))
  FROM pg_catalog.pg_proc AS p
  WHERE p.oid = routine;
$body$;
--rollback DROP FUNCTION IF EXISTS schema_assurance.function_restore_sql(oid);

--changeset schema-assurance:own-keep_function splitStatements:false stripComments:false
--comment: Keeps the hand-made function of that name, if there is one, before the changelog replaces it.
CREATE OR REPLACE PROCEDURE schema_assurance.keep_function(function_name text, result regtype) LANGUAGE plpgsql AS $body$
DECLARE
  signature CONSTANT text := format('public.%I()', function_name);
  existing pg_proc;
BEGIN
  SELECT * INTO existing
  FROM pg_proc
  WHERE pronamespace = 'public'::regnamespace AND proname = function_name AND pronargs = 0;
  IF existing.oid IS NULL THEN
    INSERT INTO schema_assurance.replaced_definition (object, restore_sql)
    VALUES ('function ' || signature, format('DROP FUNCTION IF EXISTS %s;', signature))
    ON CONFLICT DO NOTHING;
  ELSIF existing.prokind = 'f' AND existing.prorettype = result AND NOT existing.proretset THEN
    INSERT INTO schema_assurance.replaced_definition (object, restore_sql)
    VALUES ('function ' || signature, schema_assurance.function_restore_sql(existing.oid))
    ON CONFLICT DO NOTHING;
  ELSE
    -- CREATE OR REPLACE can change neither the result nor a procedure into a function.
    INSERT INTO schema_assurance.replaced_definition (object, restore_sql)
    VALUES ('function ' || signature,
      format(E'DROP FUNCTION IF EXISTS %s;\n', signature) || schema_assurance.function_restore_sql(existing.oid))
    ON CONFLICT DO NOTHING;
    EXECUTE format('DROP ROUTINE %s', signature);
  END IF;
END
$body$;
--rollback DROP PROCEDURE IF EXISTS schema_assurance.keep_function(text, regtype);

--changeset schema-assurance:own-trigger_restore_sql splitStatements:false stripComments:false
--comment: The SQL that brings a trigger back with its condition, its enabled state and its comment.
CREATE OR REPLACE FUNCTION schema_assurance.trigger_restore_sql(trigger_oid oid) RETURNS text
LANGUAGE sql STABLE SET search_path = '' AS $body$
  SELECT concat_ws(E'\n',
    pg_catalog.pg_get_triggerdef(t.oid) || ';',
    -- pg_get_triggerdef says nothing of a disabled trigger.
    CASE t.tgenabled
      WHEN 'D' THEN format('ALTER TABLE %s DISABLE TRIGGER %I;', t.tgrelid::regclass, t.tgname)
      WHEN 'R' THEN format('ALTER TABLE %s ENABLE REPLICA TRIGGER %I;', t.tgrelid::regclass, t.tgname)
      WHEN 'A' THEN format('ALTER TABLE %s ENABLE ALWAYS TRIGGER %I;', t.tgrelid::regclass, t.tgname)
    END,
    CASE WHEN pg_catalog.obj_description(t.oid, 'pg_trigger') IS NOT NULL THEN
      format('COMMENT ON TRIGGER %I ON %s IS %L;', t.tgname, t.tgrelid::regclass, pg_catalog.obj_description(t.oid, 'pg_trigger')) END)
  FROM pg_catalog.pg_trigger AS t
  WHERE t.oid = trigger_oid;
$body$;
--rollback DROP FUNCTION IF EXISTS schema_assurance.trigger_restore_sql(oid);

--changeset schema-assurance:own-keep_trigger splitStatements:false stripComments:false
--comment: Keeps the hand-made trigger of that name, if there is one, before the changelog replaces it.
CREATE OR REPLACE PROCEDURE schema_assurance.keep_trigger(table_name text, trigger_name text) LANGUAGE plpgsql AS $body$
DECLARE
  existing pg_trigger;
BEGIN
  SELECT * INTO existing
  FROM pg_trigger
  WHERE tgrelid = table_name::regclass AND tgname = trigger_name AND NOT tgisinternal;
  INSERT INTO schema_assurance.replaced_definition (object, restore_sql)
  VALUES (format('trigger %s.%s', table_name, trigger_name),
    concat_ws(E'\n',
      format('DROP TRIGGER IF EXISTS %I ON %s;', trigger_name, table_name),
      schema_assurance.trigger_restore_sql(existing.oid)))
  ON CONFLICT DO NOTHING;
  -- CREATE OR REPLACE TRIGGER refuses to replace a constraint trigger.
  IF existing.tgconstraint <> 0 THEN
    CALL schema_assurance.patiently(format('DROP TRIGGER %I ON %s', trigger_name, table_name));
  END IF;
END
$body$;
--rollback DROP PROCEDURE IF EXISTS schema_assurance.keep_trigger(text, text);

--changeset schema-assurance:own-restore splitStatements:false stripComments:false
--comment: Brings back what was there before the changelog replaced it.
CREATE OR REPLACE PROCEDURE schema_assurance.restore(replaced text) LANGUAGE plpgsql AS $body$
DECLARE
  kept schema_assurance.replaced_definition;
BEGIN
  DELETE FROM schema_assurance.replaced_definition WHERE object = replaced RETURNING * INTO kept;
  IF kept.restore_sql IS NOT NULL THEN
    CALL schema_assurance.patiently(kept.restore_sql);
  END IF;
END
$body$;
--rollback DROP PROCEDURE IF EXISTS schema_assurance.restore(text);
