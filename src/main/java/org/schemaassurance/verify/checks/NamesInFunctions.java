package org.schemaassurance.verify.checks;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.schemaassurance.model.LiveSchema;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.Routine;
import org.schemaassurance.model.Table;
import org.schemaassurance.sql.SqlLexer;
import org.schemaassurance.sql.SqlTextException;
import org.schemaassurance.sql.Token;

/**
 * The variables of PL/pgSQL functions that stand bare in statements about a table: a column of such
 * a name would make the statement ambiguous (manual, "Variable Substitution").
 */
final class NamesInFunctions {
  private final List<Used> used;

  /** The variables of one function in statements about the table. */
  private record Used(QualifiedName function, Set<String> variables) {}

  private NamesInFunctions(List<Used> used) {
    this.used = used;
  }

  /**
   * Of the functions of the table's triggers, and of some more.
   *
   * @param functions by name, all overloads
   */
  static NamesInFunctions of(Table table, List<QualifiedName> functions, LiveSchema schema) {
    return new NamesInFunctions(
        Stream.concat(
                functions.stream(), table.triggers().stream().map(trigger -> trigger.function()))
            .distinct()
            .flatMap(name -> schema.routines(name).stream())
            .filter(routine -> routine.language().equals("plpgsql"))
            .map(routine -> new Used(routine.name(), variables(routine, table.name())))
            .toList());
  }

  /** The function that has a variable of this name there. */
  Optional<QualifiedName> functionWith(String variable) {
    return used.stream()
        .filter(one -> one.variables().contains(variable))
        .map(Used::function)
        .findFirst();
  }

  private static Set<String> variables(Routine routine, QualifiedName table) {
    try {
      List<Token> body = SqlLexer.tokenize(routine.body());
      return usesVariables(routine.body()) ? Set.of() : variables(body, table.name());
    } catch (SqlTextException unreadable) {
      return Set.of();
    }
  }

  /** {@code #variable_conflict use_variable}: nothing is ambiguous then. */
  private static boolean usesVariables(String body) {
    return body.lines()
        .anyMatch(line -> line.strip().matches("#variable_conflict\\s+use_variable"));
  }

  private static Set<String> variables(List<Token> body, String table) {
    Set<String> declared = declared(body);
    Set<String> bare = new HashSet<>();
    for (List<Token> statement : statements(body)) {
      if (statement.stream().anyMatch(token -> token.text().equals(table))) {
        IntStream.range(0, statement.size())
            .filter(i -> declared.contains(statement.get(i).text()) && isBare(statement, i))
            .forEach(i -> bare.add(statement.get(i).text()));
      }
    }
    return bare;
  }

  /** The first word of each declaration between DECLARE and BEGIN. */
  private static Set<String> declared(List<Token> body) {
    Set<String> names = new HashSet<>();
    boolean declaring = false;
    for (int i = 0; i < body.size(); i++) {
      Token token = body.get(i);
      if (token.isWord("declare")) {
        declaring = true;
      } else if (token.isWord("begin")) {
        declaring = false;
      } else if (declaring && (body.get(i - 1).isWord("declare") || isEnd(body.get(i - 1)))) {
        names.add(token.text());
      }
    }
    return names;
  }

  private static List<List<Token>> statements(List<Token> body) {
    List<List<Token>> statements = new ArrayList<>();
    List<Token> current = new ArrayList<>();
    for (Token token : body) {
      current.add(token);
      if (isEnd(token)) {
        statements.add(current);
        current = new ArrayList<>();
      }
    }
    statements.add(current);
    return statements;
  }

  private static boolean isEnd(Token token) {
    return token.isPunctuation(";");
  }

  /** Neither a part of a longer name, nor a target or an alias, which are no expressions. */
  private static boolean isBare(List<Token> statement, int i) {
    boolean partOfName =
        (i > 0 && statement.get(i - 1).isPunctuation("."))
            || (i + 1 < statement.size() && statement.get(i + 1).isPunctuation("."));
    boolean target =
        i > 0 && (statement.get(i - 1).isWord("into") || statement.get(i - 1).isWord("as"));
    boolean literal = statement.get(i).kind() == Token.Kind.STRING;
    return !partOfName && !target && !literal;
  }
}
