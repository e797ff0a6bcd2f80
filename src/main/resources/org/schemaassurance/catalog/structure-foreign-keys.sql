-- structure-foreign-keys: SchemaCrawler's FOREIGN_KEYS. ${relations}: OIDs. The rules are read from PG_ON_UPDATE and PG_ON_DELETE.
-- conenforced came with PostgreSQL 18; through jsonb one text serves all versions.
SELECT NULL::pg_catalog.text AS "PKTABLE_CAT", pn.nspname AS "PKTABLE_SCHEM", p.relname AS "PKTABLE_NAME", pa.attname AS "PKCOLUMN_NAME",
  NULL::pg_catalog.text AS "FKTABLE_CAT", n.nspname AS "FKTABLE_SCHEM", c.relname AS "FKTABLE_NAME", a.attname AS "FKCOLUMN_NAME",
  k.position AS "KEY_SEQ", 3 AS "UPDATE_RULE", 3 AS "DELETE_RULE", con.conname AS "FK_NAME", NULL::pg_catalog.text AS "PK_NAME",
  7 AS "DEFERRABILITY", con.confupdtype AS "PG_ON_UPDATE", con.confdeltype AS "PG_ON_DELETE", con.convalidated AS "PG_VALIDATED",
  COALESCE((pg_catalog.to_jsonb(con) ->> 'conenforced')::pg_catalog.bool, true) AS "PG_ENFORCED",
  con.condeferrable AS "PG_DEFERRABLE", con.condeferred AS "PG_DEFERRED", con.oid::pg_catalog.text AS "PG_OID"
FROM pg_catalog.pg_constraint con
JOIN pg_catalog.pg_class c ON c.oid = con.conrelid
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
JOIN pg_catalog.pg_class p ON p.oid = con.confrelid
JOIN pg_catalog.pg_namespace pn ON pn.oid = p.relnamespace
CROSS JOIN LATERAL ROWS FROM (pg_catalog.unnest(con.conkey), pg_catalog.unnest(con.confkey)) WITH ORDINALITY AS k (attnum, referenced_attnum, position)
JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.attnum
JOIN pg_catalog.pg_attribute pa ON pa.attrelid = p.oid AND pa.attnum = k.referenced_attnum
WHERE con.contype = 'f' AND c.oid IN (${relations})
ORDER BY n.nspname, c.relname, con.conname, k.position
