-- foreign-keys: those of the tables asked for. Parameter: referencing tables' OIDs oid[].
-- conenforced and conperiod came with PostgreSQL 18; through jsonb one text serves all versions.
SELECT n.nspname AS schema_name, c.relname AS table_name, con.oid::pg_catalog.text AS constraint_oid, con.conname,
  rn.nspname AS referenced_schema, r.relname AS referenced_table,
  ARRAY(SELECT a.attname::pg_catalog.text FROM pg_catalog.unnest(con.conkey) WITH ORDINALITY AS k (attnum, position)
        JOIN pg_catalog.pg_attribute a ON a.attrelid = con.conrelid AND a.attnum = k.attnum ORDER BY k.position) AS columns,
  ARRAY(SELECT a.attname::pg_catalog.text FROM pg_catalog.unnest(con.confkey) WITH ORDINALITY AS k (attnum, position)
        JOIN pg_catalog.pg_attribute a ON a.attrelid = con.confrelid AND a.attnum = k.attnum ORDER BY k.position) AS referenced_columns,
  con.confupdtype, con.confdeltype, con.convalidated, con.condeferrable, con.condeferred,
  COALESCE((pg_catalog.to_jsonb(con) ->> 'conenforced')::pg_catalog.bool, true) AS enforced,
  COALESCE((pg_catalog.to_jsonb(con) ->> 'conperiod')::pg_catalog.bool, false) AS period
FROM pg_catalog.pg_constraint con
JOIN pg_catalog.pg_class c ON c.oid = con.conrelid
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
JOIN pg_catalog.pg_class r ON r.oid = con.confrelid
JOIN pg_catalog.pg_namespace rn ON rn.oid = r.relnamespace
WHERE con.contype = 'f' AND con.conrelid = ANY (?::pg_catalog.oid[])
ORDER BY n.nspname, c.relname, con.conname
