package org.schemaassurance.verify;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.schemaassurance.model.AppliedChangeset;
import org.schemaassurance.model.DeclaredChangeset;
import org.schemaassurance.model.QualifiedName;

/** What the changelog's files say and what the database remembers of them. */
public interface ChangelogEvidence {

  /**
   * The changesets of a changelog in the order in which they run.
   *
   * @param root the folder that paths in the changelog are relative to
   * @param file the master file, relative to the root
   * @throws org.schemaassurance.model.UsageException if it cannot be read
   */
  List<DeclaredChangeset> declared(Path root, String file);

  /** What the table of applied changesets holds. */
  Applied applied(QualifiedName table);

  /** Either the changesets or the reason why they cannot be read. */
  sealed interface Applied {
    /**
     * @param lockedBy who holds the changelog's lock
     */
    record Changesets(List<AppliedChangeset> changesets, Optional<String> lockedBy)
        implements Applied {
      public Changesets {
        changesets = List.copyOf(changesets);
      }
    }

    /** There is no such table: no changelog was ever applied here. */
    record NoTable() implements Applied {}

    /** It is there and cannot be read. */
    record Refused(String reason, Optional<String> hint) implements Applied, Refusal {}
  }
}
