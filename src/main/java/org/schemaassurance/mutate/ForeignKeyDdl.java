package org.schemaassurance.mutate;

import org.schemaassurance.model.ForeignKey;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.ReferentialAction;
import org.schemaassurance.model.Table;

/** How a foreign key is written. */
final class ForeignKeyDdl {
  private ForeignKeyDdl() {}

  static String drop(Table table, ForeignKey key) {
    return "ALTER TABLE "
        + Quoted.name(table.name())
        + " DROP CONSTRAINT "
        + Quoted.name(key.name())
        + "; ";
  }

  /** The key as it is. */
  static String add(Table table, ForeignKey key) {
    return add(
        table, key, key.referencedTable(), key.actions().onUpdate(), key.actions().onDelete());
  }

  /** The key with another target or other actions. */
  static String add(
      Table table,
      ForeignKey key,
      QualifiedName referenced,
      ReferentialAction onUpdate,
      ReferentialAction onDelete) {
    return "ALTER TABLE %s ADD CONSTRAINT %s FOREIGN KEY (%s) REFERENCES %s (%s) ON UPDATE %s ON DELETE %s"
        .formatted(
            Quoted.name(table.name()),
            Quoted.name(key.name()),
            Quoted.columns(key.columns()),
            Quoted.name(referenced),
            Quoted.columns(key.referencedColumns()),
            onUpdate,
            onDelete);
  }
}
