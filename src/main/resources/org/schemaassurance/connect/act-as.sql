-- name: act-as
-- Local to the transaction. Parameter: a role's name.
SELECT pg_catalog.set_config('role', ?, true)
