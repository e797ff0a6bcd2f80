-- privileges: what others than the owner may do. ALL stands for everything that the server knows: 17 added MAINTAIN.
SELECT g.object || ' TO ' || g.grantee AS name,
  CASE WHEN pg_catalog.count(DISTINCT g.privilege) < g.every OR NOT (pg_catalog.bool_and(g.grantable) OR pg_catalog.bool_and(NOT g.grantable))
    THEN pg_catalog.string_agg(DISTINCT g.privilege || CASE WHEN g.grantable THEN ' WITH GRANT OPTION' ELSE '' END, ', ')
    ELSE 'ALL' || CASE WHEN pg_catalog.bool_and(g.grantable) THEN ' WITH GRANT OPTION' ELSE '' END END AS privileges
FROM (
  SELECT o.object, o.every, CASE WHEN a.grantee = 0 THEN 'PUBLIC' ELSE pg_catalog.pg_get_userbyid(a.grantee)::pg_catalog.text END AS grantee,
    a.privilege_type AS privilege, pg_catalog.bool_or(a.is_grantable) AS grantable
  FROM (
    SELECT CASE r.relkind WHEN 'S' THEN 'sequence ' ELSE 'table ' END || r.qualified_name AS object,
      COALESCE(r.relacl, pg_catalog.acldefault(CASE r.relkind WHEN 'S' THEN 's' ELSE 'r' END::pg_catalog."char", r.relowner)) AS acl, r.relowner AS owner,
      (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode(
        pg_catalog.acldefault(CASE r.relkind WHEN 'S' THEN 's' ELSE 'r' END::pg_catalog."char", r.relowner))) AS every
    FROM relation r WHERE r.relkind <> 'c'
    UNION ALL
    SELECT 'column ' || r.qualified_name || '.' || pg_catalog.quote_ident(a.attname), a.attacl, r.relowner, 4
    FROM relation r JOIN pg_catalog.pg_attribute a ON a.attrelid = r.oid AND a.attacl IS NOT NULL AND NOT a.attisdropped
    UNION ALL
    SELECT 'schema ' || pg_catalog.quote_ident(n.nspname), COALESCE(n.nspacl, pg_catalog.acldefault('n', n.nspowner)), n.nspowner, 2
    FROM pg_catalog.pg_namespace n JOIN scope s ON s.oid = n.oid
    UNION ALL
    SELECT 'routine ' || p.oid::pg_catalog.regprocedure, COALESCE(p.proacl, pg_catalog.acldefault('f', p.proowner)), p.proowner, 1
    FROM pg_catalog.pg_proc p JOIN scope s ON s.oid = p.pronamespace
    WHERE NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND m.objid = p.oid)
    UNION ALL
    SELECT 'type ' || pg_catalog.format_type(t.oid, NULL), COALESCE(t.typacl, pg_catalog.acldefault('T', t.typowner)), t.typowner, 1
    FROM pg_catalog.pg_type t JOIN scope s ON s.oid = t.typnamespace
    WHERE (t.typtype IN ('e', 'd', 'r') OR (t.typtype = 'c' AND EXISTS (SELECT FROM relation r WHERE r.oid = t.typrelid AND r.relkind = 'c'))
      OR (t.typtype = 'b' AND NOT EXISTS (SELECT FROM pg_catalog.pg_type e WHERE e.typarray = t.oid)))
      AND NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_catalog.pg_type'::pg_catalog.regclass AND m.objid = t.oid)
    UNION ALL
    SELECT 'foreign server ' || pg_catalog.quote_ident(v.srvname), COALESCE(v.srvacl, pg_catalog.acldefault('S', v.srvowner)), v.srvowner, 1
    FROM pg_catalog.pg_foreign_server v
    UNION ALL
    SELECT 'foreign data wrapper ' || pg_catalog.quote_ident(w.fdwname), COALESCE(w.fdwacl, pg_catalog.acldefault('F', w.fdwowner)), w.fdwowner, 1
    FROM pg_catalog.pg_foreign_data_wrapper w
    UNION ALL
    SELECT 'language ' || pg_catalog.quote_ident(l.lanname), COALESCE(l.lanacl, pg_catalog.acldefault('l', l.lanowner)), l.lanowner, 1
    FROM pg_catalog.pg_language l WHERE l.lanispl
  ) o
  CROSS JOIN LATERAL pg_catalog.aclexplode(o.acl) a
  WHERE a.grantee <> o.owner
    -- What everybody may in schema public depends on the version that made the database.
    AND NOT (o.object = 'schema public' AND EXISTS (
      SELECT FROM pg_catalog.pg_init_privs i CROSS JOIN LATERAL pg_catalog.aclexplode(i.initprivs) p
      WHERE i.classoid = 'pg_catalog.pg_namespace'::pg_catalog.regclass AND p.grantee = a.grantee AND p.privilege_type = a.privilege_type))
  -- Several may have granted the same.
  GROUP BY 1, 2, 3, 4
) g
GROUP BY g.object, g.grantee, g.every
ORDER BY 1
