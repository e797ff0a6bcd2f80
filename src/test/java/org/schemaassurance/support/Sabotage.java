package org.schemaassurance.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Something that somebody does to a database, and how it is undone. What the findings say is to be
 * done can be pasted where it is SQL.
 *
 * @param sql what breaks it
 * @param findings the messages that it has to give, and no others
 * @param repair what makes it whole again
 */
public record Sabotage(String sql, List<String> findings, String repair) {

  public static Sabotage of(String sql, String finding, String repair) {
    return new Sabotage(sql, List.of(finding), repair);
  }

  /** The rules hold, then exactly these findings are broken, then the rules hold again. */
  public void proveWith(TestDatabase database, String rules) throws SQLException {
    VerifiedRules.of(database, rules).assertHolds();
    database.execute(sql);
    VerifiedRules broken = VerifiedRules.of(database, rules);
    assertThat(broken.messages()).containsExactlyInAnyOrderElementsOf(findings);
    assertThat(broken.complaints())
        .allSatisfy(
            found -> {
              assertThat(found.status()).isEqualTo("broken");
              assertThat(found.message()).startsWith(found.object());
              assertThat(found.expected()).isNotBlank().isNotEqualTo(found.actual());
              assertThat(found.hint()).isNotBlank();
            });
    assertThat(broken.status())
        .isEqualTo(
            broken.complaints().stream().allMatch(found -> found.severity().equals("warning"))
                ? 0
                : 1);
    for (VerifiedRules.Found found : broken.complaints()) {
      Optional<ToDo> toDo = ToDo.of(found.hint());
      if (toDo.isPresent()) {
        toDo.get().canBePasted(database);
      }
    }
    database.execute(repair);
    VerifiedRules.of(database, rules).assertHolds();
  }

  @Override
  public String toString() {
    return sql.lines().findFirst().orElse("");
  }
}
