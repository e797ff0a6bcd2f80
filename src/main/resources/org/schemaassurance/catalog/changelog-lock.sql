-- changelog-lock: who holds Liquibase's lock. ${table}: the quoted name of its table.
SELECT COALESCE(lockedby, 'somebody') || ' since ' || COALESCE(lockgranted::pg_catalog.text, 'an unknown time') AS holder
FROM ${table}
WHERE locked
