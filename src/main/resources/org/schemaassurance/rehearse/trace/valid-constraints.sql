-- name: valid-constraints
-- Constraints of some tables that hold of every row (convalidated): CHECK, NOT NULL (18 and later) and foreign keys, not those that a
-- partition or child has from its parent.
-- Parameter: oids of tables.
SELECT
  k.oid AS "constraint",
  k.conrelid AS relation,
  k.conname AS name,
  k.contype::pg_catalog.text AS kind
FROM pg_catalog.pg_constraint AS k
WHERE k.conrelid = ANY (?)
  AND k.contype IN ('c', 'f', 'n')
  AND k.convalidated
  AND k.conparentid = 0
  AND k.conislocal
