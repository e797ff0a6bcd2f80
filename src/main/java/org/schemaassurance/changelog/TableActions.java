package org.schemaassurance.changelog;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.schemaassurance.model.ObjectChange;
import org.schemaassurance.model.ObjectChange.Kind;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.sql.SqlLexer;
import org.schemaassurance.sql.SqlTextException;
import org.schemaassurance.sql.Token;

/**
 * Names what ALTER TABLE takes away, switches off and on, and calls by another name.
 *
 * @param table that is altered
 */
record TableActions(QualifiedName table) {
  private static final Set<String> ALL_TRIGGERS = Set.of("all", "user");

  /** Of what stands behind the name of the table. */
  List<ObjectChange> of(String actions) {
    List<ObjectChange> changes = new ArrayList<>();
    split(actions).forEach(action -> add(action, changes));
    return changes;
  }

  private void add(List<Token> action, List<ObjectChange> changes) {
    if (begins(action, "drop")) {
      List<Token> part = after(after(after(action, "drop"), "column"), "constraint");
      add(Kind.DROPS, after(part, "if", "exists"), changes);
    } else if (begins(action, "disable", "trigger")) {
      ofTriggers(Kind.DISABLES, after(action, "disable", "trigger"), changes);
    } else if (begins(action, "enable")) {
      List<Token> triggers = after(after(after(action, "enable"), "always"), "replica");
      if (begins(triggers, "trigger")) {
        ofTriggers(Kind.RESTORES, after(triggers, "trigger"), changes);
      }
    } else if (begins(action, "rename")) {
      List<Token> renamed = after(after(after(action, "rename"), "column"), "constraint");
      if (renamed.size() > 2 && renamed.get(1).isWord("to")) {
        add(Kind.RESTORES, renamed.subList(2, renamed.size()), changes);
      }
    }
  }

  private void ofTriggers(Kind kind, List<Token> which, List<ObjectChange> changes) {
    if (!which.isEmpty()
        && which.get(0).kind() == Token.Kind.WORD
        && ALL_TRIGGERS.contains(which.get(0).text())) {
      changes.add(new ObjectChange(kind, table.toString()));
    } else {
      add(kind, which, changes);
    }
  }

  private void add(Kind kind, List<Token> name, List<ObjectChange> changes) {
    if (!name.isEmpty() && name.get(0).isName()) {
      String part = SqlIdentifier.display(name.get(0).text());
      changes.add(new ObjectChange(kind, table + "." + part));
    }
  }

  /** At commas; nothing where the text is no SQL, as in a string that is put together. */
  static List<List<Token>> split(String list) {
    try {
      List<List<Token>> elements = new ArrayList<>();
      List<Token> element = new ArrayList<>();
      int depth = 0;
      for (Token token : SqlLexer.tokenize(list)) {
        depth += token.isPunctuation("(") ? 1 : token.isPunctuation(")") ? -1 : 0;
        if (depth == 0 && token.isPunctuation(",")) {
          elements.add(element);
          element = new ArrayList<>();
        } else {
          element.add(token);
        }
      }
      elements.add(element);
      return elements;
    } catch (SqlTextException notSql) {
      return List.of();
    }
  }

  static boolean begins(List<Token> tokens, String... words) {
    if (tokens.size() < words.length) {
      return false;
    }
    for (int at = 0; at < words.length; at++) {
      if (!tokens.get(at).isWord(words[at])) {
        return false;
      }
    }
    return true;
  }

  static List<Token> after(List<Token> tokens, String... words) {
    return begins(tokens, words) ? tokens.subList(words.length, tokens.size()) : tokens;
  }
}
