-- privileges: what others than the owner may do, and what was taken away from the owner. ALL stands for everything that the server knows:
-- 17 added MAINTAIN. Of what is everybody's from the beginning (PostgreSQL's own, an extension's, the database, schema public by what the
-- major version starts with) only what is otherwise than it was: pg_init_privs has what it was,
-- but not of information_schema.
SELECT g.object || ' TO ' || g.grantee AS name, g.privileges, g.lost AS "taken away"
FROM (
  -- Few columns have a list, or had one at first; nobody has to look at the others.
  WITH column_list AS (
    SELECT a.attrelid, a.attnum FROM pg_catalog.pg_attribute a WHERE a.attacl IS NOT NULL AND NOT a.attisdropped
    UNION
    SELECT a.attrelid, a.attnum
    FROM pg_catalog.pg_init_privs f
    JOIN pg_catalog.pg_attribute a ON a.attrelid = f.objoid AND a.attnum = f.objsubid AND NOT a.attisdropped
    WHERE f.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass AND f.objsubid <> 0
  ),
  object AS (
    SELECT CASE r.relkind WHEN 'S' THEN 'sequence ' ELSE 'table ' END || r.qualified_name AS object,
      CASE r.relkind WHEN 'S' THEN 's' ELSE 'r' END AS type, r.relowner AS owner, r.relacl AS acl, NULL::pg_catalog.aclitem[] AS first, false AS relative
    -- Without a list it is its owner's alone, with everything.
    FROM relation r WHERE r.relkind <> 'c' AND r.relacl IS NOT NULL
    UNION ALL
    SELECT 'column ' || r.qualified_name || '.' || pg_catalog.quote_ident(a.attname), 'c', r.relowner, a.attacl, NULL, false
    FROM column_list l
    JOIN relation r ON r.oid = l.attrelid
    JOIN pg_catalog.pg_attribute a ON a.attrelid = l.attrelid AND a.attnum = l.attnum AND a.attacl IS NOT NULL
    UNION ALL
    SELECT 'schema ' || pg_catalog.quote_ident(n.nspname), 'n', n.nspowner, n.nspacl,
      CASE WHEN n.nspname = 'public' THEN CASE WHEN pg_catalog.current_setting('server_version_num')::pg_catalog.int4 >= 150000
        THEN ARRAY[pg_catalog.makeaclitem(0, n.nspowner, 'USAGE', false)]
        ELSE ARRAY[pg_catalog.makeaclitem(0, n.nspowner, 'USAGE', false), pg_catalog.makeaclitem(0, n.nspowner, 'CREATE', false)] END END,
      n.nspname = 'public'
    FROM pg_catalog.pg_namespace n JOIN scope s ON s.oid = n.oid
    UNION ALL
    SELECT 'routine ' || p.oid::pg_catalog.regprocedure, 'f', p.proowner, p.proacl, NULL, false
    FROM pg_catalog.pg_proc p JOIN scope s ON s.oid = p.pronamespace
    WHERE p.oid >= 16384 AND NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND m.objid = p.oid)
    UNION ALL
    SELECT 'type ' || pg_catalog.format_type(t.oid, NULL), 'T', t.typowner, t.typacl, NULL, false
    FROM pg_catalog.pg_type t JOIN scope s ON s.oid = t.typnamespace
    WHERE t.oid >= 16384 AND (t.typtype IN ('e', 'd', 'r') OR (t.typtype = 'c' AND EXISTS (SELECT FROM relation r WHERE r.oid = t.typrelid AND r.relkind = 'c'))
      OR (t.typtype = 'b' AND NOT EXISTS (SELECT FROM pg_catalog.pg_type e WHERE e.typarray = t.oid)))
      AND NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_catalog.pg_type'::pg_catalog.regclass AND m.objid = t.oid)
    UNION ALL
    SELECT 'foreign server ' || pg_catalog.quote_ident(v.srvname), 'S', v.srvowner, v.srvacl, NULL, false
    FROM pg_catalog.pg_foreign_server v
    UNION ALL
    SELECT 'foreign data wrapper ' || pg_catalog.quote_ident(w.fdwname), 'F', w.fdwowner, w.fdwacl, NULL, false
    FROM pg_catalog.pg_foreign_data_wrapper w
    UNION ALL
    SELECT 'language ' || pg_catalog.quote_ident(l.lanname), 'l', l.lanowner, l.lanacl, NULL, false
    FROM pg_catalog.pg_language l WHERE l.lanispl
    UNION ALL
    SELECT 'database', 'd', d.datdba, d.datacl, NULL, true
    FROM pg_catalog.pg_database d WHERE d.datname = pg_catalog.current_database()
    UNION ALL
    -- PostgreSQL's own and those of extensions, where somebody has touched their privileges.
    SELECT CASE c.relkind WHEN 'S' THEN 'sequence ' ELSE 'table ' END || pg_catalog.format('%I.%I', n.nspname, c.relname),
      CASE c.relkind WHEN 'S' THEN 's' ELSE 'r' END, c.relowner, c.relacl, i.initprivs, true
    FROM pg_catalog.pg_class c
    JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    LEFT JOIN pg_catalog.pg_init_privs i ON i.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass AND i.objoid = c.oid AND i.objsubid = 0
    WHERE c.relacl IS DISTINCT FROM i.initprivs AND c.relkind IN ('r', 'p', 'f', 'v', 'm', 'S') AND (n.nspname = 'pg_catalog'
      OR EXISTS (SELECT FROM member m WHERE m.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND m.objid = c.oid))
    UNION ALL
    SELECT pg_catalog.format('column %I.%I.%I', n.nspname, c.relname, a.attname), 'c', c.relowner, a.attacl, i.initprivs, true
    FROM column_list l
    JOIN pg_catalog.pg_class c ON c.oid = l.attrelid
    JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_catalog.pg_attribute a ON a.attrelid = l.attrelid AND a.attnum = l.attnum
    LEFT JOIN pg_catalog.pg_init_privs i
      ON i.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass AND i.objoid = c.oid AND i.objsubid = a.attnum
    WHERE a.attacl IS DISTINCT FROM i.initprivs AND (n.nspname = 'pg_catalog'
      OR EXISTS (SELECT FROM member m WHERE m.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND m.objid = c.oid))
    UNION ALL
    SELECT 'routine ' || p.oid::pg_catalog.regprocedure, 'f', p.proowner, p.proacl, i.initprivs, true
    FROM (
      SELECT a.oid FROM pg_catalog.pg_proc a WHERE a.proacl IS NOT NULL
      UNION
      SELECT f.objoid FROM pg_catalog.pg_init_privs f WHERE f.classoid = 'pg_catalog.pg_proc'::pg_catalog.regclass
    ) l
    JOIN pg_catalog.pg_proc p ON p.oid = l.oid
    LEFT JOIN pg_catalog.pg_init_privs i ON i.classoid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND i.objoid = p.oid
    WHERE p.proacl IS DISTINCT FROM i.initprivs AND (p.oid < 16384
      OR EXISTS (SELECT FROM member m WHERE m.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND m.objid = p.oid))
    UNION ALL
    SELECT 'type ' || pg_catalog.format_type(t.oid, NULL), 'T', t.typowner, t.typacl, i.initprivs, true
    FROM pg_catalog.pg_type t
    LEFT JOIN pg_catalog.pg_init_privs i ON i.classoid = 'pg_catalog.pg_type'::pg_catalog.regclass AND i.objoid = t.oid
    WHERE t.typacl IS DISTINCT FROM i.initprivs AND (t.oid < 16384
      OR EXISTS (SELECT FROM member m WHERE m.classid = 'pg_catalog.pg_type'::pg_catalog.regclass AND m.objid = t.oid))
    UNION ALL
    SELECT 'schema ' || pg_catalog.quote_ident(n.nspname), 'n', n.nspowner, n.nspacl, i.initprivs, true
    FROM pg_catalog.pg_namespace n
    LEFT JOIN pg_catalog.pg_init_privs i ON i.classoid = 'pg_catalog.pg_namespace'::pg_catalog.regclass AND i.objoid = n.oid
    WHERE n.nspacl IS DISTINCT FROM i.initprivs AND n.nspname = 'pg_catalog'
    UNION ALL
    SELECT 'language ' || pg_catalog.quote_ident(l.lanname), 'l', l.lanowner, l.lanacl, i.initprivs, true
    FROM pg_catalog.pg_language l
    LEFT JOIN pg_catalog.pg_init_privs i ON i.classoid = 'pg_catalog.pg_language'::pg_catalog.regclass AND i.objoid = l.oid
    WHERE l.lanacl IS DISTINCT FROM i.initprivs AND NOT l.lanispl
  ),
  whole AS (
    SELECT o.object, o.owner, o.relative,
      CASE WHEN o.type = 'c' THEN 4
        ELSE (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode(usual.acl) e WHERE e.grantee = o.owner) END AS every,
      COALESCE(o.acl, usual.acl) AS now, COALESCE(o.first, usual.acl) AS first, usual.acl AS usual
    FROM object o
    CROSS JOIN LATERAL (SELECT pg_catalog.acldefault(o.type::pg_catalog."char", o.owner) AS acl OFFSET 0) usual
  ),
  -- Several may have granted the same.
  entry AS (
    SELECT w.object, w.owner, w.relative, w.every, true AS now, a.grantee, a.privilege_type AS privilege, pg_catalog.bool_or(a.is_grantable) AS grantable
    FROM whole w CROSS JOIN LATERAL pg_catalog.aclexplode(w.now) a
    WHERE a.grantee <> w.owner
      AND NOT (a.privilege_type IN ('SELECT', 'USAGE', 'CONNECT') AND NOT a.is_grantable AND a.grantee IN (SELECT r.oid FROM reader r))
    GROUP BY 1, 2, 3, 4, 5, 6, 7
    UNION ALL
    -- What its first owner had is not what others had.
    SELECT w.object, w.owner, w.relative, w.every, false, a.grantee, a.privilege_type, pg_catalog.bool_or(a.is_grantable)
    FROM whole w CROSS JOIN LATERAL pg_catalog.aclexplode(w.first) a
    WHERE w.relative AND a.grantee <> w.owner AND a.grantee <> a.grantor
    GROUP BY 1, 2, 3, 4, 5, 6, 7
  ),
  told AS (
    SELECT e.object, e.relative, CASE WHEN e.grantee = 0 THEN 'PUBLIC' ELSE pg_catalog.pg_get_userbyid(e.grantee)::pg_catalog.text END AS grantee,
      CASE WHEN pg_catalog.count(*) FILTER (WHERE e.now) = 0 THEN 'none'
        WHEN pg_catalog.count(*) FILTER (WHERE e.now) < e.every OR NOT (pg_catalog.bool_and(e.grantable) FILTER (WHERE e.now)
          OR pg_catalog.bool_and(NOT e.grantable) FILTER (WHERE e.now))
        THEN pg_catalog.string_agg(e.privilege || CASE WHEN e.grantable THEN ' WITH GRANT OPTION' ELSE '' END, ', ' ORDER BY e.privilege) FILTER (WHERE e.now)
        ELSE 'ALL' || CASE WHEN pg_catalog.bool_and(e.grantable) FILTER (WHERE e.now) THEN ' WITH GRANT OPTION' ELSE '' END END AS privileges,
      pg_catalog.array_agg(pg_catalog.concat(e.privilege, e.grantable) ORDER BY e.privilege) FILTER (WHERE e.now) AS now,
      pg_catalog.array_agg(pg_catalog.concat(e.privilege, e.grantable) ORDER BY e.privilege) FILTER (WHERE NOT e.now) AS first
    FROM entry e
    GROUP BY e.object, e.relative, e.grantee, e.every
  ),
  lost AS (
    SELECT w.object, u.privilege_type AS privilege
    FROM whole w CROSS JOIN LATERAL pg_catalog.aclexplode(w.usual) u
    WHERE u.grantee = w.owner AND NOT EXISTS (SELECT FROM pg_catalog.aclexplode(w.now) a WHERE a.grantee = w.owner AND a.privilege_type = u.privilege_type)
      AND (NOT w.relative OR w.object LIKE 'schema public' OR EXISTS (SELECT FROM pg_catalog.aclexplode(w.first) a
        WHERE a.grantee = a.grantor AND a.privilege_type = u.privilege_type))
  )
  SELECT t.object, t.grantee, t.privileges, NULL AS lost
  FROM told t
  WHERE NOT t.relative OR t.now IS DISTINCT FROM t.first
  UNION ALL
  -- Who lost another one, and has been dumped by a version without MAINTAIN, has lost that with it.
  SELECT l.object, 'its owner', NULL,
    COALESCE(pg_catalog.string_agg(l.privilege, ', ' ORDER BY l.privilege) FILTER (WHERE l.privilege <> 'MAINTAIN'), 'MAINTAIN')
  FROM lost l
  GROUP BY l.object
) g
ORDER BY 1
