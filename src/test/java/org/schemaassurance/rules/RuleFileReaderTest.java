package org.schemaassurance.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.Severity;
import org.schemaassurance.model.UsageException;
import org.schemaassurance.support.BelowWorkingDirectory;
import org.schemaassurance.verify.checks.Checks;
import org.schemaassurance.verify.checks.FunctionCheck;
import org.schemaassurance.verify.checks.TableCheck;

final class RuleFileReaderTest {
  @TempDir(factory = BelowWorkingDirectory.class)
  private Path project;

  private Path folder;

  @BeforeEach
  void makesARulesFolder() throws IOException {
    folder = Files.createDirectory(project.resolve("rules"));
  }

  @Test
  void aRuleKnowsItsPlaceItsSectionAndItsSeverity() throws IOException {
    Path file =
        write(
            "a.yaml",
            """
            title: Shop
            rules:
              - {rule: one, check: table, table: public.users}
            sections:
              - section: Around
                rules:
                  - rule: two
                    check: table
                    table: Public."Odd"
                    severity: warning
                    hint: Ask.
            """);

    RuleSet set = read(Map.of(), file);

    assertThat(set.title()).isEqualTo("Shop");
    assertThat(set.rules()).extracting(Rule::name).containsExactly("one", "two");
    assertThat(set.rules()).extracting(Rule::section).containsExactly("Shop", "Around");
    assertThat(set.rules())
        .extracting(Rule::severity)
        .containsExactly(Severity.ERROR, Severity.WARNING);
    assertThat(set.rules().get(1).hint()).contains("Ask.");
    assertThat(set.rules().get(1).location()).hasToString(file + ":7:9");
    assertThat(table(set.rules().get(1))).isEqualTo(new QualifiedName("public", "Odd"));
  }

  @Test
  void theFilesOfAFolderAreReadInTheOrderOfTheirNames() throws IOException {
    write("b.yml", "rules: [{rule: b, check: table, table: a.b}]");
    write("a.yaml", "rules: [{rule: a, check: table, table: a.b}]");
    write("c.txt", "no rules");
    Files.createDirectory(folder.resolve("d.yaml"));

    assertThat(read(Map.of(), folder).rules()).extracting(Rule::name).containsExactly("a", "b");
  }

