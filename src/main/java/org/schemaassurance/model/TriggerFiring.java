package org.schemaassurance.model;

/**
 * When the server fires a trigger ({@code pg_trigger.tgenabled}); {@code pg_get_triggerdef} does
 * not tell.
 */
public enum TriggerFiring {
  ORIGIN("enabled"),
  ALWAYS("enabled always"),
  REPLICA("enabled for replicas only"),
  DISABLED("disabled"),
  /** The table's row in {@code pg_class} says that it has none, so the server never looks. */
  OVERLOOKED("never looked for (the catalog says that the table has none)");

  private final String words;

  TriggerFiring(String words) {
    this.words = words;
  }

  /**
   * Whether it fires in an ordinary session, where {@code session_replication_role} is {@code
   * origin}.
   */
  public boolean firesInOrdinarySessions() {
    return this == ORIGIN || this == ALWAYS;
  }

  @Override
  public String toString() {
    return words;
  }

  /** From the letter in the catalog: O, A, R or D; {@code -} where the server does not look. */
  public static TriggerFiring ofCatalogLetter(String letter) {
    return switch (letter) {
      case "O" -> ORIGIN;
      case "A" -> ALWAYS;
      case "R" -> REPLICA;
      case "D" -> DISABLED;
      case "-" -> OVERLOOKED;
      default -> throw new IllegalArgumentException("trigger state '" + letter + "' is not known");
    };
  }
}
