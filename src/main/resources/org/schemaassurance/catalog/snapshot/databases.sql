-- databases: this one, by what it was created with. Versions of collations are the machine's, and told only where another one was recorded:
-- the database's, and those of PostgreSQL's own collations that columns and indexes use. The database has a provider and a version since
-- PostgreSQL 15; the locale of ICU stands in another column since 17.
SELECT 'locale' AS name,
  pg_catalog.pg_encoding_to_char(d.encoding) AS encoding,
  CASE newer.datlocprovider WHEN 'i' THEN 'icu' WHEN 'b' THEN 'builtin' ELSE 'libc' END AS provider,
  d.datcollate::pg_catalog.text AS locale,
  CASE WHEN d.datctype <> d.datcollate THEN d.datctype::pg_catalog.text END AS "character types",
  COALESCE(newer.datlocale, newer.daticulocale) AS "locale of the provider",
  newer.daticurules AS rules,
  (SELECT pg_catalog.string_agg(o.line, E'\n' ORDER BY o.line) FROM (
     SELECT pg_catalog.format('recorded %s, the library''s is %s', newer.datcollversion, pg_catalog.pg_collation_actual_version(100)) AS line
     WHERE newer.datcollversion <> pg_catalog.pg_collation_actual_version(100)
     UNION ALL
     SELECT pg_catalog.format('pg_catalog.%I recorded %s, the library''s is %s', c.collname, c.collversion, pg_catalog.pg_collation_actual_version(c.oid))
     -- First those that are used: the library is asked for the version of each.
     FROM (SELECT DISTINCT a.attcollation AS oid FROM pg_catalog.pg_attribute a WHERE a.attrelid >= 16384 AND a.attcollation NOT IN (0, 100) OFFSET 0) used
     JOIN pg_catalog.pg_collation c ON c.oid = used.oid AND c.collnamespace = 'pg_catalog'::pg_catalog.regnamespace
     WHERE c.collversion <> pg_catalog.pg_collation_actual_version(used.oid)
  ) o) AS "outdated version"
FROM pg_catalog.pg_database d
CROSS JOIN (SELECT NULL::pg_catalog."char" AS datlocprovider, NULL::pg_catalog.text AS datlocale, NULL::pg_catalog.text AS daticulocale,
  NULL::pg_catalog.text AS daticurules, NULL::pg_catalog.text AS datcollversion) older
CROSS JOIN LATERAL (SELECT datlocprovider, datlocale, daticulocale, daticurules, datcollversion
  FROM pg_catalog.pg_database itself WHERE itself.oid = d.oid) newer
WHERE d.datname = pg_catalog.current_database()
