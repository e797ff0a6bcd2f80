package org.schemaassurance.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.UsageException;
import org.schemaassurance.rules.Behaviour;
import org.schemaassurance.rules.Behaviour.Actor;
import org.schemaassurance.rules.Behaviour.Expected;
import org.schemaassurance.rules.RuleFileReader;
import org.schemaassurance.support.RuleFileSchema;
import org.schemaassurance.verify.checks.Checks;

/** What a behaviour may be in a rule file; what may not be tried is refused before a connection. */
final class BehaviourFileTest {
  @Test
  void statementsAreSplitWhereTheServerWouldSplitThem() {
    Behaviour behaviour =
        read(
            """
            behaviours:
              - behaviour: a
                given: |
                  -- semicolons; in a comment
                  INSERT INTO t VALUES (';', $$ ; $$) /* ; */;
                  ;
                  DO $body$ BEGIN PERFORM 1; END $body$;
                when: SELECT 1
                then: [{query: SELECT 1;, rows: [[1, null, true], [a]]}]
            """);

    assertThat(behaviour.given())
        .containsExactly(
            "INSERT INTO t VALUES (';', $$ ; $$)", "DO $body$ BEGIN PERFORM 1; END $body$");
    assertThat(behaviour.actor()).isEqualTo(new Actor.Connecting());
    Expected.Answers answers = (Expected.Answers) behaviour.expected();
    assertThat(answers.answers().get(0).query()).isEqualTo("SELECT 1");
    assertThat(answers.answers().get(0).rows().orElseThrow())
        .containsExactly(
            List.of(Optional.of("1"), Optional.empty(), Optional.of("true")),
            List.of(Optional.of("a")));
  }

  @Test
  void whoActsIsARoleSeveralOrWhoeverMay() {
    assertThat(read(withAs("app")).actor()).isEqualTo(new Actor.Named(List.of("app")));
    assertThat(read(withAs("[app, \"other app\"]")).actor())
        .isEqualTo(new Actor.Named(List.of("app", "other app")));
    assertThat(read(withAs("{whoever_may: UPDATE, on: public.t, columns: a}")).actor())
        .isEqualTo(
            new Actor.WhoeverMay(
                Behaviour.Right.UPDATE, new QualifiedName("public", "t"), List.of("a")));
  }

  @Test
  void whoeverMayHasTheRightOnWhatIsWritten() {
    assertThat(
            read(withAs(
                    "{whoever_may: INSERT, on: public.t}", "INSERT INTO t (a, b) VALUES (1, 2)"))
                .actor())
        .isEqualTo(
            new Actor.WhoeverMay(
                Behaviour.Right.INSERT, new QualifiedName("public", "t"), List.of("a", "b")));
    assertThat(read(withAs("{whoever_may: UPDATE, on: public.t}", "UPDATE t SET a = 1")).actor())
        .isEqualTo(
            new Actor.WhoeverMay(
                Behaviour.Right.UPDATE, new QualifiedName("public", "t"), List.of("a")));
    assertThat(read(withAs("{whoever_may: DELETE, on: public.t}", "DELETE FROM t")).actor())
        .isEqualTo(
            new Actor.WhoeverMay(
                Behaviour.Right.DELETE, new QualifiedName("public", "t"), List.of()));
  }

  private static String withAs(String as) {
    return withAs(as, "SELECT 1");
  }

