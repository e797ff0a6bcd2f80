package org.schemaassurance.verify.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.schemaassurance.support.DatabaseTemplate;
import org.schemaassurance.support.Sabotage;
import org.schemaassurance.support.Template;
import org.schemaassurance.support.TestDatabase;
import org.schemaassurance.support.ToDo;
import org.schemaassurance.support.VerifiedRules;

@Template(IndexCheckIT.Tables.class)
final class IndexCheckIT {
  private static final String RULES =
      """
      rules:
        - rule: active
          check: index
          table: public.booking
          columns: [lesson, student]
          where: status = 'active' AND gone IS NULL
        - {rule: lower, check: index, table: public.booking, columns: [lower(Status)]}
        - {rule: odd, check: index, table: '"S"."T.t"', columns: [Odd Name], method: hash}
      """;
  private static final String HEALTHY =
      "CREATE INDEX active ON booking (lesson, student) WHERE status = 'active' AND gone IS NULL";

  static final class Tables implements DatabaseTemplate {
    @Override
    public void build(Connection connection) throws SQLException {
      try (Statement statement = connection.createStatement()) {
        statement.execute(
            """
            CREATE TABLE booking (lesson int, student int, status varchar(20), gone date);
            CREATE INDEX lowered ON booking (lower(status));
            CREATE SCHEMA "S";
            CREATE TABLE "S"."T.t" ("Odd Name" int);
            CREATE INDEX "Odd Index" ON "S"."T.t" USING hash ("Odd Name");
            """
                + HEALTHY);
      }
    }
  }

  private static Sabotage instead(String index, String found) {
    return Sabotage.of(
        "DROP INDEX active; " + index,
        "public.booking: expected an index on (lesson, student) WHERE status = 'active' AND gone IS NULL, found "
            + found
            + ".",
        "DROP INDEX IF EXISTS i; " + HEALTHY);
  }

  static Stream<Sabotage> sabotages() {
    return Stream.of(
        instead("SELECT 1", "none"),
        instead("CREATE INDEX i ON booking (lesson, student)", "none"),
        instead(
            "CREATE INDEX i ON booking (student, lesson) WHERE status = 'active' AND gone IS NULL",
            "none"),
        instead(
            "CREATE INDEX i ON booking (lesson) INCLUDE (student) WHERE status = 'active' AND gone IS NULL",
            "none"),
        instead(
            "CREATE INDEX i ON booking (lesson, student) WHERE status = 'Active' AND gone IS NULL",
            "none"),
        instead(
            "CREATE INDEX i ON booking (lesson, student) WHERE status = 'active' OR gone IS NULL",
            "none"),
        instead(
            "CREATE INDEX i ON booking USING brin (lesson, student) WHERE status = 'active' AND gone IS NULL",
            "none"),
        instead(
            HEALTHY.replace("active ON", "i ON")
                + "; UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'i'::regclass",
            "only i, but it is invalid (a concurrent build that failed)"),
        Sabotage.of(
            "DROP INDEX lowered; CREATE INDEX lowered ON booking (upper(status))",
            "public.booking: expected an index on (lower(Status)), found none.",
            "CREATE INDEX l ON booking (lower(status))"),
        Sabotage.of(
            "DROP INDEX \"S\".\"Odd Index\"; CREATE INDEX \"Odd Index\" ON \"S\".\"T.t\" (\"Odd Name\")",
            "\"S\".\"T.t\": expected an index on (Odd Name), found none.",
            "CREATE INDEX ON \"S\".\"T.t\" USING hash (\"Odd Name\")"),
        Sabotage.of(
            "UPDATE pg_index SET indisvalid = false WHERE indexrelid = '\"S\".\"Odd Index\"'::regclass",
            "\"S\".\"T.t\": expected an index on (Odd Name), found only Odd Index, but it is invalid (a concurrent build that failed).",
            "UPDATE pg_index SET indisvalid = true WHERE indexrelid = '\"S\".\"Odd Index\"'::regclass"),
        new Sabotage(
            "ALTER TABLE booking SET SCHEMA \"S\"",
            List.of(
                "public.booking: expected an index on (lesson, student) WHERE status = 'active' AND gone IS NULL, found no such table.",
                "public.booking: expected an index on (lower(Status)), found no such table."),
            "ALTER TABLE \"S\".booking SET SCHEMA public"));
  }

