-- operator-families: with what belongs to no class, the operators and functions between types.
SELECT s.name AS schema, f.opfname AS name, am.amname AS signature,
  (SELECT pg_catalog.string_agg(m.line, E'\n' ORDER BY m.line)
   FROM (SELECT pg_catalog.format('operator %s %s', a.amopstrategy, a.amopopr::pg_catalog.regoperator) AS line
         FROM pg_catalog.pg_amop a WHERE a.amopfamily = f.oid AND a.amoplefttype <> a.amoprighttype
         UNION ALL
         SELECT pg_catalog.format('function %s %s', a.amprocnum, a.amproc::pg_catalog.oid::pg_catalog.regprocedure)
         FROM pg_catalog.pg_amproc a WHERE a.amprocfamily = f.oid AND a.amproclefttype <> a.amprocrighttype) m) AS members
FROM pg_catalog.pg_opfamily f
JOIN scope s ON s.oid = f.opfnamespace
JOIN pg_catalog.pg_am am ON am.oid = f.opfmethod
WHERE NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_catalog.pg_opfamily'::pg_catalog.regclass AND m.objid = f.oid)
ORDER BY 1, 2, 3
