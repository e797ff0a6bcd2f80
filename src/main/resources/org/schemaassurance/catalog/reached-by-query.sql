-- reached-by-query: what a query of the given names can make the server run or show, and why a rule's query should not.
-- Parameters: functions called, relations and types, operators, each a pair of arrays schemas text[], names text[]; and the bare names of
-- relations and types once more, twice.
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
    SELECT 'operator', o.oid, false
    FROM ROWS FROM (pg_catalog.unnest(?::pg_catalog.text[]), pg_catalog.unnest(?::pg_catalog.text[])) AS named (schema_name, name)
    JOIN pg_catalog.pg_namespace n ON n.nspname = named.schema_name::pg_catalog.name
    JOIN pg_catalog.pg_operator o ON o.oprnamespace = n.oid AND o.oprname = named.name::pg_catalog.name
    -- The server's own are as harmless as they are many.
    WHERE o.oid >= 16384
    UNION ALL
    -- What is called without its name: somebody's own operators behind LIKE, IN, BETWEEN and USING, functions behind AT TIME ZONE, TRIM and
    -- the like (func_expr_common_subexpr and a_expr in parser/gram.y), and casts between built-in types.
    SELECT 'operator', o.oid, false
    FROM pg_catalog.pg_operator o
    WHERE o.oprnamespace = 'pg_catalog'::pg_catalog.regnamespace AND o.oid >= 16384
      AND o.oprname IN ('=', '<>', '<', '<=', '>', '>=', '~~', '!~~', '~~*', '!~~*', '~', '!~')
    UNION ALL
    SELECT 'function', p.oid, false
    FROM (
      VALUES ('timezone', 'zone'), ('timezone', 'local'), ('btrim', 'trim'), ('ltrim', 'trim'), ('rtrim', 'trim'), ('like_escape', 'escape'),
        ('similar_to_escape', 'similar'), ('is_normalized', 'normalized'), ('pg_collation_for', 'collation')) AS behind (name, keyword)
    JOIN pg_catalog.pg_proc p ON p.pronamespace = 'pg_catalog'::pg_catalog.regnamespace AND p.oid >= 16384 AND p.proname = behind.name
    WHERE behind.keyword = ANY (?::pg_catalog.text[])
    UNION ALL
    SELECT 'function', c.castfunc, false
    FROM pg_catalog.pg_cast c
    JOIN pg_catalog.pg_type t ON t.oid = c.casttarget OR t.typarray = c.casttarget
    WHERE c.castfunc >= 16384 AND c.castsource < 16384 AND c.casttarget < 16384
      AND (
        c.castcontext = 'i'
        OR ARRAY[
            t.typname::pg_catalog.text, pg_catalog.split_part(pg_catalog.format_type(t.oid, NULL), ' ', 1),
            CASE t.typname WHEN 'int4' THEN 'int' WHEN 'numeric' THEN 'decimal' WHEN 'float4' THEN 'float' WHEN 'float8' THEN 'float' WHEN 'bpchar' THEN 'char' WHEN 'varchar' THEN 'char' ELSE '' END,
            CASE t.typname WHEN 'numeric' THEN 'dec' WHEN 'bpchar' THEN 'nchar' WHEN 'varchar' THEN 'national' ELSE '' END,
            CASE t.typname WHEN 'bpchar' THEN 'national' WHEN 'varchar' THEN 'nchar' ELSE '' END]
          && ?::pg_catalog.text[])
  )
  UNION
  SELECT edge.kind, edge.oid, r.kind = 'relation' AND r.oid < 16384
  FROM reached r
  CROSS JOIN LATERAL (
    -- All that is written down as a tree, and what stands in it.
    SELECT
      CASE
        WHEN called.key[1] = 'relid' THEN 'relation'
        WHEN called.key[1] IN ('resulttype', 'consttype', 'funccoltypes', 'coltypes', 'typid') THEN 'type'
        WHEN called.key[1] IN ('opno', 'opnos', 'eqop', 'sortop') THEN 'operator'
        ELSE 'function' END,
      called.oid
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
    CROSS JOIN LATERAL (
      SELECT m.key, listed.number::pg_catalog.oid
      FROM pg_catalog.regexp_matches(
        tree.text,
        ':(funcid|opfuncid|aggfnoid|winfnoid|tsmhandler|relid|resulttype|consttype|funccoltypes|coltypes|typid|opno|opnos|eqop|sortop) (?:\(o )?([1-9][0-9 ]*)',
        'g') AS m (key)
      CROSS JOIN LATERAL pg_catalog.regexp_split_to_table(pg_catalog.btrim(m.key[2]), ' ') AS listed (number)
    ) AS called (key, oid)
    WHERE called.oid >= 16384 OR called.key[1] NOT IN ('opno', 'opnos', 'eqop', 'sortop')
    UNION ALL
    -- Planning a scan computes what is constant in these, with the functions that say that they are immutable.
    SELECT 'function', p.oid
    FROM (
      SELECT pg_catalog.concat(i.indexprs, i.indpred) FROM pg_catalog.pg_index i WHERE r.kind = 'relation' AND i.indrelid = r.oid
      UNION ALL
      SELECT c.conbin::pg_catalog.text FROM pg_catalog.pg_constraint c WHERE r.kind = 'relation' AND c.conrelid = r.oid AND c.contype = 'c'
      UNION ALL
      SELECT k.partexprs::pg_catalog.text FROM pg_catalog.pg_partitioned_table k WHERE r.kind = 'relation' AND k.partrelid = r.oid
      UNION ALL
      SELECT x.stxexprs::pg_catalog.text FROM pg_catalog.pg_statistic_ext x WHERE r.kind = 'relation' AND x.stxrelid = r.oid
    ) AS tree (text)
    CROSS JOIN LATERAL pg_catalog.regexp_matches(tree.text, ':(?:funcid|opfuncid) ([1-9][0-9]*)', 'g') AS called (key)
    JOIN pg_catalog.pg_proc p ON p.oid = called.key[1]::pg_catalog.oid AND p.oid >= 16384 AND p.provolatile = 'i'
    -- Others could not be looked into, and a table that uses one honestly has to be read.
    JOIN pg_catalog.pg_language l ON l.oid = p.prolang AND l.lanname IN ('sql', 'plpgsql')
    UNION ALL
    -- An operator, what the planner may take in its place, and what sorts and hashes for it.
    SELECT 'function', part.oid
    FROM pg_catalog.pg_operator o
    CROSS JOIN LATERAL (
      SELECT same.oprcode::pg_catalog.oid FROM pg_catalog.pg_operator same WHERE same.oid IN (o.oid, o.oprcom, o.oprnegate)
      UNION ALL
      SELECT f.amproc::pg_catalog.oid
      FROM pg_catalog.pg_amop member JOIN pg_catalog.pg_amproc f ON f.amprocfamily = member.amopfamily
      WHERE member.amopopr IN (o.oid, o.oprcom, o.oprnegate)
    ) AS part (oid)
    WHERE r.kind = 'operator' AND o.oid = r.oid
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
    SELECT 'type', state.oid
    FROM pg_catalog.pg_aggregate a
    CROSS JOIN LATERAL (VALUES (a.aggtranstype), (a.aggmtranstype)) AS state (oid)
    WHERE r.kind = 'function' AND a.aggfnoid = r.oid AND state.oid >= 16384
    UNION ALL
    -- It takes the name of a type as a text: that of any.
    SELECT 'type', t.oid
    FROM pg_catalog.pg_proc p
    CROSS JOIN pg_catalog.pg_type t
    WHERE r.kind = 'function' AND p.oid = r.oid AND p.oid < 16384 AND p.prosrc IN ('pg_input_is_valid', 'pg_input_error_info')
      AND t.oid >= 16384 AND t.typtype IN ('b', 'd', 'r')
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
      VALUES ('type', t.typbasetype), ('type', t.typelem), ('function', t.typinput::pg_catalog.oid), ('function', t.typoutput::pg_catalog.oid),
        ('function', t.typmodin::pg_catalog.oid), ('function', t.typmodout::pg_catalog.oid)
      UNION ALL
      SELECT 'type', a.atttypid FROM pg_catalog.pg_attribute a WHERE a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped
      UNION ALL
      SELECT piece.kind, piece.oid
      FROM pg_catalog.pg_range g
      CROSS JOIN LATERAL (VALUES ('type', g.rngsubtype), ('function', g.rngcanonical::pg_catalog.oid), ('function', g.rngsubdiff::pg_catalog.oid)) AS piece (kind, oid)
      WHERE g.rngtypid = t.oid OR g.rngmultitypid = t.oid
      UNION ALL
      SELECT 'function', f.amproc::pg_catalog.oid
      FROM pg_catalog.pg_range g
      JOIN pg_catalog.pg_opclass k ON k.oid = g.rngsubopc AND k.oid >= 16384
      JOIN pg_catalog.pg_amproc f ON f.amprocfamily = k.opcfamily
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
    -- Only what is compiled: anybody's function can be made a member of an extension.
    l.lanname NOT IN ('sql', 'plpgsql') AND (p.oid < 16384 OR EXISTS (
      SELECT FROM pg_catalog.pg_depend d
      WHERE d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND d.objid = p.oid AND d.deptype = 'e')) AS is_packaged
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
        OR f.is_packaged AND NOT f.is_built_in AND f.source LIKE ANY (ARRAY['crosstab%', 'connectby%', 'xpath\_table', 'dblink%'])
        THEN 'runs a text'
      WHEN f.is_built_in AND f.name IN ('txid_current', 'pg_current_xact_id') THEN 'takes a transaction number'
      -- The short list: they read a clock, a source of random numbers, sizes and states of the server.
      -- It calls what a partitioned table, whose number it is given, is hashed with.
      WHEN f.is_built_in AND f.name = 'satisfies_hash_partition' THEN 'cannot be looked into'
      -- Settings that hold a password, where there is one and it would be shown.
      WHEN f.is_built_in AND f.name IN ('pg_show_all_settings', 'current_setting')
        AND EXISTS (SELECT FROM pg_catalog.pg_settings s WHERE s.name = 'primary_conninfo' AND s.setting ~* 'password\s*=|://[^/@]*:[^/@]*@')
        THEN 'holds passwords'
      WHEN f.provolatile = 'v' AND NOT f.is_handler
        AND NOT (f.is_packaged AND f.source LIKE ANY (ARRAY['uuid\_generate\_v%', 'pg\_stat\_statements\_1\__', 'pg\_stat\_statements\_1\___', 'pg\_stat\_statements\_info'])) AND NOT (f.is_built_in AND (
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
      WHEN f.prosecdef OR f.settings::pg_catalog.text ~ '[{,"](role|session_authorization)=' THEN 'has its owner''s rights'
      -- Its strings end elsewhere.
      WHEN f.settings::pg_catalog.text ~ '[{,"]standard_conforming_strings=' THEN 'cannot be looked into'
      -- The server decides by the role what these show.
      WHEN f.is_built_in AND (f.name LIKE 'pg\_stat\_get\_backend\_%' OR f.name IN (
          'pg_stat_get_activity', 'pg_stat_get_wal_senders', 'pg_stat_get_wal_receiver', 'pg_stat_get_progress_info', 'pg_stat_get_subscription',
          'pg_show_all_settings', 'pg_get_aios', 'pg_get_backend_memory_contexts', 'pg_get_shmem_allocations', 'pg_database_size', 'pg_tablespace_size'))
        OR NOT f.is_built_in AND f.is_packaged AND f.name LIKE 'pg\_stat\_statements%'
        THEN 'shows more to monitors'
      WHEN f.is_packaged OR f.language = 'internal' THEN NULL
      -- What it calls sees its search_path, whether or not itself has one.
      WHEN f.has_tree AND NOT f.settings::pg_catalog.text ~ '[{,"]search_path=' THEN NULL
      WHEN f.language IN ('sql', 'plpgsql') THEN 'has a body'
      -- An aggregate is no more than its functions.
      WHEN f.source = 'aggregate_dummy' THEN NULL
      ELSE 'cannot be looked into'
    END AS why,
    f.schema_name, f.name, f.language, f.source,
    -- Where the body's names are looked up: nowhere but in pg_catalog, unless the function or one that calls it says so.
    (SELECT pg_catalog.replace(pg_catalog.substr(setting, pg_catalog.length('search_path=') + 1), '"$user"', pg_catalog.quote_ident(SESSION_USER)) FROM pg_catalog.unnest(f.settings) AS setting WHERE setting LIKE 'search\_path=%') AS search_path
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
      -- Its rows are for the tables' owners.
      WHEN n.nspname = 'pg_catalog' AND c.relname IN ('pg_stats_ext', 'pg_stats_ext_exprs') THEN 'hides from readers'
      WHEN c.relkind = 'f' THEN 'is elsewhere'
      WHEN n.nspname = 'information_schema' AND c.relkind = 'v' AND c.relname NOT IN ('information_schema_catalog_name', 'attributes', 'character_sets',
        'collation_character_set_applicability', 'collations', 'columns', 'domains', 'key_column_usage', 'schemata', 'sequences', 'tables')
        THEN 'hides from readers'
      WHEN n.nspname NOT IN ('pg_catalog', 'information_schema') AND c.relkind IN ('r', 'p', 'm', 'S')
        OR n.nspname = 'pg_catalog' AND c.relname = 'pg_stats' THEN 'has rows of its own'
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
