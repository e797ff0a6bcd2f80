package org.schemaassurance.junit;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.schemaassurance.Rules;
import org.schemaassurance.model.Report;
import org.schemaassurance.model.UndeterminedException;
import org.schemaassurance.model.UsageException;

/**
 * Assertions about a schema, in AssertJ's manner and without AssertJ: each throws an {@link
 * AssertionError} that names every object that is not as it should be, and an {@link
 * UndeterminedException} where that could not be found out. What is waived passes; warnings are
 * logged.
 */
public final class SchemaAssert {
  private final AssuredDatabase database;
  private Optional<Path> ignore = Optional.empty();
  private boolean strict;

  SchemaAssert(AssuredDatabase database) {
    this.database = database;
  }

  /** From here on warnings count, too. */
  public SchemaAssert strictly() {
    this.strict = true;
    return this;
  }

  /** From here on the differences from a snapshot do not count that a file accepts. */
  public SchemaAssert ignoring(String file) {
    this.ignore = Optional.of(Path.of(file));
    return this;
  }

  /**
   * Every rule holds.
   *
   * @param paths of rule files, or of folders of them, relative to the working directory
   * @throws UsageException if they cannot be read, or there is no rule in them
   */
  public SchemaAssert followsRules(String... paths) {
    return followsRules(read(paths));
  }

  /** Every rule holds that is asked for. */
  public SchemaAssert followsRules(Rules rules) {
    return require("to follow its rules", questions().rules(rules));
  }

  /**
   * Every behaviour happens as it has to.
   *
   * @param paths of rule files, or of folders of them, relative to the working directory
   * @throws UsageException if they cannot be read, there is no behaviour in them, or the database
   *     was given as a data source
   */
  public SchemaAssert behaves(String... paths) {
    return behaves(read(paths));
  }

  /** Every behaviour happens as it has to that is asked for. */
  public SchemaAssert behaves(Rules rules) {
    return require("to behave", questions().behaviours(rules));
  }

  /**
   * It is the schema of a snapshot.
   *
   * @param snapshot a file, relative to the working directory
   * @throws UsageException if it is no snapshot
   */
  public SchemaAssert isLike(String snapshot) {
    return require("to be like " + snapshot, questions().snapshot(Path.of(snapshot), ignore));
  }

  private SchemaAssert require(String what, Report report) {
    new Judgement(report.findings())
        .requireNothingBroken(
            "\nExpecting the schema of\n  %s\n%s, but:\n\n".formatted(database, what));
    return this;
  }

  private Questions questions() {
    return new Questions(database, strict);
  }

  private static Rules read(String... paths) {
    List<Path> files = Stream.of(paths).map(Path::of).toList();
    return Rules.in(files, Map.of());
  }
}