  @ParameterizedTest
  @MethodSource("sabotages")
  void eachWayToLoseItIsFound(Sabotage sabotage, TestDatabase database) throws SQLException {
    sabotage.proveWith(database, RULES);
  }

  @Test
  void nameDirectionAndIncludedColumnsAreFree(TestDatabase database) throws SQLException {
    database.execute(
        "DROP INDEX active; CREATE UNIQUE INDEX \"Any\" ON booking (lesson DESC, student) INCLUDE (status)"
            + " WHERE (((status)::text = ('active'::varchar)::text)) AND gone IS NULL");

    VerifiedRules.of(database, RULES).assertHolds();
  }

  @Test
  void ofAPartitionedTableNobodyIsToldToBuildItAtOnce(TestDatabase database) throws SQLException {
    database.execute("CREATE TABLE event (id int, n int) PARTITION BY LIST (id)");

    String hint =
        VerifiedRules.of(
                database, "rules: [{rule: e, check: index, table: public.event, columns: [n]}]")
            .complaints()
            .get(0)
            .hint();

    assertThat(ToDo.of(hint)).isEmpty();
    assertThat(hint)
        .startsWith(
            "Create it on the table alone (CREATE INDEX ON ONLY public.event (n)), then CONCURRENTLY on each partition");
  }

  @Test
  void theHintForAnInvalidIndexCanBeRun(TestDatabase database) throws SQLException {
    database.execute(
        "UPDATE pg_index SET indisvalid = false WHERE indexrelid = '\"S\".\"Odd Index\"'::regclass");
    List<VerifiedRules.Found> complaints = VerifiedRules.of(database, RULES).complaints();

    database.execute(complaints.get(0).hint());

    VerifiedRules.of(database, RULES).assertHolds();
  }

  static Stream<Sabotage> keptInAnotherWay() {
    return Stream.of(
            "(lesson DESC, student) INCLUDE (gone, status)",
            "(lesson, student) INCLUDE (gone, status)",
            "(lesson DESC NULLS LAST, student NULLS FIRST) INCLUDE (gone, status)",
            "(lesson DESC NULLS LAST, student) INCLUDE (status, gone)",
            "(lesson DESC NULLS LAST, student) INCLUDE (gone)",
            "(lesson DESC NULLS LAST, student)")
        .map(
            columns ->
                Sabotage.of(
                    "DROP INDEX kept; CREATE INDEX i ON booking " + columns,
                    "public.booking: expected an index on (lesson, student) in the order desc nulls last, asc INCLUDE (gone, status), found none.",
                    "CREATE INDEX kept ON booking (lesson DESC NULLS LAST, student) INCLUDE (gone, status)"));
  }

  @ParameterizedTest
  @MethodSource("keptInAnotherWay")
  void orderAndIncludedColumnsCountWhereTheyAreGiven(Sabotage sabotage, TestDatabase database)
      throws SQLException {
    database.execute(
        "CREATE INDEX kept ON booking (lesson DESC NULLS LAST, student) INCLUDE (gone, status)");

    sabotage.proveWith(
        database,
        """
        rules:
          - rule: kept
            check: index
            table: public.booking
            columns: [lesson, student]
            order: [desc nulls last, ASC  nulls last]
            include: [gone, status]
        """);
  }

  @Test
  void anOperatorClassCountsWhereItIsGiven(TestDatabase database) throws SQLException {
    database.execute("CREATE INDEX likes ON booking (status varchar_pattern_ops)");

    Sabotage.of(
            "DROP INDEX likes; CREATE INDEX likes ON booking (status)",
            "public.booking: expected an index on (status) by varchar_pattern_ops, found none.",
            "CREATE INDEX ON booking (status varchar_pattern_ops)")
        .proveWith(
            database,
            "rules: [{rule: l, check: index, table: public.booking, columns: [status], operator_classes: [varchar_pattern_ops]}]");
  }
}
