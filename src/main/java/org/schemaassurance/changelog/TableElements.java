package org.schemaassurance.changelog;

import static org.schemaassurance.changelog.TableActions.after;
import static org.schemaassurance.changelog.TableActions.begins;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.schemaassurance.model.ObjectChange;
import org.schemaassurance.model.ObjectChange.Kind;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.sql.Token;

/**
 * Names what the elements of a table make: columns, constraints, sequences. One without a name gets
 * that which PostgreSQL chooses unless it is taken ({@code ChooseConstraintName} in {@code
 * pg_constraint.c}).
 */
final class TableElements {
  private static final Set<String> CONSTRAINTS =
      Set.of("primary", "unique", "foreign", "check", "exclude", "references");
  private static final Set<String> NO_COLUMNS = Set.of("like", "not");
  private static final Set<String> SERIALS =
      Set.of("serial", "bigserial", "smallserial", "serial4", "serial8", "serial2");

  /** NAMEDATALEN - 1; what PostgreSQL makes of a longer one is not worked out. */
  private static final int LONGEST = 63;

  private final QualifiedName table;
  private final List<ObjectChange> made = new ArrayList<>();

  /**
   * @param table whose elements are read
   */
  TableElements(QualifiedName table) {
    this.table = table;
  }

  /** Of what stands between the parentheses of CREATE TABLE. */
  List<ObjectChange> ofTable(String list) {
    TableActions.split(list).forEach(this::element);
    return made;
  }

  /** Of what stands behind the name in ALTER TABLE. */
  List<ObjectChange> ofActions(String list) {
    TableActions.split(list).forEach(this::action);
    return made;
  }

  private void action(List<Token> action) {
    if (begins(action, "add")) {
      List<Token> added = after(after(action, "add"), "column");
      element(after(added, "if", "not", "exists"));
    } else if (begins(action, "alter")) {
      List<Token> altered = after(after(action, "alter"), "column");
      if (!altered.isEmpty()) {
        String column = altered.get(0).text();
        List<Token> change = altered.subList(1, altered.size());
        if (begins(change, "set", "not", "null")) {
          implied(List.of(column), "not_null", Made.BY_NAME);
        } else if (begins(change, "add", "generated")) {
          sequence(column);
        }
      }
    }
  }

  private void element(List<Token> element) {
    if (element.isEmpty() || !element.get(0).isName()) {
      return;
    }
    Token first = element.get(0);
    if (first.isWord("constraint") || isConstraint(first)) {
      constraints(element, Optional.empty());
    } else if (first.kind() == Token.Kind.QUOTED_IDENTIFIER || !NO_COLUMNS.contains(first.text())) {
      column(first.text(), element.subList(1, element.size()));
    }
  }

  private void column(String name, List<Token> definition) {
    part(name, Made.BY_NAME);
    if (!definition.isEmpty() && SERIALS.contains(definition.get(0).text())) {
      sequence(name);
    }
    constraints(definition, Optional.of(name));
  }

  /** Of a table, or of one of its columns. */
  private void constraints(List<Token> tokens, Optional<String> column) {
    Optional<String> name = Optional.empty();
    int depth = 0;
    for (int at = 0; at < tokens.size(); at++) {
      Token token = tokens.get(at);
      depth += token.isPunctuation("(") ? 1 : token.isPunctuation(")") ? -1 : 0;
      List<Token> rest = tokens.subList(at, tokens.size());
      if (depth > 0) {
        continue;
      }
      if (token.isWord("constraint") && rest.size() > 1) {
        name = Optional.of(rest.get(1).text());
        at++;
      } else if (isConstraint(token)) {
        constraint(name, token.text(), column.map(List::of).orElseGet(() -> columns(rest)));
        if (column.isEmpty()) {
          return;
        }
        name = Optional.empty();
      } else if (begins(rest, "not", "null")) {
        constraint(name, "not_null", column.stream().toList());
        name = Optional.empty();
      } else if (begins(rest, "as", "identity")) {
        column.ifPresent(this::sequence);
      }
    }
  }

  private static boolean isConstraint(Token token) {
    return token.kind() == Token.Kind.WORD && CONSTRAINTS.contains(token.text());
  }

  private void constraint(Optional<String> name, String kind, List<String> columns) {
    Made made = made(kind, columns);
    if (name.isPresent()) {
      part(name.get(), made);
      return;
    }
    switch (kind) {
      case "primary" -> implied(List.of(), "pkey", made);
      case "unique" -> implied(columns, "key", made);
      case "foreign", "references" -> implied(columns, "fkey", made);
      case "not_null" -> implied(columns, kind, made);
      case "check" -> columns.forEach(column -> implied(List.of(column), kind, made));
      default -> {}
    }
  }

  /**
   * How something is made.
   *
   * @param columns of a key, its other name
   */
  private record Made(Kind kind, Optional<String> columns) {
    static final Made BY_NAME = new Made(Kind.MAKES, Optional.empty());
  }

  private Made made(String kind, List<String> columns) {
    if (columns.isEmpty()) {
      return Made.BY_NAME;
    }
    return switch (kind) {
      case "primary", "unique" ->
          new Made(Kind.MAKES, Optional.of(ObjectChange.key(table, columns)));
      case "foreign", "references" ->
          new Made(Kind.MAKES_FOREIGN_KEY, Optional.of(ObjectChange.foreignKey(table, columns)));
      default -> Made.BY_NAME;
    };
  }

  /** Those in the first parentheses; none of CHECK, where an expression stands in them. */
  private static List<String> columns(List<Token> constraint) {
    if (Set.of("check", "exclude").contains(constraint.get(0).text())) {
      return List.of();
    }
    return constraint.stream()
        .dropWhile(token -> !token.isPunctuation("("))
        .takeWhile(token -> !token.isPunctuation(")"))
        .filter(Token::isName)
        .map(Token::text)
        .toList();
  }

  private void part(String name, Made how) {
    String part = table + "." + SqlIdentifier.display(name);
    made.add(new ObjectChange(how.kind(), part, how.columns()));
  }

  /** A key whose name is not worked out goes by its columns alone. */
  private void implied(List<String> columns, String ending, Made how) {
    String name = chosen(columns, ending);
    if (isShort(name)) {
      part(name, how);
    } else {
      how.columns().ifPresent(only -> made.add(new ObjectChange(how.kind(), only)));
    }
  }

  private void sequence(String column) {
    String name = chosen(List.of(column), "seq");
    if (isShort(name)) {
      String sequence = new QualifiedName(table.schema(), name).toString();
      made.add(new ObjectChange(Kind.MAKES, sequence));
    }
  }

  private String chosen(List<String> columns, String ending) {
    return String.join(
        "_",
        Stream.of(List.of(table.name()), columns, List.of(ending)).flatMap(List::stream).toList());
  }

  private static boolean isShort(String name) {
    return name.getBytes(StandardCharsets.UTF_8).length <= LONGEST;
  }
}
