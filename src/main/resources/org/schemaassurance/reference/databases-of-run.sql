-- databases-of-run: databases of one run of ours. Parameter: how their names begin.
SELECT db.datname AS name
FROM pg_catalog.pg_database AS db
WHERE pg_catalog.starts_with(db.datname, ?)
