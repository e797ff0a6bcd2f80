package org.schemaassurance.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.schemaassurance.AcceptedFindings;
import org.schemaassurance.LintOptions;
import org.schemaassurance.SchemaAssurance;
import org.schemaassurance.TimeLimits;
import org.schemaassurance.model.Finding;
import org.schemaassurance.model.Finding.Status;
import org.schemaassurance.support.Template;
import org.schemaassurance.support.TestDatabase;
import org.schemaassurance.support.TestRole;

/**
 * What is told is so, what is so under an unusual name is told, and what is not seen is unknown.
 */
@Template
final class LintTruthIT {
  @Test
  void ofWhatOnlyLooksWrongNothingIsTold(TestDatabase database) throws Exception {
    database.execute(text("not-to-be-told.sql"));

    assertThat(told(database)).isEmpty();
  }

  @Test
  void namesThatNeedQuotesAreTold(TestDatabase database) throws SQLException {
    database.execute(
        """
        CREATE SCHEMA "My Schema";
        CREATE TABLE "My Schema"."T.t" ("Id" integer, m money);
        CREATE TABLE "My Schema".maker (id integer PRIMARY KEY);
        ALTER TABLE "My Schema"."T.t" ADD COLUMN "Maker" integer CONSTRAINT "To maker" REFERENCES "My Schema".maker;
        CREATE INDEX "An index" ON "My Schema"."T.t" ("Id");
        CREATE INDEX "Another, size=1" ON "My Schema"."T.t" ("Id");
        CREATE INDEX "Longer" ON "My Schema"."T.t" ("Id", m);
        CREATE FUNCTION "My Schema".f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
        CREATE TRIGGER "A trigger" BEFORE INSERT ON "My Schema"."T.t" FOR EACH ROW EXECUTE FUNCTION "My Schema".f();
        ALTER TABLE "My Schema"."T.t" DISABLE TRIGGER "A trigger";
        """);

    assertThat(told(database))
        .containsExactlyInAnyOrder(
            "\"My Schema\".\"T.t\".\"To maker\": expected an index that begins with (\"Maker\"), found none.",
            "\"My Schema\".\"T.t\".\"Another, size=1\": expected no other index (\"Id\"), found \"An index\" (\"Id\").",
            "\"My Schema\".\"T.t\".\"An index\": expected no other index that begins with (\"Id\"), found \"Longer\" (\"Id\", m).",
            "\"My Schema\".\"T.t\".m: expected numeric, with the currency beside it, found money, whose currency and fractions are a setting's (lc_monetary).",
            "\"My Schema\".\"T.t\": expected a primary key, found none.",
            "\"My Schema\".\"T.t\".\"A trigger\": expected enabled, found disabled.");
    assertThat(
            told(
                SchemaAssurance.of(database.settings()),
                inSchemas(LintOptions.DEFAULT, Set.of("public"))))
        .isEmpty();
    assertThat(
            told(
                SchemaAssurance.of(database.settings()),
                inSchemas(LintOptions.DEFAULT, Set.of("My Schema"))))
        .hasSize(6);
  }

  /** PostgreSQL refuses CONCURRENTLY of a partitioned table's indexes. */
  @Test
  void whatIsToBeDoneToAPartitionedTableRunsAsItIsTold(TestDatabase database) throws SQLException {
    database.execute(
        """
        CREATE TABLE public.maker (id integer PRIMARY KEY);
        CREATE TABLE public.sale (id integer, day date, maker integer REFERENCES public.maker, tags text[], PRIMARY KEY (id, day))
          PARTITION BY RANGE (day);
        CREATE TABLE public.sale_2026 PARTITION OF public.sale FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
        CREATE INDEX sale_day ON public.sale (day);
        CREATE INDEX sale_day_again ON public.sale (day);
        CREATE INDEX sale_tags ON public.sale (tags);
        """);
    LintOptions options =
        LintOptions.DEFAULT.only(
            "foreign-key-without-index", "duplicate-index", "btree-index-on-array");
    List<Finding> findings =
        SchemaAssurance.of(database.settings()).lint(options).findings().stream()
            .filter(finding -> finding.status() == Finding.Status.BROKEN)
            .toList();

    assertThat(findings)
        .extracting(finding -> finding.hint().orElseThrow())
        .containsExactlyInAnyOrder(
            "CREATE INDEX ON public.sale USING gin (tags); -- where queries ask for elements (@>, &&)",
            "DROP INDEX public.sale_day_again;",
            "CREATE INDEX ON public.sale (maker); -- each DELETE and UPDATE of a key in public.maker reads the whole table otherwise");
    for (Finding finding : findings) {
      database.execute(finding.hint().orElseThrow());
    }
    assertThat(
            told(
                SchemaAssurance.of(database.settings()), options.only("foreign-key-without-index")))
        .isEmpty();
  }

