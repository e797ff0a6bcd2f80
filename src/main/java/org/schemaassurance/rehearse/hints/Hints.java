package org.schemaassurance.rehearse.hints;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.schemaassurance.model.UsageException;
import org.schemaassurance.yaml.Spelling;

/** Every hint there is. */
public final class Hints {
  static final List<TraceDetector> BY_TRACE =
      Stream.of(RewriteHints.ALL, ValidationHints.ALL, LockHints.ALL, HeldLockHints.ALL)
          .flatMap(List::stream)
          .toList();

  static final List<TextDetector> BY_TEXT =
      Stream.of(
              ColumnHints.ALL,
              IndexHints.ALL,
              TransactionHints.ALL,
              LossHints.ALL,
              AccessHints.ALL,
              TypeHints.ALL)
          .flatMap(List::stream)
          .toList();

  /** Of a rollback's text, which otherwise says nothing that is not meant. */
  static final List<TextDetector> BY_TEXT_OF_ROLLBACK = List.of(TransactionHints.OF_ROLLBACK);

  /** All of them, those first that a trace shows. */
  public static final List<Hint> ALL =
      Stream.concat(
              BY_TRACE.stream().map(TraceDetector::hint), BY_TEXT.stream().map(TextDetector::hint))
          .toList();

  /** Those that are looked for unless somebody asks for others. */
  public static final List<Hint> BY_DEFAULT = ALL.stream().filter(Hint::byDefault).toList();

  private Hints() {}

  /** The hint of an id, if there is one. */
  public static Optional<Hint> named(String id) {
    return ALL.stream().filter(hint -> hint.id().equals(id)).findFirst();
  }

  /**
   * The hint of an id.
   *
   * @throws UsageException if there is none
   */
  public static Hint require(String id) {
    return named(id).orElseThrow(() -> unknown(id));
  }

  private static UsageException unknown(String id) {
    return new UsageException(
        "There is no hint '%s'.%s"
            .formatted(
                id,
                Spelling.nearest(id, ALL.stream().map(Hint::id).toList())
                    .map(near -> " Did you mean '" + near + "'?")
                    .orElse("")));
  }
}
