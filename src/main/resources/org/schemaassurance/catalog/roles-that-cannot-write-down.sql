-- roles-that-cannot-write-down: those that may do to a table what makes a trigger fire, and may not write to the one that its function writes to.
-- Parameters: schema and name of the first table, the privilege on it, schema and name of the function, schema and name of the second table
-- and the privilege on it, INSERT or UPDATE, as one text[]; the columns that are written, text[], empty for all; names of
-- those that make it fire through a view, text[]. A function that is SECURITY DEFINER has its owner's rights.
-- Roles that may log in; of the others those that are named where rights were granted and have no member, for they may get one.
SELECT r.rolname::pg_catalog.text AS role_name
FROM (SELECT ?::pg_catalog.text[] AS names, ?::pg_catalog.text[] AS columns, ?::pg_catalog.text[] AS through_views) AS asked
JOIN pg_catalog.pg_namespace wn ON wn.nspname::pg_catalog.text = asked.names[1]
JOIN pg_catalog.pg_class w ON w.relnamespace = wn.oid AND w.relname::pg_catalog.text = asked.names[2]
JOIN pg_catalog.pg_namespace fn ON fn.nspname::pg_catalog.text = asked.names[4]
JOIN pg_catalog.pg_proc f ON f.pronamespace = fn.oid AND f.proname::pg_catalog.text = asked.names[5] AND f.pronargs = 0
JOIN pg_catalog.pg_namespace tn ON tn.nspname::pg_catalog.text = asked.names[6]
JOIN pg_catalog.pg_class t ON t.relnamespace = tn.oid AND t.relname::pg_catalog.text = asked.names[7]
JOIN pg_catalog.pg_roles r ON
  CASE WHEN f.prosecdef THEN r.oid = f.proowner
    ELSE r.rolcanlogin AND r.rolname::pg_catalog.text = ANY (asked.through_views)
      OR (r.rolcanlogin OR NOT EXISTS (SELECT FROM pg_catalog.pg_auth_members m WHERE m.roleid = r.oid) AND (
        r.oid = w.relowner OR EXISTS (SELECT FROM pg_catalog.aclexplode(w.relacl) AS granted WHERE granted.grantee = r.oid)))
      AND (pg_catalog.has_table_privilege(r.oid, w.oid, asked.names[3])
        OR asked.names[3] IN ('INSERT', 'UPDATE') AND pg_catalog.has_any_column_privilege(r.oid, w.oid, asked.names[3]))
      AND pg_catalog.has_schema_privilege(r.oid, wn.oid, 'USAGE') END
WHERE NOT r.rolsuper
  AND NOT (
    pg_catalog.has_schema_privilege(r.oid, tn.oid, 'USAGE')
    AND (pg_catalog.has_table_privilege(r.oid, t.oid, asked.names[8])
      OR pg_catalog.cardinality(asked.columns) > 0 AND NOT EXISTS (
        SELECT FROM pg_catalog.pg_attribute a
        WHERE a.attrelid = t.oid AND a.attname::pg_catalog.text = ANY (asked.columns)
          AND NOT pg_catalog.has_column_privilege(r.oid, t.oid, a.attnum, asked.names[8])))
    -- A condition reads.
    AND (asked.names[8] = 'INSERT' OR pg_catalog.has_any_column_privilege(r.oid, t.oid, 'SELECT'))
    -- What a default calls its next value from; an identity's needs no right of its own.
    AND NOT EXISTS (
      SELECT FROM pg_catalog.pg_attrdef ad
      JOIN pg_catalog.pg_attribute a ON a.attrelid = ad.adrelid AND a.attnum = ad.adnum AND NOT a.attname::pg_catalog.text = ANY (asked.columns)
      JOIN pg_catalog.pg_depend d ON d.classid = 'pg_catalog.pg_attrdef'::pg_catalog.regclass AND d.objid = ad.oid
        AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
      JOIN pg_catalog.pg_class s ON s.oid = d.refobjid AND s.relkind = 'S'
      WHERE ad.adrelid = t.oid AND asked.names[8] = 'INSERT' AND pg_catalog.cardinality(asked.columns) > 0
        -- CASE: the planner may come to this before the JOIN, and of a table it is an error.
        AND NOT CASE WHEN s.relkind = 'S' THEN pg_catalog.has_sequence_privilege(r.oid, s.oid, 'USAGE, UPDATE') ELSE true END))
ORDER BY r.rolname
