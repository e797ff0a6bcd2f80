package org.schemaassurance.verify.checks;

import java.util.List;
import java.util.Optional;
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
 * its function can be seen to do no more than insert into tables that rules do not speak of. What
 * cannot be seen counts as the worst.
 */
final class AuditTrigger {
  private static final Set<String> CHANGES_OR_HIDES =
      Set.of(
          "update", "delete", "truncate", "merge", "execute", "perform", "call", "raise", "copy");

  /** What may stand before a parenthesis: keywords, and functions that only compute. */
  private static final Set<String> COMPUTES =
      Set.of(
          ("all and any array as between by case cast coalesce concat concat_ws count current_setting"
                  + " else elsif exists extract filter format greatest if in is jsonb_build_object"
                  + " json_build_object least length lower max min not now nullif numeric on or over"
                  + " returning row row_to_json select sum then to_char to_json to_jsonb trim upper"
                  + " using values varchar when where while clock_timestamp statement_timestamp"
                  + " transaction_timestamp gen_random_uuid nextval hstore txid_current"
                  + " pg_current_xact_id")
              .split(" "));

  private AuditTrigger() {}

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
      if (token.kind() == Token.Kind.WORD && CHANGES_OR_HIDES.contains(token.text())) {
        return false;
      }
      if (isInsertedInto(body, i) ? guarded.contains(token.text()) : callsAnother(body, i)) {
        return false;
      }
    }
    return true;
  }

  /** A function that somebody made may write whatever it likes. */
  private static boolean callsAnother(List<Token> body, int i) {
    boolean called =
        i + 1 < body.size() && body.get(i + 1).isPunctuation("(") && isName(body.get(i));
    boolean builtIn = schemaOf(body, i).map("pg_catalog"::equals).orElse(true);
    return called && !(builtIn && COMPUTES.contains(body.get(i).text()));
  }

  private static boolean isInsertedInto(List<Token> body, int i) {
    int into = i - (schemaOf(body, i).isPresent() ? 3 : 1);
    return isName(body.get(i))
        && into > 0
        && body.get(into).isWord("into")
        && body.get(into - 1).isWord("insert");
  }

  private static Optional<String> schemaOf(List<Token> body, int i) {
    return i > 1 && body.get(i - 1).isPunctuation(".")
        ? Optional.of(body.get(i - 2).text())
        : Optional.empty();
  }

  private static boolean isName(Token token) {
    return token.kind() == Token.Kind.WORD || token.kind() == Token.Kind.QUOTED_IDENTIFIER;
  }
}