  private static String withAs(String as, String when) {
    return "behaviours: [{behaviour: a, as: %s, when: \"%s\", error: \"23505\"}]"
        .formatted(as, when);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "COMMIT | 'commit' cannot be tried: it would end the transaction",
        "SELECT 1; ROLLBACK AND CHAIN | 'rollback' cannot be tried: it would end the transaction",
        "/* */ begin | 'begin' cannot be tried: it would end the transaction",
        "PREPARE TRANSACTION 'x' | 'prepare' cannot be tried: it would end the transaction",
        "SAVEPOINT a | 'savepoint' cannot be tried: it would end the transaction",
        "RESET ROLE | 'reset' cannot be tried: it would leave the role",
        "SET ROLE postgres | SET role cannot be tried: it would leave the role",
        "SET LOCAL ROLE postgres | SET role cannot be tried: it would leave the role",
        "SET SESSION AUTHORIZATION x | SET authorization cannot be tried: it would leave the role",
        "SELECT set_config('role', 'x', true) | SET role cannot be tried: it would leave the role",
        "SET LOCAL lock_timeout = 0 | SET lock_timeout cannot be tried: it would change the limits",
        "SET TRANSACTION READ WRITE | SET transaction cannot be tried: it would change the limits",
        "COPY t TO PROGRAM 'x' | 'copy' cannot be tried: it reads or writes what is not in the database",
        "ALTER SYSTEM SET a = 1 | 'alter' cannot be tried: everybody else would wait for its lock",
        "VACUUM t | 'vacuum' cannot be tried: a behaviour is tried with SELECT",
        "LOAD 'x' | 'load' cannot be tried: a behaviour is tried with SELECT",
        "TRUNCATE t | 'truncate' cannot be tried: everybody else would wait for its lock",
        "SELECT lo_export(1, 'x') | the statement calls lo_export(), and no rollback takes that back",
        "SELECT public.dblink_exec('x') | the statement calls dblink_exec(), and no rollback",
        "SELECT pg_terminate_backend(1) | the statement calls pg_terminate_backend(), and no rollback",
        "DO 'BEGIN EXECUTE x; END' | 'do' cannot be tried: nobody sees beforehand what its EXECUTE",
        "DO 'BEGIN COPY t TO ''/tmp/x''; END' | the statement reads or writes a file of the server"
      })
  void whatMayNotBeTriedIsRefusedWithTheReason(String statement, String reason) {
    String yaml =
        "behaviours:\n  - behaviour: a\n    error: \"23505\"\n    when: |\n      " + statement;

    assertThatThrownBy(() -> read(yaml))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining(reason)
        .hasMessageContaining(":4:");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "behaviours: [{behaviour: a, when: SELECT 1}]",
        "behaviours: [{behaviour: a, when: SELECT 1, then: [], error: \"23505\"}]",
        "behaviours: [{behaviour: a, when: SELECT 1, error: no}]",
        "behaviours: [{behaviour: a, when: SELECT 1, then: [{query: SELECT 1}]}]",
        "behaviours: [{behaviour: a, when: SELECT 1, then: [{query: SELECT 1, count: many}]}]",
        "behaviours: [{behaviour: a, when: SELECT 1, then: [{query: SELECT 1, count: 1, rows: []}]}]",
        "behaviours: [{behaviour: a, as: {whoever_may: DROP, on: a.b}, when: SELECT 1, then: []}]",
        "behaviours: [{behaviour: a, whne: SELECT 1, when: SELECT 1, then: []}]"
      })
  void whatTheReaderRefusesTheSchemaRefuses(String wrong) {
    assertThat(RuleFileSchema.complaintsAbout(wrong)).isNotEmpty();
    assertThatThrownBy(() -> read(wrong)).isInstanceOf(UsageException.class);
  }

  @Test
  void rulesAndBehavioursShareTheirNames(@TempDir Path folder) throws IOException {
    Path file = Files.createTempFile(folder, "rules", ".yaml");
    Files.writeString(
        file,
        """
        rules: [{rule: a, check: table, table: public.t}]
        behaviours: [{behaviour: a, when: SELECT 1, then: []}]
        """);

    assertThatThrownBy(() -> new RuleFileReader(Checks.ALL).read(List.of(file), Map.of()))
        .hasMessageEndingWith(
            ".yaml:2:14: the behaviour 'a' is there already, at " + file + ":1:9.");
  }

  private static Behaviour read(String yaml) {
    return new RuleFileReader(Checks.ALL).readText("rules.yaml", yaml).behaviours().get(0);
  }
}
