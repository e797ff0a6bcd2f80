package org.schemaassurance.verify.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

@Template(PartitionsCheckIT.Tables.class)
final class PartitionsCheckIT {
  private static final String RULES =
      """
      rules:
        - {rule: hash, check: partitions, table: public.booking}
        - {rule: list, check: partitions, table: public.kind, must_take: [a, b]}
        - {rule: range, check: partitions, table: public.event, ahead: 30 days}
        - {rule: odd, check: partitions, table: '"S"."T.t"'}
        - {rule: plain, check: partitions, table: public.plain}
      """;

  static final class Tables implements DatabaseTemplate {
    @Override
    public void build(Connection connection) throws SQLException {
      try (Statement statement = connection.createStatement()) {
        statement.execute(
            """
            CREATE TABLE booking (id int PRIMARY KEY, note text CHECK (note <> 'x')) PARTITION BY HASH (id);
            CREATE TABLE booking_0 PARTITION OF booking FOR VALUES WITH (MODULUS 2, REMAINDER 0);
            CREATE TABLE booking_1 PARTITION OF booking FOR VALUES WITH (MODULUS 4, REMAINDER 1);
            CREATE TABLE booking_3 PARTITION OF booking FOR VALUES WITH (MODULUS 4, REMAINDER 3) PARTITION BY HASH (id);
            CREATE TABLE booking_3_0 PARTITION OF booking_3 FOR VALUES WITH (MODULUS 1, REMAINDER 0);
            CREATE INDEX noted ON booking (note);
            CREATE TABLE kind (k text) PARTITION BY LIST (k);
            CREATE TABLE kind_a PARTITION OF kind FOR VALUES IN ('a', NULL);
            CREATE TABLE kind_b PARTITION OF kind FOR VALUES IN ('b');
            CREATE TABLE event (at timestamptz, n int) PARTITION BY RANGE (at);
            CREATE TABLE event_now PARTITION OF event FOR VALUES FROM ('2020-01-01') TO ('2099-01-01 12:30:00.5+02');
            CREATE SCHEMA "S";
            CREATE TABLE "S"."T.t" (n int) PARTITION BY RANGE (n);
            CREATE TABLE "S"."P" PARTITION OF "S"."T.t" DEFAULT;
            CREATE TABLE plain (n int);
            CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
            """);
      }
    }
  }

  static Stream<Sabotage> sabotages() {
    return Stream.of(
        Sabotage.of(
            "ALTER TABLE booking DETACH PARTITION booking_1",
            "public.booking: expected a partition for every row, found none for remainder 1 of modulus 4.",
            "ALTER TABLE booking ATTACH PARTITION booking_1 FOR VALUES WITH (MODULUS 4, REMAINDER 1)"),
        Sabotage.of(
            "ALTER TABLE booking DETACH PARTITION booking_0",
            "public.booking: expected a partition for every row, found none for remainder 0 of modulus 4.",
            "CREATE TABLE public.booking_4_0 PARTITION OF public.booking FOR VALUES WITH (MODULUS 4, REMAINDER 0);"
                + "CREATE TABLE public.booking_4_2 PARTITION OF public.booking FOR VALUES WITH (MODULUS 4, REMAINDER 2)"),
        Sabotage.of(
            "ALTER TABLE booking_3 DETACH PARTITION booking_3_0",
            "public.booking_3: expected a partition, found none, so it takes no row.",
            "ALTER TABLE booking_3 ATTACH PARTITION booking_3_0 FOR VALUES WITH (MODULUS 1, REMAINDER 0)"),
        Sabotage.of(
            "ALTER TABLE booking_0 SET UNLOGGED",
            "public.booking_0: expected a logged partition, found an UNLOGGED one, which is empty after a crash and on standbys.",
            "ALTER TABLE public.booking_0 SET LOGGED"),
        Sabotage.of(
            "ALTER TABLE booking_3_0 ADD CONSTRAINT c CHECK (note <> 'y') NOT VALID",
            "public.booking_3_0.c: expected no constraint that public.booking_3 has not, found CHECK ((note <> 'y'::text)) NOT VALID.",
            "ALTER TABLE public.booking_3_0 DROP CONSTRAINT c"),
        Sabotage.of(
            "ALTER TABLE booking_0 ADD CONSTRAINT u UNIQUE (note)",
            "public.booking_0.u: expected no constraint that public.booking has not, found UNIQUE (note).",
            "ALTER TABLE public.booking_0 DROP CONSTRAINT u"),
        Sabotage.of(
            "CREATE UNIQUE INDEX u ON booking_0 (note)",
            "public.booking_0.u: expected no constraint that public.booking has not, found CREATE UNIQUE INDEX u ON public.booking_0 USING btree (note).",
            "DROP INDEX public.u"),
        Sabotage.of(
            "ALTER TABLE booking_0 ALTER note SET NOT NULL",
            "public.booking_0.note: expected nullable, as in public.booking, found NOT NULL.",
            "ALTER TABLE public.booking_0 ALTER COLUMN note DROP NOT NULL"),
        Sabotage.of(
            "UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'booking_0_note_idx'::regclass",
            "public.booking_0.booking_0_note_idx: expected an index in force, found an invalid one.",
            "REINDEX INDEX public.booking_0_note_idx"),
        Sabotage.of(
            "CREATE TRIGGER t BEFORE INSERT ON booking_0 FOR EACH ROW EXECUTE FUNCTION f()",
            "public.booking_0.t: expected no trigger that public.booking has not, found one calling public.f().",
            "DROP TRIGGER t ON public.booking_0"),
        Sabotage.of(
            "ALTER TABLE kind DETACH PARTITION kind_b",
            "public.kind: expected a partition for b, found none.",
            "CREATE TABLE public.kind_default PARTITION OF public.kind DEFAULT"),
        new Sabotage(
            "ALTER TABLE event DETACH PARTITION event_now; ALTER TABLE event ATTACH PARTITION event_now FOR VALUES FROM (MINVALUE) TO ('2020-01-01')",
            List.of(
                "public.event: expected a partition for now, found none.",
                "public.event: expected a partition for 30 days ahead, found none."),
            "CREATE TABLE public.event_default PARTITION OF public.event DEFAULT"),
        Sabotage.of(
            "ALTER TABLE event DETACH PARTITION event_now; "
                + "DO $$ BEGIN EXECUTE format('ALTER TABLE event ATTACH PARTITION event_now FOR VALUES FROM (MINVALUE) TO (%L)', now() + interval '29 days'); END $$",
            "public.event: expected a partition for 30 days ahead, found none.",
            "ALTER TABLE event DETACH PARTITION event_now;"
                + "ALTER TABLE event ATTACH PARTITION event_now FOR VALUES FROM (MINVALUE) TO (MAXVALUE)"),
        Sabotage.of(
            "ALTER TABLE \"S\".\"T.t\" DETACH PARTITION \"S\".\"P\"",
            "\"S\".\"T.t\": expected a partition, found none, so it takes no row.",
            "ALTER TABLE \"S\".\"T.t\" ATTACH PARTITION \"S\".\"P\" DEFAULT"),
        Sabotage.of(
            "ALTER TABLE \"S\".\"T.t\" DETACH PARTITION \"S\".\"P\"; ALTER TABLE \"S\".\"T.t\" ATTACH PARTITION \"S\".\"P\" FOR VALUES FROM (1) TO (2)",
            "\"S\".\"T.t\": expected a default partition, found none, and the rule has no 'must_take'.",
            "CREATE TABLE \"S\".\"T.t_default\" PARTITION OF \"S\".\"T.t\" DEFAULT"));
  }

