-- operator-classes: with the operators and functions of the class's own type.
SELECT s.name AS schema, o.opcname AS name, am.amname AS signature,
  pg_catalog.format_type(o.opcintype, NULL) AS type,
  CASE WHEN o.opcdefault THEN 'yes' END AS "default",
  pg_catalog.format('%I.%I', fn.nspname, f.opfname) AS family,
  CASE WHEN o.opckeytype <> 0 THEN pg_catalog.format_type(o.opckeytype, NULL) END AS storage,
  (SELECT pg_catalog.string_agg(m.line, E'\n' ORDER BY m.line)
   FROM (SELECT pg_catalog.concat('operator ', a.amopstrategy, ' ', a.amopopr::pg_catalog.regoperator,
           (SELECT pg_catalog.format(' FOR ORDER BY %I.%I', sn.nspname, sf.opfname)
            FROM pg_catalog.pg_opfamily sf JOIN pg_catalog.pg_namespace sn ON sn.oid = sf.opfnamespace WHERE sf.oid = a.amopsortfamily)) AS line
         FROM pg_catalog.pg_amop a
         WHERE a.amopfamily = o.opcfamily AND a.amoplefttype = o.opcintype AND a.amoprighttype = o.opcintype
         UNION ALL
         SELECT pg_catalog.format('function %s %s', a.amprocnum, a.amproc::pg_catalog.oid::pg_catalog.regprocedure)
         FROM pg_catalog.pg_amproc a
         WHERE a.amprocfamily = o.opcfamily AND a.amproclefttype = o.opcintype AND a.amprocrighttype = o.opcintype) m) AS members
FROM pg_catalog.pg_opclass o
JOIN scope s ON s.oid = o.opcnamespace
JOIN pg_catalog.pg_am am ON am.oid = o.opcmethod
JOIN pg_catalog.pg_opfamily f ON f.oid = o.opcfamily
JOIN pg_catalog.pg_namespace fn ON fn.oid = f.opfnamespace
WHERE NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_catalog.pg_opclass'::pg_catalog.regclass AND m.objid = o.oid)
ORDER BY 1, 2, 3
