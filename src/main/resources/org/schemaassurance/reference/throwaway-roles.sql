-- throwaway-roles: roles whose names begin as ours and that have no database of their name any more. Parameter: how the names begin.
SELECT r.rolname AS name, r.rolconnlimit AS connection_limit
FROM pg_catalog.pg_roles AS r
WHERE pg_catalog.starts_with(r.rolname, ?)
  AND NOT EXISTS (SELECT FROM pg_catalog.pg_database AS db WHERE db.datname = r.rolname)
ORDER BY r.rolname
