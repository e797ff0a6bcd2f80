-- lint/schemas: those that a snapshot is of, and whether the role may look up names in them.
SELECT s.name, pg_catalog.has_schema_privilege(s.oid, 'USAGE') AS usable
FROM scope s
ORDER BY 1
