package org.schemaassurance.model;

import java.nio.file.Path;
import java.util.Set;

/** The state in which a rehearsal begins. */
public sealed interface RehearsalStart {
  /** A database with nothing in it: every changeset is rehearsed. */
  record Empty() implements RehearsalStart {}

  /**
   * All changesets have run but the last.
   *
   * @param count how many those are, from 1
   */
  record BeforeLast(int count) implements RehearsalStart {
    /**
     * @throws IllegalArgumentException if there are none
     */
    public BeforeLast {
      if (count < 1) {
        throw new IllegalArgumentException("there has to be a changeset to rehearse");
      }
    }
  }

  /** All have run up to the changeset that sets a tag (tagDatabase), that one included. */
  record AtTag(String tag) implements RehearsalStart {}

  /**
   * So many have run that the schema is the one that a snapshot's file tells, or a database is what
   * a plain dump of pg_dump makes, with Liquibase's table in it.
   */
  record InFile(Path file) implements RehearsalStart {
    /** Whether it is a snapshot's file and no dump, by its name. */
    public boolean isSnapshot() {
      String name = file.toString();
      return name.endsWith(".yaml") || name.endsWith(".yml");
    }
  }

  /**
   * Those have run that have run somewhere else.
   *
   * @param keys of theirs, as {@link DeclaredChangeset#key}
   */
  record Applied(Set<String> keys) implements RehearsalStart {
    public Applied {
      keys = Set.copyOf(keys);
    }
  }
}