  static Stream<Arguments> problems() {
    return Stream.of(
        arguments("", "1:1: expected rules, found an empty file."),
        arguments("# nothing\n", "1:1: expected rules, found an empty file."),
        arguments("rules: [", "1:9: this is not YAML: "),
        arguments("rules:\n\t- a", "2:1: this is not YAML: "),
        arguments("a: 1\n---\nb: 2", "2:1: this is not YAML: "),
        arguments("rules: *x", "1:8: this is not YAML: "),
        arguments("rules: *\n", "1:9: this is not YAML: unexpected character found  (10)."),
        arguments(
            "rules: \"\\x", "1:1: this is not YAML: expected digits behind a backslash escape."),
        arguments("text", "1:1: expected a mapping (key: value), found another text."),
        arguments("- a", "1:1: expected a mapping (key: value), found a list."),
        arguments("rules: a", "1:8: expected a list for 'rules', found 'a'."),
        arguments("rules:\n  - a", "2:5: expected a mapping (key: value), found 'a'."),
        arguments("rule: []\nrules: []", "1:1: unknown key 'rule'; did you mean 'rules'?"),
        arguments("zzzzzzzzz: 1", "1:1: unknown key; known here: "),
        arguments("rulez: []", "1:1: unknown key; did you mean 'rules'?"),
        arguments("rules: []\nzzzzzzzzz: 1", "2:1: unknown key 'zzzzzzzzz'; known here: "),
        arguments("title: a\ntitle: b", "2:1: the key 'title' stands here twice."),
        arguments("[a]: b", "1:1: expected a key, found a list."),
        arguments("title: [a]", "1:8: expected a text for 'title', found a list."),
        arguments("title:", "1:7: expected a text for 'title', found nothing."),
        arguments("sections: [{rules: []}]", "1:12: the key 'section' is missing."),
        arguments("rules: [{check: table}]", "1:9: the key 'rule' is missing."),
        arguments("rules: [{rule: a}]", "1:9: the key 'check' is missing."),
        arguments(
            "rules: [{rule: a, check: tabel}]",
            "1:26: unknown check 'tabel'; did you mean 'table'?"),
        arguments(
            "rules: [{rule: a, check: behaviour}]",
            "1:26: a behaviour is no check: it stands below 'behaviours:', beside 'rules:', as '- behaviour: NAME'."),
        arguments(
            "rules: [{rule: a, check: nothing-like-it}]",
            "1:26: unknown check 'nothing-like-it'; there are: as-snapshot, changelog, "),
        arguments("rules: [{rule: a, check: table}]", "1:9: the key 'table' is missing."),
        arguments(
            "rules: [{rule: a, check: table, table: users}]",
            "1:40: 'table': expected a name with its schema, like public.users, found 'users'."),
        arguments(
            "rules: [{rule: a, check: table, table: a.b, colums: {}}]",
            "1:45: unknown key 'colums'; did you mean 'columns'?"),
        arguments(
            "rules: [{rule: a, check: table, table: a.b, columns: [id]}]",
            "1:54: expected a mapping (key: value), found a list."),
        arguments(
            "rules: [{rule: a, check: table, table: a.b, columns: {id: {typ: int}}}]",
            "1:60: unknown key 'typ'; did you mean 'type'?"),
        arguments(
            "rules: [{rule: a, check: table, table: a.b, columns: {id: {type: varchar(}}}]",
            "1:66: 'type': expected more text, found the end."),
        arguments(
            "rules: [{rule: a, check: table, table: a.b, logged: maybe}]",
            "1:53: expected true or false for 'logged', found 'maybe'."),
        arguments(
            "rules: [{rule: a, check: table, table: a.b, severity: fatal}]",
            "1:55: expected one of error, warning for 'severity', found 'fatal'."),
        arguments(
            "rules: [{rule: a, check: primary-key, table: a.b, columns: []}]",
            "1:60: expected at least one entry for 'columns', found an empty list."),
        arguments(
            "rules: [{rule: a, check: foreign-key, table: a.b, columns: [x, y], references: a.c}]",
            "1:60: expected as many columns as referenced_columns (1), found 2."),
        arguments(
            "rules: [{rule: a, check: trigger, table: a.b, trigger: t, timing: before, events: [insert, upsert], function: a.f()}]",
            "1:83: expected one of insert, update, delete, truncate for 'events', found 'upsert'."),
        arguments(
            "rules: [{rule: a, check: no-rows, table: a.b, meaning: m, key: k, query: DROP TABLE t}]",
            "1:74: 'query': expected a query that begins with SELECT, WITH, VALUES or TABLE, found 'drop'."),
        arguments(
            "rules: [{rule: a, check: statistics, title: t, query: 'SELECT 1; SELECT 2'}]",
            "1:55: 'query': expected one query, found a second statement behind a semicolon."),
        arguments(
            "parameters: {s: a}\nrules: [{rule: a, check: table, table: '${t}.b'}]",
            "2:40: the parameter 't' is not declared; declared are: s."),
        arguments(
            "rules: [{rule: a, check: table, table: '${t}.b'}]",
            "1:40: the parameter 't' is not declared."),
        arguments("parameters: [a]", "1:13: expected a mapping (key: value), found a list."),
        arguments(
            "rules: [{rule: a, check: function, function: a.f(), body: x, body_from: rules/a.yaml}]",
            "1:73: expected either 'body' or 'body_from', found both."),
        arguments("rules: &r [*r]", "1:8: expected no anchor that stands in itself."),
        arguments("&m {rules: [*m]}", "1:1: expected no anchor that stands in itself."),
        arguments("a: " + "[".repeat(100_000), "1:"),
        arguments("a: " + "{a: ".repeat(100_000), "1:"),
        arguments("- ".repeat(100_000), "1:"));
  }

  @ParameterizedTest
  @MethodSource("problems")
  void eachProblemIsTheUsersWithItsPlace(String content, String problem) throws IOException {
    Path file = write("a.yaml", content);

    assertThatThrownBy(() -> read(Map.of(), file))
        .isInstanceOf(UsageException.class)
        .message()
        .startsWith(file + ":" + problem)
        .endsWith(".")
        .hasSizeLessThan(400)
        .doesNotContain("\n");
  }

  @Test
  void aliasesDoNotMultiply() throws IOException {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
    for (int i = 1; i < 40; i++) {
      bomb.append("a%d: &a%d [*a%d, *a%d]%n".formatted(i, i, i - 1, i - 1));
    }
    Path file = write("a.yaml", bomb.toString());

    assertThatThrownBy(() -> read(Map.of(), file)).isInstanceOf(UsageException.class);
  }

  @Test
  void bytesThatAreNoUtf8AreRefused() throws IOException {
    Path file = Files.write(folder.resolve("a.yaml"), new byte[] {'a', (byte) 0xC3, '('});

    assertThatThrownBy(() -> read(Map.of(), file))
        .isInstanceOf(UsageException.class)
        .hasMessage(file + ":1:2: expected UTF-8 text, found other bytes.");
  }

