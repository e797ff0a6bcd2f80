package org.schemaassurance.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The statements of a body that write rows, those of texts within it too. Reads what is written
 * down, and takes nothing for one that only looks like it: UPDATE of a lock or of a trigger's
 * events, INTO of a variable.
 */
public final class RowWrites {
  private static final Set<String> NO_UPDATE =
      Set.of("for", "do", "on", "or", "no", "key", "before", "after", "of");
  private static final Set<String> ENDS_SET = Set.of("where", "from", "returning");

  /** A name, an alias with AS, and an asterisk may stand before SET. */
  private static final int FARTHEST_SET = 8;

  /** What is done to the rows. */
  public enum Kind {
    INSERT("INSERT INTO"),
    MERGE("MERGE INTO"),
    /** One with a branch that deletes. */
    MERGE_THAT_DELETES("MERGE INTO"),
    UPDATE("UPDATE"),
    DELETE("DELETE FROM"),
    TRUNCATE("TRUNCATE");

    private final String words;

    Kind(String words) {
      this.words = words;
    }
  }

  /**
   * One of them.
   *
   * @param table none where its name is put together as it runs
   * @param columns those that an UPDATE sets, also one of ON CONFLICT or of MERGE
   */
  public record Write(Kind kind, Optional<TableReference> table, Set<String> columns) {
    public Write {
      columns = Set.copyOf(columns);
    }

    /** {@code DELETE FROM public.orders}. */
    @Override
    public String toString() {
      return kind.words + " " + table.map(TableReference::toString).orElse("…");
    }
  }

  private RowWrites() {}

  /**
   * Those statements, in their order.
   *
   * @throws SqlTextException if the body can't be split into tokens
   */
  public static List<Write> in(String body) {
    List<Write> writes = new ArrayList<>();
    for (List<Token> tokens : NestedTexts.of(body)) {
      for (int i = 0; i < tokens.size(); i++) {
        at(tokens, i).ifPresent(writes::add);
      }
    }
    return writes;
  }

  private static Optional<Write> at(List<Token> tokens, int i) {
    Token token = tokens.get(i);
    if (token.kind() != Token.Kind.WORD) {
      return Optional.empty();
    }
    return switch (token.text()) {
      case "insert" -> behind(tokens, i, "into", Kind.INSERT);
      case "merge" ->
          behind(
              tokens,
              i,
              "into",
              findsInStatement(tokens, i, "then", "delete").isPresent()
                  ? Kind.MERGE_THAT_DELETES
                  : Kind.MERGE);
      case "delete" -> behind(tokens, i, "from", Kind.DELETE);
      case "truncate" -> isBeforeAnother(tokens, i) ? Optional.empty() : truncate(tokens, i);
      case "update" -> isBeforeAnother(tokens, i) ? Optional.empty() : update(tokens, i);
      default -> Optional.empty();
    };
  }

  private static Optional<Write> behind(List<Token> tokens, int i, String word, Kind kind) {
    return i + 1 < tokens.size() && tokens.get(i + 1).isWord(word)
        ? Optional.of(new Write(kind, TableReference.at(tokens, i + 2), columnsOfUpsert(tokens, i)))
        : Optional.empty();
  }

  /** Those of its {@code ON CONFLICT … DO UPDATE SET}, or of MERGE's {@code THEN UPDATE SET}. */
  private static Set<String> columnsOfUpsert(List<Token> tokens, int start) {
    Set<String> columns = new TreeSet<>();
    for (String before : List.of("do", "then")) {
      Optional<Integer> found = findsInStatement(tokens, start, before, "update", "set");
      while (found.isPresent()) {
        columns.addAll(columns(tokens, found.get() + 2));
        found = findsInStatement(tokens, found.get() + 1, before, "update", "set");
      }
    }
    return columns;
  }

  /** Where some words stand one behind the other, before the statement's end. */
  private static Optional<Integer> findsInStatement(
      List<Token> tokens, int start, String... words) {
    for (int i = start;
        i + words.length <= tokens.size() && !tokens.get(i).isPunctuation(";");
        i++) {
      int at = i;
      if (IntStream.range(0, words.length).allMatch(n -> tokens.get(at + n).isWord(words[n]))) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }

  /** {@code FOR UPDATE}, {@code AFTER INSERT OR UPDATE}. */
  private static boolean isBeforeAnother(List<Token> tokens, int i) {
    return i > 0 && NO_UPDATE.contains(tokens.get(i - 1).text());
  }

  private static Optional<Write> truncate(List<Token> tokens, int i) {
    boolean ofEvents = i + 1 >= tokens.size() || tokens.get(i + 1).isWord("on");
    return ofEvents
        ? Optional.empty()
        : Optional.of(new Write(Kind.TRUNCATE, TableReference.at(tokens, i + 1), Set.of()));
  }

  private static Optional<Write> update(List<Token> tokens, int i) {
    if (i + 1 < tokens.size() && tokens.get(i + 1).isWord("set")) {
      // A branch of MERGE, whose table stands before.
      return Optional.empty();
    }
    for (int at = i + 2; at < Math.min(tokens.size(), i + FARTHEST_SET); at++) {
      if (tokens.get(at).isWord("set")) {
        return Optional.of(
            new Write(Kind.UPDATE, TableReference.at(tokens, i + 1), columns(tokens, at)));
      }
    }
    return Optional.empty();
  }

  /** Of MERGE; CASE has a condition behind WHEN. */
  private static boolean isNextBranch(List<Token> tokens, int i) {
    return tokens.get(i).isWord("when")
        && i + 1 < tokens.size()
        && (tokens.get(i + 1).isWord("matched")
            || i + 2 < tokens.size()
                && tokens.get(i + 1).isWord("not")
                && tokens.get(i + 2).isWord("matched"));
  }

  /** What stands before each {@code =}, or in parentheses before it, up to what ends SET. */
  private static Set<String> columns(List<Token> tokens, int set) {
    Set<String> columns = new TreeSet<>();
    int depth = 0;
    // SET home.city = 1, places[id] = 2 are of the columns home and places.
    int inBrackets = 0;
    boolean awaited = true;
    for (int i = set + 1; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      boolean ends =
          token.isPunctuation(";") || ENDS_SET.contains(token.text()) || isNextBranch(tokens, i);
      if (depth == 0 && ends || depth < 0) {
        return columns;
      }
      if (awaited && token.isName() && inBrackets == 0 && !tokens.get(i - 1).isPunctuation(".")) {
        columns.add(token.text());
      }
      if (token.isPunctuation("(")) {
        depth++;
      } else if (token.isPunctuation(")")) {
        depth--;
      } else if (token.isPunctuation("[")) {
        inBrackets++;
      } else if (token.isPunctuation("]")) {
        inBrackets--;
      }
      awaited = token.isOperator("=") ? false : awaited || depth == 0 && token.isPunctuation(",");
    }
    return columns;
  }
}
