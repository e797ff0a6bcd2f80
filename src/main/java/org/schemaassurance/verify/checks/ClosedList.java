package org.schemaassurance.verify.checks;

import org.schemaassurance.model.Phrase;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.model.Table;
import org.schemaassurance.verify.Judgement;

/**
 * What a table may have of one kind, all that a rule lists: how another one is told.
 *
 * @param kind what each of them is: {@code CHECK constraint}
 * @param empty whether nothing is listed
 * @param declared whether what other rules declare is on it
 */
record ClosedList(QualifiedName table, String kind, boolean empty, boolean declared) {

  /** An object of the table's that is not on the list. */
  String nameOf(String part) {
    return table + "." + SqlIdentifier.display(part);
  }

  /**
   * One that is not on the list.
   *
   * @param name its own
   * @param entry what would put it on the list
   * @param removal the statement that takes it away
   */
  Judgement alien(String name, Phrase found, String entry, String removal) {
    return Judgement.broken(
            nameOf(name),
            Phrase.of(
                    "no "
                        + kind
                        + (empty ? "" : declared ? " but those declared" : " but those listed"))
                .addingInSentence(" on " + table),
            found,
            ifItBelongs(entry) + removal)
        .ofAlien();
  }

  /** What to do with one that may stay, and the beginning of what to do with another. */
  private String ifItBelongs(String entry) {
    return declared
        ? "If it belongs there, write a rule for it; otherwise "
        : "If it belongs there, add " + entry + " to the rule's 'only'; otherwise ";
  }

  String dropConstraint(String name) {
    return "ALTER TABLE " + table + " DROP CONSTRAINT " + SqlIdentifier.display(name) + ";";
  }

  /** Its schema is the table's. PostgreSQL refuses CONCURRENTLY of a partitioned one. */
  String dropIndex(String name, Table of) {
    return "DROP INDEX "
        + (of.kind().equals("partitioned table") ? "" : "CONCURRENTLY ")
        + new QualifiedName(table.schema(), name)
        + ";";
  }
}
