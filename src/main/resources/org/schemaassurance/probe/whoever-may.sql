-- name: whoever-may
-- Who has a right on a table, and may log in; the table's owner; and who does it through a view alone, and may log in. No row where there is no such table.
-- Superusers and PostgreSQL's own roles may everything, and nobody is meant by that.
-- Parameters: the right, columns text[] on each of which it has to be (none: on any), schema, table, names text[] of those who do it through views.
SELECT
  role.rolname::pg_catalog.text AS role,
  role.oid = relation.relowner AS is_owner,
  role.rolcanlogin
    AND NOT role.rolsuper
    AND role.rolname NOT LIKE 'pg\_%'
    AND pg_catalog.has_database_privilege(role.oid, pg_catalog.current_database(), 'CONNECT')
    AND held.it AS may,
  role.rolcanlogin
    AND pg_catalog.has_database_privilege(role.oid, pg_catalog.current_database(), 'CONNECT')
    AND NOT held.it AS by_view
FROM pg_catalog.pg_class AS relation
JOIN pg_catalog.pg_namespace AS schema ON schema.oid = relation.relnamespace
CROSS JOIN (SELECT ?::pg_catalog.text AS name, ?::pg_catalog.text[] AS columns) AS asked
CROSS JOIN pg_catalog.pg_roles AS role
CROSS JOIN LATERAL (
  SELECT
    CASE
      WHEN asked.name = 'DELETE' THEN pg_catalog.has_table_privilege(role.oid, relation.oid, asked.name)
      WHEN pg_catalog.cardinality(asked.columns) = 0 THEN pg_catalog.has_any_column_privilege(role.oid, relation.oid, asked.name)
      ELSE (
        SELECT pg_catalog.count(*) = pg_catalog.cardinality(asked.columns)
        FROM pg_catalog.pg_attribute AS attribute
        WHERE attribute.attrelid = relation.oid
          AND attribute.attname::pg_catalog.text = ANY (asked.columns)
          AND NOT attribute.attisdropped
          AND pg_catalog.has_column_privilege(role.oid, relation.oid, attribute.attnum, asked.name))
    END AS it
) AS held
WHERE schema.nspname = ? AND relation.relname = ?
  AND (role.oid = relation.relowner OR held.it OR role.rolname::pg_catalog.text = ANY (?::pg_catalog.text[]))
ORDER BY role.rolname
