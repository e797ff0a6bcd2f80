package org.schemaassurance.verify;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.schemaassurance.model.CatalogRequest;
import org.schemaassurance.model.Changelog;
import org.schemaassurance.model.Intake;
import org.schemaassurance.model.LiveSchema;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.Trigger;

/**
 * Judging by nothing but the schema that has been read and the rules. Neither changes any more, so
 * that several threads may look at them; whatever else there is of evidence asks the server, which
 * one thread alone may do (ADR 134). A check need not say beforehand what it will look at: where it
 * comes to ask for more, it is judged once more when its turn comes, with all that there is.
 */
final class SchemaAlone implements DataQueries, ChangelogEvidence, Snapshots, FurtherReading {
  private static final SchemaAlone INSTANCE = new SchemaAlone();

  private SchemaAlone() {}

  /** More is asked for than the schema. Often thrown, and never shown: it has no stack trace. */
  static final class MoreAskedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private MoreAskedException() {
      super("more than the schema is asked for", null, false, false);
    }
  }

  /** The same evidence, of which everything but the schema and the rules refuses to be asked. */
  static Evidence of(Evidence whole) {
    return new Evidence(
        whole.schema(), INSTANCE, INSTANCE, INSTANCE, INSTANCE, whole.names(), whole.declared());
  }

  /** What is judged by such evidence; nothing where that takes more. */
  static Optional<List<Judgement>> ifEnough(Supplier<List<Judgement>> judging) {
    try {
      return Optional.of(judging.get());
    } catch (MoreAskedException more) {
      return Optional.empty();
    }
  }

  @Override
  public DataQueries.Answer rows(String query, int limit) {
    throw new MoreAskedException();
  }

  @Override
  public DataQueries.Answer count(String query, List<String> key, int samples) {
    throw new MoreAskedException();
  }

  @Override
  public Applied applied(Changelog ofRule) {
    throw new MoreAskedException();
  }

  @Override
  public Snapshots.Answer compare(Snapshots.Question question) {
    throw new MoreAskedException();
  }

  @Override
  public LiveSchema read(CatalogRequest request) {
    throw new MoreAskedException();
  }

  @Override
  public ExpressionQuestion.Answer compare(ExpressionQuestion question) {
    throw new MoreAskedException();
  }

  @Override
  public Intake intake(QualifiedName table) {
    throw new MoreAskedException();
  }

  @Override
  public List<String> rolesThatCannotWriteDown(
      QualifiedName watched,
      Trigger.Event event,
      QualifiedName function,
      QualifiedName written,
      Trigger.Event how,
      List<String> columns) {
    throw new MoreAskedException();
  }

  @Override
  public List<String> rolesThatMay(QualifiedName watched, Trigger.Event event) {
    throw new MoreAskedException();
  }

  @Override
  public boolean isNeverTrue(QualifiedName table, Set<String> rows, String condition) {
    throw new MoreAskedException();
  }
}
