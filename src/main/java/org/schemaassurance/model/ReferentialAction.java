package org.schemaassurance.model;

/**
 * What a foreign key does as the referenced row changes ({@code pg_constraint.confupdtype}, {@code
 * confdeltype}).
 */
public enum ReferentialAction {
  NO_ACTION("no action"),
  RESTRICT("restrict"),
  CASCADE("cascade"),
  SET_NULL("set null"),
  SET_DEFAULT("set default");

  private final String sql;

  ReferentialAction(String sql) {
    this.sql = sql;
  }

  @Override
  public String toString() {
    return sql;
  }

  /** From the letter in the catalog: a, r, c, n or d. */
  public static ReferentialAction ofCatalogLetter(String letter) {
    return switch (letter) {
      case "a" -> NO_ACTION;
      case "r" -> RESTRICT;
      case "c" -> CASCADE;
      case "n" -> SET_NULL;
      case "d" -> SET_DEFAULT;
      default ->
          throw new IllegalArgumentException("referential action '" + letter + "' is not known");
    };
  }
}
