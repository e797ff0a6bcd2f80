-- Makes whatever has a text of its own again from that text, as a dump and restore does.
DO $$
DECLARE
  made record;
BEGIN
  FOR made IN
    SELECT format('ALTER TABLE %s DROP CONSTRAINT %I, ADD CONSTRAINT %2$I %s', c.conrelid::regclass, c.conname, pg_get_constraintdef(c.oid)) AS sql
    FROM pg_constraint c WHERE c.contype = 'c' AND c.conrelid <> 0 AND c.conislocal AND c.coninhcount = 0
      AND (SELECT relkind FROM pg_class WHERE oid = c.conrelid) IN ('r', 'p')
      AND c.connamespace NOT IN ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
    UNION ALL
    SELECT format('ALTER TABLE %s DROP CONSTRAINT %I, ADD CONSTRAINT %2$I %s', c.conrelid::regclass, c.conname, pg_get_constraintdef(c.oid))
    FROM pg_constraint c WHERE c.contype = 'f' AND c.conparentid = 0
      AND c.connamespace NOT IN ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
    UNION ALL
    SELECT format('ALTER DOMAIN %s DROP CONSTRAINT %I; ALTER DOMAIN %1$s ADD CONSTRAINT %2$I %s', c.contypid::regtype, c.conname, pg_get_constraintdef(c.oid))
    FROM pg_constraint c WHERE c.contype = 'c' AND c.contypid <> 0
      AND c.connamespace NOT IN ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
      -- What a composite type uses cannot be checked.
      AND NOT EXISTS (SELECT FROM pg_attribute a JOIN pg_class r ON r.oid = a.attrelid WHERE a.atttypid = c.contypid AND r.relkind = 'c')
    UNION ALL
    SELECT format('ALTER TABLE %s ALTER COLUMN %I SET DEFAULT %s', d.adrelid::regclass, a.attname, pg_get_expr(d.adbin, d.adrelid))
    FROM pg_attrdef d JOIN pg_attribute a ON a.attrelid = d.adrelid AND a.attnum = d.adnum
    WHERE a.attgenerated = '' AND (SELECT relkind FROM pg_class WHERE oid = d.adrelid) IN ('r', 'p', 'v')
    UNION ALL
    SELECT format('DROP INDEX %s; %s', x.indexrelid::regclass, replace(pg_get_indexdef(x.indexrelid), ' ON ONLY ', ' ON '))
    FROM pg_index x JOIN pg_class r ON r.oid = x.indexrelid
    WHERE NOT r.relispartition AND r.relnamespace NOT IN ('pg_catalog'::regnamespace, 'pg_toast'::regnamespace, 'information_schema'::regnamespace)
      AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = x.indexrelid)
    UNION ALL
    SELECT format('CREATE OR REPLACE VIEW %s %s AS %s', v.oid::regclass, 'WITH (' || array_to_string(v.reloptions, ', ') || ')', pg_get_viewdef(v.oid))
    FROM pg_class v WHERE v.relkind = 'v' AND v.relnamespace NOT IN ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
    UNION ALL
    SELECT regexp_replace(pg_get_ruledef(w.oid), '^CREATE RULE', 'CREATE OR REPLACE RULE')
    FROM pg_rewrite w JOIN pg_class r ON r.oid = w.ev_class
    WHERE w.rulename <> '_RETURN' AND w.ev_enabled = 'O' AND r.relnamespace NOT IN ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
    UNION ALL
    SELECT regexp_replace(pg_get_triggerdef(t.oid), '^CREATE TRIGGER', 'CREATE OR REPLACE TRIGGER')
    FROM pg_trigger t WHERE NOT t.tgisinternal AND t.tgconstraint = 0 AND t.tgparentid = 0 AND t.tgenabled = 'O'
    UNION ALL
    SELECT concat(format('ALTER POLICY %I ON %s', p.polname, p.polrelid::regclass),
      ' USING (' || pg_get_expr(p.polqual, p.polrelid) || ')', ' WITH CHECK (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')')
    FROM pg_policy p
    UNION ALL
    SELECT pg_get_functiondef(p.oid)
    FROM pg_proc p
    WHERE p.prokind IN ('f', 'p', 'w') AND p.pronamespace NOT IN ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
      AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype IN ('i', 'e'))
  LOOP
    EXECUTE made.sql;
  END LOOP;
END $$;
