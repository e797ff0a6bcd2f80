-- name: called-functions
-- Functions that are not PostgreSQL's own, and what there is to know of what they do.
-- Parameters: schemas text[] and names text[] of functions, and oids of others.
WITH asked AS (
  SELECT p.oid
  FROM ROWS FROM (pg_catalog.unnest(?::pg_catalog.text[]), pg_catalog.unnest(?::pg_catalog.text[])) AS named (schema_name, name)
  JOIN pg_catalog.pg_namespace AS n ON n.nspname = named.schema_name::pg_catalog.name
  JOIN pg_catalog.pg_proc AS p ON p.pronamespace = n.oid AND p.proname = named.name::pg_catalog.name
  UNION
  SELECT pg_catalog.unnest(?::pg_catalog.oid[])
)
SELECT
  p.oid::pg_catalog.int8 AS oid,
  n.nspname::pg_catalog.text AS schema_name,
  p.proname::pg_catalog.text AS name,
  l.lanname::pg_catalog.text AS language,
  l.lanpltrusted AS is_trusted,
  extension.extname::pg_catalog.text AS extension,
  -- Parsed already, it is printed with all names in full.
  CASE WHEN p.prosqlbody IS NULL THEN p.prosrc ELSE pg_catalog.pg_get_function_sqlbody(p.oid) END AS source,
  (
    SELECT pg_catalog.substr(setting, pg_catalog.length('search_path=') + 1)
    FROM pg_catalog.unnest(p.proconfig) AS setting
    WHERE setting LIKE 'search\_path=%') AS search_path
FROM asked
JOIN pg_catalog.pg_proc AS p ON p.oid = asked.oid
JOIN pg_catalog.pg_namespace AS n ON n.oid = p.pronamespace
JOIN pg_catalog.pg_language AS l ON l.oid = p.prolang
LEFT JOIN pg_catalog.pg_depend AS membership
  ON membership.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND membership.objid = p.oid AND membership.deptype = 'e'
LEFT JOIN pg_catalog.pg_extension AS extension ON extension.oid = membership.refobjid
WHERE p.oid >= 16384