  @Test
  void twoRulesOfOneNameAreRefusedWithBothPlaces() throws IOException {
    Path first = write("a.yaml", "rules: [{rule: a, check: table, table: a.b}]");
    Path second = write("b.yaml", "\nrules: [{rule: a, check: table, table: a.c}]");

    assertThatThrownBy(() -> read(Map.of(), folder))
        .isInstanceOf(UsageException.class)
        .hasMessage(second + ":2:9: the rule 'a' is there already, at " + first + ":1:9.");
  }

  @Test
  void whereThereIsNoRuleTheUserIsTold() throws IOException {
    assertThatThrownBy(() -> read(Map.of(), folder))
        .isInstanceOf(UsageException.class)
        .hasMessage("There is no rule in " + folder + "; a rules folder holds *.yaml files.");
    Path missing = project.resolve("missing");
    assertThatThrownBy(() -> read(Map.of(), missing))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "There is no rules file or folder "
                + missing
                + "; name one with --rules, or have 'init' write one.");
    Path file = write("a.yaml", "rules: []");
    assertThatThrownBy(() -> read(Map.of(), file)).hasMessageStartingWith("There is no rule in ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "tutoring | tutoring",
        "Tu.tor | Tu.tor",
        "a\"b | a\"b",
        "order | order",
        "x; drop | x; drop"
      })
  void aParameterIsAnIdentifierWhateverItHolds(String value, String schema) throws IOException {
    Path file =
        write(
            "a.yaml",
            "parameters: {schema: public}\nrules: [{rule: a, check: table, table: '${schema}.users'}]");

    assertThat(table(read(Map.of(), file).rules().get(0)).schema()).isEqualTo("public");
    assertThat(table(read(Map.of("schema", value), file).rules().get(0)).schema())
        .isEqualTo(schema);
  }

  @Test
  void aParameterThatNoFileDeclaresIsRefused() throws IOException {
    Path file =
        write(
            "a.yaml", "parameters: {schema: public}\nrules: [{rule: a, check: table, table: a.b}]");

    assertThatThrownBy(() -> read(Map.of("shema", "x"), file))
        .isInstanceOf(UsageException.class)
        .hasMessage("No rule file declares the parameter 'shema'. Did you mean 'schema'?");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../outside.sql",
        "/etc/hostname.sql",
        "rules/../../outside.sql",
        "link.sql",
        "linked/outside.sql"
      })
  void aFileOutsideOfTheProjectIsNotRead(String name, @TempDir Path outside) throws IOException {
    Files.writeString(outside.resolve("outside.sql"), "secret");
    Files.createSymbolicLink(project.resolve("link.sql"), outside.resolve("outside.sql"));
    Files.createSymbolicLink(project.resolve("linked"), outside);
    Path file =
        write(
            "a.yaml",
            "rules: [{rule: a, check: function, function: a.f(), body_from: " + name + "}]");

    assertThatThrownBy(() -> read(Map.of(), file))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith(
            file + ":1:64: the file '" + name + "' cannot be read below " + project)
        .message()
        .doesNotContain("secret");
  }

  @Test
  void aFileThatIsNotThereOrNoNameAtAllIsRefused() throws IOException {
    Path missing =
        write("a.yaml", "rules: [{rule: a, check: function, function: a.f(), body_from: no.sql}]");
    Path unnameable =
        write(
            "b.yaml", "rules: [{rule: a, check: function, function: a.f(), body_from: \"a\\0b\"}]");

    assertThatThrownBy(() -> read(Map.of(), missing))
        .hasMessage(
            missing
                + ":1:64: the file 'no.sql' cannot be read below "
                + project
                + ": there is none.");
    assertThatThrownBy(() -> read(Map.of(), unnameable)).isInstanceOf(UsageException.class);
  }

  @Test
  void aBodyComesFromTheFileThatCreatesTheFunction() throws IOException {
    Files.writeString(
        project.resolve("f.sql"),
        "CREATE FUNCTION a.f() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$;");
    Path file =
        write("a.yaml", "rules: [{rule: a, check: function, function: a.f(), body_from: f.sql}]");

    assertThat(read(Map.of(), file).rules().get(0).declaration())
        .isInstanceOfSatisfying(
            FunctionCheck.DeclaredFunction.class,
            function -> assertThat(function.body()).contains(" SELECT 1 "));
    Files.writeString(project.resolve("f.sql"), "SELECT 1");
    assertThatThrownBy(() -> read(Map.of(), file))
        .hasMessage(
            file
                + ":1:64: there is no CREATE FUNCTION with a body behind AS for the rule's function in the file.");
  }

  private Path write(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  private static RuleSet read(Map<String, String> parameters, Path... paths) {
    return new RuleFileReader(Checks.ALL).read(List.of(paths), parameters);
  }

  private static QualifiedName table(Rule rule) {
    return ((TableCheck.DeclaredTable) rule.declaration()).table();
  }
}
