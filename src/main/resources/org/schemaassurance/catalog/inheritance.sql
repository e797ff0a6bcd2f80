-- inheritance: parents and children, partitions among them, of the tables asked for. Parameter: table OIDs oid[].
SELECT pn.nspname AS parent_schema, p.relname AS parent_name, cn.nspname AS child_schema, c.relname AS child_name
FROM (SELECT ?::pg_catalog.oid[] AS relations) AS wanted
JOIN pg_catalog.pg_inherits i ON i.inhparent = ANY (wanted.relations) OR i.inhrelid = ANY (wanted.relations)
JOIN pg_catalog.pg_class p ON p.oid = i.inhparent
JOIN pg_catalog.pg_namespace pn ON pn.oid = p.relnamespace
JOIN pg_catalog.pg_class c ON c.oid = i.inhrelid
JOIN pg_catalog.pg_namespace cn ON cn.oid = c.relnamespace
ORDER BY 1, 2, 3, 4
