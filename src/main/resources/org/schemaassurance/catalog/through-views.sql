-- through-views: who does something to some tables through a view. Parameters, arrays text[] of one length: schemas, names, privileges.
-- A view's table is written with the right of the view's owner, be the owner's own right one through a further view; what triggers' functions and
-- defaults do, with those of who writes (rewrite/rewriteHandler.c, setRuleCheckAsUser; commands/trigger.c). Views that are security_invoker
-- add nobody: who writes through them has the right itself. Rules and INSTEAD OF triggers do whatever they do, which is nobody's guess.
-- A written view has one relation in its tree's range table, beside itself up to 15; others are those of subqueries, behind ':jointree'.
WITH RECURSIVE asked AS (
  SELECT c.oid, n.nspname, c.relname, named.privilege
  FROM (
    SELECT DISTINCT * FROM ROWS FROM (pg_catalog.unnest(?::pg_catalog.text[]), pg_catalog.unnest(?::pg_catalog.text[]), pg_catalog.unnest(?::pg_catalog.text[]))
      AS one (schema_name, name, privilege)) AS named
  JOIN pg_catalog.pg_namespace n ON n.nspname = named.schema_name::pg_catalog.name
  JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid AND c.relname = named.name::pg_catalog.name
  WHERE c.relkind IN ('r', 'p', 'v', 'f')
),
reached (root, privilege, oid) AS (
  SELECT oid, privilege, oid FROM asked
  UNION
  SELECT reached.root, reached.privilege, v.oid
  FROM reached
  CROSS JOIN LATERAL (SELECT CASE reached.privilege WHEN 'UPDATE' THEN 4 WHEN 'INSERT' THEN 8 ELSE 16 END AS bit, CASE reached.privilege WHEN 'UPDATE' THEN 16 WHEN 'INSERT' THEN 4 ELSE 8 END AS trigger_bit) AS event
  JOIN pg_catalog.pg_depend d ON d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjid = reached.oid AND d.classid = 'pg_catalog.pg_rewrite'::pg_catalog.regclass
  JOIN pg_catalog.pg_rewrite w ON w.oid = d.objid AND w.ev_type = '1'
  JOIN pg_catalog.pg_class v ON v.oid = w.ev_class AND v.relkind = 'v' AND v.oid <> reached.oid
  WHERE NOT EXISTS (
      SELECT FROM pg_catalog.pg_options_to_table(v.reloptions) AS o WHERE o.option_name = 'security_invoker' AND COALESCE(o.option_value, 'true')::pg_catalog.bool)
    AND CASE reached.privilege WHEN 'DELETE' THEN pg_catalog.has_table_privilege(v.relowner, reached.oid, 'DELETE')
      ELSE pg_catalog.has_any_column_privilege(v.relowner, reached.oid, reached.privilege) END
    AND (reached.privilege = 'SELECT'
      OR pg_catalog.pg_relation_is_updatable(v.oid, false) & event.bit <> 0
        AND NOT EXISTS (SELECT FROM pg_catalog.pg_rewrite r WHERE r.ev_class = v.oid AND r.ev_type <> '1' AND r.ev_enabled <> 'D')
        AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = v.oid AND t.tgtype & 64 <> 0 AND t.tgtype & event.trigger_bit <> 0)
        AND EXISTS (
          SELECT FROM pg_catalog.regexp_matches(pg_catalog.split_part(w.ev_action::pg_catalog.text, ':jointree', 1), ':relid ([1-9][0-9]*)', 'g') AS entry (key)
          WHERE entry.key[1]::pg_catalog.oid = reached.oid))
)
SELECT DISTINCT ON (asked.nspname, asked.relname, asked.privilege, r.rolname)
  asked.nspname AS schema_name, asked.relname AS table_name, asked.privilege, r.rolname::pg_catalog.text AS role_name, vn.nspname AS view_schema, v.relname AS view_name
FROM asked
JOIN reached ON reached.root = asked.oid AND reached.privilege = asked.privilege AND reached.oid <> asked.oid
JOIN pg_catalog.pg_class v ON v.oid = reached.oid
JOIN pg_catalog.pg_namespace vn ON vn.oid = v.relnamespace
JOIN pg_catalog.pg_roles r ON NOT r.rolsuper AND r.rolname !~ '^pg_'
WHERE pg_catalog.has_schema_privilege(r.oid, vn.oid, 'USAGE')
  AND CASE asked.privilege WHEN 'DELETE' THEN pg_catalog.has_table_privilege(r.oid, v.oid, 'DELETE') ELSE pg_catalog.has_any_column_privilege(r.oid, v.oid, asked.privilege) END
ORDER BY asked.nspname, asked.relname, asked.privilege, r.rolname, vn.nspname, v.relname
