package org.schemaassurance.sql;

import java.util.List;

/**
 * Whether a text stands inside the body of a routine in the SQL standard's form, {@code BEGIN
 * ATOMIC … END}, whose semicolons end no statement; {@code CASE} has an {@code END}, too.
 */
public final class AtomicBody {
  private int depth;

  /** Goes over the token at a position. */
  public void goOver(List<Token> tokens, int at) {
    Token token = tokens.get(at);
    if (token.isWord("atomic") && at > 0 && tokens.get(at - 1).isWord("begin")) {
      depth = 1;
    } else if (depth > 0 && token.isWord("case")) {
      depth++;
    } else if (depth > 0 && token.isWord("end")) {
      depth--;
    }
  }

  public boolean isOpen() {
    return depth > 0;
  }
}
