-- name: keep-plans
-- For the whole session. Since PostgreSQL 18 the server tells of a search path that changes, and the driver then forgets what it has prepared:
-- so each transaction finds the one that it asks for. Nobody analyzes the catalogs meanwhile, so tables are joined as they are written:
-- what the planner guesses instead gets worse with each object.
SELECT
  pg_catalog.set_config('search_path', '', false),
  pg_catalog.set_config('join_collapse_limit', '1', false),
  pg_catalog.set_config('from_collapse_limit', '1', false)
