-- rights: who has each of some rights. Parameters, arrays text[] of one length: kinds of object, schemas, names, arguments (of a function, with
-- commas between), privileges, columns (empty for the whole object, * for any). Superusers and the predefined roles are left out.
-- The server decides: membership, PUBLIC and ownership are in it. What was granted is read beside it, for what to revoke. Nobody has what the server's version lacks.
WITH roles AS (
  SELECT r.oid, r.rolname FROM pg_catalog.pg_roles r WHERE NOT r.rolsuper AND r.rolname !~ '^pg_'
)
SELECT asked.position,
  pg_catalog.pg_get_userbyid(o.owner)::pg_catalog.text AS owner,
  ARRAY(
    SELECT r.rolname::pg_catalog.text
    FROM roles r
    WHERE CASE
      WHEN asked.privilege = 'MAINTAIN' AND pg_catalog.current_setting('server_version_num')::pg_catalog.int4 < 170000 THEN false
      WHEN asked.kind = 'table' THEN CASE
        WHEN asked.column_name = '*' AND asked.privilege IN ('SELECT', 'INSERT', 'UPDATE', 'REFERENCES') THEN pg_catalog.has_any_column_privilege(r.oid, o.oid, asked.privilege)
        WHEN asked.column_name IN ('', '*') THEN pg_catalog.has_table_privilege(r.oid, o.oid, asked.privilege)
        ELSE pg_catalog.has_column_privilege(r.oid, o.oid, o.attnum, asked.privilege) END
      -- Either lets nextval() go on.
      WHEN asked.kind = 'sequence' THEN pg_catalog.has_sequence_privilege(r.oid, o.oid, CASE asked.privilege WHEN 'USAGE' THEN 'USAGE, UPDATE' ELSE asked.privilege END)
      WHEN asked.kind = 'schema' THEN pg_catalog.has_schema_privilege(r.oid, o.oid, asked.privilege)
      WHEN asked.kind = 'function' THEN pg_catalog.has_function_privilege(r.oid, o.oid, asked.privilege)
      WHEN asked.kind = 'type' THEN pg_catalog.has_type_privilege(r.oid, o.oid, asked.privilege)
      ELSE pg_catalog.has_database_privilege(r.oid, o.oid, asked.privilege) END
    ORDER BY 1) AS effective,
  ARRAY(
    SELECT COALESCE(g.rolname::pg_catalog.text, 'public')
    FROM pg_catalog.unnest(o.acls) WITH ORDINALITY AS one (acl, position)
    CROSS JOIN LATERAL pg_catalog.aclexplode(ARRAY[one.acl]) AS entry
    LEFT JOIN pg_catalog.pg_roles g ON g.oid = entry.grantee
    WHERE entry.grantee <> o.owner AND entry.privilege_type = asked.privilege AND (entry.grantee = 0 OR g.oid IS NOT NULL)
    ORDER BY 1) AS granted,
  asked.kind = 'table' AND EXISTS (
    SELECT FROM pg_catalog.pg_trigger t
    JOIN pg_catalog.pg_proc p ON p.oid = t.tgfoid
    WHERE t.tgrelid = o.oid AND NOT t.tgisinternal AND t.tgenabled IN ('O', 'A') AND NOT p.prosecdef
      AND t.tgtype & CASE asked.privilege WHEN 'INSERT' THEN 4 WHEN 'DELETE' THEN 8 WHEN 'UPDATE' THEN 16 ELSE 0 END <> 0) AS sets_off
FROM ROWS FROM (pg_catalog.unnest(?::pg_catalog.text[]), pg_catalog.unnest(?::pg_catalog.text[]), pg_catalog.unnest(?::pg_catalog.text[]),
  pg_catalog.unnest(?::pg_catalog.text[]), pg_catalog.unnest(?::pg_catalog.text[]), pg_catalog.unnest(?::pg_catalog.text[]))
  WITH ORDINALITY AS asked (kind, schema_name, name, arguments, privilege, column_name, position)
CROSS JOIN LATERAL (
  SELECT c.oid, c.relowner AS owner, a.attnum,
    COALESCE(c.relacl, pg_catalog.acldefault(CASE c.relkind WHEN 'S' THEN 's' ELSE 'r' END::pg_catalog."char", c.relowner))
      || CASE
        WHEN asked.column_name = '*' THEN ARRAY(
          SELECT acl FROM pg_catalog.pg_attribute each CROSS JOIN LATERAL pg_catalog.unnest(each.attacl) AS acl WHERE each.attrelid = c.oid AND each.attnum > 0 AND NOT each.attisdropped)
        ELSE COALESCE(a.attacl, '{}') END AS acls
  FROM pg_catalog.pg_class c
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attname = asked.column_name::pg_catalog.name AND NOT a.attisdropped
  WHERE asked.kind IN ('table', 'sequence') AND n.nspname = asked.schema_name::pg_catalog.name AND c.relname = asked.name::pg_catalog.name
    AND (c.relkind = 'S') = (asked.kind = 'sequence') AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
    AND (asked.column_name IN ('', '*') OR a.attnum IS NOT NULL)
  UNION ALL
  SELECT n.oid, n.nspowner, NULL, COALESCE(n.nspacl, pg_catalog.acldefault('n', n.nspowner))
  FROM pg_catalog.pg_namespace n
  WHERE asked.kind = 'schema' AND n.nspname = asked.name::pg_catalog.name
  UNION ALL
  SELECT p.oid, p.proowner, NULL, COALESCE(p.proacl, pg_catalog.acldefault('f', p.proowner))
  FROM pg_catalog.pg_proc p
  JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
  WHERE asked.kind = 'function' AND n.nspname = asked.schema_name::pg_catalog.name AND p.proname = asked.name::pg_catalog.name
    AND pg_catalog.array_to_string(ARRAY(
      SELECT pg_catalog.format_type(a.type, NULL) FROM pg_catalog.unnest(p.proargtypes::pg_catalog.oid[]) WITH ORDINALITY AS a (type, position)
      ORDER BY a.position), ', ') = asked.arguments
  UNION ALL
  SELECT t.oid, t.typowner, NULL, COALESCE(t.typacl, pg_catalog.acldefault('T', t.typowner))
  FROM pg_catalog.pg_type t
  JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
  WHERE asked.kind = 'type' AND n.nspname = asked.schema_name::pg_catalog.name AND t.typname = asked.name::pg_catalog.name
  UNION ALL
  SELECT d.oid, d.datdba, NULL, COALESCE(d.datacl, pg_catalog.acldefault('d', d.datdba))
  FROM pg_catalog.pg_database d
  WHERE asked.kind = 'database' AND d.datname = pg_catalog.current_database()
) AS o
ORDER BY asked.position
