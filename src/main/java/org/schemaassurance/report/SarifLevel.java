package org.schemaassurance.report;

import java.util.Locale;
import org.schemaassurance.model.Finding;
import org.schemaassurance.model.Severity;

/** How much a result weighs for SARIF, the gravest first. */
enum SarifLevel {
  ERROR,
  WARNING,
  NOTE;

  /**
   * An unknown is an error, whatever the rule's severity: it keeps the verdict from holding. A
   * waived finding is a note, since not every reader knows suppressions.
   */
  static SarifLevel of(Finding finding) {
    return switch (finding.status()) {
      case UNKNOWN -> ERROR;
      case WAIVED, HOLDS -> NOTE;
      case BROKEN -> of(finding.severity());
    };
  }

  /** The level of a rule that nothing is known of yet. */
  static SarifLevel of(Severity severity) {
    return severity == Severity.ERROR ? ERROR : WARNING;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
