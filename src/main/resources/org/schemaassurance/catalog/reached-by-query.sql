-- reached-by-query: what a query of the given names can make the server run or show, and why a rule's query should not.
-- Parameters: functions called, relations and types, operators, each a pair of arrays schemas text[], names text[]; and the bare names of
-- relations and types once more.
--
-- The names are where it begins. From there on the catalog tells: PostgreSQL's own trees hold the OIDs of all that they call (pg_depend
-- leaves the built-in ones out), so views, defaults of arguments, bodies of SQL, CHECKs of domains and generated columns are followed
-- through them; aggregates, operators, casts, types and operator classes through their own catalogs. Too much rather than too little:
-- a function that the query calls with another overload, or a default that it does not take, counts.
WITH RECURSIVE reached (kind, oid, by_the_system) AS (
  (
    SELECT 'function', p.oid, false
    FROM ROWS FROM (pg_catalog.unnest(?::pg_catalog.text[]), pg_catalog.unnest(?::pg_catalog.text[])) AS named (schema_name, name)
    -- As a name: it is cut where the server cuts it.
    JOIN pg_catalog.pg_namespace n ON n.nspname = named.schema_name::pg_catalog.name
    JOIN pg_catalog.pg_proc p ON p.pronamespace = n.oid AND p.proname = named.name::pg_catalog.name
    UNION ALL
    SELECT object.kind, object.oid, false
    FROM ROWS FROM (pg_catalog.unnest(?::pg_catalog.text[]), pg_catalog.unnest(?::pg_catalog.text[])) AS named (schema_name, name)
    JOIN pg_catalog.pg_namespace n ON n.nspname = named.schema_name::pg_catalog.name
    CROSS JOIN LATERAL (
      SELECT 'relation', c.oid FROM pg_catalog.pg_class c WHERE c.relnamespace = n.oid AND c.relname = named.name::pg_catalog.name
      UNION ALL
      SELECT 'type', t.oid FROM pg_catalog.pg_type t WHERE t.typnamespace = n.oid AND t.typname = named.name::pg_catalog.name
    ) AS object (kind, oid)
    UNION ALL
    SELECT 'function', o.oprcode::pg_catalog.oid, false
    FROM ROWS FROM (pg_catalog.unnest(?::pg_catalog.text[]), pg_catalog.unnest(?::pg_catalog.text[])) AS named (schema_name, name)
    JOIN pg_catalog.pg_namespace n ON n.nspname = named.schema_name::pg_catalog.name
    JOIN pg_catalog.pg_operator o ON o.oprnamespace = n.oid AND o.oprname = named.name::pg_catalog.name
    -- The server's own are as harmless as they are many.
    WHERE o.oid >= 16384
    UNION ALL
    -- What is called without its name: somebody's own operators behind LIKE, IN, BETWEEN and USING, and casts between built-in types.
    SELECT 'function', o.oprcode::pg_catalog.oid, false
    FROM pg_catalog.pg_operator o
    WHERE o.oprnamespace = 'pg_catalog'::pg_catalog.regnamespace AND o.oid >= 16384
      AND o.oprname IN ('=', '<>', '<', '<=', '>', '>=', '~~', '!~~', '~~*', '!~~*', '~')
    UNION ALL
    SELECT 'function', c.castfunc, false
    FROM pg_catalog.pg_cast c
    JOIN pg_catalog.pg_type t ON t.oid = c.casttarget
    WHERE c.castfunc >= 16384 AND c.castsource < 16384 AND c.casttarget < 16384
      AND (
        c.castcontext = 'i'
        OR ARRAY[
            t.typname::pg_catalog.text, pg_catalog.split_part(pg_catalog.format_type(t.oid, NULL), ' ', 1),
            CASE t.typname WHEN 'int4' THEN 'int' WHEN 'numeric' THEN 'decimal' WHEN 'float8' THEN 'float' WHEN 'bpchar' THEN 'char' WHEN 'varchar' THEN 'char' ELSE '' END,
            CASE t.typname WHEN 'numeric' THEN 'dec' WHEN 'bpchar' THEN 'nchar' WHEN 'varchar' THEN 'national' ELSE '' END]
          && ?::pg_catalog.text[])
  )
  UNION
  SELECT edge.kind, edge.oid, r.kind = 'relation' AND r.oid < 16384
  FROM reached r
  CROSS JOIN LATERAL (
    -- All that is written down as a tree, and what stands in it.
    SELECT
      CASE WHEN called.key[1] IN ('relid') THEN 'relation' WHEN called.key[1] IN ('resulttype', 'consttype') THEN 'type' ELSE 'function' END,
      called.key[2]::pg_catalog.oid
    FROM (
      SELECT w.ev_action::pg_catalog.text FROM pg_catalog.pg_rewrite w WHERE r.kind = 'relation' AND w.ev_class = r.oid AND w.ev_type = '1'
      UNION ALL
      SELECT d.adbin::pg_catalog.text
      FROM pg_catalog.pg_attrdef d
      JOIN pg_catalog.pg_attribute a ON a.attrelid = d.adrelid AND a.attnum = d.adnum
      WHERE r.kind = 'relation' AND d.adrelid = r.oid AND a.attgenerated = 'v'
      UNION ALL
      SELECT c.conbin::pg_catalog.text FROM pg_catalog.pg_constraint c WHERE r.kind = 'type' AND c.contypid = r.oid
      UNION ALL
      SELECT tree.text
      FROM pg_catalog.pg_proc p
      CROSS JOIN LATERAL (VALUES (p.proargdefaults::pg_catalog.text), (p.prosqlbody::pg_catalog.text)) AS tree (text)
      WHERE r.kind = 'function' AND r.oid >= 16384 AND p.oid = r.oid
    ) AS tree (text)
    CROSS JOIN LATERAL pg_catalog.regexp_matches(
      tree.text, ':(funcid|opfuncid|aggfnoid|winfnoid|tsmhandler|relid|resulttype|consttype) ([1-9][0-9]*)', 'g') AS called (key)
    UNION ALL
    -- Trees name some operators without their functions.
    SELECT 'function', o.oprcode::pg_catalog.oid
    FROM pg_catalog.pg_rewrite w
    CROSS JOIN LATERAL pg_catalog.regexp_matches(w.ev_action::pg_catalog.text, ':(?:opno|eqop|sortop) ([1-9][0-9]*)', 'g') AS called (key)
    JOIN pg_catalog.pg_operator o ON o.oid = called.key[1]::pg_catalog.oid
    WHERE r.kind = 'relation' AND w.ev_class = r.oid AND o.oid >= 16384
    UNION ALL
    -- Children are read with their parent; a cast or an index's comparison may come with a column's type.
    SELECT 'relation', i.inhrelid FROM pg_catalog.pg_inherits i WHERE r.kind = 'relation' AND i.inhparent = r.oid
    UNION ALL
    SELECT 'type', a.atttypid FROM pg_catalog.pg_attribute a
    WHERE r.kind = 'relation' AND a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid >= 16384
    UNION ALL
    -- What an index or the choice of a partition compares with.
    SELECT 'function', f.amproc::pg_catalog.oid
    FROM (
      SELECT pg_catalog.unnest(i.indclass::pg_catalog.oid[]) FROM pg_catalog.pg_index i WHERE r.kind = 'relation' AND i.indrelid = r.oid
      UNION ALL
      SELECT pg_catalog.unnest(p.partclass::pg_catalog.oid[]) FROM pg_catalog.pg_partitioned_table p WHERE r.kind = 'relation' AND p.partrelid = r.oid
    ) AS used (oid)
    JOIN pg_catalog.pg_opclass k ON k.oid = used.oid AND k.oid >= 16384
    JOIN pg_catalog.pg_amproc f ON f.amprocfamily = k.opcfamily
    UNION ALL
    -- Functions behind a function.
    SELECT 'function', part.oid
    FROM pg_catalog.pg_aggregate a
    CROSS JOIN LATERAL (VALUES (a.aggtransfn::pg_catalog.oid), (a.aggfinalfn::pg_catalog.oid), (a.aggcombinefn::pg_catalog.oid),
      (a.aggserialfn::pg_catalog.oid), (a.aggdeserialfn::pg_catalog.oid), (a.aggmtransfn::pg_catalog.oid),
      (a.aggminvtransfn::pg_catalog.oid), (a.aggmfinalfn::pg_catalog.oid)) AS part (oid)
    WHERE r.kind = 'function' AND a.aggfnoid = r.oid AND part.oid <> 0
    UNION ALL
    -- A function of C that the server itself has, under a name and with a volatility of somebody's own.
    SELECT 'function', own.oid
    FROM pg_catalog.pg_proc p
    JOIN pg_catalog.pg_language l ON l.oid = p.prolang AND l.lanname = 'internal'
    JOIN pg_catalog.pg_proc own ON own.prosrc = p.prosrc AND own.prolang = p.prolang AND own.oid < 16384
    WHERE r.kind = 'function' AND r.oid >= 16384 AND p.oid = r.oid
    UNION ALL
    SELECT 'type', signature.oid
    FROM pg_catalog.pg_proc p
    CROSS JOIN LATERAL pg_catalog.unnest(p.prorettype || COALESCE(p.proallargtypes, p.proargtypes::pg_catalog.oid[])) AS signature (oid)
    WHERE r.kind = 'function' AND r.oid >= 16384 AND p.oid = r.oid AND signature.oid >= 16384
    UNION ALL
    -- Types behind a type, and what turns, compares, reads and prints values of it.
    SELECT part.kind, part.oid
    FROM pg_catalog.pg_type t
    CROSS JOIN LATERAL (
      VALUES ('type', t.typbasetype), ('type', t.typelem), ('function', t.typinput::pg_catalog.oid), ('function', t.typoutput::pg_catalog.oid)
      UNION ALL
      SELECT 'type', a.atttypid FROM pg_catalog.pg_attribute a WHERE a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped
      UNION ALL
      SELECT piece.kind, piece.oid
      FROM pg_catalog.pg_range g
      CROSS JOIN LATERAL (VALUES ('type', g.rngsubtype), ('function', g.rngcanonical::pg_catalog.oid), ('function', g.rngsubdiff::pg_catalog.oid)) AS piece (kind, oid)
      WHERE g.rngtypid = t.oid OR g.rngmultitypid = t.oid
      UNION ALL
      SELECT 'function', c.castfunc FROM pg_catalog.pg_cast c WHERE c.castsource = t.oid OR c.casttarget = t.oid
      UNION ALL
      SELECT 'function', f.amproc::pg_catalog.oid FROM pg_catalog.pg_amproc f WHERE f.amproclefttype = t.oid OR f.amprocrighttype = t.oid
      UNION ALL
      SELECT 'function', o.oprcode::pg_catalog.oid
      FROM pg_catalog.pg_amop f JOIN pg_catalog.pg_operator o ON o.oid = f.amopopr
      WHERE f.amoplefttype = t.oid OR f.amoprighttype = t.oid
    ) AS part (kind, oid)
    WHERE r.kind = 'type' AND r.oid >= 16384 AND t.oid = r.oid AND part.oid <> 0
  ) AS edge (kind, oid)
),
functions AS (
  SELECT
    p.oid, n.nspname AS schema_name, p.proname AS name, l.lanname AS language, p.prosrc AS source, p.proconfig AS settings, p.provolatile,
    p.prosecdef, p.prosqlbody IS NOT NULL AS has_tree, n.nspname = 'pg_catalog' AND p.oid < 16384 AS is_built_in,
    p.prorettype IN ('pg_catalog.tsm_handler'::pg_catalog.regtype, 'pg_catalog.index_am_handler'::pg_catalog.regtype) AS is_handler,
    p.oid < 16384 OR EXISTS (
      SELECT FROM pg_catalog.pg_depend d
      WHERE d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND d.objid = p.oid AND d.deptype = 'e') AS is_packaged
  FROM reached r
  -- OFFSET 0: one by one, since the planner expects many where there are few.
  JOIN LATERAL (SELECT * FROM pg_catalog.pg_proc WHERE pg_proc.oid = r.oid OFFSET 0) AS p ON r.kind = 'function'
  JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
  JOIN pg_catalog.pg_language l ON l.oid = p.prolang
),
judged_functions AS (
  SELECT
    CASE
      -- Marked stable, and yet: they run a text as a query, or write.
      WHEN f.name LIKE ANY (ARRAY['query\_to\_xml%', 'cursor\_to\_xml%', 'table\_to\_xml%', 'schema\_to\_xml%', 'database\_to\_xml%']) AND f.is_built_in
        OR f.is_packaged AND NOT f.is_built_in AND f.name LIKE ANY (ARRAY['crosstab%', 'connectby', 'xpath\_table', 'dblink%'])
        THEN 'runs a text'
      WHEN f.is_built_in AND f.name IN ('txid_current', 'pg_current_xact_id') THEN 'takes a transaction number'
      -- The short list: they read a clock, a source of random numbers, sizes and states of the server.
      WHEN f.provolatile = 'v' AND NOT f.is_handler AND NOT (f.is_packaged AND f.name LIKE 'uuid\_generate\_v%') AND NOT (f.is_built_in AND (
        f.name LIKE 'pg\_stat\_get\_xact\_%'
        OR f.name IN ('random', 'random_normal', 'gen_random_uuid', 'uuidv4', 'uuidv7', 'array_sample', 'array_shuffle',
          'clock_timestamp', 'timeofday', 'current_query',
          'pg_relation_size', 'pg_table_size', 'pg_indexes_size', 'pg_total_relation_size', 'pg_database_size', 'pg_tablespace_size',
          'pg_database_collation_actual_version', 'pg_collation_actual_version', 'pg_sequence_last_value', 'pg_get_sequence_data',
          'pg_partition_tree', 'pg_partition_ancestors', 'pg_lock_status', 'pg_blocking_pids', 'pg_safe_snapshot_blocking_pids', 'pg_prepared_xact',
          'pg_is_in_recovery', 'pg_is_in_backup', 'pg_backup_start_time', 'pg_last_wal_receive_lsn', 'pg_last_wal_replay_lsn', 'pg_last_xact_replay_timestamp', 'pg_current_wal_lsn',
          'pg_current_wal_insert_lsn', 'pg_current_wal_flush_lsn', 'pg_is_wal_replay_paused', 'pg_get_wal_replay_pause_state',
          'pg_get_wal_resource_managers', 'pg_notification_queue_usage', 'pg_xact_commit_timestamp', 'pg_xact_commit_timestamp_origin', 'pg_last_committed_xact',
          'pg_xact_status', 'txid_status', 'pg_get_multixact_members', 'pg_show_replication_origin_status', 'pg_get_wait_events', 'pg_get_aios',
          'pg_get_backend_memory_contexts', 'pg_get_shmem_allocations', 'pg_control_checkpoint', 'pg_control_init', 'pg_control_recovery', 'pg_control_system',
          'pg_stat_get_io', 'pg_stat_get_backend_io', 'pg_stat_get_backend_wal', 'pg_stat_get_recovery_prefetch', 'pg_stat_have_stats')))
        THEN 'is volatile'
      WHEN f.prosecdef THEN 'has its owner''s rights'
      -- The server decides by the role what these show.
      WHEN f.is_built_in AND (f.name LIKE 'pg\_stat\_get\_backend\_%' OR f.name IN (
          'pg_stat_get_activity', 'pg_stat_get_wal_senders', 'pg_stat_get_wal_receiver', 'pg_stat_get_progress_info', 'pg_stat_get_subscription',
          'pg_show_all_settings', 'pg_get_aios', 'pg_get_backend_memory_contexts', 'pg_get_shmem_allocations', 'pg_database_size', 'pg_tablespace_size'))
        OR NOT f.is_built_in AND f.is_packaged AND f.name LIKE 'pg\_stat\_statements%'
        THEN 'shows more to monitors'
      WHEN f.is_packaged OR f.language = 'internal' OR f.has_tree THEN NULL
      WHEN f.language IN ('sql', 'plpgsql') THEN 'has a body'
      -- An aggregate is no more than its functions.
      WHEN f.source = 'aggregate_dummy' THEN NULL
      ELSE 'cannot be looked into'
    END AS why,
    f.schema_name, f.name, f.language, f.source,
    -- Where the body's names are looked up: nowhere but in pg_catalog, unless the function says so.
    (SELECT pg_catalog.substr(setting, pg_catalog.length('search_path=') + 1) FROM pg_catalog.unnest(f.settings) AS setting WHERE setting LIKE 'search\_path=%') AS search_path
  FROM functions f
),
judged_relations AS (
  SELECT
    CASE
      WHEN n.nspname = 'pg_catalog' AND c.relname IN ('pg_authid', 'pg_shadow', 'pg_user_mapping', 'pg_user_mappings', 'pg_subscription')
        OR n.nspname = 'information_schema' AND c.relname IN ('user_mapping_options', '_pg_user_mappings')
        THEN 'holds passwords'
      WHEN EXISTS (
        SELECT FROM pg_catalog.pg_foreign_table f CROSS JOIN LATERAL pg_catalog.unnest(f.ftoptions) AS option
        WHERE f.ftrelid = c.oid AND (option LIKE 'program=%' OR option LIKE 'filename=%')) THEN 'is a file or program'
      -- Those that show a reader all that there is.
      WHEN n.nspname = 'information_schema' AND c.relkind = 'v' AND c.relname NOT IN ('information_schema_catalog_name', 'attributes', 'character_sets',
        'collation_character_set_applicability', 'collations', 'columns', 'domains', 'key_column_usage', 'schemata', 'sequences', 'tables')
        THEN 'hides from readers'
      WHEN n.nspname NOT IN ('pg_catalog', 'information_schema') AND c.relkind IN ('r', 'p', 'm', 'f', 'S') THEN 'has rows of its own'
    END AS why,
    n.nspname AS schema_name, c.relname AS name
  FROM reached r
  -- What the server's own views make of such a table they may show.
  JOIN LATERAL (SELECT * FROM pg_catalog.pg_class WHERE pg_class.oid = r.oid OFFSET 0) AS c ON r.kind = 'relation' AND NOT r.by_the_system
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
)
SELECT DISTINCT why, schema_name, name, language, source, search_path
FROM judged_functions
WHERE why IS NOT NULL
UNION
SELECT why, schema_name, name, '', '', NULL
FROM judged_relations
WHERE why IS NOT NULL
ORDER BY why, schema_name, name, source
