-- needs: what inserting into some tables takes beside the right to insert. Parameters: schemas text[], names text[].
-- owner: whose right it is; NULL for whoever inserts. Functions that everybody may execute are left out.
-- Defaults, CHECKs, index expressions and policies are computed with the rights of who inserts (ExecInitFunc in execExprs.c asks for EXECUTE). They
-- are found by the OIDs in PostgreSQL's own trees, for pg_depend leaves the built-in functions out.
WITH written AS (
  SELECT c.oid, n.nspname, c.relname
  FROM ROWS FROM (pg_catalog.unnest(?::pg_catalog.text[]), pg_catalog.unnest(?::pg_catalog.text[])) AS named (schema_name, name)
  JOIN pg_catalog.pg_namespace n ON n.nspname = named.schema_name::pg_catalog.name
  JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid AND c.relname = named.name::pg_catalog.name
  WHERE c.relkind IN ('r', 'p')
),
-- LEFT, or all columns of the tables would be read for those that have a default.
computed (nspname, relname, why, tree) AS (
  SELECT w.nspname, w.relname, pg_catalog.concat(CASE a.attgenerated WHEN '' THEN 'the default of ' ELSE 'the generated column ' END, pg_catalog.quote_ident(a.attname)), d.adbin::pg_catalog.text
  FROM written w
  JOIN pg_catalog.pg_attrdef d ON d.adrelid = w.oid
  LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = d.adrelid AND a.attnum = d.adnum
  UNION ALL
  SELECT w.nspname, w.relname, pg_catalog.concat('the constraint ', pg_catalog.quote_ident(k.conname)), k.conbin::pg_catalog.text
  FROM written w
  JOIN pg_catalog.pg_constraint k ON k.conrelid = w.oid AND k.contype = 'c'
  UNION ALL
  SELECT w.nspname, w.relname, pg_catalog.concat('the domain ', pg_catalog.quote_ident(t.typname)), k.conbin::pg_catalog.text
  FROM written w
  JOIN pg_catalog.pg_attribute a ON a.attrelid = w.oid AND a.attnum > 0 AND NOT a.attisdropped
  JOIN pg_catalog.pg_constraint k ON k.contypid = a.atttypid AND k.contypid <> 0
  JOIN pg_catalog.pg_type t ON t.oid = k.contypid
  UNION ALL
  SELECT w.nspname, w.relname, pg_catalog.concat('the index ', pg_catalog.quote_ident(c.relname)), pg_catalog.concat(i.indexprs, i.indpred)
  FROM written w
  JOIN pg_catalog.pg_index i ON i.indrelid = w.oid AND (i.indexprs IS NOT NULL OR i.indpred IS NOT NULL)
  JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
  UNION ALL
  SELECT w.nspname, w.relname, pg_catalog.concat('the policy ', pg_catalog.quote_ident(p.polname)), pg_catalog.concat(p.polqual, p.polwithcheck)
  FROM written w
  JOIN pg_catalog.pg_class c ON c.oid = w.oid AND c.relrowsecurity
  JOIN pg_catalog.pg_policy p ON p.polrelid = w.oid
),
-- Many tables have the same defaults, and the same text names the same functions. On its own, or each text would be searched for each default.
guarded (tree, oid) AS MATERIALIZED (
  SELECT one.tree, p.oid
  FROM (SELECT DISTINCT tree FROM computed) AS one
  CROSS JOIN LATERAL pg_catalog.regexp_matches(one.tree, ':(?:funcid|opfuncid) ([1-9][0-9]*)', 'g') AS called (key)
  JOIN pg_catalog.pg_proc p ON p.oid = called.key[1]::pg_catalog.oid AND p.proacl IS NOT NULL
),
-- What compares values of a type and is not everybody's to call: mostly nothing, so it is found before the columns are read. A varchar is compared as
-- the text that it is.
compared (type, oprname, proname, arguments) AS MATERIALIZED (
  SELECT type.oid, o.oprname, p.proname,
    ARRAY(SELECT pg_catalog.format_type(a.type, NULL) FROM pg_catalog.unnest(p.proargtypes::pg_catalog.oid[]) WITH ORDINALITY AS a (type, position) ORDER BY a.position)
  FROM pg_catalog.pg_proc p
  JOIN pg_catalog.pg_operator o ON o.oprcode = p.oid AND o.oprleft = o.oprright AND o.oprname IN ('=', '<>', '<', '<=', '>', '>=')
  CROSS JOIN LATERAL pg_catalog.unnest(CASE o.oprleft WHEN 'pg_catalog.text'::pg_catalog.regtype THEN ARRAY[o.oprleft, 'pg_catalog.varchar'::pg_catalog.regtype] ELSE ARRAY[o.oprleft] END)
    AS type (oid)
  WHERE p.pronamespace = 'pg_catalog'::pg_catalog.regnamespace AND p.proacl IS NOT NULL
),
keys AS (
  SELECT w.nspname AS written_schema, w.relname AS written_name, k.conname, k.confkey, target.oid AS target, owner.rolname AS owner, n.nspname, target.relname
  FROM written w
  JOIN pg_catalog.pg_constraint k ON k.conrelid = w.oid AND k.contype = 'f'
  JOIN pg_catalog.pg_class target ON target.oid = k.confrelid
  JOIN pg_catalog.pg_namespace n ON n.oid = target.relnamespace
  JOIN pg_catalog.pg_roles owner ON owner.oid = target.relowner
  WHERE NOT owner.rolsuper
)
-- Each part carries the table's name, since a join with "written" once more would cost the square of the number of tables.
SELECT nspname AS schema_name, relname AS table_name, NULL::pg_catalog.text AS owner, 'schema' AS kind, nspname::pg_catalog.text AS on_schema, nspname::pg_catalog.text AS on_name,
  '{}'::pg_catalog.text[] AS arguments, 'USAGE' AS privilege, '' AS column_name, 'the table is in it' AS reason
