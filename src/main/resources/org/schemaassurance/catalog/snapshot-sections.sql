-- snapshot-sections: which of the queries of a snapshot have something to look at, by their names; of those that are not named here one
-- can't tell so cheaply. Whatever somebody has made has an OID from 16384 on (FirstNormalObjectId in src/include/access/transam.h), also in
-- a database that was made from a template or upgraded.
SELECT 'access-methods' AS section WHERE EXISTS (SELECT FROM pg_catalog.pg_am a WHERE a.oid >= 16384)
UNION ALL
SELECT CASE t.typtype WHEN 'e' THEN 'enums' WHEN 'd' THEN 'domains' ELSE 'base-types' END
FROM pg_catalog.pg_type t
WHERE t.oid >= 16384
  -- Not the arrays that come with their elements; shell types are pseudo-types.
  AND (t.typtype IN ('e', 'd', 'p') OR (t.typtype = 'b' AND t.typinput <> 'pg_catalog.array_in'::pg_catalog.regproc))
GROUP BY 1
UNION ALL
SELECT CASE c.relkind WHEN 'c' THEN 'composite-types' WHEN 'S' THEN 'sequences' WHEN 'f' THEN 'foreign-tables' WHEN 'v' THEN 'views'
  ELSE 'materialized-views' END
FROM pg_catalog.pg_class c
WHERE c.oid >= 16384 AND c.relkind IN ('c', 'S', 'f', 'v', 'm')
GROUP BY 1
UNION ALL
SELECT CASE p.prokind WHEN 'p' THEN 'procedures' WHEN 'a' THEN 'aggregates' ELSE 'functions' END
FROM pg_catalog.pg_proc p
WHERE p.oid >= 16384
GROUP BY 1
UNION ALL
SELECT 'range-types' WHERE EXISTS (SELECT FROM pg_catalog.pg_range r WHERE r.rngtypid >= 16384)
UNION ALL
SELECT 'domain-constraints' WHERE EXISTS (SELECT FROM pg_catalog.pg_constraint c WHERE c.oid >= 16384 AND c.contypid <> 0)
UNION ALL
SELECT 'collations' WHERE EXISTS (SELECT FROM pg_catalog.pg_collation c WHERE c.oid >= 16384)
UNION ALL
SELECT 'conversions' WHERE EXISTS (SELECT FROM pg_catalog.pg_conversion c WHERE c.oid >= 16384)
UNION ALL
SELECT 'casts' WHERE EXISTS (SELECT FROM pg_catalog.pg_cast c WHERE c.oid >= 16384)
UNION ALL
SELECT 'operators' WHERE EXISTS (SELECT FROM pg_catalog.pg_operator o WHERE o.oid >= 16384)
UNION ALL
SELECT 'operator-families' WHERE EXISTS (SELECT FROM pg_catalog.pg_opfamily f WHERE f.oid >= 16384)
UNION ALL
SELECT 'operator-classes' WHERE EXISTS (SELECT FROM pg_catalog.pg_opclass o WHERE o.oid >= 16384)
UNION ALL
SELECT 'transforms' WHERE EXISTS (SELECT FROM pg_catalog.pg_transform)
UNION ALL
SELECT 'text-search-parsers' WHERE EXISTS (SELECT FROM pg_catalog.pg_ts_parser p WHERE p.oid >= 16384)
UNION ALL
SELECT 'text-search-templates' WHERE EXISTS (SELECT FROM pg_catalog.pg_ts_template t WHERE t.oid >= 16384)
UNION ALL
SELECT 'text-search-dictionaries' WHERE EXISTS (SELECT FROM pg_catalog.pg_ts_dict d WHERE d.oid >= 16384)
UNION ALL
SELECT 'text-search-configurations' WHERE EXISTS (SELECT FROM pg_catalog.pg_ts_config c WHERE c.oid >= 16384)
UNION ALL
SELECT 'foreign-data-wrappers' WHERE EXISTS (SELECT FROM pg_catalog.pg_foreign_data_wrapper)
UNION ALL
SELECT s.section FROM (VALUES ('servers'), ('user-mappings')) AS s (section) WHERE EXISTS (SELECT FROM pg_catalog.pg_foreign_server)
UNION ALL
SELECT 'event-triggers' WHERE EXISTS (SELECT FROM pg_catalog.pg_event_trigger)
UNION ALL
SELECT 'statistics' WHERE EXISTS (SELECT FROM pg_catalog.pg_statistic_ext)
UNION ALL
SELECT s.section FROM (VALUES ('publications'), ('published-schemas')) AS s (section) WHERE EXISTS (SELECT FROM pg_catalog.pg_publication)
UNION ALL
SELECT s.section FROM (VALUES ('settings'), ('cluster-settings')) AS s (section) WHERE EXISTS (SELECT FROM pg_catalog.pg_db_role_setting)
UNION ALL
SELECT 'constraints' WHERE EXISTS (SELECT FROM pg_catalog.pg_constraint c WHERE c.oid >= 16384 AND c.conrelid <> 0)
UNION ALL
SELECT 'triggers' WHERE EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE NOT t.tgisinternal)
UNION ALL
SELECT 'rules' WHERE EXISTS (SELECT FROM pg_catalog.pg_rewrite w WHERE NOT (w.rulename = '_RETURN' AND w.ev_type = '1'))
UNION ALL
SELECT 'policies' WHERE EXISTS (SELECT FROM pg_catalog.pg_policy)
UNION ALL
SELECT 'default-privileges' WHERE EXISTS (SELECT FROM pg_catalog.pg_default_acl)
