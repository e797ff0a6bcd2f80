package org.schemaassurance.mutate;

import java.util.Optional;
import org.schemaassurance.model.SqlLiteral;
import org.schemaassurance.sql.SqlLexer;
import org.schemaassurance.sql.Token;

/** An expression with its first text literal changed, as a hand edit gets it wrong. */
final class OtherLiteral {
  private OtherLiteral() {}

  /** Empty if the expression has no text literal. */
  static Optional<String> in(String expression) {
    return SqlLexer.tokenize(expression).stream()
        .filter(token -> token.kind() == Token.Kind.STRING)
        .findFirst()
        .map(
            literal ->
                expression.substring(0, literal.start())
                    + SqlLiteral.of(literal.text() + "x")
                    + expression.substring(literal.end()));
  }
}
