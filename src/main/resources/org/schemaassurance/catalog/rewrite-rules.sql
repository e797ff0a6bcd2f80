-- rewrite-rules: those of CREATE RULE; a view's own _RETURN is the view. Parameter: table OIDs oid[].
-- Where relhasrules is false the server never looks for rules (RelationBuildRuleLock), which is told as '-'.
SELECT n.nspname AS schema_name, c.relname AS table_name, r.rulename, r.ev_type, r.is_instead,
  CASE WHEN c.relhasrules THEN r.ev_enabled ELSE '-' END AS ev_enabled,
  COALESCE(pg_catalog.pg_get_ruledef(r.oid), '') AS definition
FROM pg_catalog.pg_rewrite r
JOIN pg_catalog.pg_class c ON c.oid = r.ev_class
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE r.rulename <> '_RETURN' AND r.ev_class = ANY (?::pg_catalog.oid[])
ORDER BY n.nspname, c.relname, r.rulename
