package org.schemaassurance.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.schemaassurance.LintOptions;
import org.schemaassurance.SchemaAssurance;
import org.schemaassurance.model.Finding;
import org.schemaassurance.support.Template;
import org.schemaassurance.support.TestDatabase;
import org.schemaassurance.support.TestRole;

/**
 * The example of each page: nothing is told of what is as it should be, and of what is not just the
 * one thing that the page has; by a role that may do nothing but SELECT.
 */
@Template
final class LintPagesIT {
  private static final int NOT_ENFORCED_SINCE = 180000;

  static Stream<Lint> lints() {
    return Lints.ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("lints")
  void tellsWhatItsPageSays(Lint lint, TestDatabase database) throws SQLException {
    assumeTrue(
        !lint.id().equals("constraint-not-enforced")
            || (int) database.value("SELECT current_setting('server_version_num')::int")
                >= NOT_ENFORCED_SINCE,
        "the server knows no NOT ENFORCED");
    LintPage page = LintPage.of(lint);
    TestRole reader = database.createRole("reader");
    database.execute(page.madeBy());
    letRead(database, reader);

    assertThat(found(database, reader, lint))
        .allMatch(finding -> finding.status() == Finding.Status.HOLDS);

    database.execute(page.brokenBy());
    letRead(database, reader);

    assertThat(told(found(database, reader, lint)))
        .singleElement()
        .satisfies(
            told -> {
              assertThat(told.rule().name()).isEqualTo(lint.id());
              assertThat(told.severity()).isEqualTo(lint.severity());
              assertThat(page.tells(told.message()))
                  .as("%s is %s", told.message(), page.told())
                  .isTrue();
              assertThat(told.hint())
                  .as("it names the object; a comment's text alone is for the reader to write")
                  .hasValueSatisfying(
                      hint -> assertThat(hint.replace("IS '…'", "")).doesNotContain("…"));
            });
    assertThat(told(SchemaAssurance.of(database.settings()).lint(LintOptions.DEFAULT).findings()))
        .as("as a superuser, by default")
        .hasSize(lint.byDefault() ? 1 : 0);
  }

  private static List<Finding> told(List<Finding> findings) {
    return findings.stream().filter(one -> one.status() != Finding.Status.HOLDS).toList();
  }

  private static void letRead(TestDatabase database, TestRole reader) throws SQLException {
    database.execute(
        "GRANT USAGE ON SCHEMA public TO %1$s; GRANT SELECT ON ALL TABLES IN SCHEMA public TO %1$s; GRANT SELECT ON ALL SEQUENCES IN SCHEMA public TO %1$s"
            .formatted(reader.name()));
  }

  /** What is on by default, and the lint itself, which may be an opinion. */
  private static List<Finding> found(TestDatabase database, TestRole reader, Lint lint) {
    String[] asked =
        Stream.concat(LintChoice.DEFAULT.lints().stream(), Stream.of(lint))
            .map(Lint::id)
            .toArray(String[]::new);
    return SchemaAssurance.of(database.settings(reader))
        .lint(LintOptions.DEFAULT.only(asked))
        .findings();
  }
}
