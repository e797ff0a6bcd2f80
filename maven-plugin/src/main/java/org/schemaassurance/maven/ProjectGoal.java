package org.schemaassurance.maven;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.RepositorySystem;
import org.schemaassurance.Rules;
import org.schemaassurance.Surroundings;
import org.schemaassurance.TimeLimits;
import org.schemaassurance.model.ChangelogOptions;
import org.schemaassurance.model.UsageException;

/**
 * What goals have that ask a database: which one, which changelog, which rules. What the project
 * says of its Liquibase plugin counts where a parameter of ours says nothing.
 */
abstract class ProjectGoal extends AssuranceGoal {
  @Inject private RepositorySystem repositories;
  @Inject private SettingsDecrypter decrypter;

  /** The master file of the changelog; that of the Liquibase plugin, else changelog/master.yaml. */
  @Parameter(property = "schema-assurance.changelogFile")
  private String changelogFile;

  /** Liquibase's contexts; those of the Liquibase plugin. */
  @Parameter(property = "schema-assurance.contexts")
  private String contexts;

  /** Liquibase's label filter; that of the Liquibase plugin. */
  @Parameter(property = "schema-assurance.labelFilter")
  private String labelFilter;

  /**
   * Where what is unqualified in the changelog belongs; as the Liquibase plugin says, else public.
   */
  @Parameter(property = "schema-assurance.defaultSchemaName")
  private String defaultSchemaName;

  /** Parameters of the changelog, beside the expression variables of the Liquibase plugin. */
  @Parameter private Map<String, String> changelogParameters;

  /**
   * Which execution of the Liquibase plugin counts, where several update: its id. Without it the
   * only one that does, or what is configured outside of executions.
   */
  @Parameter(property = "schema-assurance.liquibaseExecution")
  private String liquibaseExecution;

  /** Rule files, or folders of them; verify-rules, if it is there. */
  @Parameter(property = "schema-assurance.rules")
  private List<File> rules;

  /** Values of parameters of the rule files. */
  @Parameter private Map<String, String> ruleParameters;

  /**
   * Which PostgreSQL a throwaway server has: 14, 15, 16, 17 or 18, or a full version such as 16.4,
   * without Docker.
   */
  @Parameter(property = "schema-assurance.postgresql", defaultValue = EmbeddedBinaries.NEWEST)
  private String postgresql;

  /** Takes a throwaway server in a container of this image, such as postgres:16-alpine. */
  @Parameter(property = "schema-assurance.image")
  private String image;

  /**
   * Takes no throwaway server but databases of its own on this one, where it may create and drop
   * them; those that are there are left alone.
   */
  @Parameter(property = "schema-assurance.referenceUrl")
  private String referenceUrl;

  /**
   * Files of SQL that are run on the throwaway server before the changelog, such as roles that it
   * grants to.
   */
  @Parameter(property = "schema-assurance.before")
  private List<File> before;

  /** Files of SQL that are run behind the changelog, such as rows. */
  @Parameter(property = "schema-assurance.seed")
  private List<File> seed;

  /**
   * Which database is asked: throwaway (what the changelog makes), liquibase (the one of the
   * Liquibase plugin) or environment (the one that DB_* and PG* name).
   */
  @Parameter(property = "schema-assurance.database")
  private String database;

  /** The database that is asked: postgresql://… or jdbc:postgresql://…. */
  @Parameter(property = "schema-assurance.url")
  private String url;

  /** The role that logs in there. */
  @Parameter(property = "schema-assurance.username")
  private String username;

  /** The server in settings.xml whose user and password log in there. */
  @Parameter(property = "schema-assurance.server")
  private String server;

  /** The longest that one query may take, in seconds. */
  @Parameter(property = "schema-assurance.timeout", defaultValue = "60")
  private int timeout;

  private LiquibaseProject liquibase() {
    return LiquibaseProject.of(
        project(),
        LiquibasePlugin.in(
            project(), session(), execution(), Optional.ofNullable(liquibaseExecution)),
        dependencies ->
            new LiquibaseLibraries(repositories, session(), project()).of(dependencies));
  }