  /** What looks for a key's rows asks for all of them, and for the key's columns alone. */
  @Test
  void anIndexThatLeavesRowsOutFindsNoReferencingRows(TestDatabase database) throws SQLException {
    database.execute(
        """
        CREATE TABLE public.maker (id integer, part integer, PRIMARY KEY (id, part));
        CREATE TABLE public.active (id integer, part integer, gone boolean, FOREIGN KEY (id, part) REFERENCES public.maker);
        CREATE UNIQUE INDEX ON public.active (id, part) WHERE NOT gone;
        CREATE TABLE public.apart (id integer, part integer, gone boolean, FOREIGN KEY (id, part) REFERENCES public.maker);
        CREATE INDEX ON public.apart (id, gone, part);
        CREATE TABLE public.with_key (id integer, "p (part)" integer, FOREIGN KEY (id, "p (part)") REFERENCES public.maker);
        CREATE INDEX ON public.with_key ("p (part)", id) WHERE id IS NOT NULL AND "p (part)" IS NOT NULL;
        """);

    assertThat(
            told(
                SchemaAssurance.of(database.settings()),
                LintOptions.DEFAULT.only("foreign-key-without-index")))
        .containsExactlyInAnyOrder(
            "public.active.active_id_part_fkey: expected an index that begins with (id, part), found none.",
            "public.apart.apart_id_part_fkey: expected an index that begins with (id, part), found none.");
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("SET enable_seqscan = off");
      assertThat(plan(statement, "active")).contains("Seq Scan");
      assertThat(plan(statement, "with_key")).contains("Index");
    }
  }

  @Test
  void whatBeginsAsAStatementRunsAsItIsTold(TestDatabase database) throws SQLException {
    database.execute(
        """
        CREATE TABLE public.maker (id integer PRIMARY KEY);
        CREATE TABLE public.item (id serial PRIMARY KEY, maker integer REFERENCES public.maker, price money, name varchar(9));
        CREATE INDEX ON public.item (maker);
        ALTER TABLE public.item ADD CONSTRAINT maker_again FOREIGN KEY (maker) REFERENCES public.maker;
        ALTER TABLE public.item ADD CONSTRAINT named CHECK (name > '') NOT VALID;
        ALTER TABLE public.maker DISABLE TRIGGER ALL;
        CREATE POLICY all_rows ON public.maker USING (true);
        ALTER DATABASE %s SET session_replication_role = replica;
        """
            .formatted(database.settings().database()));
    LintOptions options =
        LintOptions.DEFAULT.only(
            "duplicate-foreign-key",
            "constraint-not-valid",
            "foreign-key-triggers-off",
            "policy-without-row-security",
            "money-column",
            "serial-primary-key",
            "varchar-with-length",
            "triggers-switched-off-by-setting");
    List<Finding> findings =
        SchemaAssurance.of(database.settings()).lint(options).findings().stream()
            .filter(finding -> finding.status() == Finding.Status.BROKEN)
            .toList();

    assertThat(findings)
        .extracting(finding -> finding.rule().name())
        .contains(options.only().toArray(String[]::new));
    for (Finding finding : findings) {
      database.execute(
          finding.hint().orElseThrow().replace(":\"DBNAME\"", database.settings().database()));
    }
    assertThat(told(SchemaAssurance.of(database.settings()), options)).isEmpty();
  }

  @Test
  void whatHasOneCauseIsToldOnce(TestDatabase database) throws SQLException {
    database.execute(
        """
        CREATE TABLE public.maker (id integer CONSTRAINT "Maker key" PRIMARY KEY);
        CREATE TABLE public.item (
          id serial, part integer, maker integer, CONSTRAINT "Other" CHECK (part > 0),
          CONSTRAINT first_key FOREIGN KEY (maker) REFERENCES public.maker,
          CONSTRAINT second_key FOREIGN KEY (maker) REFERENCES public.maker ON DELETE CASCADE, PRIMARY KEY (id, part));
        CREATE INDEX "Other" ON public.item (part);
        """);

    assertThat(
            told(
                SchemaAssurance.of(database.settings()),
                LintOptions.DEFAULT.only(
                    "foreign-key-without-index",
                    "serial-primary-key",
                    "serial-column",
                    "quoted-name")))
        .containsExactlyInAnyOrder(
            "public.item.first_key: expected an index that begins with (maker), found none.",
            "public.item.id: expected GENERATED AS IDENTITY, found serial.",
            "public.\"Maker key\": expected a name that needs no quotes, found one that does (constraint).",
            "public.\"Other\": expected a name that needs no quotes, found one that does (constraint).",
            "public.\"Other\": expected a name that needs no quotes, found one that does (index).");
  }

  @Test
  void aSequenceEndsWhereTheColumnEndsThatTakesItsValues(TestDatabase database)
      throws SQLException {
    database.execute(
        """
        CREATE SEQUENCE public.wide;
        CREATE TABLE public.narrow (id integer DEFAULT nextval('public.wide'), other bigint DEFAULT nextval('public.wide'));
        SELECT setval('public.wide', 2147483000);
        CREATE SEQUENCE public.shifted;
        CREATE TABLE public.apart (id integer DEFAULT nextval('public.shifted') % 10);
        SELECT setval('public.shifted', 2147483000);
        CREATE SEQUENCE public.whole MINVALUE -9223372036854775808 START 1;
        CREATE SEQUENCE public.down INCREMENT -1 MINVALUE -100 MAXVALUE -1;
        SELECT setval('public.down', -95);
        CREATE SEQUENCE public.small AS smallint;
        SELECT setval('public.small', 32760);
        CREATE SEQUENCE public.again MAXVALUE 5 CYCLE;
        SELECT setval('public.again', 5);
        CREATE TABLE public.serial (id serial);
        """);

    assertThat(
            told(
                SchemaAssurance.of(database.settings()),
                LintOptions.DEFAULT.only("sequence-near-end")))
        .containsExactlyInAnyOrder(
            "public.wide: expected more than 10 % of its values left, found 0.00 % of the integer values of public.narrow.id.",
            "public.down: expected more than 10 % of its values left, found 5.05 % of its bigint values.",
            "public.small: expected more than 10 % of its values left, found 0.02 % of its smallint values.");
  }

  @Test
  void aKeyOfADomainIsOfWhatTheDomainIsOver(TestDatabase database) throws SQLException {
    database.execute(
        """
        CREATE DOMAIN public.positive AS bigint CHECK (VALUE > 0);
        CREATE DOMAIN public.even AS public.positive CHECK (VALUE % 2 = 0);
        CREATE DOMAIN public.code AS text;
        CREATE TABLE public.numbered (id public.even, other uuid, PRIMARY KEY (id, other));
        CREATE TABLE public.coded (id public.positive, code public.code, PRIMARY KEY (id, code));
        """);

    assertThat(
            told(
                SchemaAssurance.of(database.settings()),
                LintOptions.DEFAULT.only("natural-primary-key")))
        .containsExactly(
            "public.coded: expected a primary key of numbers or UUIDs, found one of another type in (id, code).");
  }

  @Test
  void aSerialColumnGoesOnAsAnIdentity(TestDatabase database) throws SQLException {
    database.execute(
        """
        CREATE SCHEMA "S 1";
        CREATE TABLE "S 1"."T" (id integer PRIMARY KEY, "N o" serial);
        INSERT INTO "S 1"."T" SELECT g FROM generate_series(1, 3) AS g;
        CREATE TABLE public.t (id serial PRIMARY KEY);
        """);
    LintOptions serial = LintOptions.DEFAULT.only("serial-primary-key", "serial-column");
    List<Finding> found =
        SchemaAssurance.of(database.settings()).lint(serial).findings().stream()
            .filter(finding -> finding.status() == Status.BROKEN)
            .toList();
    assertThat(found).hasSize(2);

    for (Finding finding : found) {
      database.execute(finding.hint().orElseThrow());
    }
    database.execute(
        "INSERT INTO \"S 1\".\"T\" VALUES (4) RETURNING \"N o\"; INSERT INTO public.t DEFAULT VALUES");

    assertThat(told(SchemaAssurance.of(database.settings()), serial)).isEmpty();
    assertThat(database.value("SELECT max(\"N o\")::text FROM \"S 1\".\"T\"")).isEqualTo("4");
  }

  private static String plan(Statement statement, String table) throws SQLException {
    String second = table.equals("with_key") ? "\"p (part)\"" : "part";
    statement.execute(
        "PREPARE %1$s_rows (integer, integer) AS SELECT FROM public.%1$s WHERE id = $1 AND %2$s = $2"
            .formatted(table, second));
    try (ResultSet row =
        statement.executeQuery("EXPLAIN EXECUTE %s_rows (1, 2)".formatted(table))) {
      StringBuilder plan = new StringBuilder();
      while (row.next()) {
        plan.append(row.getString(1)).append('\n');
      }
      return plan.toString();
    }
  }

  @Test
  void whatARoleMayNotReadIsUnknownWithItsGrant(TestDatabase database) throws SQLException {
    database.execute(
        "CREATE SEQUENCE public.one; CREATE SEQUENCE public.two; CREATE SCHEMA hidden; CREATE TABLE hidden.t (id serial PRIMARY KEY)");
    TestRole reader = database.createRole("reader");

    assertThat(SchemaAssurance.of(database.settings(reader)).lint(LintOptions.DEFAULT).findings())
        .filteredOn(finding -> finding.status() != Finding.Status.HOLDS)
        .extracting(Finding::message, finding -> finding.hint().orElseThrow())
        .containsExactlyInAnyOrder(
            tuple(
                "how far 2 sequences of schema public have come: the role %s may not read them."
                    .formatted(reader.name()),
                "GRANT SELECT ON ALL SEQUENCES IN SCHEMA public TO %s;".formatted(reader.name())),
            tuple(
                "how far 1 sequence of schema hidden has come: the role %s may not read it."
                    .formatted(reader.name()),
                "GRANT SELECT ON ALL SEQUENCES IN SCHEMA hidden TO %s;".formatted(reader.name())));
  }

  /** The size of a table is asked for, which waits for whoever alters it. */
  @Test
  void aLintThatFailsIsUnknownAndTheOthersGoOn(TestDatabase database) throws SQLException {
    database.execute("CREATE TABLE public.item (price money)");
    try (Connection altering = database.connect();
        Statement statement = altering.createStatement()) {
      altering.setAutoCommit(false);
      statement.execute("LOCK TABLE public.item IN ACCESS EXCLUSIVE MODE");

      List<Finding> findings =
          SchemaAssurance.of(database.settings())
              .lint(
                  LintOptions.DEFAULT
                      .only("table-without-primary-key", "money-column")
                      .within(TimeLimits.ofQuery(Duration.ofSeconds(2))))
              .findings();

      assertThat(findings)
          .as("%s", findings.stream().map(Finding::message).toList())
          .extracting(finding -> finding.rule().name(), finding -> finding.status().toString())
          .containsExactlyInAnyOrder(
              tuple("table-without-primary-key", "unknown"), tuple("money-column", "broken"));
      altering.rollback();
    }
  }

  @Test
  void everyLintHasAFinding(TestDatabase database) {
    assertThat(
            SchemaAssurance.of(database.settings())
                .lint(LintOptions.DEFAULT.only("*"))
                .findings()
                .stream()
                .map(finding -> finding.rule().name()))
        .containsExactlyInAnyOrderElementsOf(Lints.ALL.stream().map(Lint::id).toList());
  }

  private static LintOptions inSchemas(LintOptions options, Set<String> schemas) {
    return new LintOptions(
        options.limits(), List.of(), List.of(), Map.of(), schemas, AcceptedFindings.NONE);
  }

  private static List<String> told(TestDatabase database) {
    return told(SchemaAssurance.of(database.settings()), LintOptions.DEFAULT);
  }

  private static List<String> told(SchemaAssurance database, LintOptions options) {
    return database.lint(options).findings().stream()
        .filter(finding -> finding.status() != Finding.Status.HOLDS)
        .map(Finding::message)
        .toList();
  }

  private static String text(String name) throws IOException {
    try (InputStream file = LintTruthIT.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
