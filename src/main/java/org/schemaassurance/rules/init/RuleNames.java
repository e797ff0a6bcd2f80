package org.schemaassurance.rules.init;

import java.util.HashSet;
import java.util.Set;
import org.schemaassurance.model.QualifiedName;

/** Names for rules, each given once; the schema is in them only where there are several. */
final class RuleNames {
  private final boolean withSchema;
  private final Set<String> given = new HashSet<>();

  RuleNames(boolean withSchema) {
    this.withSchema = withSchema;
  }

  String next(QualifiedName object, String what) {
    return next((withSchema ? object.schema() + "." : "") + object.name() + "-" + what);
  }

  String next(String name) {
    String candidate = name;
    for (int number = 2; !given.add(candidate); number++) {
      candidate = name + "-" + number;
    }
    return candidate;
  }
}
