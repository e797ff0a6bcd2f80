-- relations-by-pattern: the tables and views of names that are like those asked for. Parameters, as LIKE takes them: schemas text[], names text[].
-- Left out: what an extension made, the server's own schemas, ours, and Liquibase's tables.
SELECT DISTINCT c.oid, n.nspname AS schema_name, c.relname AS relation_name
FROM ROWS FROM (pg_catalog.unnest(?::pg_catalog.text[]), pg_catalog.unnest(?::pg_catalog.text[])) AS wanted (schemas, names)
JOIN pg_catalog.pg_namespace n ON n.nspname::pg_catalog.text LIKE wanted.schemas
JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid AND c.relname::pg_catalog.text LIKE wanted.names
WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f')
  AND n.nspname NOT IN ('information_schema', 'schema_assurance')
  AND n.nspname::pg_catalog.text NOT LIKE 'pg\_%'
  AND pg_catalog.lower(c.relname::pg_catalog.text) NOT IN ('databasechangelog', 'databasechangeloglock')
  AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
                  WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = c.oid AND d.deptype = 'e')
ORDER BY 2, 3
