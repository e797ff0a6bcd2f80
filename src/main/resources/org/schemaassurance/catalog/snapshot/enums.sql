-- enums: labels in their order, which is the order of comparison.
SELECT s.name AS schema, t.typname AS name,
  (SELECT pg_catalog.string_agg(pg_catalog.quote_literal(e.enumlabel), E'\n' ORDER BY e.enumsortorder)
   FROM pg_catalog.pg_enum e WHERE e.enumtypid = t.oid) AS labels
FROM pg_catalog.pg_type t
JOIN scope s ON s.oid = t.typnamespace
WHERE t.typtype = 'e'
  AND NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_catalog.pg_type'::pg_catalog.regclass AND m.objid = t.oid)
ORDER BY 1, 2
