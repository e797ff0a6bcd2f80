package org.schemaassurance.verify;

import java.util.List;
import java.util.Optional;
import org.schemaassurance.model.Changelog;
import org.schemaassurance.model.ChangelogStatus;
import org.schemaassurance.model.QualifiedName;

/** What the changelog's files say and what the database remembers of them. */
public interface ChangelogEvidence {

  /**
   * What has run of a changelog.
   *
   * @param ofRule as a rule names it
   * @throws org.schemaassurance.model.UsageException if it cannot be read
   */
  Applied applied(Changelog ofRule);

  /** Either the changesets or the reason why it is not known which have run. */
  sealed interface Applied {
    /**
     * @param table the rows of which were read
     * @param status what Liquibase says of them
     * @param lockedBy who holds the changelog's lock
     */
    record Changesets(QualifiedName table, ChangelogStatus status, Optional<String> lockedBy)
        implements Applied {}

    /**
     * There is no such table: no changelog was ever applied here, or another table remembers it.
     *
     * @param status what Liquibase says of the changelog where nothing has run
     * @param others tables of Liquibase's under other names or in other schemas
     */
    record NoTable(QualifiedName table, ChangelogStatus status, List<QualifiedName> others)
        implements Applied {}

    /** It is there and cannot be read. */
    record Refused(String reason, Optional<String> hint) implements Applied, Refusal {}
  }
}
