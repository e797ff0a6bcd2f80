-- aggregates
SELECT s.name AS schema, p.proname AS name, pg_catalog.pg_get_function_identity_arguments(p.oid) AS signature,
  pg_catalog.pg_get_function_result(p.oid) AS returns,
  CASE a.aggkind WHEN 'o' THEN 'ordered set' WHEN 'h' THEN 'hypothetical set' END AS "set",
  a.aggtransfn::pg_catalog.regprocedure::pg_catalog.text AS transition,
  pg_catalog.format_type(a.aggtranstype, NULL) AS "state type",
  a.agginitval AS "initial value",
  CASE WHEN a.aggfinalfn <> 0 THEN a.aggfinalfn::pg_catalog.regprocedure::pg_catalog.text END AS "final",
  CASE WHEN a.aggfinalextra THEN 'yes' END AS "final takes arguments",
  CASE WHEN a.aggfinalmodify <> CASE a.aggkind WHEN 'n' THEN 'r' ELSE 'w' END::pg_catalog.char THEN a.aggfinalmodify END AS "final modifies",
  CASE WHEN a.aggcombinefn <> 0 THEN a.aggcombinefn::pg_catalog.regprocedure::pg_catalog.text END AS combine,
  CASE WHEN a.aggserialfn <> 0 THEN a.aggserialfn::pg_catalog.regprocedure::pg_catalog.text END AS serialize,
  CASE WHEN a.aggdeserialfn <> 0 THEN a.aggdeserialfn::pg_catalog.regprocedure::pg_catalog.text END AS deserialize,
  CASE WHEN a.aggmtransfn <> 0 THEN a.aggmtransfn::pg_catalog.regprocedure::pg_catalog.text END AS "moving transition",
  CASE WHEN a.aggminvtransfn <> 0 THEN a.aggminvtransfn::pg_catalog.regprocedure::pg_catalog.text END AS "moving inverse",
  CASE WHEN a.aggmfinalfn <> 0 THEN a.aggmfinalfn::pg_catalog.regprocedure::pg_catalog.text END AS "moving final",
  CASE WHEN a.aggmfinalextra THEN 'yes' END AS "moving final takes arguments",
  CASE WHEN a.aggmfinalmodify <> CASE a.aggkind WHEN 'n' THEN 'r' ELSE 'w' END::pg_catalog.char THEN a.aggmfinalmodify END AS "moving final modifies",
  CASE WHEN a.aggmtransspace <> 0 THEN a.aggmtransspace::pg_catalog.text END AS "moving space",
  CASE WHEN a.aggmtranstype <> 0 THEN pg_catalog.format_type(a.aggmtranstype, NULL) END AS "moving state",
  a.aggminitval AS "moving initial value",
  CASE WHEN a.aggsortop <> 0 THEN a.aggsortop::pg_catalog.regoperator::pg_catalog.text END AS "sort operator",
  CASE WHEN a.aggtransspace <> 0 THEN a.aggtransspace::pg_catalog.text END AS space,
  CASE p.proparallel WHEN 's' THEN 'safe' WHEN 'r' THEN 'restricted' END AS parallel
FROM pg_catalog.pg_aggregate a
JOIN pg_catalog.pg_proc p ON p.oid = a.aggfnoid
JOIN scope s ON s.oid = p.pronamespace AND p.oid >= 16384
WHERE NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND m.objid = p.oid)
ORDER BY 1, 2, 3
