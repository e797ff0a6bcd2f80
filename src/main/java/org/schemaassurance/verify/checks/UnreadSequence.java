package org.schemaassurance.verify.checks;

import java.util.Optional;
import org.schemaassurance.verify.Judgement;
import org.schemaassurance.verify.Refusal;

/**
 * A sequence whose last value the role may not read.
 *
 * @param sequence its qualified name, as SQL needs it
 */
record UnreadSequence(String sequence) implements Refusal {

  /**
   * Whether it has values left is not known.
   *
   * @param column the qualified name of the column that it numbers
   */
  Judgement behind(String column) {
    return Judgement.unknown(column, "find out whether " + sequence + " has values left", this);
  }

  @Override
  public String reason() {
    return "this role may not read the sequence.";
  }

  @Override
  public Optional<String> hint() {
    return Optional.of(grant());
  }

  /** What would help. */
  String grant() {
    return "Run anew what 'verify --grants' prints, or GRANT SELECT ON SEQUENCE "
        + sequence
        + " TO the role that verifies.";
  }
}
