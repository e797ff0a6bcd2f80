package org.schemaassurance.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.Field;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule of {@link ArchitectureTest} is broken by a class that does what it forbids. */
final class RulesCanFailTest {
  /** Classes by the rule that they break: a package below ours, and what is in the class. */
  private static final Map<String, List<Fixture>> BREAKING =
      Map.ofEntries(
          breaking("MODEL_USES_NOTHING_OF_OURS", "model", "org.schemaassurance.sql.Token ours;"),
          breaking(
              "VERIFY_AND_REPORT_USE_NO_DATABASE_AND_NO_FRAMEWORK",
              "report",
              "java.sql.Connection database;"),
          Map.entry(
              "CHECKS_DO_NOT_USE_EACH_OTHER",
              List.of(check("One", "Other other;"), check("Other", ""))),
          breaking(
              "CATALOG_DOES_NOT_USE_VERIFY_DRIFT_OR_BACKFILL",
              "catalog",
              "org.schemaassurance.backfill.JobHistory backfill;"),
          breaking(
              "DRIFT_DOES_NOT_USE_BACKFILL",
              "drift",
              "org.schemaassurance.backfill.JobHistory backfill;"),
          breaking(
              "BACKFILL_DOES_NOT_USE_DRIFT",
              "backfill",
              "org.schemaassurance.drift.SnapshotDiff drift;"),
          breaking(
              "VERIFY_DOES_NOT_USE_DRIFT",
              "verify.checks",
              "org.schemaassurance.drift.SnapshotDiff drift;"),
          breaking(
              "DRIFT_DOES_NOT_USE_VERIFY", "drift", "org.schemaassurance.verify.Evidence verify;"),
          breaking(
              "ONLY_WHO_WRITES_HAS_A_WRITABLE_SESSION",
              "catalog",
              "org.schemaassurance.connect.WritableSession session;"),
          breaking(
              "ONLY_WHO_TRIES_HAS_A_TRIAL_SESSION",
              "verify",
              "org.schemaassurance.connect.TrialSession session;"),
          breaking(
              "PROBE_DOES_NOT_USE_VERIFY", "probe", "org.schemaassurance.verify.Evidence verify;"),
          breaking(
              "ONLY_CATALOG_USES_SCHEMACRAWLER", "drift", "schemacrawler.schema.Catalog catalog;"),
          breaking(
              "ONLY_LINT_USES_PG_INDEX_HEALTH",
              "verify",
              "io.github.mfvanek.pg.core.checks.common.Diagnostic diagnostic;"),
          breaking(
              "LINT_USES_ITS_QUERIES_ALONE",
              "lint",
              "io.github.mfvanek.pg.connection.PgConnection connection;"),
          breaking(
              "LINT_USES_NEITHER_VERIFY_NOR_DRIFT",
              "lint",
              "org.schemaassurance.verify.Evidence verify;"),
          breaking(
              "REHEARSE_ASKS_NO_OTHER_QUESTION",
              "rehearse",
              "org.schemaassurance.verify.Evidence verify;"),
          breaking("ONLY_CHANGELOG_USES_LIQUIBASE", "cli", "liquibase.Liquibase liquibase;"),
          breaking("ONLY_LOG_USES_LOGBACK", "cli", "ch.qos.logback.core.ContextBase logback;"),
          breaking("ONLY_CLI_PRINTS", "verify", "Object terminal = System.out;"),
          breaking(
              "ONLY_CLI_LOOKS_AT_THE_ENVIRONMENT",
              "verify",
              "Object home = System.getenv(\"HOME\");"),
          breaking("THE_USE_CASES_KNOW_NO_SHELL", "assurance", "picocli.CommandLine shell;"),
          breaking(
              "THE_ENGINE_DOES_NOT_USE_ITS_FRONT_DOOR",
              "verify",
              "org.schemaassurance.SchemaAssurance door;"),
          breaking(
              "SHELLS_KNOW_THE_API_ALONE",
              "cli",
              "org.schemaassurance.connect.ReadOnlySession session;"),
          breaking("REPORT_KNOWS_MODEL_ALONE", "report", "org.schemaassurance.rules.Rule rule;"),
          breaking(
              "NOTHING_NEEDS_THROWAWAY_SERVERS",
              "cli",
              "org.schemaassurance.throwaway.ThrowawayServer server;"),
          breaking(
              "THROWAWAY_SERVERS_KNOW_THE_API_ALONE",
              "throwaway",
              "org.schemaassurance.connect.ReadOnlySession session;"),
          breaking(
              "ONLY_THE_USE_CASES_START_PROCESSES",
              "cli",
              "Process started() throws Exception { return Runtime.getRuntime().exec(new String[] {\"id\"}); }"),
          breaking("ONLY_CLI_ENDS_THE_PROCESS", "verify", "void end() { System.exit(0); }"),
          Map.entry(
              "PACKAGES_HAVE_NO_CYCLES",
              List.of(
                  new Fixture("drift", "Here", "org.schemaassurance.report.There there;"),
                  new Fixture("report", "There", "org.schemaassurance.drift.Here here;"))),
          Map.entry(
              "NO_CLASS_IS_NAMED_AFTER_BEING_USEFUL",
              List.of(new Fixture("sql", "TextUtils", ""))));

  @TempDir private Path compiled;

  static Stream<String> rules() {
    return Arrays.stream(ArchitectureTest.class.getDeclaredFields())
        .filter(field -> field.isAnnotationPresent(ArchTest.class))
        .map(Field::getName);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void aClassThatDoesWhatIsForbiddenBreaksTheRule(String rule) throws Exception {
    assertThat(BREAKING).as("classes that break the rules").containsKey(rule);

    List<Fixture> classes = BREAKING.get(rule);

    assertThat(rule(rule).evaluate(imported(classes)).getFailureReport().getDetails())
        .isNotEmpty()
        .allSatisfy(detail -> assertThat(detail).contains(classes.get(0).name()));
  }

  @Test
  void aRuleOfAPackageThatIsNotThereIsRefused() {
    assertThatThrownBy(() -> ArchitectureTest.areIn("model", "nowhere"))
        .hasMessage("there is no package org.schemaassurance.nowhere");
  }

  private static ArchRule rule(String name) throws ReflectiveOperationException {
    Field field = ArchitectureTest.class.getDeclaredField(name);
    field.setAccessible(true);
    return (ArchRule) field.get(null);
  }

  private JavaClasses imported(List<Fixture> classes) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter said = new StringWriter();
    boolean compiles =
        compiler
            .getTask(
                said,
                null,
                null,
                List.of("-proc:none", "-d", compiled.toString()),
                null,
                classes.stream().map(Fixture::source).toList())
            .call();
    assertThat(compiles).as("%s", said).isTrue();
    return new ClassFileImporter().importPath(compiled);
  }

  private static Map.Entry<String, List<Fixture>> breaking(
      String rule, String inPackage, String body) {
    return Map.entry(rule, List.of(new Fixture(inPackage, "Breaking", body)));
  }

  private static Fixture check(String name, String body) {
    return new Fixture(
        "verify.checks", name + " implements org.schemaassurance.verify.Check", body);
  }

  private record Fixture(String inPackage, String declared, String body) {
    String name() {
      return declared.split(" ", 2)[0];
    }

    JavaFileObject source() {
      String text =
          "package org.schemaassurance.%s;%npublic abstract class %s {%n  %s%n}%n"
              .formatted(inPackage, declared, body);
      return new SimpleJavaFileObject(
          URI.create("string:///" + name() + ".java"), JavaFileObject.Kind.SOURCE) {
        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
          return text;
        }
      };
    }
  }
}
