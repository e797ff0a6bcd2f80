package org.schemaassurance.changelog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import liquibase.ChecksumVersion;
import liquibase.ContextExpression;
import liquibase.Labels;
import liquibase.change.AbstractSQLChange;
import liquibase.changelog.ChangeLogParameters;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.exception.LiquibaseException;
import liquibase.parser.ChangeLogParserFactory;
import liquibase.resource.ResourceAccessor;
import org.schemaassurance.model.DeclaredChangeset;
import org.schemaassurance.model.UsageException;

/** Reads what a changelog declares: by Liquibase's own parser, without a database. */
public final class ChangelogReader {

  /**
   * The changesets of a changelog in the order in which they run; those of other databases or
   * contexts among them.
   *
   * @param root the folder that paths in the changelog are relative to
   * @param file the master file, relative to the root
   * @throws UsageException if a file is missing or is no changelog
   */
  public List<DeclaredChangeset> read(Path root, String file) {
    if (!Files.isRegularFile(root.resolve(file))) {
      throw new UsageException("There is no changelog " + file + " in " + root + ".");
    }
    return QuietLiquibase.call(
        root,
        accessor -> {
          try {
            return parse(file, accessor).getChangeSets().stream()
                .map(changeset -> declared(root, changeset))
                .toList();
          } catch (LiquibaseException e) {
            throw new UsageException(
                "The changelog %s can't be read: %s".formatted(file, FailureSentence.of(e)), e);
          }
        });
  }

  private static DatabaseChangeLog parse(String file, ResourceAccessor accessor)
      throws LiquibaseException {
    return ChangeLogParserFactory.getInstance()
        .getParser(file, accessor)
        .parse(file, new ChangeLogParameters(), accessor);
  }

  private static DeclaredChangeset declared(Path root, ChangeSet changeset) {
    return new DeclaredChangeset(
        changeset.getFilePath(),
        changeset.getId(),
        changeset.getAuthor(),
        changeset.generateCheckSum(ChecksumVersion.latest()).toString(),
        Optional.ofNullable(changeset.getContextFilter())
            .map(ContextExpression::getOriginalString)
            .filter(written -> !written.isBlank()),
        Optional.ofNullable(changeset.getLabels())
            .map(Labels::toString)
            .filter(written -> !written.isBlank()),
        Optional.ofNullable(changeset.getDbmsSet()).orElse(Set.of()),
        changeset.shouldAlwaysRun(),
        changeset.shouldRunOnChange(),
        lineOf(root, changeset),
        CreatedObjects.in(sqlOf(changeset)));
  }

  private static List<String> sqlOf(ChangeSet changeset) {
    return changeset.getChanges().stream()
        .filter(AbstractSQLChange.class::isInstance)
        .map(AbstractSQLChange.class::cast)
        .map(AbstractSQLChange::getSql)
        .flatMap(Stream::ofNullable)
        .toList();
  }

  private static int lineOf(Path root, ChangeSet changeset) {
    Path file = root.resolve(changeset.getFilePath());
    try {
      return ChangesetLines.read(file).lineOf(changeset.getAuthor(), changeset.getId());
    } catch (IOException e) {
      throw new UsageException(
          "The changelog file %s can't be read: %s".formatted(file, e.getMessage()), e);
    }
  }
}
