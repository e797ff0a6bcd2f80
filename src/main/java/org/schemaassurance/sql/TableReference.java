package org.schemaassurance.sql;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.SqlIdentifier;

/**
 * A table as a text names it.
 *
 * @param schema where the text gives one
 */
public record TableReference(Optional<String> schema, String name) {
  private static final Set<String> BEFORE_A_NAME = Set.of("table", "if", "exists", "only");

  /** Whether it is that table, or may be under some search_path. */
  public boolean mayMean(QualifiedName table) {
    return name.equals(table.name()) && schema.map(table.schema()::equals).orElse(true);
  }

  /**
   * The name that begins there, behind TABLE, IF EXISTS and ONLY; none where it is put together.
   */
  static Optional<TableReference> at(List<Token> tokens, int start) {
    int at = start;
    while (at < tokens.size()
        && tokens.get(at).kind() == Token.Kind.WORD
        && BEFORE_A_NAME.contains(tokens.get(at).text())) {
      at++;
    }
    if (at >= tokens.size() || !tokens.get(at).isName()) {
      return Optional.empty();
    }
    boolean qualified = at + 1 < tokens.size() && tokens.get(at + 1).isPunctuation(".");
    if (!qualified) {
      return Optional.of(new TableReference(Optional.empty(), tokens.get(at).text()));
    }
    return at + 2 < tokens.size() && tokens.get(at + 2).isName()
        ? Optional.of(
            new TableReference(Optional.of(tokens.get(at).text()), tokens.get(at + 2).text()))
        : Optional.empty();
  }

  @Override
  public String toString() {
    String last = SqlIdentifier.display(name);
    return schema.map(given -> SqlIdentifier.display(given) + "." + last).orElse(last);
  }
}
