package org.schemaassurance.changelog;

import java.util.List;
import org.schemaassurance.model.AppliedChangeset;
import org.schemaassurance.model.Changelog;
import org.schemaassurance.model.ChangelogStatus;
import org.schemaassurance.model.DeclaredChangeset;
import org.schemaassurance.model.Target;
import org.schemaassurance.model.UsageException;

/** What Liquibase says of a changelog. */
public interface ChangelogAnswers {
  /**
   * The changesets of a changelog in the order in which they run; those of other databases or
   * contexts among them.
   *
   * @throws UsageException if a file is missing or is no changelog
   */
  List<DeclaredChangeset> declared(Changelog changelog);

  /**
   * Which of them apply, which have run, and which changed since.
   *
   * @param server where the rows were read
   * @param applied the rows of Liquibase's table
   * @throws UsageException as {@link #declared}
   */
  ChangelogStatus status(Changelog changelog, Target server, List<AppliedChangeset> applied);
}
