package org.schemaassurance.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.schemaassurance.support.DatabaseTemplate;
import org.schemaassurance.support.Template;
import org.schemaassurance.support.TestDatabase;
import org.schemaassurance.support.VerifiedRules;

/** So many rules that two threads judge them, by the schema alone where that is enough. */
@Template(ManyRulesIT.Tables.class)
final class ManyRulesIT {
  private static final int MANY = 600;

  /**
   * The server has to be asked of the expression and of the rows; of the first rules it has not.
   */
  private static final String RULES =
      """
      rules:
      %s
        - {rule: rows, check: no-rows, table: public.room, query: SELECT id FROM public.room WHERE seats < 0, key: [id], meaning: seats are never negative}
        - {rule: asked, check: check-constraint, table: public.room, expression: seats <= 100}
        - {rule: missing, check: unique, table: public.room, columns: [name]}
        - {rule: each, check: primary-key, tables: [public.ro*, public.corridor*], columns: [id]}
      """
          .formatted(
              IntStream.range(0, MANY)
                  .mapToObj(
                      number ->
                          "  - {rule: key-%d, check: primary-key, table: public.room, columns: [id]}"
                              .formatted(number))
                  .collect(Collectors.joining("\n")));

  static final class Tables implements DatabaseTemplate {
    @Override
    public void build(Connection connection) throws SQLException {
      try (Statement statement = connection.createStatement()) {
        statement.execute(
            """
            CREATE TABLE room (id int PRIMARY KEY, seats int NOT NULL CHECK (seats <= 10 * 10), name text);
            CREATE TABLE roof (id int PRIMARY KEY);
            """);
      }
    }
  }

  @Test
  void whatTheServerHasToBeAskedForIsJudgedWithItsAnswer(TestDatabase database) {
    VerifiedRules verified = VerifiedRules.of(database, RULES);

    assertThat(verified.status()).isEqualTo(1);
    assertThat(verified.messages())
        .containsExactly(
            "public.room: expected a unique constraint on (name), found none.",
            "public.corridor*: expected at least one table of such a name, found none.");
    assertThat(verified.findings())
        .extracting(found -> found.rule() + " " + found.object() + " " + found.status())
        .hasSize(MANY + 6)
        .contains("key-0 public.room holds", "key-599 public.room holds")
        .endsWith(
            "rows public.room holds",
            "asked public.room holds",
            "missing public.room broken",
            "each public.corridor* broken",
            "each public.roof holds",
            "each public.room holds");
  }

  @Test
  void whatIsWrongIsFoundInEitherHalf(TestDatabase database) throws SQLException {
    database.execute("ALTER TABLE room DROP CONSTRAINT room_pkey");

    assertThat(VerifiedRules.of(database, RULES).complaints())
        .extracting(VerifiedRules.Found::rule)
        .hasSize(MANY + 3)
        .startsWith("key-0")
        .contains("key-599")
        .endsWith("missing", "each", "each");
  }
}
