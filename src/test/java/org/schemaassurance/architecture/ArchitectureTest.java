package org.schemaassurance.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import io.github.mfvanek.pg.core.checks.common.Diagnostic;
import java.nio.file.Files;
import java.nio.file.Path;
import org.schemaassurance.connect.ConnectionOptions;
import org.schemaassurance.connect.ConnectionSettings;
import org.schemaassurance.connect.ProjectDefaults;
import org.schemaassurance.connect.ServerAddress;
import org.schemaassurance.connect.TrialSession;
import org.schemaassurance.connect.WritableSession;
import org.schemaassurance.verify.Check;
import org.schemaassurance.yaml.Spelling;

/**
 * The never-list of docs/architecture.md. {@link RulesCanFailTest} has a class for each that breaks
 * it.
 */
@AnalyzeClasses(packages = "org.schemaassurance", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {
  private static final String ROOT = "org.schemaassurance.";
  private static final String CHECKS = ROOT + "verify.checks";

  private static final String[] YAML = {
    "org.yaml..", "org.snakeyaml..", "com.fasterxml.jackson.dataformat.yaml.."
  };

  @ArchTest
  static final ArchRule MODEL_USES_NOTHING_OF_OURS =
      noClasses()
          .that(areIn("model"))
          .should()
          .dependOnClassesThat(
              resideInAPackage("org.schemaassurance..")
                  .and(not(resideInAPackage(ROOT + "model.."))));

  @ArchTest
  static final ArchRule VERIFY_AND_REPORT_USE_NO_DATABASE_AND_NO_FRAMEWORK =
      noClasses()
          .that(areIn("verify", "report"))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.sql..",
              "javax.sql..",
              "schemacrawler..",
              "us.fatehi..",
              "liquibase..",
              "picocli..")
          .orShould()
          .dependOnClassesThat()
          .resideInAnyPackage(YAML);

  /** A check together with the classes nested in it; what checks share is no check itself. */
  @ArchTest
  static final ArchRule CHECKS_DO_NOT_USE_EACH_OTHER =
      slices().assignedFrom(new OneSliceACheck()).should().notDependOnEachOther();

  @ArchTest
  static final ArchRule CATALOG_DOES_NOT_USE_VERIFY_DRIFT_OR_BACKFILL =
      never("catalog", "verify", "drift", "backfill");

  @ArchTest static final ArchRule DRIFT_DOES_NOT_USE_BACKFILL = never("drift", "backfill");
  @ArchTest static final ArchRule BACKFILL_DOES_NOT_USE_DRIFT = never("backfill", "drift");
  @ArchTest static final ArchRule VERIFY_DOES_NOT_USE_DRIFT = never("verify", "drift");
  @ArchTest static final ArchRule DRIFT_DOES_NOT_USE_VERIFY = never("drift", "verify");

  @ArchTest
  static final ArchRule ONLY_WHO_WRITES_HAS_A_WRITABLE_SESSION =
      noClasses()
          .that(
              not(
                  areIn(
                      "connect",
                      "changelog",
                      "reference",
                      "mutate",
                      "backfill",
                      "rehearse",
                      "assurance")))
          .should()
          .dependOnClassesThat()
          .areAssignableTo(WritableSession.class);

  @ArchTest
  static final ArchRule ONLY_WHO_TRIES_HAS_A_TRIAL_SESSION =
      noClasses()
          .that(not(areIn("connect", "probe", "assurance")))
          .should()
          .dependOnClassesThat()
          .areAssignableTo(TrialSession.class);

  @ArchTest static final ArchRule PROBE_DOES_NOT_USE_VERIFY = never("probe", "verify", "drift");

  @ArchTest
  static final ArchRule ONLY_CATALOG_USES_SCHEMACRAWLER =
      noClasses()
          .that(not(areIn("catalog")))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("schemacrawler..", "us.fatehi..");

  @ArchTest
  static final ArchRule ONLY_LINT_USES_PG_INDEX_HEALTH =
      noClasses()
          .that(not(areIn("lint")))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.github.mfvanek..");

  /** The queries of the library; its own connections and checks would leave our session. */
  @ArchTest
  static final ArchRule LINT_USES_ITS_QUERIES_ALONE =
      noClasses()
          .that(areIn("lint"))
          .should()
          .dependOnClassesThat(
              resideInAPackage("io.github.mfvanek..").and(not(belongToAnyOf(Diagnostic.class))));

  @ArchTest
  static final ArchRule LINT_USES_NEITHER_VERIFY_NOR_DRIFT =
      never("lint", "verify", "drift", "backfill", "probe", "mutate");

  @ArchTest
  static final ArchRule REHEARSE_ASKS_NO_OTHER_QUESTION =
      never("rehearse", "verify", "lint", "backfill", "probe", "mutate", "rules");

  @ArchTest
  static final ArchRule ONLY_CHANGELOG_USES_LIQUIBASE =
      noClasses()
          .that(not(areIn("changelog")))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("liquibase..");

  @ArchTest
  static final ArchRule ONLY_LOG_USES_LOGBACK =
      noClasses()
          .that(not(areIn("log")))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("ch.qos.logback..", "org.slf4j..");

  @ArchTest
  static final ArchRule ONLY_CLI_PRINTS =
      noClasses()
          .that(not(areIn("cli")))
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err");

  /** Throwaway servers are told there where Docker's images are; they have a jar of their own. */
  @ArchTest
  static final ArchRule ONLY_CLI_LOOKS_AT_THE_ENVIRONMENT =
      noClasses()
          .that(not(areIn("cli", "throwaway")))
          .should()
          .callMethod(System.class, "getenv")
          .orShould()
          .callMethod(System.class, "getenv", String.class);

  @ArchTest
  static final ArchRule THE_USE_CASES_KNOW_NO_SHELL =
      noClasses()
          .that(areIn("assurance"))
          .should()
          .dependOnClassesThat(areIn("cli").or(resideInAPackage("picocli..")));

  @ArchTest
  static final ArchRule THE_ENGINE_DOES_NOT_USE_ITS_FRONT_DOOR =
      noClasses()
          .that(not(areIn("cli")).and(not(resideInAPackage("org.schemaassurance"))))
          .should()
          .dependOnClassesThat(resideInAPackage("org.schemaassurance"));

  /**
   * Beside the API a shell has a log, since a library writes none, and {@code Spelling}, since it
   * is a shell that is mistyped.
   */
  @ArchTest
  static final ArchRule SHELLS_KNOW_THE_API_ALONE =
      noClasses()
          .that(areIn("cli"))
          .should()
          .dependOnClassesThat(
              resideInAPackage("org.schemaassurance..")
                  .and(not(resideInAPackage("org.schemaassurance")))
                  .and(not(areIn("cli", "model", "report", "log")))
                  .and(
                      not(
                          belongToAnyOf(
                              ConnectionOptions.class,
                              ConnectionSettings.class,
                              ProjectDefaults.class,
                              Spelling.class))));

  @ArchTest
  static final ArchRule REPORT_KNOWS_MODEL_ALONE =
      noClasses()
          .that(areIn("report"))
          .should()
          .dependOnClassesThat(
              resideInAPackage("org.schemaassurance..").and(not(areIn("model", "report"))));

  @ArchTest
  static final ArchRule ONLY_CLI_ENDS_THE_PROCESS =
      noClasses()
          .that(not(areIn("cli")))
          .should()
          .callMethod(System.class, "exit", int.class)
          .orShould()
          .callMethod(Runtime.class, "exit", int.class)
          .orShould()
          .callMethod(Runtime.class, "halt", int.class);

  /** A migration's command is one; whatever else a process could do, a library does better. */
  @ArchTest
  static final ArchRule ONLY_THE_USE_CASES_START_PROCESSES =
      noClasses()
          .that(not(areIn("assurance")))
          .should()
          .dependOnClassesThat(belongToAnyOf(ProcessBuilder.class))
          .orShould()
          .callMethodWhere(target(name("exec")).and(target(owner(assignableTo(Runtime.class)))));

  /** They are in a jar of their own, which nobody has to have. */
  @ArchTest
  static final ArchRule NOTHING_NEEDS_THROWAWAY_SERVERS =
      noClasses().that(not(areIn("throwaway"))).should().dependOnClassesThat(areIn("throwaway"));

  /** What that jar needs of the other one is there for programs. */
  @ArchTest
  static final ArchRule THROWAWAY_SERVERS_KNOW_THE_API_ALONE =
      noClasses()
          .that(areIn("throwaway"))
          .should()
          .dependOnClassesThat(
              resideInAPackage("org.schemaassurance..")
                  .and(not(areIn("throwaway", "model")))
                  .and(not(belongToAnyOf(ConnectionSettings.class, ServerAddress.class))));

  @ArchTest
  static final ArchRule PACKAGES_HAVE_NO_CYCLES =
      slices().matching(ROOT + "(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule NO_CLASS_IS_NAMED_AFTER_BEING_USEFUL =
      noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Helpers)");

  private static ArchRule never(String from, String to, String... more) {
    return noClasses().that(areIn(from)).should().dependOnClassesThat(areIn(to).or(areIn(more)));
  }

  /**
   * @throws IllegalArgumentException if there is no such package: a rule of its name would hold of
   *     nothing
   */
  static DescribedPredicate<JavaClass> areIn(String... names) {
    DescribedPredicate<JavaClass> any = DescribedPredicate.alwaysFalse();
    for (String name : names) {
      if (!Files.isDirectory(Path.of("src/main/java/org/schemaassurance", name))) {
        throw new IllegalArgumentException("there is no package " + ROOT + name);
      }
      any = any.or(resideInAPackage(ROOT + name + ".."));
    }
    return any.as("are in %s", String.join(", ", names));
  }

  private static final class OneSliceACheck implements SliceAssignment {
    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      return type.getPackageName().equals(CHECKS) && outermost(type).isAssignableTo(Check.class)
          ? SliceIdentifier.of(outermost(type).getSimpleName())
          : SliceIdentifier.ignore();
    }

    @Override
    public String getDescription() {
      return "the checks";
    }

    private static JavaClass outermost(JavaClass type) {
      return type.getEnclosingClass().map(OneSliceACheck::outermost).orElse(type);
    }
  }
}
