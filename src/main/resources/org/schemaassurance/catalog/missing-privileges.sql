-- missing-privileges: what the session's role would need to read some relations and call some functions.
-- Parameters, each a pair of arrays schemas text[], names text[]: relations, functions called.
SELECT 'USAGE ON SCHEMA ' || pg_catalog.quote_ident(n.nspname) AS privilege
FROM (SELECT DISTINCT named.schema_name
      FROM ROWS FROM (pg_catalog.unnest(?::pg_catalog.text[]), pg_catalog.unnest(?::pg_catalog.text[])) AS named (schema_name, name)
      JOIN pg_catalog.pg_namespace s ON s.nspname::pg_catalog.text = named.schema_name
      JOIN pg_catalog.pg_class c ON c.relnamespace = s.oid AND c.relname::pg_catalog.text = named.name) AS used
JOIN pg_catalog.pg_namespace n ON n.nspname::pg_catalog.text = used.schema_name
WHERE NOT pg_catalog.has_schema_privilege(n.oid, 'USAGE')
UNION
SELECT 'SELECT ON ' || pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(c.relname)
FROM ROWS FROM (pg_catalog.unnest(?::pg_catalog.text[]), pg_catalog.unnest(?::pg_catalog.text[])) AS named (schema_name, name)
JOIN pg_catalog.pg_namespace n ON n.nspname::pg_catalog.text = named.schema_name
JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid AND c.relname::pg_catalog.text = named.name
WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND NOT pg_catalog.has_table_privilege(c.oid, 'SELECT')
UNION
SELECT 'EXECUTE ON FUNCTION ' || p.oid::pg_catalog.regprocedure::pg_catalog.text
FROM ROWS FROM (pg_catalog.unnest(?::pg_catalog.text[]), pg_catalog.unnest(?::pg_catalog.text[])) AS named (schema_name, name)
JOIN pg_catalog.pg_namespace n ON n.nspname::pg_catalog.text = named.schema_name
JOIN pg_catalog.pg_proc p ON p.pronamespace = n.oid AND p.proname::pg_catalog.text = named.name
WHERE NOT pg_catalog.has_function_privilege(p.oid, 'EXECUTE')
ORDER BY 1 DESC
