package org.schemaassurance.mutate;

import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.schemaassurance.model.AppliedChangeset;
import org.schemaassurance.model.LiveSchema;
import org.schemaassurance.model.QualifiedName;

/**
 * What the database that the changelog builds has, of the schemas that the rules name.
 *
 * @param schema the tables that the rules name, and every routine
 * @param tables every table of these schemas; Liquibase's own left out
 * @param changelog what it was built from
 * @param changesets those that have run, in their order
 * @param serverVersionNumber {@code server_version_num}, such as 180004
 */
public record ReferenceContents(
    LiveSchema schema,
    SortedSet<QualifiedName> tables,
    Changelog changelog,
    List<AppliedChangeset> changesets,
    int serverVersionNumber) {

  /**
   * The changelog of a reference database.
   *
   * @param file the master file, as rules name it
   * @param appliedIn the table of the changesets that have run there
   */
  public record Changelog(String file, QualifiedName appliedIn) {}

  public ReferenceContents {
    tables = Collections.unmodifiableSortedSet(new TreeSet<>(tables));
    changesets = List.copyOf(changesets);
  }
}
