package org.schemaassurance.verify.checks;

import org.schemaassurance.model.Phrase;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.verify.Judgement;

/**
 * What a table may have of one kind, all that a rule lists: how another one is told.
 *
 * @param kind what each of them is: {@code CHECK constraint}
 * @param empty whether nothing is listed
 */
record ClosedList(QualifiedName table, String kind, boolean empty) {

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
            Phrase.of("no " + kind + (empty ? "" : " but those listed"))
                .addingInSentence(" on " + table),
            found,
            "If it belongs there, add " + entry + " to the rule's 'only'; otherwise " + removal)
        .ofAlien();
  }

  String dropConstraint(String name) {
    return "ALTER TABLE " + table + " DROP CONSTRAINT " + SqlIdentifier.display(name) + ";";
  }

  /** Its schema is the table's. */
  String dropIndex(String name) {
    return "DROP INDEX CONCURRENTLY " + new QualifiedName(table.schema(), name) + ";";
  }
}
