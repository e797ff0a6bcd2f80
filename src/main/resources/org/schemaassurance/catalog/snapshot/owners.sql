-- owners: of everything that has one and belongs to no extension. A database's objects are its own, but for the database's own name.
SELECT o.object AS name, pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(o.owner)) AS owner
FROM (
  SELECT 'database' AS object, 'pg_catalog.pg_database'::pg_catalog.regclass AS classid, d.oid, d.datdba AS owner
  FROM pg_catalog.pg_database d WHERE d.datname = pg_catalog.current_database()
  UNION ALL
  SELECT 'schema ' || pg_catalog.quote_ident(n.nspname), 'pg_catalog.pg_namespace'::pg_catalog.regclass, n.oid, n.nspowner
  FROM pg_catalog.pg_namespace n JOIN scope s ON s.oid = n.oid
  UNION ALL
  SELECT CASE r.relkind WHEN 'S' THEN 'sequence ' WHEN 'v' THEN 'view ' WHEN 'm' THEN 'materialized view ' WHEN 'f' THEN 'foreign table ' ELSE 'table ' END
    || r.qualified_name, 'pg_catalog.pg_class'::pg_catalog.regclass, r.oid, r.relowner
  FROM relation r WHERE r.relkind <> 'c'
  UNION ALL
  SELECT 'routine ' || p.oid::pg_catalog.regprocedure, 'pg_catalog.pg_proc'::pg_catalog.regclass, p.oid, p.proowner
  FROM pg_catalog.pg_proc p JOIN scope s ON s.oid = p.pronamespace AND p.oid >= 16384
  UNION ALL
  SELECT 'type ' || pg_catalog.format_type(t.oid, NULL), 'pg_catalog.pg_type'::pg_catalog.regclass, t.oid, t.typowner
  FROM pg_catalog.pg_type t JOIN scope s ON s.oid = t.typnamespace AND t.oid >= 16384
  WHERE t.typtype IN ('e', 'd', 'r') OR (t.typtype = 'c' AND EXISTS (SELECT FROM relation r WHERE r.oid = t.typrelid AND r.relkind = 'c'))
    OR (t.typtype = 'b' AND NOT EXISTS (SELECT FROM pg_catalog.pg_type e WHERE e.typarray = t.oid))
  UNION ALL
  SELECT pg_catalog.format('collation %I.%I', s.name, c.collname), 'pg_catalog.pg_collation'::pg_catalog.regclass, c.oid, c.collowner
  FROM pg_catalog.pg_collation c JOIN scope s ON s.oid = c.collnamespace AND c.oid >= 16384
  UNION ALL
  SELECT pg_catalog.format('conversion %I.%I', s.name, c.conname), 'pg_catalog.pg_conversion'::pg_catalog.regclass, c.oid, c.conowner
  FROM pg_catalog.pg_conversion c JOIN scope s ON s.oid = c.connamespace AND c.oid >= 16384
  UNION ALL
  SELECT pg_catalog.concat('operator ', pg_catalog.quote_ident(s.name), '.', p.oprname, '(',
    CASE WHEN p.oprleft = 0 THEN 'NONE' ELSE pg_catalog.format_type(p.oprleft, NULL) END, ', ',
    CASE WHEN p.oprright = 0 THEN 'NONE' ELSE pg_catalog.format_type(p.oprright, NULL) END, ')'),
    'pg_catalog.pg_operator'::pg_catalog.regclass, p.oid, p.oprowner
  FROM pg_catalog.pg_operator p JOIN scope s ON s.oid = p.oprnamespace AND p.oid >= 16384
  UNION ALL
  SELECT pg_catalog.format('operator family %I.%I USING %s', s.name, f.opfname, am.amname), 'pg_catalog.pg_opfamily'::pg_catalog.regclass, f.oid, f.opfowner
  FROM pg_catalog.pg_opfamily f JOIN scope s ON s.oid = f.opfnamespace AND f.oid >= 16384 JOIN pg_catalog.pg_am am ON am.oid = f.opfmethod
  UNION ALL
  SELECT pg_catalog.format('operator class %I.%I USING %s', s.name, c.opcname, am.amname), 'pg_catalog.pg_opclass'::pg_catalog.regclass, c.oid, c.opcowner
  FROM pg_catalog.pg_opclass c JOIN scope s ON s.oid = c.opcnamespace AND c.oid >= 16384 JOIN pg_catalog.pg_am am ON am.oid = c.opcmethod
  UNION ALL
  SELECT pg_catalog.format('text search configuration %I.%I', s.name, c.cfgname), 'pg_catalog.pg_ts_config'::pg_catalog.regclass, c.oid, c.cfgowner
  FROM pg_catalog.pg_ts_config c JOIN scope s ON s.oid = c.cfgnamespace AND c.oid >= 16384
  UNION ALL
  SELECT pg_catalog.format('text search dictionary %I.%I', s.name, d.dictname), 'pg_catalog.pg_ts_dict'::pg_catalog.regclass, d.oid, d.dictowner
  FROM pg_catalog.pg_ts_dict d JOIN scope s ON s.oid = d.dictnamespace AND d.oid >= 16384
  UNION ALL
  SELECT pg_catalog.format('statistics %I.%I', s.name, x.stxname), 'pg_catalog.pg_statistic_ext'::pg_catalog.regclass, x.oid, x.stxowner
  FROM pg_catalog.pg_statistic_ext x JOIN scope s ON s.oid = x.stxnamespace AND x.oid >= 16384
  UNION ALL
  SELECT 'foreign server ' || pg_catalog.quote_ident(v.srvname), 'pg_catalog.pg_foreign_server'::pg_catalog.regclass, v.oid, v.srvowner
  FROM pg_catalog.pg_foreign_server v
  UNION ALL
  SELECT 'foreign data wrapper ' || pg_catalog.quote_ident(w.fdwname), 'pg_catalog.pg_foreign_data_wrapper'::pg_catalog.regclass, w.oid, w.fdwowner
  FROM pg_catalog.pg_foreign_data_wrapper w
  UNION ALL
  SELECT 'language ' || pg_catalog.quote_ident(l.lanname), 'pg_catalog.pg_language'::pg_catalog.regclass, l.oid, l.lanowner
  FROM pg_catalog.pg_language l WHERE l.lanispl
  UNION ALL
  SELECT 'event trigger ' || pg_catalog.quote_ident(e.evtname), 'pg_catalog.pg_event_trigger'::pg_catalog.regclass, e.oid, e.evtowner
  FROM pg_catalog.pg_event_trigger e
  UNION ALL
  SELECT 'publication ' || pg_catalog.quote_ident(p.pubname), 'pg_catalog.pg_publication'::pg_catalog.regclass, p.oid, p.pubowner
  FROM pg_catalog.pg_publication p
  UNION ALL
  SELECT 'subscription ' || pg_catalog.quote_ident(u.subname), 'pg_catalog.pg_subscription'::pg_catalog.regclass, u.oid, u.subowner
  FROM pg_catalog.pg_subscription u
  WHERE u.subdbid = (SELECT d.oid FROM pg_catalog.pg_database d WHERE d.datname = pg_catalog.current_database())
) o
WHERE NOT EXISTS (SELECT FROM member m WHERE m.classid = o.classid AND m.objid = o.oid)
ORDER BY 1
