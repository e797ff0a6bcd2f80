-- domain-constraints: the CHECKs; NOT NULL is a fact of the domain, whether or not the server keeps a constraint for it.
SELECT s.name AS schema, t.typname AS parent, c.conname AS name,
  pg_catalog.pg_get_expr(c.conbin, 0) AS "check!",
  CASE WHEN NOT c.convalidated THEN 'not valid' END AS state
FROM pg_catalog.pg_constraint c
JOIN pg_catalog.pg_type t ON t.oid = c.contypid
JOIN scope s ON s.oid = t.typnamespace
WHERE c.contype = 'c'
  AND NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_catalog.pg_type'::pg_catalog.regclass AND m.objid = t.oid)
ORDER BY 1, 2, 3
