-- collations: the version of the library is the machine's, and told only where it is another than the one that was recorded. The locale of ICU stands in another column before 15, in 15 and 16, since 17.
SELECT s.name AS schema, c.collname AS name,
  CASE c.collprovider WHEN 'i' THEN 'icu' WHEN 'c' THEN 'libc' WHEN 'b' THEN 'builtin' ELSE 'the default' END AS provider,
  COALESCE(newer.colllocale, newer.colliculocale, c.collcollate) AS locale,
  CASE WHEN c.collctype <> c.collcollate THEN c.collctype END AS "character types",
  CASE WHEN NOT c.collisdeterministic THEN 'no' END AS deterministic,
  newer.collicurules AS rules,
  CASE WHEN c.collversion <> pg_catalog.pg_collation_actual_version(c.oid) THEN pg_catalog.format('recorded %s, the library''s is %s', c.collversion,
    pg_catalog.pg_collation_actual_version(c.oid)) END AS "outdated version"
FROM pg_catalog.pg_collation c
JOIN scope s ON s.oid = c.collnamespace
CROSS JOIN (SELECT NULL::pg_catalog.text AS colllocale, NULL::pg_catalog.text AS colliculocale, NULL::pg_catalog.text AS collicurules) older
CROSS JOIN LATERAL (SELECT colllocale, colliculocale, collicurules FROM pg_catalog.pg_collation itself WHERE itself.oid = c.oid) newer
WHERE NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_catalog.pg_collation'::pg_catalog.regclass AND m.objid = c.oid)
ORDER BY 1, 2
