package org.schemaassurance.verify.checks;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.schemaassurance.model.LiveSchema;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.Routine;
import org.schemaassurance.model.Trigger;
import org.schemaassurance.sql.SqlLexer;
import org.schemaassurance.sql.SqlTextException;
import org.schemaassurance.sql.Token;

/**
 * A trigger that only looks on, as one that keeps an audit trail does: it fires after the fact, and
 * its function can be seen to write none of the tables that rules speak of and to refuse nothing.
 * What cannot be seen counts as the worst.
 */
final class Onlooker {
  private static final Set<String> WRITES =
      Set.of("update", "into", "from", "truncate", "table", "only", "merge");
  private static final Set<String> HIDES_WHAT_IT_DOES =
      Set.of("execute", "perform", "call", "raise", "set_config", "copy");

  private Onlooker() {}

  static boolean is(Trigger trigger, LiveSchema schema) {
    if (trigger.timing() != Trigger.Timing.AFTER || trigger.constraint()) {
      return false;
    }
    List<Routine> functions = schema.routines(trigger.function());
    return !functions.isEmpty()
        && functions.stream().allMatch(function -> looksOn(function, schema));
  }

  private static boolean looksOn(Routine function, LiveSchema schema) {
    if (!function.language().equals("plpgsql")) {
      return false;
    }
    try {
      return looksOn(SqlLexer.tokenize(function.body()), schema);
    } catch (SqlTextException unreadable) {
      return false;
    }
  }

  private static boolean looksOn(List<Token> body, LiveSchema schema) {
    Set<String> guarded =
        schema.tables().keySet().stream().map(QualifiedName::name).collect(Collectors.toSet());
    for (int i = 0; i < body.size(); i++) {
      Token token = body.get(i);
      if (token.kind() == Token.Kind.WORD && HIDES_WHAT_IT_DOES.contains(token.text())) {
        return false;
      }
      if (guarded.contains(token.text()) && i > 0 && writes(body, i)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether a word that makes a statement write stands before the name, with or without a schema
   * between.
   */
  private static boolean writes(List<Token> body, int i) {
    boolean qualified = body.get(i - 1).isPunctuation(".");
    int before = qualified ? i - 3 : i - 1;
    return before >= 0
        && body.get(before).kind() == Token.Kind.WORD
        && WRITES.contains(body.get(before).text());
  }
}
