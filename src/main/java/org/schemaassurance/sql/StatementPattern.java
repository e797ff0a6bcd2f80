package org.schemaassurance.sql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.schemaassurance.model.QualifiedName;

/**
 * How a statement begins, written as PostgreSQL's manual writes a synopsis: words, {@code A|B} for
 * one of several, {@code [WORD WORD]} for what may be left out, {@code <table>} for a name, which
 * may have a schema, {@code <index?>} for one that may be missing, {@code ...} for whatever stands
 * before the next word.
 */
public final class StatementPattern {
  private static final String ANYTHING = "...";

  private final List<String> elements;

  private StatementPattern(List<String> elements) {
    this.elements = elements;
  }

  /** Reads a synopsis. */
  public static StatementPattern of(String synopsis) {
    List<String> elements = new ArrayList<>();
    StringBuilder optional = new StringBuilder();
    for (String part : synopsis.toLowerCase(Locale.ROOT).split(" ")) {
      boolean opens = part.startsWith("[");
      if (opens || optional.length() > 0) {
        optional.append(optional.length() > 0 ? " " : "").append(part);
      } else {
        elements.add(part);
      }
      if (part.endsWith("]")) {
        elements.add(optional.toString());
        optional.setLength(0);
      }
    }
    return new StatementPattern(List.copyOf(elements));
  }

  /**
   * What a statement says where it begins like this.
   *
   * @param names by what the synopsis calls them; without a schema they have {@link
   *     WrittenTables#NO_SCHEMA}
   * @param options which of what may be left out is there, in small letters
   * @param rest what stands behind
   */
  public record Match(Map<String, QualifiedName> names, Set<String> options, List<Token> rest) {
    /** A name that the synopsis has. */
    public QualifiedName name(String called) {
      return Optional.ofNullable(names.get(called)).orElseThrow();
    }

    /** A name that may be missing. */
    public Optional<QualifiedName> optionalName(String called) {
      return Optional.ofNullable(names.get(called));
    }

    /** Whether what may be left out is there. */
    public boolean has(String option) {
      return options.contains(option);
    }
  }

  /** What is said, if tokens begin like this. */
  public Optional<Match> in(List<Token> tokens) {
    TokenCursor cursor = new TokenCursor(tokens);
    Map<String, QualifiedName> names = new HashMap<>();
    Set<String> options = new LinkedHashSet<>();
    for (int at = 0; at < elements.size(); at++) {
      String element = elements.get(at);
      if (element.startsWith("[")) {
        acceptOption(cursor, element.substring(1, element.length() - 1), options);
      } else if (element.equals(ANYTHING)) {
        skipTo(cursor, elements.get(at + 1));
      } else if (element.endsWith("?>")) {
        if (!seesOneOf(cursor, 0, elements.get(at + 1))) {
          acceptName(cursor).ifPresent(name -> names.put(called(element), name));
        }
      } else if (element.startsWith("<")) {
        Optional<QualifiedName> name = acceptName(cursor);
        if (name.isEmpty()) {
          return Optional.empty();
        }
        names.put(called(element), name.get());
      } else if (!acceptOneOf(cursor, element)) {
        return Optional.empty();
      }
    }
    return Optional.of(new Match(names, options, tokens.subList(cursor.position(), tokens.size())));
  }

  /** Whether tokens begin like this. */
  public boolean begins(List<Token> tokens) {
    return in(tokens).isPresent();
  }

  private static String called(String element) {
    return element.replaceAll("[<>?]", "");
  }

  private static void acceptOption(TokenCursor cursor, String words, Set<String> options) {
    int start = cursor.position();
    for (String word : words.split(" ")) {
      if (!acceptOneOf(cursor, word)) {
        cursor.backTo(start);
        return;
      }
    }
    options.add(words);
  }

  private static void skipTo(TokenCursor cursor, String word) {
    while (!cursor.atEnd() && !seesOneOf(cursor, 0, word)) {
      cursor.take();
    }
  }

  private static boolean seesOneOf(TokenCursor cursor, int ahead, String words) {
    for (String word : words.split("\\|")) {
      if (cursor.seesWord(ahead, word)) {
        return true;
      }
    }
    return false;
  }

  private static boolean acceptOneOf(TokenCursor cursor, String words) {
    boolean seen = seesOneOf(cursor, 0, words);
    if (seen) {
      cursor.take();
    }
    return seen;
  }

  /** Of a name with a database in front, which PostgreSQL takes for its own alone, the last two. */
  private static Optional<QualifiedName> acceptName(TokenCursor cursor) {
    if (!cursor.seesName()) {
      return Optional.empty();
    }
    String schema = WrittenTables.NO_SCHEMA;
    String name = cursor.takeName();
    while (cursor.seesPunctuation(".") && cursor.peek(1).filter(Token::isName).isPresent()) {
      cursor.take();
      schema = name;
      name = cursor.takeName();
    }
    return Optional.of(new QualifiedName(schema, name));
  }
}
