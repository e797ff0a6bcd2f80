-- sequences-of-relations: the sequences that columns of the tables of these names take their default from, or their identity. Parameters: schemas text[], names text[].
SELECT DISTINCT s.oid, sn.nspname AS schema_name, s.relname AS relation_name
FROM ROWS FROM (pg_catalog.unnest(?::pg_catalog.text[]), pg_catalog.unnest(?::pg_catalog.text[])) AS wanted (schema_name, relation_name)
JOIN pg_catalog.pg_namespace n ON n.nspname = wanted.schema_name::pg_catalog.name
JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid AND c.relname = wanted.relation_name::pg_catalog.name
CROSS JOIN LATERAL (
  SELECT d.refobjid AS sequence
  FROM pg_catalog.pg_attrdef ad
  JOIN pg_catalog.pg_depend d ON d.classid = 'pg_catalog.pg_attrdef'::pg_catalog.regclass AND d.objid = ad.oid
    AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
  WHERE ad.adrelid = c.oid
  UNION
  SELECT d.objid
  FROM pg_catalog.pg_depend d
  WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refclassid = d.classid AND d.deptype = 'i'
    AND d.refobjsubid > 0 AND d.refobjid = c.oid) AS used
JOIN pg_catalog.pg_class s ON s.oid = used.sequence AND s.relkind = 'S'
JOIN pg_catalog.pg_namespace sn ON sn.oid = s.relnamespace
ORDER BY 2, 3
