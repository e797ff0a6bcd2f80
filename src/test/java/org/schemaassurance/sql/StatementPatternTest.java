package org.schemaassurance.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.sql.StatementPattern.Match;

final class StatementPatternTest {
  private static final StatementPattern CREATE_INDEX =
      StatementPattern.of(
          "CREATE [UNIQUE] INDEX [CONCURRENTLY] [IF NOT EXISTS] <index?> ON [ONLY] <table>");

  private static Optional<Match> match(StatementPattern pattern, String sql) {
    return pattern.in(SqlLexer.tokenize(sql));
  }

  @Test
  void namesOptionsAndTheRestAreTold() {
    Match match =
        match(CREATE_INDEX, "create unique index if not exists i on app.\"T\" (a)").orElseThrow();

    assertThat(match.name("table")).isEqualTo(new QualifiedName("app", "T"));
    assertThat(match.name("index")).isEqualTo(new QualifiedName(WrittenTables.NO_SCHEMA, "i"));
    assertThat(match.has("unique")).isTrue();
    assertThat(match.has("if not exists")).isTrue();
    assertThat(match.has("concurrently")).isFalse();
    assertThat(match.rest()).hasSize(3);
  }

  @Test
  void aNameThatMayBeMissingIsNotTakenFromTheWordBehindIt() {
    Match match = match(CREATE_INDEX, "CREATE INDEX ON t (a)").orElseThrow();

    assertThat(match.optionalName("index")).isEmpty();
    assertThat(match.name("table").name()).isEqualTo("t");
  }

  @Test
  void halfOfWhatMayBeLeftOutIsNotTaken() {
    StatementPattern drop = StatementPattern.of("DROP TABLE [IF EXISTS] <table>");

    assertThat(match(drop, "DROP TABLE if").orElseThrow().name("table").name()).isEqualTo("if");
  }

  @Test
  void ofThreePartsTheFirstIsTheDatabase() {
    Match match = match(StatementPattern.of("TABLE <table>"), "TABLE db.app.t").orElseThrow();

    assertThat(match.name("table")).isEqualTo(new QualifiedName("app", "t"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          CREATE TRIGGER t BEFORE UPDATE ON app.a FOR EACH ROW EXECUTE FUNCTION f() | a
          CREATE OR REPLACE CONSTRAINT TRIGGER t AFTER INSERT OR UPDATE ON b EXECUTE FUNCTION f() | b
          """)
  void whateverStandsBetweenIsSkipped(String sql, String table) {
    StatementPattern pattern =
        StatementPattern.of("CREATE [OR REPLACE] [CONSTRAINT] TRIGGER <trigger> ... ON <table>");

    assertThat(match(pattern, sql).orElseThrow().name("table").name()).isEqualTo(table);
  }

  @ParameterizedTest
  @CsvSource({
    "CREATE TABLE t (a int)",
    "CREATE INDEX",
    "CREATE INDEX i",
    "CREATE INDEX i ON",
    "'SELECT ''CREATE INDEX ON t'''"
  })
  void whatBeginsOtherwiseIsNoMatch(String sql) {
    assertThat(match(CREATE_INDEX, sql)).isEmpty();
  }

  @Test
  void oneOfSeveralWordsIsEnough() {
    StatementPattern pattern = StatementPattern.of("UPDATE|DELETE [FROM] <table>");

    assertThat(match(pattern, "DELETE FROM a")).isPresent();
    assertThat(match(pattern, "UPDATE a")).isPresent();
    assertThat(match(pattern, "INSERT INTO a")).isEmpty();
  }
}
