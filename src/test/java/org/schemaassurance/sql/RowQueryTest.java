package org.schemaassurance.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class RowQueryTest {

  @Test
  void outputsHaveTheNamesThatTheServerGivesThem() {
    RowQuery query =
        RowQuery.of(
                "SELECT m.lesson_id, count(*) AS n, count(DISTINCT student) people, count(*)"
                    + " FROM made AS m WHERE m.status = 'active' GROUP BY m.lesson_id, other")
            .orElseThrow();

    assertThat(query.outputs().stream().map(RowQuery.Output::name))
        .containsExactly("lesson_id", "n", "people", "count");
    assertThat(query.outputs().stream().map(output -> output.expression().text()))
        .containsExactly("m.lesson_id", "count(*)", "count(DISTINCT student)", "count(*)");
    assertThat(query.relation()).isEqualTo("made");
    assertThat(query.alias()).isEqualTo("m");
    assertThat(query.condition().text()).isEqualTo("m.status = 'active'");
    assertThat(query.groups().stream().map(BodyStatement.Text::text))
        .containsExactly("m.lesson_id", "other");
  }

  @Test
  void whatReadsMoreThanOneRelationIsNone() {
    assertThat(RowQuery.of("SELECT 1 FROM made, others")).isEmpty();
    assertThat(RowQuery.of("SELECT 1 FROM made JOIN others ON true")).isEmpty();
    assertThat(RowQuery.of("SELECT 1 FROM schema.made")).isEmpty();
    assertThat(RowQuery.of("SELECT 1 FROM made UNION SELECT 2 FROM made")).isEmpty();
    assertThat(RowQuery.of("SELECT 1")).isEmpty();
  }

  @Test
  void oneInParenthesesHasAName() {
    RowQuery.Named named = RowQuery.Named.of("(SELECT count(*) AS n FROM made) AS f").orElseThrow();

    assertThat(named.name()).isEqualTo("f");
    assertThat(named.query().relation()).isEqualTo("made");
    assertThat(RowQuery.Named.of("(SELECT count(*) FROM made) f, others")).isEmpty();
  }
}
