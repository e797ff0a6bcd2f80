package org.schemaassurance.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.schemaassurance.model.QualifiedName;

final class GivenColumnsTest {
  private static final QualifiedName TABLE = new QualifiedName("app", "orders");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "INSERT INTO orders (id, \"Paid at\") VALUES (1, now()) | id, Paid at",
        "INSERT INTO app.orders AS o (ID) SELECT (1) | id",
        "WITH n AS (INSERT INTO app.orders (id) VALUES (1) RETURNING id) SELECT id FROM n | id",
        "INSERT INTO orders VALUES (1) | ''",
        "INSERT INTO orders (SELECT 1) | ''",
        "INSERT INTO orders (id | ''",
        "INSERT INTO other.orders (id) VALUES (1) | ''",
        "INSERT INTO orders DEFAULT VALUES | ''"
      })
  void anInsertNamesThemInItsList(String statement, String columns) {
    assertThat(String.join(", ", GivenColumns.inserted(List.of(statement), TABLE)))
        .isEqualTo(columns);
  }

  @Test
  void thoseOfSeveralStatementsComeTogether() {
    assertThat(
            GivenColumns.inserted(
                List.of(
                    "INSERT INTO orders (id) VALUES (1)",
                    "INSERT INTO lines (line) VALUES (1)",
                    "INSERT INTO orders (paid, id) VALUES (true, 2)"),
                TABLE))
        .containsExactly("id", "paid");
    assertThat(
            GivenColumns.inserted(
                List.of("INSERT INTO orders (id) VALUES (1)", "INSERT INTO orders VALUES (2)"),
                TABLE))
        .isEmpty();
  }

  @Test
  void anUpdateNamesThemBehindSet() {
    assertThat(
            GivenColumns.updated(
                List.of(
                    "UPDATE orders SET paid = true, home.city = 'a', places[id] = 2 WHERE id = 1",
                    "UPDATE lines SET line = 2",
                    "INSERT INTO orders (id) VALUES (1) ON CONFLICT (id) DO UPDATE SET note = ''"),
                TABLE))
        .containsExactlyInAnyOrder("paid", "home", "places");
  }
}
