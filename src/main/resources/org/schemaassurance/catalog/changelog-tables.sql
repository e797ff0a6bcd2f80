-- changelog-tables: tables that Liquibase remembers changesets in, under any name: they are known by their columns.
SELECT n.nspname AS schema, c.relname AS name
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind = 'r'
  AND n.nspname NOT IN ('pg_catalog', 'information_schema')
  AND n.nspname NOT LIKE 'pg\_temp\_%'
  AND (SELECT pg_catalog.count(*) FROM pg_catalog.pg_attribute a WHERE a.attrelid = c.oid
    AND a.attname IN ('id', 'author', 'filename', 'dateexecuted', 'orderexecuted', 'exectype', 'md5sum')) = 7
ORDER BY 1, 2
