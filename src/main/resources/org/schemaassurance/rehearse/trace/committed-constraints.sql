-- name: committed-constraints
-- Which of some constraints are there for a session that sees only what is committed.
-- Parameter: oids of constraints.
SELECT k.oid AS "constraint"
FROM pg_catalog.pg_constraint AS k
WHERE k.oid = ANY (?)
