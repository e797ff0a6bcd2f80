-- rules: rewrite rules, but for those that make a view a view.
SELECT r.schema_name AS schema, r.relname AS parent, w.rulename AS name,
  pg_catalog.substring(pg_catalog.pg_get_ruledef(w.oid), '^CREATE RULE .*? AS\s+(.*)$') AS "definition!",
  CASE w.ev_enabled WHEN 'D' THEN 'disabled' WHEN 'R' THEN 'for replicas only' WHEN 'A' THEN 'always, also on replicas' END AS state
FROM pg_catalog.pg_rewrite w
JOIN relation r ON r.oid = w.ev_class
WHERE NOT (w.rulename = '_RETURN' AND w.ev_type = '1')
ORDER BY 1, 2, 3
