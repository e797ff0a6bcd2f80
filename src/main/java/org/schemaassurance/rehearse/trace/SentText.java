package org.schemaassurance.rehearse.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.schemaassurance.sql.Commands;
import org.schemaassurance.sql.SqlLexer;
import org.schemaassurance.sql.SqlTextException;
import org.schemaassurance.sql.Token;

/**
 * A text as Liquibase hands it to the driver; with {@code splitStatements="false"} a whole file.
 * The driver makes single commands of it, and in a transaction they mean the same if they are sent
 * one by one: then each can be looked at.
 */
final class SentText {
  private static final Set<String> ENDS_A_TRANSACTION =
      Set.of("commit", "end", "rollback", "abort", "prepare");

  private SentText() {}

  /**
   * Its commands, to be sent in a transaction. What stands behind one that may end it stays
   * together: the server runs that as one transaction of its own. A text that can't be read stays
   * as it is.
   */
  static List<String> inTransaction(String text) {
    try {
      List<List<Token>> commands = Commands.of(SqlLexer.tokenize(text));
      return commands.size() < 2 ? List.of(text) : parts(text, commands);
    } catch (SqlTextException unreadable) {
      return List.of(text);
    }
  }

  private static List<String> parts(String text, List<List<Token>> commands) {
    List<String> parts = new ArrayList<>();
    for (int at = 0; at < commands.size(); at++) {
      parts.add(text.substring(start(commands.get(at)), end(commands.get(at))));
      if (mayEndTransaction(commands.get(at)) && at + 1 < commands.size()) {
        parts.add(
            text.substring(start(commands.get(at + 1)), end(commands.get(commands.size() - 1))));
        return parts;
      }
    }
    return parts;
  }

  private static boolean mayEndTransaction(List<Token> command) {
    return ENDS_A_TRANSACTION.stream().anyMatch(command.get(0)::isWord);
  }

  private static int start(List<Token> command) {
    return command.get(0).start();
  }

  private static int end(List<Token> command) {
    return command.get(command.size() - 1).end();
  }
}
