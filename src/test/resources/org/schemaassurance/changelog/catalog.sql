-- What pg_dump --schema-only would tell, one row an object, without the tool's own schema and Liquibase's tables.
SELECT kind, object, definition
FROM (
  SELECT 'column' AS kind, c.oid::regclass::text || '.' || a.attname AS object,
    concat_ws(' ', format_type(a.atttypid, a.atttypmod), CASE WHEN a.attnotnull THEN 'NOT NULL' END, a.attidentity,
      pg_get_expr(d.adbin, d.adrelid), a.attacl::text, col_description(c.oid, a.attnum)) AS definition
  FROM pg_class AS c
  JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
  LEFT JOIN pg_attrdef AS d ON d.adrelid = c.oid AND d.adnum = a.attnum
  WHERE c.relkind IN ('r', 'v', 'S') AND c.relnamespace = 'public'::regnamespace AND c.relname !~ '^databasechangelog'
  UNION ALL
  SELECT 'relation', c.oid::regclass::text, concat_ws(' ', c.relkind, c.relowner::regrole, c.relacl::text, obj_description(c.oid))
  FROM pg_class AS c
  WHERE c.relnamespace = 'public'::regnamespace AND c.relname !~ '^databasechangelog'
  UNION ALL
  SELECT 'constraint', c.conrelid::regclass || '.' || c.conname, pg_get_constraintdef(c.oid)
  FROM pg_constraint AS c
  WHERE c.connamespace = 'public'::regnamespace AND c.conrelid::regclass::text !~ '^databasechangelog'
  UNION ALL
  SELECT 'index', i.indexrelid::regclass::text, concat_ws(' ', pg_get_indexdef(i.indexrelid), i.indisvalid, i.indimmediate)
  FROM pg_index AS i
  JOIN pg_class AS c ON c.oid = i.indrelid
  WHERE c.relnamespace = 'public'::regnamespace AND c.relname !~ '^databasechangelog'
  UNION ALL
  SELECT 'trigger', t.tgrelid::regclass || '.' || t.tgname, concat_ws(' ', pg_get_triggerdef(t.oid), t.tgenabled, obj_description(t.oid))
  FROM pg_trigger AS t
  WHERE NOT t.tgisinternal
  UNION ALL
  SELECT 'routine', p.oid::regprocedure::text,
    concat_ws(' ', pg_get_functiondef(p.oid), p.proowner::regrole,
      (SELECT string_agg(acl::text, ' ' ORDER BY acl::text) FROM unnest(p.proacl) AS acl), obj_description(p.oid))
  FROM pg_proc AS p
  WHERE p.pronamespace = 'public'::regnamespace
  UNION ALL
  SELECT 'schema', n.nspname, concat_ws(' ', n.nspowner::regrole, n.nspacl::text)
  FROM pg_namespace AS n
  WHERE n.nspname !~ '^pg_' AND n.nspname <> 'schema_assurance') AS everything
ORDER BY kind, object, definition
