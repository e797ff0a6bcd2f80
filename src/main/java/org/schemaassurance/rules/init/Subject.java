package org.schemaassurance.rules.init;

import org.schemaassurance.model.ObjectKind;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.SqlIdentifier;

/**
 * An object that a rule is about, called as a snapshot calls it.
 *
 * @param name of a part with its owner's before it: {@code public.orders.status}
 */
public record Subject(ObjectKind kind, String name) {
  static Subject part(ObjectKind kind, QualifiedName owner, String name) {
    return new Subject(kind, owner + "." + SqlIdentifier.display(name));
  }
}
