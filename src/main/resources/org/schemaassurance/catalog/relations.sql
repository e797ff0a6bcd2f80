-- relations: the tables and views of the names asked for. Parameters: schemas text[], names text[].
SELECT c.oid, n.nspname AS schema_name, c.relname AS relation_name
FROM ROWS FROM (pg_catalog.unnest(?::pg_catalog.text[]), pg_catalog.unnest(?::pg_catalog.text[])) AS wanted (schema_name, relation_name)
JOIN pg_catalog.pg_namespace n ON n.nspname = wanted.schema_name::pg_catalog.name
JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid AND c.relname = wanted.relation_name::pg_catalog.name
WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f')
