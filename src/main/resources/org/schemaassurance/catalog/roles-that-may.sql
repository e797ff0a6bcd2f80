-- roles-that-may: those that log in and may do to a table what makes a trigger fire. Superusers may do everything and are nobody's login.
-- Parameters: schema and name of the table and the privilege on it, as one text[]; names of those that do it through a view, text[].
SELECT r.rolname::pg_catalog.text AS role_name
FROM (SELECT ?::pg_catalog.text[] AS names, ?::pg_catalog.text[] AS through_views) AS asked
JOIN pg_catalog.pg_namespace n ON n.nspname::pg_catalog.text = asked.names[1]
JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid AND c.relname::pg_catalog.text = asked.names[2]
JOIN pg_catalog.pg_roles r ON r.rolcanlogin AND NOT r.rolsuper
WHERE r.rolname::pg_catalog.text = ANY (asked.through_views)
  OR pg_catalog.has_schema_privilege(r.oid, n.oid, 'USAGE')
    AND (pg_catalog.has_table_privilege(r.oid, c.oid, asked.names[3])
      OR asked.names[3] IN ('INSERT', 'UPDATE') AND pg_catalog.has_any_column_privilege(r.oid, c.oid, asked.names[3]))
ORDER BY r.rolname
