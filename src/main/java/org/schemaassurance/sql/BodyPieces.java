package org.schemaassurance.sql;

import java.util.ArrayList;
import java.util.List;
import org.schemaassurance.sql.BodyStatement.Text;

/**
 * Cuts a body into pieces as they are written: what stands before a word or mark, whatever it is.
 *
 * @param body whose tokens the cursor walks over
 */
record BodyPieces(String body, TokenCursor cursor) {
  /** Texts between commas, up to one of some marks; a {@code )} or {@code ;} is taken as well. */
  List<Text> list(String... ends) {
    List<Text> texts = new ArrayList<>();
    List<String> marks = new ArrayList<>(List.of(ends));
    marks.add(",");
    do {
      Text text = until(marks.toArray(String[]::new));
      if (!text.tokens().isEmpty()) {
        texts.add(text);
      }
    } while (cursor.acceptPunctuation(","));
    if (ends.length == 1) {
      cursor.expectPunctuation(ends[0]);
    }
    return texts;
  }

  /** What stands before the end of the statement, which is taken as well. */
  Text rest() {
    Text rest = until(";");
    cursor.expectPunctuation(";");
    return rest;
  }

  /** What stands before a word or mark that is in no parentheses and in no CASE. */
  Text until(String... ends) {
    int start = cursor.position();
    int depth = 0;
    while (!cursor.atEnd()) {
      Token next = cursor.peek(0).orElseThrow();
      if (depth == 0 && isAny(next, ends)) {
        break;
      }
      if (next.isPunctuation("(") || next.isPunctuation("[") || next.isWord("case")) {
        depth++;
      } else if (next.isPunctuation(")") || next.isPunctuation("]") || next.isWord("end")) {
        depth--;
      }
      cursor.take();
    }
    return between(start, cursor.position());
  }

  private static boolean isAny(Token token, String... ends) {
    for (String end : ends) {
      if (token.isWord(end) || token.isPunctuation(end)) {
        return true;
      }
    }
    return false;
  }

  /** What stands from one of the cursor's positions to before another. */
  Text between(int from, int to) {
    List<Token> tokens = cursor.between(from, to);
    return tokens.isEmpty()
        ? new Text(List.of(), "")
        : new Text(
            tokens, body.substring(tokens.get(0).start(), tokens.get(tokens.size() - 1).end()));
  }
}
