package org.schemaassurance.verify.checks;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.schemaassurance.model.LiveSchema;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.Routine;
import org.schemaassurance.model.Trigger;
import org.schemaassurance.sql.SqlLexer;
import org.schemaassurance.sql.SqlTextException;
import org.schemaassurance.sql.Token;

/**
 * The names in a body that mean whatever {@code search_path} makes of them: tables behind FROM,
 * JOIN, INTO, UPDATE and TRUNCATE, and calls of functions that rules speak of. What a body in the
 * form of the SQL standard says was resolved as it was created.
 */
final class UnqualifiedNames {
  private static final Set<String> LANGUAGES = Set.of("sql", "plpgsql");
  private static final Set<String> BEGIN_A_QUERY =
      Set.of("select", "with", "insert", "update", "delete", "merge");
  private static final Set<String> NO_UPDATE_OF_A_TABLE =
      Set.of("for", "do", "on", "or", "no", "key", "before", "after");
  private static final Set<String> BEFORE_A_TABLE = Set.of("only", "lateral", "table");

  private final List<Token> tokens;
  private final Set<String> known;
  private final Set<String> functions;
  private final Set<String> found = new TreeSet<>();

  private UnqualifiedNames(List<Token> tokens, Set<String> known, Set<String> functions) {
    this.tokens = tokens;
    this.known = known;
    this.functions = functions;
  }

  /** Of a routine; none of one that cannot be read. */
  static Collection<String> in(Routine routine, LiveSchema schema) {
    boolean resolved =
        routine.body().startsWith("BEGIN ATOMIC") || routine.body().startsWith("RETURN ");
    if (resolved || !LANGUAGES.contains(routine.language())) {
      return List.of();
    }
    try {
      List<Token> tokens = SqlLexer.tokenize(routine.body());
      Set<String> known = transitionTables(routine, schema);
      known.addAll(queriesOfWith(tokens));
      return new UnqualifiedNames(tokens, known, functionsOf(schema)).collect();
    } catch (SqlTextException unreadable) {
      return List.of();
    }
  }

  private static Set<String> transitionTables(Routine routine, LiveSchema schema) {
    return schema.tables().values().stream()
        .flatMap(table -> table.triggers().stream())
        .filter(trigger -> trigger.function().equals(routine.name()))
        .flatMap(UnqualifiedNames::transitionTables)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<String> transitionTables(Trigger trigger) {
    return Stream.concat(trigger.oldTable().stream(), trigger.newTable().stream());
  }

  private static Set<String> queriesOfWith(List<Token> tokens) {
    Set<String> names = new TreeSet<>();
    for (int i = 0; i + 2 < tokens.size(); i++) {
      boolean begins =
          tokens.get(i + 2).isPunctuation("(")
              || tokens.get(i + 2).isWord("materialized")
              || tokens.get(i + 2).isWord("not");
      if (tokens.get(i + 1).isWord("as") && begins) {
        names.add(tokens.get(i).text());
      }
    }
    return names;
  }

  private static Set<String> functionsOf(LiveSchema schema) {
    return schema.routines().stream()
        .map(Routine::name)
        .filter(name -> !name.schema().equals("pg_catalog"))
        .map(QualifiedName::name)
        .collect(Collectors.toSet());
  }

  private Collection<String> collect() {
    Deque<Boolean> queries = new ArrayDeque<>(List.of(true));
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.isPunctuation("(")) {
        queries.push(i + 1 < tokens.size() && BEGIN_A_QUERY.contains(tokens.get(i + 1).text()));
      } else if (token.isPunctuation(")") && queries.size() > 1) {
        queries.pop();
      } else if (isBeforeATable(i, queries.element())) {
        addName(i + 1);
      } else if (isCall(i)) {
        found.add(token.text());
      }
    }
    return found;
  }

  /** FROM in {@code extract(epoch FROM x)} or {@code IS DISTINCT FROM x} is another one. */
  private boolean isBeforeATable(int i, boolean inQuery) {
    if (tokens.get(i).kind() != Token.Kind.WORD) {
      return false;
    }
    String before = i == 0 ? "" : tokens.get(i - 1).text();
    return switch (tokens.get(i).text()) {
      case "from" -> inQuery && !before.equals("distinct");
      case "join", "truncate" -> true;
      case "into" -> before.equals("insert") || before.equals("merge");
      case "update" -> !NO_UPDATE_OF_A_TABLE.contains(before);
      default -> false;
    };
  }

  private void addName(int start) {
    int i = start;
    while (i < tokens.size() && BEFORE_A_TABLE.contains(tokens.get(i).text())) {
      i++;
    }
    boolean bare = i < tokens.size() && isName(tokens.get(i)) && !isFollowedBy(i, ".");
    if (bare && !isFollowedBy(i, "(") && !known.contains(tokens.get(i).text())) {
      found.add(tokens.get(i).text());
    } else if (bare && tokens.get(i - 1).isWord("into")) {
      found.add(tokens.get(i).text());
    }
  }

  private boolean isCall(int i) {
    boolean qualified = i > 0 && tokens.get(i - 1).isPunctuation(".");
    return isName(tokens.get(i))
        && !qualified
        && isFollowedBy(i, "(")
        && functions.contains(tokens.get(i).text());
  }

  private boolean isFollowedBy(int i, String mark) {
    return i + 1 < tokens.size() && tokens.get(i + 1).isPunctuation(mark);
  }

  private static boolean isName(Token token) {
    return token.kind() == Token.Kind.WORD || token.kind() == Token.Kind.QUOTED_IDENTIFIER;
  }
}
