-- subscriptions: of this database; what everybody may read of them, so not the connection. What disables one on an error is there since
-- PostgreSQL 15, the origin since 16, whose rights it runs with since 16 too, failover since 17.
SELECT s.subname AS name,
  (SELECT pg_catalog.string_agg(u.name, E'\n' ORDER BY u.name) FROM pg_catalog.unnest(s.subpublications) AS u (name)) AS publications,
  s.subslotname AS slot,
  CASE WHEN s.subbinary THEN 'yes' END AS binary,
  NULLIF(s.subsynccommit, 'off') AS "synchronous commit",
  CASE WHEN newer.subdisableonerr THEN 'yes' END AS "disabled on error",
  NULLIF(newer.suborigin, 'any') AS origin,
  CASE WHEN newer.subrunasowner THEN 'yes' END AS "run as owner",
  CASE WHEN NOT newer.subpasswordrequired THEN 'no' END AS "password required",
  CASE WHEN newer.subfailover THEN 'yes' END AS failover,
  CASE WHEN NOT s.subenabled THEN 'disabled' END AS state
FROM pg_catalog.pg_subscription s
CROSS JOIN (SELECT NULL::pg_catalog.bool AS subdisableonerr, NULL::pg_catalog.text AS suborigin, NULL::pg_catalog.bool AS subrunasowner,
  NULL::pg_catalog.bool AS subpasswordrequired, NULL::pg_catalog.bool AS subfailover) older
CROSS JOIN LATERAL (SELECT subdisableonerr, suborigin, subrunasowner, subpasswordrequired, subfailover
  FROM pg_catalog.pg_subscription itself WHERE itself.oid = s.oid) newer
WHERE s.subdbid = (SELECT d.oid FROM pg_catalog.pg_database d WHERE d.datname = pg_catalog.current_database())
ORDER BY 1