  /** The changelog that counts, and how Liquibase reads it. */
  private ChangelogOptions changelog() {
    ChangelogOptions.Builder ours = ChangelogOptions.builder();
    Optional.ofNullable(changelogFile).ifPresent(ours::changelogFile);
    Optional.ofNullable(contexts).ifPresent(ours::contexts);
    Optional.ofNullable(labelFilter).ifPresent(ours::labelFilter);
    Optional.ofNullable(defaultSchemaName).ifPresent(ours::defaultSchemaName);
    Optional.ofNullable(changelogParameters).ifPresent(ours::parameters);
    ours.before(files(before));
    return ours.build().orElse(liquibase().changelog());
  }

  /** Says which changelog is built. */
  final void sayChangelog() {
    Optional<String> namedBy =
        Optional.ofNullable(changelogFile)
            .map(typed -> "schema-assurance.changelogFile")
            .or(() -> liquibase().changelogNamedBy());
    new BuiltChangelog(changelog(), namedBy).sentence().ifPresent(getLog()::info);
  }

  final Surroundings surroundings() {
    return surroundings(sentence -> getLog().warn(sentence));
  }

  /** Those of a database that is thrown away: what outlasts there is of no interest. */
  final Surroundings surroundingsOfThrowaway() {
    return surroundings(sentence -> getLog().debug(sentence));
  }

  private Surroundings surroundings(Consumer<String> remarks) {
    return new Surroundings(new EndedWithBuild(getLog()), remarks, Optional.empty(), changelog());
  }

  /** A server for what the changelog makes; the caller closes it. */
  final ThrowawayReference reference() {
    if (referenceUrl != null) {
      return ThrowawayReference.at(
          databases().ofUrl("<referenceUrl>", referenceUrl, Credentials.NONE));
    }
    return ThrowawayReference.started(
        Optional.ofNullable(image),
        () ->
            new EmbeddedBinaries(repositories, session().getRepositorySession(), project())
                .of(postgresql));
  }

  final Build build() {
    return new Build(files(seed), surroundings());
  }

  /** Which database the parameters name, or the Liquibase plugin. */
  final AskedDatabase askedDatabase() {
    return new AskedDatabase(
        new AskedDatabase.Parameters(
            Optional.ofNullable(database),
            Optional.ofNullable(url),
            Optional.ofNullable(username),
            Optional.ofNullable(server)),
        liquibase(),
        databases(),
        session(),
        decrypter);
  }

  private Databases databases() {
    return new Databases(System.getenv(), sentence -> getLog().warn(sentence));
  }

  /** The rules that were asked for; empty where none are named and there is no folder of them. */
  final Optional<Rules> rulesIfAny() {
    List<Path> paths = placesOfRules();
    return paths.isEmpty()
        ? Optional.empty()
        : Optional.of(Rules.in(paths, Optional.ofNullable(ruleParameters).orElse(Map.of())));
  }

  private List<Path> placesOfRules() {
    List<Path> named = files(rules);
    return named.isEmpty()
        ? Stream.of(basedir().resolve("verify-rules"))
            .filter(Files::exists)
            .map(FromHere::shown)
            .toList()
        : named;
  }

  /** Whether a file that is there is among the rules that goals read: named, or in a folder. */
  final boolean readsRulesOf(Path file) {
    Path shown = FromHere.shown(file);
    return placesOfRules().stream()
        .anyMatch(
            place ->
                shown.equals(place)
                    || (place.equals(shown.getParent()) && shown.toString().matches(".*\\.ya?ml")));
  }

  /**
   * The rules that were asked for.
   *
   * @throws UsageException if there are none
   */
  final Rules rules() {
    return rulesIfAny()
        .orElseThrow(
            () ->
                new UsageException(
                    "There is no folder verify-rules, and <rules> names none:"
                        + " mvn schema-assurance:rules-init writes rules for what the changelog makes."));
  }

  final TimeLimits limits() {
    if (timeout < 1) {
      throw new UsageException(
          "<timeout> takes a number of seconds from 1 on, not " + timeout + ".");
    }
    return TimeLimits.ofRun(Duration.ofSeconds(timeout));
  }

  private static List<Path> files(List<File> named) {
    return Stream.ofNullable(named)
        .flatMap(List::stream)
        .map(File::toPath)
        .map(FromHere::shown)
        .toList();
  }
}