  @ParameterizedTest
  @MethodSource("sabotages")
  void whatKeepsRowsOutIsFound(Sabotage sabotage, TestDatabase database) throws SQLException {
    sabotage.proveWith(database, RULES);
  }

  /** The rows that the declared bound does not take stay where queries find them. */
  @Test
  void aPartitionThatCannotBeAttachedAnewStaysAttached(TestDatabase database) throws SQLException {
    database.execute(
        """
        CREATE TABLE n (n int) PARTITION BY RANGE (n);
        CREATE TABLE n_1 PARTITION OF n FOR VALUES FROM (1) TO (100);
        INSERT INTO n VALUES (50);
        """);
    String toDo =
        VerifiedRules.of(
                database,
                """
                rules:
                  - rule: n
                    check: partitions
                    table: public.n
                    must_take: [1]
                    attached: {public.n_1: FOR VALUES FROM (1) TO (9)}
                """)
            .complaints()
            .get(0)
            .hint();
    assertThat(toDo)
        .isEqualTo(
            "BEGIN;\nALTER TABLE public.n DETACH PARTITION public.n_1;\n"
                + "ALTER TABLE public.n ATTACH PARTITION public.n_1 FOR VALUES FROM (1) TO (9);\nCOMMIT;");

    ToDo pasted = ToDo.of(toDo).orElseThrow();
    assertThatThrownBy(() -> pasted.run(database)).hasMessageContaining("violated by some row");
    assertThat(database.value("SELECT count(*) FROM n")).isEqualTo(1L);
  }

  @Test
  void valuesOfARangeAreComparedAsWhatTheyAre(TestDatabase database) throws SQLException {
    database.execute(
        """
        CREATE TABLE n (n int, m int) PARTITION BY RANGE (n, m);
        CREATE TABLE n_1 PARTITION OF n FOR VALUES FROM (5, MINVALUE) TO (100, MINVALUE);
        CREATE TABLE d (d date) PARTITION BY RANGE (d);
        CREATE TABLE d_1 PARTITION OF d FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
        """);

    assertThat(
            VerifiedRules.of(
                    database,
                    """
                    rules:
                      - {rule: n, check: partitions, table: public.n, must_take: [5, 99, 100]}
                      - {rule: d, check: partitions, table: public.d, must_take: ['2026-12-31', '2027-01-01']}
                      - {rule: t, check: partitions, table: public.n, ahead: 1 day}
                    """)
                .messages())
        .containsExactlyInAnyOrder(
            "public.n: expected a partition for 100, found none.",
            "public.d: expected a partition for 2027-01-01, found none.",
            "public.n: could not find out whether it reaches 1 days ahead: its partitions are no ranges over times.");
  }
}
