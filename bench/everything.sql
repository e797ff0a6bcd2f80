-- Every definition that a database has, one query a kind: what reading all of its schema costs a few queries. The base line of bench/schemas.sh.
SELECT c.oid::pg_catalog.regclass, a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod), a.attnotnull, pg_catalog.pg_get_expr(d.adbin, d.adrelid)
FROM pg_catalog.pg_class AS c
JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
LEFT JOIN pg_catalog.pg_attrdef AS d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
WHERE c.relnamespace = 'generated'::pg_catalog.regnamespace AND c.relkind = 'r';

SELECT con.conrelid::pg_catalog.regclass, con.conname, con.convalidated, pg_catalog.pg_get_constraintdef(con.oid)
FROM pg_catalog.pg_constraint AS con
WHERE con.connamespace = 'generated'::pg_catalog.regnamespace;

SELECT i.indisvalid, pg_catalog.pg_get_indexdef(i.indexrelid)
FROM pg_catalog.pg_index AS i
JOIN pg_catalog.pg_class AS c ON c.oid = i.indrelid
WHERE c.relnamespace = 'generated'::pg_catalog.regnamespace;

SELECT t.tgenabled, pg_catalog.pg_get_triggerdef(t.oid)
FROM pg_catalog.pg_trigger AS t
JOIN pg_catalog.pg_class AS c ON c.oid = t.tgrelid
WHERE c.relnamespace = 'generated'::pg_catalog.regnamespace AND NOT t.tgisinternal;

SELECT pg_catalog.pg_get_functiondef(p.oid)
FROM pg_catalog.pg_proc AS p
WHERE p.pronamespace = 'generated'::pg_catalog.regnamespace;
