package org.schemaassurance.rules;

import java.util.Optional;
import org.schemaassurance.model.RuleIdentity;
import org.schemaassurance.model.Severity;
import org.schemaassurance.model.SourceLocation;

/**
 * One rule of a rule file.
 *
 * @param name unique among all files of a run
 * @param check the kind, by its name
 * @param section the heading under which a report shows it
 * @param hint what the rule's author tells the reader to do, before what the check says
 */
public record Rule(
    String name,
    String check,
    String section,
    Severity severity,
    Optional<String> hint,
    Declaration declaration,
    SourceLocation location) {

  /** What is left of it where no rows may be read. */
  public Optional<Rule> withoutData() {
    return declaration
        .withoutData()
        .map(without -> new Rule(name, check, section, severity, hint, without, location));
  }

  /** For its findings. */
  public RuleIdentity identity() {
    return new RuleIdentity(name, check, section);
  }
}