FROM written
UNION
-- What a body of PL/pgSQL or SQL calls by its schema is looked up with the right on it (LookupExplicitNamespace in namespace.c); what is found along
-- the search_path, or has been found when a default was made, is not.
SELECT w.nspname, w.relname, CASE WHEN p.prosecdef THEN owner.rolname END, 'schema', 'pg_catalog', 'pg_catalog', '{}', 'USAGE', '',
  pg_catalog.concat('the trigger ', pg_catalog.quote_ident(t.tgname), ' calls what is in it')
FROM written w
JOIN pg_catalog.pg_trigger t ON t.tgrelid = w.oid AND NOT t.tgisinternal AND t.tgenabled <> 'D'
JOIN pg_catalog.pg_proc p ON p.oid = t.tgfoid AND p.prosrc ~* 'pg_catalog"?\s*\.'
JOIN pg_catalog.pg_roles owner ON owner.oid = p.proowner
WHERE NOT (p.prosecdef AND owner.rolsuper)
UNION
-- Whatever compares values of its columns calls them.
SELECT w.nspname, w.relname, NULL, 'function', 'pg_catalog', c.proname, c.arguments, 'EXECUTE', '', pg_catalog.concat('the operator ', c.oprname, ' calls it')
FROM written w
JOIN pg_catalog.pg_attribute a ON a.attrelid = w.oid AND a.attnum > 0 AND NOT a.attisdropped
JOIN compared c ON c.type = a.atttypid
UNION
SELECT w.nspname, w.relname, NULL, 'sequence', n.nspname, s.relname, '{}', 'USAGE', '', pg_catalog.concat('the default of ', pg_catalog.quote_ident(a.attname), ' takes its next value')
FROM written w
JOIN pg_catalog.pg_attrdef d ON d.adrelid = w.oid
JOIN pg_catalog.pg_depend dep ON dep.classid = 'pg_catalog.pg_attrdef'::pg_catalog.regclass AND dep.objid = d.oid AND dep.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND dep.refobjsubid = 0
JOIN pg_catalog.pg_class s ON s.oid = dep.refobjid AND s.relkind = 'S'
JOIN pg_catalog.pg_namespace n ON n.oid = s.relnamespace
JOIN pg_catalog.pg_attribute a ON a.attrelid = d.adrelid AND a.attnum = d.adnum
UNION
SELECT computed.nspname, computed.relname, NULL, 'function', n.nspname, p.proname,
  ARRAY(SELECT pg_catalog.format_type(a.type, NULL) FROM pg_catalog.unnest(p.proargtypes::pg_catalog.oid[]) WITH ORDINALITY AS a (type, position) ORDER BY a.position),
  'EXECUTE', '', pg_catalog.concat(computed.why, ' calls it')
FROM computed
JOIN guarded ON guarded.tree = computed.tree
JOIN pg_catalog.pg_proc p ON p.oid = guarded.oid
JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
UNION
-- RI_FKey_check in ri_triggers.c: SELECT 1 FROM ONLY ... WHERE ... FOR KEY SHARE, as the owner of the referenced table; which takes UPDATE on
-- one column at least, and USAGE on pg_catalog for OPERATOR(pg_catalog.=).
SELECT keys.written_schema, keys.written_name, keys.owner, needed.kind, needed.on_schema, CASE needed.kind WHEN 'schema' THEN needed.on_schema ELSE keys.relname END, '{}', needed.privilege, needed.column_name,
  pg_catalog.concat(pg_catalog.quote_ident(keys.conname), ' of ', pg_catalog.quote_ident(keys.written_schema), '.', pg_catalog.quote_ident(keys.written_name))
FROM keys
CROSS JOIN LATERAL (
  SELECT 'schema' AS kind, keys.nspname AS on_schema, 'USAGE' AS privilege, '' AS column_name
  UNION ALL
  SELECT 'schema', 'pg_catalog', 'USAGE', ''
  UNION ALL
  SELECT 'table', keys.nspname, 'UPDATE', '*'
  UNION ALL
  SELECT 'table', keys.nspname, 'SELECT', a.attname
  FROM pg_catalog.pg_attribute a WHERE a.attrelid = keys.target AND a.attnum = ANY (keys.confkey)
) AS needed
ORDER BY 1, 2, 3 NULLS FIRST, 4, 5, 6, 8, 9, 10
