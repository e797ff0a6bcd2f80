package org.schemaassurance.changelog;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import org.schemaassurance.files.FileKind;
import org.schemaassurance.files.RefusedFileException;
import org.schemaassurance.files.TextFile;
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
    requireChangelog(root, file);
    return QuietLiquibase.call(
        root,
        accessor -> {
          try {
            Map<String, ChangesetLines> lines = new HashMap<>();
            return parse(file, accessor).getChangeSets().stream()
                .map(
                    changeset ->
                        declared(
                            changeset,
                            lines.computeIfAbsent(
                                changeset.getFilePath(), name -> linesOf(root, name))))
                .toList();
          } catch (LiquibaseException | RuntimeException | StackOverflowError e) {
            throw unreadable(file, e);
          }
        });
  }

  /** Liquibase's sentence about a file that is no changelog at all would quote what is in it. */
  private static void requireChangelog(Path root, String file) {
    try {
      String text = TextFile.read(root.resolve(file), FileKind.CHANGELOG);
      if (!file.endsWith(".sql") && !text.contains("databaseChangeLog")) {
        throw new UsageException(
            "The changelog " + file + " can't be read: there is no databaseChangeLog in it.");
      }
    } catch (RefusedFileException refused) {
      throw refused.isMissing()
          ? new UsageException("There is no changelog " + file + " in " + root + ".")
          : refused.of("changelog", Path.of(file));
    }
  }

  private static UsageException unreadable(String file, Throwable failure) {
    if (failure instanceof UsageException told) {
      return told;
    }
    String sentence =
        failure instanceof StackOverflowError
            ? "it includes itself, or nests too deeply"
            : FailureSentence.ofParser(failure);
    return new UsageException("The changelog %s can't be read: %s.".formatted(file, sentence));
  }

  private static DatabaseChangeLog parse(String file, ResourceAccessor accessor)
      throws LiquibaseException {
    return ChangeLogParserFactory.getInstance()
        .getParser(file, accessor)
        .parse(file, new ChangeLogParameters(), accessor);
  }

  private static DeclaredChangeset declared(ChangeSet changeset, ChangesetLines lines) {
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
        lines.lineOf(changeset.getAuthor(), changeset.getId()),
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

  private static ChangesetLines linesOf(Path root, String name) {
    try {
      return ChangesetLines.read(root.resolve(name));
    } catch (RefusedFileException refused) {
      throw refused.of("changelog", Path.of(name));
    }
  }
}
