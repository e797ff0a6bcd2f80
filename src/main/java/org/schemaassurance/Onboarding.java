package org.schemaassurance;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.schemaassurance.assurance.ProjectChangelog;
import org.schemaassurance.changelog.DefaultsFile;
import org.schemaassurance.model.Changelog;
import org.schemaassurance.model.ChangelogOptions;
import org.schemaassurance.model.FoundChangelog;
import org.schemaassurance.model.NestedChangelog;
import org.schemaassurance.model.Pipeline;
import org.schemaassurance.model.UsageException;
import org.schemaassurance.onboarding.ChangelogSearch;
import org.schemaassurance.onboarding.NestedChangelogs;
import org.schemaassurance.onboarding.PipelineSearch;
import org.schemaassurance.onboarding.PipelineText;
import org.schemaassurance.rules.init.ChangelogRuleFile;

/** Somebody's project, and texts of the files that it begins with. Nothing is written here. */
public final class Onboarding {
  /** The name of the rule in {@link #changelogRule}. */
  public static final String CHANGELOG_RULE = ChangelogRuleFile.RULE;

  private final Path project;

  private Onboarding(Path project) {
    this.project = project;
  }

  /** Of the project in a folder. */
  public static Onboarding of(Path project) {
    return new Onboarding(project);
  }

  /**
   * The changelog that the options name, or {@code liquibase.properties}, or the Liquibase plugin
   * in {@code pom.xml} or {@code build.gradle}, or the configuration of Spring Boot, Quarkus or
   * Micronaut; else the one in one of the usual places.
   *
   * @param typed wins over what is found
   * @throws org.schemaassurance.model.UsageException if a file that should name it cannot be read
   */
  public Optional<FoundChangelog> changelog(ChangelogOptions typed) {
    return new ChangelogSearch(project).find(typed);
  }

  /**
   * The one that a question takes where nobody names a changelog: of the folders that the options
   * name, else of the working directory.
   *
   * @throws org.schemaassurance.model.UsageException if a file that should name it cannot be read
   */
  public static Optional<FoundChangelog> changelogNobodyNames(ChangelogOptions told) {
    return ProjectChangelog.of(told);
  }

  /**
   * How the changelog is read and run in the end: as typed, else as the defaults file that is named
   * says, else, where neither names a changelog, as the project says of the one that is found.
   *
   * @param typed wins over the others
   * @return with a changelog; empty if there is none
   * @throws org.schemaassurance.model.UsageException if a file that should name it cannot be read
   */
  public Optional<ChangelogOptions> changelogOptions(ChangelogOptions typed) {
    ChangelogOptions told = withDefaults(typed);
    return told.changelogFile().isPresent()
        ? Optional.of(told)
        : changelog(told).map(FoundChangelog::options).map(Onboarding::withDefaults);
  }

  private static ChangelogOptions withDefaults(ChangelogOptions options) {
    return options.defaultsFile().map(DefaultsFile::read).map(options::orElse).orElse(options);
  }

  /** Those of its folders that have one of their own, where the project itself has none; a few. */
  public List<NestedChangelog> changelogsBelow() {
    return NestedChangelogs.below(project);
  }

  /** Where its pipelines run, by its files and its remotes. */
  public Optional<Pipeline> pipeline() {
    return new PipelineSearch(project).find();
  }

  /**
   * Why Liquibase cannot read the changelog here.
   *
   * @return a sentence or two that name its file; empty if it can
   */
  public Optional<String> whyUnreadable(FoundChangelog changelog, Surroundings surroundings) {
    ChangelogOptions options = withDefaults(changelog.options());
    try {
      surroundings
          .withChangelog(options)
          .changelogs()
          .declared(new Changelog(project.toAbsolutePath(), changelog.file(), options));
      return Optional.empty();
    } catch (UsageException unreadable) {
      return Optional.of(unreadable.getMessage());
    }
  }

  /** The text of a rule file: that the changelog has been applied. */
  public String changelogRule(FoundChangelog changelog) {
    return new ChangelogRuleFile(project, ofRule(changelog.options())).text();
  }

  /** The same with the rule as a comment. */
  public String changelogRule(FoundChangelog changelog, String whyNot) {
    return new ChangelogRuleFile(project, ofRule(changelog.options())).withoutRule(whyNot);
  }

  /** A rule names no defaults file; the one beside it is read each time. */
  private ChangelogOptions ofRule(ChangelogOptions options) {
    Path beside = project.resolve("liquibase.properties").toAbsolutePath();
    return options
        .defaultsFile()
        .filter(file -> !file.toAbsolutePath().normalize().equals(beside))
        .map(DefaultsFile::read)
        .map(options::orElse)
        .orElse(options);
  }

  /** The text of a file of accepted differences without any. */
  public static String ignoreFile() {
    return PipelineText.ignoreFile();
  }

  /**
   * The text of a pipeline.
   *
   * @param version of the artifact
   * @param migration what the committed snapshot has to be made by; empty if nobody knows
   * @param snapshot the name of its file
   * @param ignore the name of the file of accepted differences
   */
  public static String pipeline(
      Pipeline pipeline,
      String version,
      Optional<KnownMigration> migration,
      String snapshot,
      String ignore) {
    return new PipelineText(
            version,
            migration.map(KnownMigration::arguments),
            migration.map(KnownMigration::name).orElse(""),
            migration.map(KnownMigration::serverMajor),
            snapshot,
            ignore)
        .of(pipeline);
  }

  /**
   * What migrates a database.
   *
   * @param name for a sentence
   * @param arguments of {@code snapshot}, quoted for a shell
   * @param serverMajor the major version of the PostgreSQL on which it made the committed snapshot,
   *     such as 16: another one makes another schema of some migrations
   */
  public record KnownMigration(String name, String arguments, int serverMajor) {}
}
