package org.schemaassurance.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.schemaassurance.connect.ConnectionSettings;
import org.schemaassurance.connect.ReadOnlySession;
import org.schemaassurance.support.DatabaseTemplate;
import org.schemaassurance.support.Template;
import org.schemaassurance.support.TestDatabase;
import org.schemaassurance.support.TestRole;
import org.schemaassurance.verify.DataQueries.Answer;

/**
 * Whoever writes a rule file cannot do more than read, whatever role verification has: every query
 * of the catalogue is refused, and nothing that outlasts a transaction has changed behind it.
 */
@Template(QueryAttacksIT.Attacked.class)
final class QueryAttacksIT {

  static final class Attacked implements DatabaseTemplate {
    @Override
    public void build(Connection connection) throws SQLException {
      try (Statement statement = connection.createStatement();
          var file = QueryAttacksIT.class.getResourceAsStream("attacked.sql")) {
        statement.execute(new String(file.readAllBytes(), StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** Functions of one argument that act outside the transaction, or print what is no row. */
  private static final Map<String, String> ACTING =
      Map.ofEntries(
          Map.entry("pg_advisory_lock", "4711::bigint"),
          Map.entry("pg_advisory_lock_shared", "4711::bigint"),
          Map.entry("pg_try_advisory_lock", "4711::bigint"),
          Map.entry("pg_try_advisory_lock_shared", "4711::bigint"),
          Map.entry("pg_drop_replication_slot", "'%slot'::name"),
          Map.entry("pg_create_physical_replication_slot", "'%slot_two'::name"),
          Map.entry("pg_cancel_backend", "%victim"),
          Map.entry("pg_terminate_backend", "%victim"),
          Map.entry("pg_log_backend_memory_contexts", "%victim"),
          Map.entry("pg_read_file", "'PG_VERSION'::text"),
          Map.entry("pg_read_binary_file", "'PG_VERSION'::text"),
          Map.entry("pg_ls_dir", "'.'::text"),
          Map.entry("pg_stat_file", "'PG_VERSION'::text"),
          Map.entry("lo_import", "'PG_VERSION'::text"),
          Map.entry("lo_create", "4712::oid"),
          Map.entry("lo_creat", "-1"),
          Map.entry("lo_unlink", "4711::oid"),
          Map.entry("lo_get", "4711::oid"),
          Map.entry("nextval", "'public.numbers'::regclass"),
          Map.entry("setseed", "0.5::float8"),
          Map.entry("pg_sleep", "0.01::float8"),
          Map.entry("ts_stat", "'SELECT words FROM public.docs'::text"),
          Map.entry("pg_create_restore_point", "'harm'::text"),
          Map.entry("pg_stat_reset_shared", "'bgwriter'::text"),
          Map.entry("pg_stat_reset_slru", "'Notify'::text"),
          Map.entry("pg_stat_reset_single_table_counters", "'public.canary'::regclass::oid"),
          Map.entry("pg_import_system_collations", "'pg_catalog'::regnamespace"),
          Map.entry("brin_summarize_new_values", "'public.canary'::regclass"),
          Map.entry("pg_replication_origin_create", "'harm'::text"));

  private static final List<String> WITHOUT_ARGUMENT =
      List.of(
          "pg_switch_wal",
          "pg_reload_conf",
          "pg_rotate_logfile",
          "pg_export_snapshot",
          "pg_stat_reset",
          "pg_promote",
          "pg_wal_replay_pause",
          "pg_advisory_unlock_all",
          "pg_hba_file_rules",
          "pg_show_all_file_settings",
          "pg_ls_waldir",
          "pg_ls_logdir",
          "pg_current_logfile",
          "txid_current",
          "pg_current_xact_id");

  /** The ways to write a call; %f is the function, %a its argument. */
  private static final List<String> CALLS =
      List.of(
          "SELECT pg_catalog.%f(%a)",
          "SELECT (%a).%f",
          "SELECT a.%f FROM (SELECT pg_catalog.unnest(ARRAY[%a])) AS s (x), LATERAL pg_catalog.unnest(ARRAY[s.x]) AS a",
          "SELECT (t.c).\"%f\" FROM (SELECT %a AS c) AS t",
          "WITH c AS MATERIALIZED (SELECT pg_catalog /* . */ . \"%f\" -- (\n (%a)) SELECT * FROM c",
          "SELECT 1 FROM (SELECT %a AS c) AS t, LATERAL ROWS FROM (pg_catalog.%f(t.c)) AS r");

  private static final List<String> HIDDEN =
      List.of(
          // Spellings.
          "SELECT PUBLIC.HARM()",
          "SELECT \"public\".\"harm\"()",
          "SELECT public.U&\"h\\0061rm\"()",
          "SELECT U&\"publ!0069c\" UESCAPE '!' . U&\"h!0061rm\" UESCAPE '!' ()",
          "SELECT public/**/./* /* nested */ */harm/*(*/()",
          "SELECT public.a23456789_123456789_123456789_123456789_123456789_123456789_123_and_more()",
          "SELECT public.\"Größe \"\"x\"\"\"()",
          "SELECT (public.harm)()",
          "SELECT %database.public.harm()",
          "SELECT public.harm(VARIADIC ARRAY[1])",
          "SELECT public.harm(ALL 1)",
          "SELECT public.harm(1) FILTER (WHERE true)",
          // A string that goes on in the next line, with the escapes with which it began.
          "SELECT E'a'\n'\\'' || public.harm()::text || ''",
          "SELECT E'a' -- b\n  '\\'' || public.harm()::text || '''' || ''",
          "SELECT U&'a'\n'b' || public.harm()::text",
          // Places.
          "SELECT 1 WHERE public.harm() = 1",
          "SELECT CASE WHEN true THEN public.harm() END",
          "SELECT COALESCE(public.harm(), 1)",
          "SELECT 1 FROM public.canary ORDER BY public.harm()",
          "SELECT 1 FROM public.canary LIMIT public.harm()",
          "SELECT 1 FROM public.canary OFFSET public.harm() - 1",
          "SELECT pg_catalog.count(*) FROM public.canary GROUP BY public.harm(id)",
          "SELECT pg_catalog.count(*) FROM public.canary HAVING public.harm() = 1",
          "SELECT pg_catalog.count(*) OVER (PARTITION BY public.harm(id)) FROM public.canary",
          "SELECT pg_catalog.count(*) OVER (ORDER BY id ROWS public.harm() PRECEDING) FROM public.canary",
          "SELECT 1 FROM public.canary a JOIN public.canary b ON public.harmful(a.id)",
          "VALUES (public.harm())",
          "SELECT ARRAY(SELECT public.harm())",
          "SELECT EXISTS (SELECT public.harm())",
          "SELECT ROW(public.harm())",
          "SELECT (ARRAY[1])[public.harm()]",
          "SELECT 1 IN (SELECT public.harm())",
          "SELECT 1 UNION SELECT public.harm()",
          "WITH RECURSIVE r (n) AS (SELECT 1 UNION ALL SELECT public.harm() FROM r WHERE n < 1) SELECT n FROM r, public.harm() LIMIT 3",
          "SELECT * FROM public.harm() WITH ORDINALITY",
          "SELECT * FROM ROWS FROM (public.harm(), pg_catalog.generate_series(1, 2)) AS r",
          "SELECT pg_catalog.array_agg(id ORDER BY public.harm(id)) FROM public.canary",
          "SELECT pg_catalog.percentile_disc(0.5) WITHIN GROUP (ORDER BY public.harm(id)) FROM public.canary",
          "SELECT * FROM public.canary TABLESAMPLE bernoulli (public.harm())",
          "SELECT 1 FROM XMLTABLE('/a' PASSING (public.harm()::text)::xml COLUMNS a text) AS x",
          // Operators.
          "SELECT 1 OPERATOR(public.<+>) 2",
          "SELECT 1 OPERATOR(\"public\" . <+>) 2",
          "SELECT point '(1,1)' <+> 1",
          "SELECT point '(1,1)' OPERATOR(pg_catalog.<+>) 1",
          // Aggregates.
          "SELECT public.harm_sum(id) FROM public.canary",
          "SELECT public.harm_end(id) FROM public.canary",
          "SELECT public.harm_moving(id) OVER (ORDER BY id ROWS 1 PRECEDING) FROM public.docs",
          // Domains.
          "SELECT 1::public.harm_domain",
          "SELECT CAST(1 AS public.harm_domain)",
          "SELECT public.harm_domain '1'",
          "SELECT 1::public.harm_domain2",
          "SELECT 4711::public.lock_domain",
          "SELECT '{1}'::public.harm_domain[]",
          "SELECT '(1)'::public.harm_row",
          "SELECT ROW(1)::public.harm_row",
          "SELECT * FROM pg_catalog.json_to_record('{\"a\": 1}') AS r (a public.harm_domain)",
          "SELECT * FROM pg_catalog.json_populate_record(NULL::public.harm_row, '{\"a\": 1}')",
          "SELECT * FROM XMLTABLE('/a' PASSING '<a>1</a>'::xml COLUMNS a public.harm_domain PATH '.') AS x",
          "SELECT public.takes_domain(1)",
          "SELECT public.gives_domain(1)",
          // Casts.
          "SELECT 1::public.cast_to",
          "SELECT CAST(id AS public.cast_to) FROM public.canary",
          "SELECT public.cast_to(1)",
          "SELECT c + 1 FROM public.cast_rows",
          "SELECT pg_catalog.generate_series(1, c) FROM public.cast_rows",
          "SELECT ROW(1)::public.cast_from::int",
          "SELECT 1::point",
          "SELECT CAST(point '(1,1)' AS decimal(5, 2))",
          "SELECT (point '(1,1)')::pg_catalog.\"numeric\"",
          // Operator classes.
          "SELECT s FROM public.sorted_rows ORDER BY s",
          "SELECT DISTINCT s FROM public.sorted_rows",
          "SELECT pg_catalog.count(*) FROM public.sorted_rows GROUP BY s",
          "SELECT ROW(1)::public.sorted UNION SELECT ROW(2)::public.sorted",
          "SELECT id FROM public.indexed WHERE id = 1",
          "SELECT id FROM public.parted WHERE id = 1",
          // Defaults and views.
          "SELECT public.by_default()",
          "SELECT public.locks_by_default()",
          "SELECT id FROM public.harming",
          "TABLE public.harming_views",
          "SELECT id FROM public.locking",
          "SELECT id FROM public.by_operator",
          "SELECT id FROM public.by_aggregate",
          "SELECT id FROM public.by_domain",
          "SELECT id FROM public.by_cast",
          // What is marked stable.
          "SELECT public.liar()",
          "SELECT public.liar_in_sql()",
          "SELECT public.liar_in_tree()",
          "SELECT public.liar_by_attribute()",
          "SELECT public.liar_behind()",
          "SELECT public.liar_by_path()",
          "SELECT public.liar_by_text('SELECT 1 FROM pg_catalog.pg_advisory_lock(4711)')",
          "SELECT public.alias(4711)",
          "SELECT public.definer()",
          "SELECT public.takes_role_back()",
          "SELECT public.takes_role_back_by_text()",
          "SELECT pg_catalog.set_config('role', 'none', true)",
          "SELECT pg_catalog.set_config('role', 'postgres', false)",
          "SELECT pg_catalog.set_config('session_authorization', 'postgres', true)",
          "SELECT pg_catalog.set_config('transaction_read_only', 'off', true)",
          // Ways that no name in the text tells of.
          "SELECT public.liar_by_inherited_path()",
          "SELECT public.liar_by_path_of_tree()",
          "SELECT public.liar_by_attribute_and_path()",
          "SELECT public.liar_by_strings()",
          "SELECT public.takes_role_by_setting()",
          "SELECT public.liar_by_user_path()",
          "SELECT public.packaged_liar()",
          "SELECT * FROM public.harmless_name('SELECT ''a'', ''b'', 1 FROM pg_catalog.pg_advisory_lock(4711)')",
          "SELECT CAST(circle '((1,1),1)' AS float(10))",
          "SELECT (circle '((1,1),1)')::macaddr[]",
          "SELECT CAST(circle '((1,1),1)' AS macaddr ARRAY)",
          "SELECT CAST(circle '((1,1),1)' AS nchar varying(5))",
          "SELECT TRIM(circle '((1,1),1)')",
          "SELECT COLLATION FOR (circle '((1,1),1)')",
          "SELECT circle '((1,1),1)' IS NORMALIZED",
          "SELECT id FROM (VALUES (1), (2)) AS t (id) ORDER BY id USING OPERATOR(public.<<<)",
          "SELECT a.id FROM public.docs a JOIN public.docs b ON a.id OPERATOR(public.===) b.id",
          "SELECT id FROM public.docs a WHERE NOT (id OPERATOR(public.=!=) id)",
          "SELECT public.harm_range(1, 2)",
          "SELECT '[1,2]'::public.harm_range",
          "SELECT public.harm_state(id) FROM public.docs",
          "SELECT a FROM public.by_record",
          "SELECT a FROM public.by_xmltable",
          "SELECT id FROM public.by_predicate WHERE id = 1",
          "SELECT id FROM public.by_expression WHERE id = 1",
          "SELECT id FROM public.by_statistics WHERE id = 1",
          "SELECT id FROM public.by_check WHERE id = 1",
          "SELECT id FROM public.by_key WHERE id = 1",
          "SELECT pg_catalog.satisfies_hash_partition('public.hashed'::regclass, 2, 0, 1)",
          "SELECT pg_catalog.pg_input_is_valid('4711', 'public.lock_domain')",
          "SELECT * FROM pg_catalog.pg_input_error_info('4711', 'public.lock_' || 'domain')",
          "SELECT {fn pg_advisory_lock(4711)}",
          "SELECT public.immortal()",
          "SELECT id FROM public.by_sort",
          "SELECT id FROM public.elsewhere",
          // Texts that are run, and what prints files.
          "SELECT pg_catalog.query_to_xml('SELECT pg_catalog.pg_advisory_lock(4711)', true, true, '')",
          "SELECT pg_catalog.query_to_xmlschema('SELECT pg_catalog.pg_advisory_lock(4711)', true, true, '')",
          "SELECT pg_catalog.query_to_xml_and_xmlschema('SELECT pg_catalog.pg_advisory_lock(4711)', true, true, '')",
          "SELECT pg_catalog.table_to_xml('pg_catalog.pg_hba_file_rules', true, true, '')",
          "SELECT pg_catalog.table_to_xml('public.locking', true, true, '')",
          "SELECT pg_catalog.schema_to_xml('public', true, true, '')",
          "SELECT pg_catalog.database_to_xml(true, true, '')",
          "SELECT pg_catalog.cursor_to_xml('c', 1, true, true, '')",
          "SELECT pg_catalog.ts_rewrite('a'::tsquery, 'SELECT ''a''::tsquery, ''b''::tsquery FROM pg_catalog.pg_advisory_lock(4711)')",
          "SELECT * FROM public.crosstab('SELECT ''a'', ''b'', 1 FROM pg_catalog.pg_advisory_lock(4711)') AS c (a text, b int)",
          "SELECT * FROM public.connectby('public.canary', 'id', 'n', '1', 0) AS c (a int, b int, c int)",
          "SELECT * FROM public.xpath_table('id', 'body', 'public.docs', '/a', 'true') AS x (a int, b text)",
          "SELECT public.dblink_connect('c', 'dbname=%database')",
          "SELECT * FROM public.dblink('dbname=%database', 'SELECT 1') AS d (a int)",
          "SELECT public.dblink_exec('dbname=%database', 'INSERT INTO public.canary VALUES (2)')",
          "SELECT * FROM pg_catalog.pg_hba_file_rules",
          "SELECT * FROM pg_catalog.pg_file_settings",
          "SELECT rolpassword FROM pg_catalog.pg_authid",
          "SELECT a.* FROM pg_authid AS a (b, c)",
          "SELECT passwd FROM pg_catalog.pg_shadow",
          "SELECT umoptions FROM pg_catalog.pg_user_mapping",
          "SELECT subconninfo FROM pg_catalog.pg_subscription",
          "SELECT line FROM public.program",
          "SELECT line FROM public.file",
          "TABLE public.by_program",
          "SELECT pg_catalog.lo_export(4711, '%file')",
          "SELECT pg_catalog.lo_from_bytea(4713, 'x')",
          "SELECT pg_catalog.lo_put(4711, 0, 'x')",
          "SELECT pg_catalog.pg_notify('harm', 'x')",
          "SELECT pg_catalog.pg_logical_emit_message(false, 'harm', 'x')",
          "SELECT pg_catalog.pg_read_file('PG_VERSION', 0, 10)",
          "SELECT pg_catalog.setval('public.numbers', 100)",
          "SELECT pg_catalog.pg_terminate_backend(%victim, 0)",
          "SELECT pg_catalog.pg_cancel_backend(pid) FROM pg_catalog.pg_stat_activity WHERE pid = %victim",
          "SELECT (pid).pg_cancel_backend FROM pg_catalog.pg_stat_activity WHERE pid = %victim",
          "SELECT id FROM public.canary FOR UPDATE",
          "WITH d AS (DELETE FROM public.canary RETURNING id) SELECT id FROM d",
          "SELECT 1 INTO public.copied",
          "SELECT 1; SELECT pg_catalog.pg_advisory_lock(4711)",
          "SELECT 1) AS s; SELECT pg_catalog.pg_advisory_lock(4711); SELECT (1",
          "EXPLAIN ANALYZE SELECT pg_catalog.pg_advisory_lock(4711)",
          "COPY (SELECT 1) TO PROGRAM 'true'",
          "RESET ROLE",
          "SET ROLE NONE");

  /** What an ordinary rule asks; whoever runs verification gets an answer. */
  private static final List<String> LEGITIMATE =
      List.of(
          "SELECT id FROM public.docs WHERE at > now() - interval '1 day'",
          "SELECT id, pg_catalog.row_number() OVER (PARTITION BY body ORDER BY id) FROM public.docs",
          "SELECT id FROM public.docs WHERE words @@ pg_catalog.to_tsquery('simple', 'a & b')",
          "SELECT data -> 'a' -> 'b' ->> 0 FROM public.docs",
          "SELECT jsonb_path_query(data, '$.a.b[*]') FROM public.docs",
          "SELECT * FROM pg_catalog.jsonb_to_recordset('[{\"a\": 1}]') AS r (a int)",
          "SELECT id FROM public.docs WHERE 'x' = ANY (tags) AND tags && '{y}'",
          "SELECT pg_catalog.unnest(tags) FROM public.docs",
          "SELECT d.id, t.tag FROM public.docs d CROSS JOIN LATERAL pg_catalog.unnest(d.tags) WITH ORDINALITY AS t (tag, n)",
          "WITH RECURSIVE r (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n < 5) SELECT n FROM r",
          "SELECT pg_catalog.percentile_cont(0.5) WITHIN GROUP (ORDER BY id) FROM public.docs",
          "SELECT count(*) FILTER (WHERE id > 1), sum(id), avg(id), string_agg(body, ',' ORDER BY id) FROM public.docs",
          "SELECT (d).id, (d).body FROM public.docs d",
          "SELECT d FROM public.docs d",
          "SELECT EXTRACT(epoch FROM at), at AT TIME ZONE 'UTC', date_trunc('day', at) FROM public.docs",
          "SELECT body SIMILAR TO 'o%', body ~ '^o', body LIKE 'o%', pg_catalog.regexp_replace(body, 'o', '0') FROM public.docs",
          "SELECT relname FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE nspname = 'public'",
          "SELECT pg_catalog.pg_get_constraintdef(oid), conrelid::pg_catalog.regclass FROM pg_catalog.pg_constraint",
          "SELECT pg_catalog.pg_get_functiondef(oid) FROM pg_catalog.pg_proc WHERE proname = 'harm' LIMIT 1",
          "SELECT tablename, indexdef FROM pg_catalog.pg_indexes WHERE schemaname = 'public'",
          "SELECT * FROM pg_catalog.pg_sequences",
          "SELECT pg_catalog.pg_collation_actual_version(oid) FROM pg_catalog.pg_collation LIMIT 3",
          "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public'",
          "SELECT relname, n_live_tup FROM pg_catalog.pg_stat_user_tables",
          "SELECT rolname FROM pg_catalog.pg_roles WHERE rolsuper",
          "SELECT pid, state FROM pg_catalog.pg_stat_activity WHERE state = 'active'",
          "SELECT name, setting FROM pg_catalog.pg_settings WHERE name = 'max_connections'",
          "SELECT locktype FROM pg_catalog.pg_locks WHERE NOT granted",
          "SELECT pg_catalog.pg_total_relation_size('public.docs'), pg_catalog.pg_size_pretty(1000::bigint)",
          "SELECT pg_catalog.has_table_privilege('public', 'public.docs', 'SELECT')",
          "SELECT public.uuid_generate_v4()",
          "SELECT pg_catalog.gen_random_uuid(), pg_catalog.md5('a'), pg_catalog.sha256('a')",
          "SELECT 'a=>1'::public.hstore OPERATOR(public.->) 'a'",
          "SELECT public.similarity('a', 'b'), public.digest('a', 'sha256'), public.levenshtein('a', 'b')",
          "SELECT 'A'::public.citext OPERATOR(public.=) 'a'::public.citext",
          "SELECT body COLLATE \"C\" FROM public.docs ORDER BY 1 NULLS FIRST FETCH FIRST 1 ROW ONLY",
          "SELECT * FROM public.docs TABLESAMPLE system (100)",
          "SELECT xpath('/a/text()', '<a>1</a>'::xml)",
          "SELECT d.id FROM public.docs d FULL JOIN public.canary c USING (id) WHERE c.id IS NULL",
          "SELECT GROUPING(id), id, body FROM public.docs GROUP BY GROUPING SETS ((id), (body), ())",
          "TABLE public.docs",
          "VALUES (1, 'a'), (2, 'b')");

  /** A query and what became of it. */
  private record Asked(String query, Answer answer) {}

  @Test
  void aSuperuserIsKeptFromHarmByTheServerToo(TestDatabase database) throws SQLException {
    attack(database, database.settings(), QueryRights.REDUCED);
  }

  @Test
  void aSuperuserWithAllItsRightsIsKeptFromHarm(TestDatabase database) throws SQLException {
    attack(database, database.settings(), QueryRights.OWN);
  }

  @Test
  void theOwnerIsKeptFromHarm(TestDatabase database) throws SQLException {
    TestRole owner = database.createRole("owner");
    database.execute(
        """
        DO $$
        DECLARE object text;
        BEGIN
          FOR object IN
            SELECT 'TABLE ' || c.oid::regclass FROM pg_class c WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'v', 'f')
            UNION ALL
            SELECT 'ROUTINE ' || p.oid::regprocedure FROM pg_proc p WHERE pronamespace = 'public'::regnamespace
          LOOP
            EXECUTE 'ALTER ' || object || ' OWNER TO %s';
          END LOOP;
          EXECUTE 'ALTER DATABASE ' || quote_ident(current_database()) || ' OWNER TO %s';
        END $$
        """
            .formatted(owner.name(), owner.name()));
    attack(database, database.settings(owner), QueryRights.REDUCED);
  }

  @Test
  void aReaderIsKeptFromHarm(TestDatabase database) throws SQLException {
    attack(database, database.settings(database.createRole("reader")), QueryRights.REDUCED);
  }

  @Test
  void whatAnOrdinaryRuleAsksIsAnswered(TestDatabase database) {
    TestRole reader;
    try {
      reader = database.createRole("reader");
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
    SoftAssertions softly = new SoftAssertions();
    Map<String, ConnectionSettings> roles = new LinkedHashMap<>();
    roles.put("superuser", database.settings());
    roles.put("reader", database.settings(reader));
    roles.forEach(
        (who, settings) -> {
          try (ReadOnlySession session = open(settings)) {
            GuardedQueries queries = new GuardedQueries(session, true, QueryRights.REDUCED);
            for (String query : LEGITIMATE) {
              softly
                  .assertThat(queries.rows(query, 100))
                  .as("%s: %s", who, query)
                  .isInstanceOf(Answer.Rows.class);
            }
          }
        });
    softly.assertAll();
  }

  private static ReadOnlySession open(ConnectionSettings settings) {
    return ReadOnlySession.open(settings, "test", Duration.ofSeconds(5));
  }

  private static void attack(TestDatabase database, ConnectionSettings settings, QueryRights rights)
      throws SQLException {
    String slot = "precious_" + database.name().replaceAll("[^a-z0-9_]", "_");
    database.execute("SELECT pg_create_physical_replication_slot('" + slot + "')");
    try (Connection victim = database.connect();
        Connection listener = database.connect();
        ReadOnlySession session = open(settings)) {
      GuardedQueries queries = new GuardedQueries(session, true, rights);
      int pid = (Integer) first(victim, "SELECT pg_backend_pid()");
      first(listener, "SELECT 1");
      try (Statement listen = listener.createStatement()) {
        listen.execute("LISTEN harm");
      }
      resetStatistics(database);
      List<String> before = state(database, slot, pid);
      List<String> harmed = new ArrayList<>();
      List<Asked> answered = new ArrayList<>();
      for (String attack : attacks()) {
        String query =
            attack
                .replace("%victim", String.valueOf(pid))
                .replace("%slot", slot)
                .replace("%database", database.name())
                .replace("%file", "/nowhere/harm");
        Answer answer = queries.rows(query, 10);
        if (!(answer instanceof Answer.Refused)) {
          answered.add(new Asked(query, answer));
        }
        List<String> after = state(database, slot, pid);
        if (!after.equals(before)) {
          harmed.add(query + ": " + after);
        }
      }
      assertThat(queries.rows("SELECT 1", 1)).isInstanceOf(Answer.Rows.class);
      assertThat(harmed).isEmpty();
      assertThat(answered).isEmpty();
      assertThat(listener.unwrap(PGConnection.class).getNotifications(1)).isNullOrEmpty();
    } finally {
      database.execute(
          "SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots WHERE slot_name LIKE '"
              + slot
              + "%'");
    }
  }

  /**
   * An attack's reset is told from the time of the one before. Up to 14 another process keeps the
   * statistics and shows a reset only a while later, and its own beginning as one.
   */
  private static void resetStatistics(TestDatabase database) throws SQLException {
    database.execute(
        """
        DO $$
        BEGIN
          PERFORM pg_catalog.pg_stat_reset();
          FOR attempt IN 1 .. 300 LOOP
            PERFORM pg_catalog.pg_stat_clear_snapshot();
            IF pg_catalog.pg_stat_get_db_stat_reset_time((SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database()))
              >= pg_catalog.transaction_timestamp() THEN
              RETURN;
            END IF;
            PERFORM pg_catalog.pg_sleep(0.1);
          END LOOP;
          RAISE 'the reset is not seen';
        END $$""");
  }

  private static List<String> attacks() {
    List<String> attacks = new ArrayList<>(HIDDEN);
    ACTING.forEach(
        (function, argument) ->
            CALLS.forEach(
                call -> attacks.add(call.replace("%f", function).replace("%a", argument))));
    WITHOUT_ARGUMENT.forEach(function -> attacks.add("SELECT pg_catalog." + function + "()"));
    assertThat(attacks).hasSizeGreaterThan(150);
    return attacks;
  }

  /** All that an attack could have changed, as another session sees it. */
  private static List<String> state(TestDatabase database, String slot, int victim)
      throws SQLException {
    return database
        .rows(
            """
            SELECT pg_catalog.concat_ws(' ',
              (SELECT pg_catalog.string_agg(c::text, ',') FROM public.canary c),
              (SELECT pg_catalog.string_agg(slot_name, ',' ORDER BY slot_name) FROM pg_catalog.pg_replication_slots WHERE slot_name LIKE ? || '%'),
              (SELECT pg_catalog.string_agg(oid::text, ',' ORDER BY oid) FROM pg_catalog.pg_largeobject_metadata),
              (SELECT pg_catalog.count(*) FROM pg_catalog.pg_largeobject),
              (SELECT last_value || ' ' || is_called FROM public.numbers),
              (SELECT 'lock ' || pg_catalog.count(*) FROM pg_catalog.pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database())),
              (SELECT 'victim ' || pg_catalog.count(*) FROM pg_catalog.pg_stat_activity WHERE pid = ?),
              (SELECT 'dblink ' || pg_catalog.count(*) FROM pg_catalog.pg_stat_activity WHERE application_name = 'dblink'),
              (SELECT 'origins ' || pg_catalog.count(*) FROM pg_catalog.pg_replication_origin),
              (SELECT 'reset ' || stats_reset FROM pg_catalog.pg_stat_database WHERE datname = pg_catalog.current_database()),
              'loaded ' || pg_catalog.pg_conf_load_time()) AS state
            """,
            slot, victim)
        .stream()
        .map(row -> String.valueOf(row.get(0)))
        .toList();
  }

  private static Object first(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        var row = statement.executeQuery(query)) {
      row.next();
      return row.getObject(1);
    }
  }
}
