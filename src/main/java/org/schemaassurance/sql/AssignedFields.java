package org.schemaassurance.sql;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The fields of a record that a PL/pgSQL body gives other values to. */
public final class AssignedFields {
  private static final Set<String> BEFORE_A_STATEMENT = Set.of("begin", "then", "else", "loop");

  /** Functions under which a text stays what it means to people. */
  private static final Set<String> TIDY =
      Set.of(
          "lower",
          "trim",
          "btrim",
          "ltrim",
          "rtrim",
          "both",
          "leading",
          "trailing",
          "from",
          "text",
          "citext",
          "varchar");

  private final List<Token> tokens;
  private final String record;

  private AssignedFields(List<Token> tokens, String record) {
    this.tokens = tokens;
    this.record = record;
  }

  /**
   * Those fields: {@code new.a := 1}, {@code SELECT … INTO new.a, new.b}. One that is tidied, as in
   * {@code new.email := lower(trim(new.email))}, is none.
   *
   * @param record in lower case
   * @throws SqlTextException if the body can't be split into tokens
   */
  public static Set<String> of(String record, String body) {
    AssignedFields fields = new AssignedFields(SqlLexer.tokenize(body), record);
    Set<String> assigned = new TreeSet<>();
    for (int i = 0; i + 2 < fields.tokens.size(); i++) {
      if (fields.isField(i) && fields.isAssigned(i)) {
        assigned.add(fields.tokens.get(i + 2).text());
      }
    }
    return assigned;
  }

  /**
   * Whether the whole record is replaced: {@code new := old}, {@code SELECT … INTO new}.
   *
   * @param record in lower case
   * @throws SqlTextException if the body can't be split into tokens
   */
  public static boolean replaces(String record, String body) {
    AssignedFields fields = new AssignedFields(SqlLexer.tokenize(body), record);
    for (int i = 0; i < fields.tokens.size(); i++) {
      if (fields.tokens.get(i).isWord(record)
          && (fields.beginsAStatement(i) && fields.isGiven(i + 1)
              || fields.isTargetOfInto(i) && !fields.hasField(i))) {
        return true;
      }
    }
    return false;
  }

  private boolean hasField(int i) {
    return i + 1 < tokens.size() && tokens.get(i + 1).isPunctuation(".");
  }

  /**
   * Whether it has a RETURN NULL.
   *
   * @throws SqlTextException if the body can't be split into tokens
   */
  public static boolean returnsNull(String body) {
    List<Token> tokens = SqlLexer.tokenize(body);
    for (int i = 0; i + 2 < tokens.size(); i++) {
      if (tokens.get(i).isWord("return")
          && tokens.get(i + 1).isWord("null")
          && tokens.get(i + 2).isPunctuation(";")) {
        return true;
      }
    }
    return false;
  }

  private boolean isField(int i) {
    return tokens.get(i).isWord(record)
        && tokens.get(i + 1).isPunctuation(".")
        && tokens.get(i + 2).isName();
  }

  private boolean isAssigned(int i) {
    return isTargetOfInto(i) || beginsAStatement(i) && isGiven(i + 3) && !isTidied(i);
  }

  private boolean beginsAStatement(int i) {
    return i == 0
        || tokens.get(i - 1).isPunctuation(";")
        || tokens.get(i - 1).kind() == Token.Kind.WORD
            && BEFORE_A_STATEMENT.contains(tokens.get(i - 1).text());
  }

  private boolean isGiven(int i) {
    return i < tokens.size()
        && (tokens.get(i).isPunctuation(":=") || tokens.get(i).isOperator("="));
  }

  /** Behind INTO, or a comma behind another target there. */
  private boolean isTargetOfInto(int i) {
    int at = i - 1;
    while (at > 0 && (tokens.get(at).isPunctuation(",") || tokens.get(at).isPunctuation("."))) {
      at -=
          tokens.get(at).isPunctuation(",") && tokens.get(Math.max(at - 2, 0)).isPunctuation(".")
              ? 4
              : 2;
    }
    boolean strict = at > 0 && tokens.get(at).isWord("strict");
    return at >= 0 && tokens.get(strict ? at - 1 : at).isWord("into");
  }

  private boolean isTidied(int field) {
    String name = tokens.get(field + 2).text();
    boolean itself = false;
    for (int i = field + 4; i < tokens.size() && !tokens.get(i).isPunctuation(";"); i++) {
      Token token = tokens.get(i);
      itself |= token.isName() && token.text().equals(name);
      boolean known =
          token.kind() == Token.Kind.PUNCTUATION
              || token.kind() == Token.Kind.STRING && token.text().isBlank()
              || token.isName()
                  && (TIDY.contains(token.text())
                      || token.text().equals(record)
                      || token.text().equals(name));
      if (!known) {
        return false;
      }
    }
    return itself;
  }
}
