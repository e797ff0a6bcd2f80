package org.schemaassurance.rehearse.rows;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a regular expression that is a plain one: characters, classes, groups with alternatives,
 * quantifiers.
 */
final class PlainRegex {
  private static final int MOST_REPETITIONS = 8;
  private static final String DIGITS = "0123456789";
  private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
  private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

  private final PatternCursor pattern;

  private PlainRegex(PatternCursor pattern) {
    this.pattern = pattern;
  }

  /**
   * What makes texts that it matches; empty of any other expression.
   *
   * @param pattern any text
   */
  static Optional<TextPiece> read(String pattern) {
    PatternCursor cursor = new PatternCursor(pattern);
    try {
      TextPiece whole = new PlainRegex(cursor).alternatives();
      return Optional.of(whole).filter(piece -> cursor.isAtEnd());
    } catch (PatternCursor.NotPlain isNone) {
      return Optional.empty();
    }
  }

  private TextPiece alternatives() throws PatternCursor.NotPlain {
    List<TextPiece> alternatives = new ArrayList<>();
    do {
      alternatives.add(sequence());
    } while (pattern.accept('|'));
    return TextPiece.either(alternatives);
  }

  private TextPiece sequence() throws PatternCursor.NotPlain {
    List<TextPiece> pieces = new ArrayList<>();
    while (!pattern.isAtEnd() && !pattern.sees('|') && !pattern.sees(')')) {
      pieces.add(quantified(atom()));
    }
    return TextPiece.sequence(pieces);
  }

  private TextPiece atom() throws PatternCursor.NotPlain {
    char next = pattern.take();
    return switch (next) {
      case '^', '$' -> TextPiece.NOTHING;
      case '(' -> group();
      case '[' -> TextPiece.oneOf(characterClass());
      case '\\' -> TextPiece.oneOf(escaped());
      case '.' -> TextPiece.oneOf(LOWER);
      case '*', '+', '?', '{', '}', ']', ')' -> throw new PatternCursor.NotPlain();
      default -> TextPiece.oneOf("" + next);
    };
  }

  private TextPiece group() throws PatternCursor.NotPlain {
    if (pattern.accept('?')) {
      pattern.require(':');
    }
    TextPiece inner = alternatives();
    pattern.require(')');
    return inner;
  }

  private String escaped() throws PatternCursor.NotPlain {
    char next = pattern.take();
    return switch (next) {
      case 'd' -> DIGITS;
      case 'w' -> LOWER + UPPER + DIGITS + "_";
      case 's' -> " ";
      default -> {
        if (Character.isLetterOrDigit(next)) {
          throw new PatternCursor.NotPlain();
        }
        yield "" + next;
      }
    };
  }

  private String characterClass() throws PatternCursor.NotPlain {
    boolean isNegated = pattern.accept('^');
    StringBuilder characters = new StringBuilder();
    do {
      characters.append(members());
    } while (!pattern.accept(']'));
    String some = isNegated ? without(characters.toString()) : characters.toString();
    if (some.isEmpty()) {
      throw new PatternCursor.NotPlain();
    }
    return some;
  }

  /** A character of a class, or all of a range. A hyphen at the end is one of itself. */
  private String members() throws PatternCursor.NotPlain {
    char first = pattern.take();
    if (first == '[') {
      throw new PatternCursor.NotPlain();
    }
    if (first == '\\') {
      return escaped();
    }
    if (!pattern.isRange()) {
      return "" + first;
    }
    pattern.require('-');
    return range(first, pattern.take());
  }

  private static String range(char first, char last) {
    StringBuilder characters = new StringBuilder();
    for (char each = first; each <= last; each++) {
      characters.append(each);
    }
    return characters.toString();
  }

  private static String without(String characters) {
    return (LOWER + DIGITS + UPPER)
        .chars()
        .filter(each -> characters.indexOf(each) < 0)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private TextPiece quantified(TextPiece piece) throws PatternCursor.NotPlain {
    if (pattern.accept('*')) {
      return piece.repeated(0, MOST_REPETITIONS);
    }
    if (pattern.accept('+')) {
      return piece.repeated(1, MOST_REPETITIONS);
    }
    if (pattern.accept('?')) {
      return piece.repeated(0, 1);
    }
    return pattern.accept('{') ? counted(piece) : piece;
  }

  private TextPiece counted(TextPiece piece) throws PatternCursor.NotPlain {
    int least = pattern.number();
    int most = least;
    if (pattern.accept(',')) {
      most = pattern.sees('}') ? least + MOST_REPETITIONS : pattern.number();
    }
    pattern.require('}');
    if (most < least) {
      throw new PatternCursor.NotPlain();
    }
    return piece.repeated(least, most);
  }
}
