package org.schemaassurance.verify.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.schemaassurance.support.DatabaseTemplate;
import org.schemaassurance.support.Template;
import org.schemaassurance.support.TestDatabase;
import org.schemaassurance.support.VerifiedRules;

@Template(InsertsCheckIT.Tables.class)
final class InsertsCheckIT {
  private static final String RULES =
      """
      rules:
        - rule: opens
          check: inserts
          table: public.room
          rows:
            - {teacher: "1", name: Ann}
            - {teacher: "2", name: Ben}
          unique:
            - columns: [teacher]
      """;

  static final class Tables implements DatabaseTemplate {
    @Override
    public void build(Connection connection) throws SQLException {
      try (Statement statement = connection.createStatement()) {
        statement.execute(
            """
            CREATE TABLE room (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), teacher int UNIQUE,
              name varchar(20) CHECK (length(name) > 2));
            """);
      }
    }
  }

  @Test
  void aTableThatTakesThemHoldsAndStaysEmpty(TestDatabase database) throws SQLException {
    VerifiedRules.of(database, RULES).assertHolds();

    assertThat(database.value("SELECT count(*) FROM room")).isEqualTo(0L);
  }

  @Test
  void whoeverInsertsMayGiveTheRest(TestDatabase database) throws SQLException {
    String incomplete = RULES.replace("rows:", "complete: false\n    rows:");
    database.execute("ALTER TABLE room ADD topic text NOT NULL");

    assertThat(VerifiedRules.of(database, RULES).status()).isEqualTo(1);
    VerifiedRules.of(database, incomplete).assertHolds();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "ALTER TABLE room ADD CONSTRAINT closed CHECK (false) NOT VALID   | closed                 | ALTER TABLE room DROP CONSTRAINT closed",
        "ALTER TABLE room ADD CONSTRAINT no_ben CHECK (name <> 'Ben')     | no_ben                 | ALTER TABLE room DROP CONSTRAINT no_ben",
        "ALTER TABLE room ALTER name TYPE varchar(2)                      | public.room.           | ALTER TABLE room ALTER name TYPE varchar(20)",
        "ALTER TABLE room ADD \"Topic\" text NOT NULL                     | public.room.\"Topic\"  | ALTER TABLE room DROP \"Topic\"",
        "ALTER TABLE room ALTER id DROP DEFAULT                           | public.room.id         | ALTER TABLE room ALTER id SET DEFAULT gen_random_uuid()",
        "CREATE UNIQUE INDEX one ON room ((true))                         | one                    | DROP INDEX one",
        "ALTER TABLE room RENAME TO rooms                                 | public.room: expected a table that takes rows, found no such table. | ALTER TABLE rooms RENAME TO room"
      })
  void whatRefusesOneIsFoundByName(
      String sabotage, String named, String repair, TestDatabase database) throws SQLException {
    database.execute(sabotage);

    VerifiedRules broken = VerifiedRules.of(database, RULES);

    assertThat(broken.messages())
        .isNotEmpty()
        .allSatisfy(message -> assertThat(message).contains(named));
    assertThat(broken.status()).isEqualTo(1);
    database.execute(repair);
    VerifiedRules.of(database, RULES).assertHolds();
  }
}
