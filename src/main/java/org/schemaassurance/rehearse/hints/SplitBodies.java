package org.schemaassurance.rehearse.hints;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.schemaassurance.sql.AtomicBody;
import org.schemaassurance.sql.Token;

/** Statements that Liquibase has cut at a semicolon inside of them. */
final class SplitBodies {
  private SplitBodies() {}

  /**
   * The first half that arrives at the server; the other one is not told.
   *
   * @param remedy a sentence
   */
  static Stream<Remark> in(ChangesetText changeset, String remedy) {
    return IntStream.range(0, changeset.sent().size())
        .filter(index -> isHalf(changeset.sent().get(index)))
        .limit(1)
        .mapToObj(
            index ->
                new Remark(
                    "statement " + (index + 1),
                    index,
                    "Liquibase cut it at a semicolon inside of it: PostgreSQL gets one half and refuses it (42601). "
                        + remedy));
  }

  private static boolean isHalf(String sent) {
    return TextStatement.tokens(sent).map(SplitBodies::endsInside).orElse(true);
  }

  private static boolean endsInside(List<Token> tokens) {
    AtomicBody body = new AtomicBody();
    int parentheses = 0;
    for (int at = 0; at < tokens.size(); at++) {
      body.goOver(tokens, at);
      parentheses += tokens.get(at).isPunctuation("(") ? 1 : 0;
      parentheses -= tokens.get(at).isPunctuation(")") ? 1 : 0;
    }
    return body.isOpen() || parentheses > 0;
  }
}
