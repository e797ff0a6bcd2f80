package org.schemaassurance.rules.init;

import org.schemaassurance.model.ObjectKind;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.SqlIdentifier;

/**
 * An object that a rule is about, called as a snapshot calls it.
 *
 * @param name of a part with its owner's before it: {@code public.orders.status}
 * @param fact the one fact of it that the rule says; empty for what a rule of its kind says
 */
public record Subject(ObjectKind kind, String name, String fact) {
  private static final String BOUND = "bound";

  Subject(ObjectKind kind, String name) {
    this(kind, name, "");
  }

  /** That a table is a partition, and of which rows: said by the rule of another table. */
  static Subject boundOf(String partition) {
    return new Subject(ObjectKind.TABLE, partition, BOUND);
  }

  static Subject part(ObjectKind kind, QualifiedName owner, String name) {
    return new Subject(kind, owner + "." + SqlIdentifier.display(name));
  }
}
