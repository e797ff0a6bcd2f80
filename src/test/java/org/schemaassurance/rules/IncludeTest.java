package org.schemaassurance.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemaassurance.model.UsageException;
import org.schemaassurance.support.BelowWorkingDirectory;
import org.schemaassurance.verify.checks.Checks;

/** A rule file that includes others. */
final class IncludeTest {
  @TempDir(factory = BelowWorkingDirectory.class)
  private Path project;

  private Path rules;

  @BeforeEach
  void aProject() throws IOException {
    rules = Files.createDirectories(project.resolve("verify-rules/base")).getParent();
    write(
        "base/tables.yaml",
        """
        title: Shared
        parameters: {schema: public, prefix: ""}
        rules:
          - {rule: "${schema}-users", check: table, table: "${schema}.users"}
        """);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(rules.resolve(name), text);
  }

  private RuleSet read(Path path) {
    return read(path, Map.of());
  }

  private static RuleSet read(Path path, Map<String, String> overrides) {
    return new RuleFileReader(Checks.ALL).read(List.of(path), overrides);
  }

  private static List<String> names(RuleSet set) {
    return set.rules().stream().map(Rule::name).toList();
  }

  private static List<String> objects(RuleSet set) {
    return set.rules().stream().map(rule -> rule.declaration().object()).toList();
  }

  @Test
  void whatAFileIncludesComesBeforeItsOwnRules() throws IOException {
    Path file =
        write(
            "main.yaml",
            """
            title: Ours
            include: [base/tables.yaml]
            rules:
              - {rule: ours, check: table, table: public.rooms}
            """);

    RuleSet set = read(file);

    assertThat(names(set)).containsExactly("public-users", "ours");
    assertThat(set.title()).isEqualTo("Ours");
    assertThat(set.rules())
        .extracting(rule -> rule.location().toString())
        .containsExactly(rules.resolve("base/tables.yaml") + ":4:5", file + ":4:5");
  }

  @Test
  void aFileCanBeIncludedForSeveralSchemasAndAFolderHoldsNoneOfItsSubfolders() throws IOException {
    write(
        "main.yaml",
        """
        parameters: {ours: My Schema}
        include:
          - {file: base/tables.yaml, parameters: {schema: audit}}
          - {file: base/tables.yaml, parameters: {schema: "${ours}"}}
        """);

    RuleSet set = read(rules);

    assertThat(objects(set)).containsExactly("audit.users", "\"My Schema\".users");
    assertThat(set.title()).isEqualTo("Shared");
  }

  @Test
  void aParameterOfTheCommandLineWinsOverTheFilesButNotOverAnInclude() throws IOException {
    Path file =
        write(
            "main.yaml",
            """
            include:
              - base/tables.yaml
              - {file: base/tables.yaml, parameters: {schema: audit}}
            """);

    assertThat(objects(read(file, Map.of("schema", "tutoring"))))
        .containsExactly("tutoring.users", "audit.users");
  }

  @Test
  void filesOfTheProjectAreNamedAsWithoutInclude() throws IOException {
    Files.writeString(
        project.resolve("f.sql"),
        "CREATE FUNCTION public.f() RETURNS int LANGUAGE sql AS 'SELECT 1';");
    write(
        "base/functions.yaml",
        "rules: [{rule: f, check: function, function: public.f(), body_from: f.sql}]");

    assertThat(names(read(write("main.yaml", "include: [base/functions.yaml]"))))
        .containsExactly("f");
  }

  @Test
  void aPlainDollarBraceIsWrittenWithTwoDollars() throws IOException {
    RuleSet set =
        read(
            write(
                "main.yaml", "rules: [{rule: \"$${a} $$${b} $\", check: table, table: public.t}]"));

    assertThat(names(set)).containsExactly("${a} $${b} $");
  }

  @Test
  void aFileThatIncludesItselfIsRefusedWithItsPlace() throws IOException {
    write("base/b.yaml", "include: [../a.yaml]\n");
    Path file = write("a.yaml", "include: [base/b.yaml]\n");

    assertRefused(file, rules.resolve("base/b.yaml") + ":1:11: the file includes itself.");
  }

  @Test
  void aFileThatIsNotThereOrLeadsOutIsRefusedWithItsPlace() throws IOException {
    Files.createSymbolicLink(
        rules.resolve("link.yaml"), Path.of("verify-rules/chat-creation.yaml").toAbsolutePath());

    assertRefused(
        write("a.yaml", "include:\n  - nosuch.yaml\n"),
        rules.resolve("a.yaml")
            + ":2:5: the file 'nosuch.yaml' cannot be read below "
            + project
            + ": there is none.");
    assertRefused(
        write("a.yaml", "include: [../../x.yaml]\n"),
        rules.resolve("a.yaml")
            + ":1:11: the file '../../x.yaml' cannot be read below "
            + project
            + ": it does not lie there.");
    assertRefused(
        write("a.yaml", "include: [link.yaml]\n"),
        rules.resolve("a.yaml")
            + ":1:11: the file 'link.yaml' cannot be read below "
            + project
            + ": it does not lie there.");
  }

  @Test
  void anIncludeThatIsWrittenWrongIsRefusedWithItsPlace() throws IOException {
    assertRefused(
        write("a.yaml", "include: base/tables.yaml\n"),
        rules.resolve("a.yaml")
            + ":1:10: expected a list for 'include', found 'base/tables.yaml'.");
    assertRefused(
        write("a.yaml", "include: [{file: base/tables.yaml, parameters: {shema: x}}]\n"),
        rules.resolve("a.yaml") + ":1:48: the parameter 'shema' is not declared in the file.");
    assertRefused(
        write("a.yaml", "include: [{file: base/tables.yaml, parameter: {schema: x}}]\n"),
        rules.resolve("a.yaml") + ":1:36: unknown key 'parameter'; did you mean 'parameters'?.");
  }

  @Test
  void aRuleThatComesTwiceIsRefused() throws IOException {
    assertRefused(
        write("a.yaml", "include: [base/tables.yaml, base/tables.yaml]\n"),
        rules.resolve("base/tables.yaml")
            + ":4:5: the rule 'public-users' is there already, at "
            + rules.resolve("base/tables.yaml")
            + ":4:5.");
  }

  @Test
  void filesThatIncludeOthersTwiceEachEndSoon() throws IOException {
    for (int i = 0; i < 40; i++) {
      write("f" + i + ".yaml", "include: [f%d.yaml, f%d.yaml]\n".formatted(i + 1, i + 1));
    }
    write("f40.yaml", "rules: []\n");

    assertThatThrownBy(() -> read(rules.resolve("f0.yaml")))
        .isInstanceOf(UsageException.class)
        .hasMessageEndingWith(": expected at most 1000 includes.");
  }

  private void assertRefused(Path file, String message) {
    assertThatThrownBy(() -> read(file)).isInstanceOf(UsageException.class).hasMessage(message);
  }
}
