-- servers: foreign servers. An option can hold a password, so only the names of those that look like one are written.
SELECT v.srvname AS name, pg_catalog.quote_ident(w.fdwname) AS "data wrapper", v.srvtype AS type, v.srvversion AS version,
  (SELECT pg_catalog.string_agg(CASE WHEN o.option ~* '^[^=]*(pass|secret|token|key)' THEN pg_catalog.split_part(o.option, '=', 1) || ' (not shown)'
     ELSE o.option END, E'\n' ORDER BY o.option) FROM pg_catalog.unnest(v.srvoptions) AS o (option)) AS options
FROM pg_catalog.pg_foreign_server v
JOIN pg_catalog.pg_foreign_data_wrapper w ON w.oid = v.srvfdw
WHERE NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_catalog.pg_foreign_server'::pg_catalog.regclass AND m.objid = v.oid)
ORDER BY 1
