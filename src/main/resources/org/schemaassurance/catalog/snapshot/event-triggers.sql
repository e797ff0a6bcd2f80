-- event-triggers
SELECT e.evtname AS name, e.evtevent AS event,
  (SELECT pg_catalog.string_agg(t.tag, E'\n' ORDER BY t.tag) FROM pg_catalog.unnest(e.evttags) AS t (tag)) AS tags,
  e.evtfoid::pg_catalog.regprocedure::pg_catalog.text AS executes,
  CASE e.evtenabled WHEN 'D' THEN 'disabled' WHEN 'R' THEN 'for replicas only' WHEN 'A' THEN 'always, also on replicas' END AS state
FROM pg_catalog.pg_event_trigger e
WHERE NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_catalog.pg_event_trigger'::pg_catalog.regclass AND m.objid = e.oid)
ORDER BY 1
