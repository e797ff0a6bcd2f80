package org.schemaassurance.verify.checks;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.sql.ObjectName;
import org.schemaassurance.yaml.YamlMapping;

/**
 * How closely a table is looked at.
 *
 * @param exact whether what is not given has to be what CREATE TABLE makes of it: no length of a
 *     type, the type's collation, row security that is not forced
 * @param inForce whether rows have to have a partition in force, and published changes go through
 * @param forced whether row security has to be forced on the owner
 * @param rewriteRules the names of those that fire, all of them
 * @param children the tables that inherit from it, all of them
 */
public record TableCloseness(
    boolean exact,
    boolean inForce,
    boolean forced,
    Set<String> rewriteRules,
    Set<QualifiedName> children) {
  public TableCloseness {
    rewriteRules = Collections.unmodifiableSet(new TreeSet<>(rewriteRules));
    children = Collections.unmodifiableSet(new TreeSet<>(children));
  }

  /** Reads it from what a rule says of a table. */
  static TableCloseness read(YamlMapping table) {
    return new TableCloseness(
        table.optionalBoolean("exact").orElse(false),
        table.optionalBoolean("in_force").orElse(true),
        table.optionalBoolean("row_security_forced").orElse(false),
        Set.copyOf(table.optionalTexts("rewrite_rules").orElse(List.of())),
        table.parsed(
            "children",
            () ->
                table.optionalTexts("children").orElse(List.of()).stream()
                    .map(ObjectName::qualified)
                    .collect(Collectors.toSet())));
  }
}
