package org.schemaassurance;

import java.nio.file.Path;
import java.util.List;
import org.schemaassurance.acceptance.IgnoreFileReader;
import org.schemaassurance.acceptance.Ignored;

/** Which differences between two schemas are accepted, why and until when. */
public final class AcceptedDifferences {
  /** Every difference counts. */
  public static final AcceptedDifferences NONE = new AcceptedDifferences(List.of());

  private final List<Ignored> ignored;

  private AcceptedDifferences(List<Ignored> ignored) {
    this.ignored = ignored;
  }

  /**
   * Those that a file lists, such as {@code changelog/drift-ignore.yaml}.
   *
   * @throws org.schemaassurance.model.UsageException if it cannot be read, with file, line and
   *     column
   */
  public static AcceptedDifferences in(Path file) {
    return new AcceptedDifferences(List.copyOf(IgnoreFileReader.read(file)));
  }

  List<Ignored> ignored() {
    return ignored;
  }
}
