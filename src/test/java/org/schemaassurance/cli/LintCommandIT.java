package org.schemaassurance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemaassurance.support.DatabaseTemplate;
import org.schemaassurance.support.Json;
import org.schemaassurance.support.Template;
import org.schemaassurance.support.TestDatabase;
import org.schemaassurance.support.ToolRun;

/** {@code lint} as a person calls it. */
@Template(LintCommandIT.Shop.class)
final class LintCommandIT {
  private static final String ASLEEP = "public.item.item_stamp: expected enabled, found disabled.";
  private static final String KEYLESS = "public.note: expected a primary key, found none.";

  @TempDir private Path folder;

  static final class Shop implements DatabaseTemplate {
    @Override
    public void build(Connection connection) throws SQLException {
      try (Statement statement = connection.createStatement()) {
        statement.execute(
            """
            CREATE TABLE item (id integer PRIMARY KEY);
            CREATE TABLE note (t text);
            CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
            CREATE TRIGGER item_stamp BEFORE INSERT ON item FOR EACH ROW EXECUTE FUNCTION stamp();
            ALTER TABLE item DISABLE TRIGGER item_stamp;
            """);
      }
    }
  }

  @Test
  void saysWhatIsWrongAndWhatToDo(TestDatabase database) {
    ToolRun lint = lint(database);

    assertThat(lint.err()).isEmpty();
    assertThat(lint.status()).isEqualTo(1);
    assertThat(lint.out())
        .contains(
            "✗ " + ASLEEP,
            "to do:    ALTER TABLE public.item ENABLE TRIGGER item_stamp;",
            "! warning: " + KEYLESS,
            "✓ Every event trigger fires.",
            "Broken: see above (21 hold, 1 is broken, 1 warning");
  }

  @Test
  void quietlyWhatHoldsIsNotTold(TestDatabase database) {
    ToolRun lint = lint(database, "--quiet");

    assertThat(lint.status()).isEqualTo(1);
    assertThat(lint.out())
        .contains("✗ " + ASLEEP, "! warning: " + KEYLESS, "Broken: see above (21 hold, 1 is broken")
        .doesNotContain("✓", "Every event trigger fires");
  }

  @Test
  void warningsBreakNothingUnlessStrict(TestDatabase database) throws SQLException {
    database.execute("ALTER TABLE item ENABLE TRIGGER item_stamp");

    assertThat(lint(database).status()).isZero();
    assertThat(lint(database).out()).contains("✓ Nothing is broken (22 hold, 1 warning");
    assertThat(lint(database, "--strict").status()).isEqualTo(1);
    assertThat(lint(database, "--severity", "table-*=error").status()).isEqualTo(1);
  }

  @Test
  void onlyAndExceptChoose(TestDatabase database) {
    assertThat(lint(database, "--except", "trigger-not-firing").status()).isZero();
    assertThat(lint(database, "--only", "table-without-primary-key,trigger*").out())
        .contains(ASLEEP, KEYLESS, "(1 holds, 1 is broken, 1 warning")
        .contains("rule:     trigger-not-firing (lint --explain trigger-not-firing)");
  }

  @Test
  void whatIsMistypedIsAWrongQuestion(TestDatabase database) {
    assertWrong(
        lint(database, "--only", "triger-not-firing"),
        "There is no lint 'triger-not-firing'. Did you mean 'trigger-not-firing'?");
    assertWrong(
        lint(database, "--severity", "money-column=fatal"),
        "--severity takes error or warning behind a lint, not 'fatal'.");
    assertWrong(lint(database, "--explain", "nothing"), "There is no lint 'nothing'.");
    assertThat(lint(database, "--schema", "nowhere"))
        .isEqualTo(new ToolRun(3, "", "There is no schema nowhere to look at.\n"));
  }

  private static void assertWrong(ToolRun run, String sentence) {
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith(sentence);
  }

  @Test
  void aWaiverAcceptsAFindingByTheLintsId(TestDatabase database) throws IOException {
    Path waivers = folder.resolve("waivers.yaml");
    Files.writeString(
        waivers,
        """
        waivers:
          - {rule: trigger-not-firing, object: public.item.item_stamp, reason: a load, owner: dba, expires: 2999-12-31}
          - {rule: money-column, object: public.item.price, reason: none, owner: dba, expires: 2999-12-31}
          - {rule: some-rule-of-verify, object: public.item, reason: none, owner: dba, expires: 2999-12-31}
        """);

    ToolRun lint = lint(database, "--waivers", waivers.toString());

    assertThat(lint.status()).isZero();
    assertThat(lint.out())
        .contains(
            "~ waived: " + ASLEEP + " (a load; dba, until 2999-12-31)",
            "waiver of public.item.price: expected a finding of rule money-column, found none, so it waives nothing.")
        .doesNotContain("some-rule-of-verify");
  }

  @Test
  void everyFormatHasTheFindings(TestDatabase database) throws IOException {
    List<String> arguments = new ArrayList<>();
    List<String> formats = List.of("json", "junit", "sarif", "html", "markdown", "prometheus");
    formats.forEach(
        format ->
            arguments.addAll(
                List.of("--format", format, "--output", folder.resolve(format).toString())));

    assertThat(lint(database, arguments.toArray(String[]::new)).status()).isEqualTo(1);

    for (String format : formats) {
      assertThat(Files.readString(folder.resolve(format)))
          .as(format)
          .contains("trigger-not-firing", "public.item.item_stamp");
    }
    assertThat(Json.read(Files.readString(folder.resolve("json"))))
        .isInstanceOfSatisfying(
            Map.class, report -> assertThat(report.get("verdict")).isEqualTo("broken"));
    assertThat(Files.readString(folder.resolve("sarif")))
        .contains("A trigger that is there and does not fire in ordinary sessions.");
  }

  @Test
  void explainPrintsAPageAndTheList() {
    assertThat(ToolRun.of(Map.of(), "lint", "--explain", "money-column").out())
        .startsWith("# money-column\n");
    assertThat(ToolRun.of(Map.of(), "lint", "--explain").out().lines())
        .hasSize(46)
        .anyMatch(line -> line.matches("trigger-not-firing +error +on +A trigger that is .*"))
        .anyMatch(line -> line.matches("varchar-with-length +warning +off +A column of .*"));
  }

  private static ToolRun lint(TestDatabase database, String... options) {
    List<String> arguments = new ArrayList<>(List.of("lint"));
    arguments.addAll(List.of(options));
    return ToolRun.of(ToolRun.environment(database), arguments.toArray(String[]::new));
  }
}
