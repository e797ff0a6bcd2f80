-- foreign-data-wrappers
SELECT w.fdwname AS name,
  CASE WHEN w.fdwhandler <> 0 THEN w.fdwhandler::pg_catalog.regprocedure::pg_catalog.text END AS handler,
  CASE WHEN w.fdwvalidator <> 0 THEN w.fdwvalidator::pg_catalog.regprocedure::pg_catalog.text END AS validator,
  (SELECT pg_catalog.string_agg(o.option, E'\n' ORDER BY o.option) FROM pg_catalog.unnest(w.fdwoptions) AS o (option)) AS options
FROM pg_catalog.pg_foreign_data_wrapper w
WHERE NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_catalog.pg_foreign_data_wrapper'::pg_catalog.regclass AND m.objid = w.oid)
ORDER BY 1
