-- scope: what a snapshot looks at; it is put before each of its queries. PostgreSQL's own schemas, our own, Liquibase's tables and
-- whatever belongs to an extension are left out.
-- A column that only newer servers have is asked for inside a subquery whose surroundings have a NULL of that name: where the table
-- lacks the column, the name means the NULL (PostgreSQL manual, "Value Expressions", column references).
WITH scope AS (
  SELECT n.oid, n.nspname::pg_catalog.text AS name
  FROM pg_catalog.pg_namespace n
  WHERE n.nspname NOT IN ('pg_catalog', 'information_schema', 'schema_assurance') AND n.nspname !~ '^pg_(toast|temp_)'
),
member AS (
  SELECT d.classid, d.objid
  FROM pg_catalog.pg_depend d
  WHERE d.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass AND d.deptype = 'e'
),
relation AS (
  SELECT c.*, s.name AS schema_name, pg_catalog.format('%I.%I', s.name, c.relname) AS qualified_name
  FROM pg_catalog.pg_class c
  JOIN scope s ON s.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'p', 'f', 'v', 'm', 'S', 'c')
    AND c.relname NOT IN ('databasechangelog', 'databasechangeloglock')
    AND NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND m.objid = c.oid)
)
