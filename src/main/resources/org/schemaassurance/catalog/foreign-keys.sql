-- foreign-keys: those of the tables asked for. Parameter: referencing tables' OIDs oid[].
-- Each column is looked up by its number: a join with pg_attribute would read all columns of the table for each key.
-- A key to a partitioned table has a copy on the same table for each partition, which comes and goes with it: it is no key of its own.
-- confdelsetcols came with PostgreSQL 15, conenforced and conperiod with 18: where the table lacks them, their names mean those of "older" around the subquery.
SELECT n.nspname AS schema_name, c.relname AS table_name, con.oid::pg_catalog.text AS constraint_oid, con.conname,
  rn.nspname AS referenced_schema, r.relname AS referenced_table,
  ARRAY(SELECT (SELECT a.attname::pg_catalog.text FROM pg_catalog.pg_attribute a WHERE a.attrelid = con.conrelid AND a.attnum = k.attnum)
        FROM pg_catalog.unnest(con.conkey) WITH ORDINALITY AS k (attnum, position) ORDER BY k.position) AS columns,
  ARRAY(SELECT (SELECT a.attname::pg_catalog.text FROM pg_catalog.pg_attribute a WHERE a.attrelid = con.confrelid AND a.attnum = k.attnum)
        FROM pg_catalog.unnest(con.confkey) WITH ORDINALITY AS k (attnum, position) ORDER BY k.position) AS referenced_columns,
  ARRAY(SELECT (SELECT a.attname::pg_catalog.text FROM pg_catalog.pg_attribute a WHERE a.attrelid = con.conrelid AND a.attnum = k.attnum)
        FROM pg_catalog.unnest(newer.confdelsetcols) WITH ORDINALITY AS k (attnum, position) ORDER BY k.position) AS set_on_delete,
  con.confmatchtype = 'f' AS match_full, con.confupdtype, con.confdeltype, con.convalidated, con.condeferrable, con.condeferred,
  newer.conenforced AS enforced, newer.conperiod AS period
FROM pg_catalog.pg_constraint con
CROSS JOIN (SELECT true AS conenforced, false AS conperiod, NULL::pg_catalog.int2[] AS confdelsetcols) AS older
CROSS JOIN LATERAL (SELECT conenforced, conperiod, confdelsetcols FROM (SELECT con.*) AS itself) AS newer
JOIN pg_catalog.pg_class c ON c.oid = con.conrelid
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
JOIN pg_catalog.pg_class r ON r.oid = con.confrelid
JOIN pg_catalog.pg_namespace rn ON rn.oid = r.relnamespace
WHERE con.contype = 'f' AND con.conrelid = ANY (?::pg_catalog.oid[])
  AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint whole WHERE whole.oid = con.conparentid AND whole.conrelid = con.conrelid)
ORDER BY n.nspname, c.relname, con.conname
