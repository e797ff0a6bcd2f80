-- operator-families: with what belongs to no class, the operators and functions between types.
SELECT s.name AS schema, f.opfname AS name, am.amname AS signature,
  (SELECT pg_catalog.string_agg(m.line, E'\n' ORDER BY m.line)
   FROM (SELECT pg_catalog.concat('operator ', a.amopstrategy, ' ', a.amopopr::pg_catalog.regoperator,
           (SELECT pg_catalog.format(' FOR ORDER BY %I.%I', sn.nspname, sf.opfname)
            FROM pg_catalog.pg_opfamily sf JOIN pg_catalog.pg_namespace sn ON sn.oid = sf.opfnamespace WHERE sf.oid = a.amopsortfamily)) AS line
         FROM pg_catalog.pg_amop a WHERE a.amopfamily = f.oid AND (a.amoplefttype <> a.amoprighttype OR NOT EXISTS (
           SELECT FROM pg_catalog.pg_opclass o WHERE o.opcfamily = f.oid AND o.opcintype = a.amoplefttype))
         UNION ALL
         SELECT pg_catalog.format('function %s (%s, %s) %s', a.amprocnum,
           pg_catalog.format_type(a.amproclefttype, NULL), pg_catalog.format_type(a.amprocrighttype, NULL), a.amproc::pg_catalog.oid::pg_catalog.regprocedure)
         FROM pg_catalog.pg_amproc a WHERE a.amprocfamily = f.oid AND (a.amproclefttype <> a.amprocrighttype OR NOT EXISTS (
           SELECT FROM pg_catalog.pg_opclass o WHERE o.opcfamily = f.oid AND o.opcintype = a.amproclefttype))) m) AS members
FROM pg_catalog.pg_opfamily f
JOIN scope s ON s.oid = f.opfnamespace
JOIN pg_catalog.pg_am am ON am.oid = f.opfmethod
WHERE NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_catalog.pg_opfamily'::pg_catalog.regclass AND m.objid = f.oid)
ORDER BY 1, 2, 3
