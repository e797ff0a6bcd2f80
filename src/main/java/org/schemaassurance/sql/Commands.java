package org.schemaassurance.sql;

import java.util.ArrayList;
import java.util.List;

/** The commands of a text that may be sent to the server as one. */
public final class Commands {
  private Commands() {}

  /**
   * Those of its tokens, without their semicolons, in their order; none that is empty. A semicolon
   * in the body of a routine ends none.
   */
  public static List<List<Token>> of(List<Token> tokens) {
    List<List<Token>> commands = new ArrayList<>();
    AtomicBody body = new AtomicBody();
    int start = 0;
    for (int at = 0; at < tokens.size(); at++) {
      body.goOver(tokens, at);
      if (tokens.get(at).isPunctuation(";") && !body.isOpen()) {
        addUnlessEmpty(commands, tokens.subList(start, at));
        start = at + 1;
      }
    }
    addUnlessEmpty(commands, tokens.subList(start, tokens.size()));
    return commands;
  }

  private static void addUnlessEmpty(List<List<Token>> commands, List<Token> command) {
    if (!command.isEmpty()) {
      commands.add(List.copyOf(command));
    }
  }
}
