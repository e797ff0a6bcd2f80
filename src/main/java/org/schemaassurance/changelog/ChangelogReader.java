package org.schemaassurance.changelog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import liquibase.exception.LiquibaseException;
import liquibase.resource.ResourceAccessor;
import org.schemaassurance.files.FileKind;
import org.schemaassurance.files.RefusedFileException;
import org.schemaassurance.files.TextFile;
import org.schemaassurance.model.AppliedChangeset;
import org.schemaassurance.model.Changelog;
import org.schemaassurance.model.ChangelogStatus;
import org.schemaassurance.model.DeclaredChangeset;
import org.schemaassurance.model.Target;
import org.schemaassurance.model.UsageException;

/**
 * Asks Liquibase: its own parser, its own filters, its own validation, on a database without a
 * connection that knows the rows which we have read.
 */
public final class ChangelogReader implements ChangelogAnswers {

  @Override
  public List<DeclaredChangeset> declared(Changelog changelog) {
    return declared(changelog, new Inputs());
  }

  @Override
  public ChangelogStatus status(
      Changelog changelog, Target server, List<AppliedChangeset> applied) {
    return status(changelog, server, applied, new Inputs());
  }

  /**
   * @param inputs is told what the answer rests on
   */
  List<DeclaredChangeset> declared(Changelog changelog, Inputs inputs) {
    return ask(changelog, inputs, Optional.empty(), List.of(), ParsedChangelog::declared);
  }

  /**
   * @param inputs is told what the answer rests on
   */
  ChangelogStatus status(
      Changelog changelog, Target server, List<AppliedChangeset> applied, Inputs inputs) {
    return ask(changelog, inputs, Optional.of(server), applied, ParsedChangelog::status);
  }

  @FunctionalInterface
  private interface Question<T> {
    T of(ParsedChangelog parsed) throws LiquibaseException;
  }

  private static <T> T ask(
      Changelog changelog,
      Inputs inputs,
      Optional<Target> server,
      List<AppliedChangeset> applied,
      Question<T> question) {
    return QuietLiquibase.call(
        changelog,
        inputs,
        files -> {
          requireChangelog(changelog, files);
          try (RowsDatabase database = RowsDatabase.of(changelog.options(), server, applied)) {
            return question.of(ParsedChangelog.parse(changelog, database, files, inputs));
          } catch (LiquibaseException | RuntimeException | StackOverflowError e) {
            throw unreadable(changelog.file(), e);
          }
        });
  }

  /** Liquibase's sentence about a file that is no changelog at all would quote what is in it. */
  private static void requireChangelog(Changelog changelog, ResourceAccessor files)
      throws IOException {
    String file = changelog.file();
    try {
      Optional<Path> path = pathOf(changelog);
      if (path.isEmpty() && files.getAll(file).isEmpty()) {
        throw new UsageException(
            "There is no changelog " + file + " in " + places(changelog) + ".");
      }
      if (path.isPresent()) {
        String text = TextFile.readOfAnyEncoding(path.get(), FileKind.CHANGELOG);
        if (!file.endsWith(".sql") && !text.contains("databaseChangeLog")) {
          throw new UsageException(
              "The changelog " + file + " can't be read: there is no databaseChangeLog in it.");
        }
      }
    } catch (RefusedFileException refused) {
      throw refused.of("changelog", Path.of(file));
    }
  }

  /** Where it lies, unless that is in an archive. */
  private static Optional<Path> pathOf(Changelog changelog) {
    List<Path> places = changelog.options().searchPath();
    return (places.isEmpty() ? List.of(changelog.root()) : places)
        .stream()
            .filter(Files::isDirectory)
            .map(place -> place.resolve(changelog.file()))
            .filter(file -> Files.exists(file) || Files.isSymbolicLink(file))
            .findFirst();
  }

  private static String places(Changelog changelog) {
    List<Path> places = changelog.options().searchPath();
    return places.isEmpty()
        ? changelog.root().toString()
        : String.join(" or ", places.stream().map(Path::toString).toList());
  }

  private static UsageException unreadable(String file, Throwable failure) {
    if (failure instanceof UsageException told) {
      return told;
    }
    String sentence =
        failure instanceof StackOverflowError
            ? "it includes itself, or nests too deeply"
            : FailureSentence.ofParser(failure);
    return new UsageException(
        "The changelog %s can't be read: %s.".formatted(file, sentence),
        FailureSentence.withoutQuotes(failure));
  }
}
