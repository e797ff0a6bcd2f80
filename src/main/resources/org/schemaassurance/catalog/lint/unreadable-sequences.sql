-- lint/unreadable-sequences: how many of a schema's the role may not ask how far they have come; those that start again need not be asked.
SELECT pg_catalog.count(*) AS number
FROM pg_catalog.pg_sequence q
JOIN relation r ON r.oid = q.seqrelid
WHERE r.schema_name = ANY (?) AND NOT q.seqcycle
  -- Asked of something else it is an error.
  AND CASE WHEN r.relkind = 'S' THEN NOT pg_catalog.has_sequence_privilege(r.oid, 'SELECT, USAGE') END
