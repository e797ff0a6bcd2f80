package org.schemaassurance.rehearse.rows;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Texts that a regular expression matches, where it is a plain one: characters, classes, groups
 * with alternatives, quantifiers. Of any other there are none, and whether one matches is the
 * server's to say.
 */
final class RegexTexts {
  private static final int MOST_REPETITIONS = 8;
  private static final String DIGITS = "0123456789";
  private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
  private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

  private final String pattern;
  private int position;

  /** Makes one text of a number, and takes from the number what it has used. */
  interface Piece {
    long append(StringBuilder text, long number);
  }

  private static final class NotPlain extends Exception {
    private static final long serialVersionUID = 1L;
  }

  private RegexTexts(String pattern) {
    this.pattern = pattern;
  }

  /**
   * Different texts.
   *
   * @param pattern any text
   * @param count so many at most
   */
  static List<String> of(String pattern, int count) {
    try {
      RegexTexts regex = new RegexTexts(pattern);
      Piece whole = regex.alternatives();
      if (!regex.atEnd()) {
        return List.of();
      }
      Set<String> texts = new LinkedHashSet<>();
      for (long number = 0; number < count; number++) {
        StringBuilder text = new StringBuilder();
        whole.append(text, number);
        texts.add(text.toString());
      }
      return List.copyOf(texts);
    } catch (NotPlain isNone) {
      return List.of();
    }
  }

  private Piece alternatives() throws NotPlain {
    List<Piece> alternatives = new ArrayList<>();
    alternatives.add(sequence());
    while (sees('|')) {
      position++;
      alternatives.add(sequence());
    }
    return (text, number) ->
        alternatives
            .get((int) (number % alternatives.size()))
            .append(text, number / alternatives.size());
  }

  private Piece sequence() throws NotPlain {
    List<Piece> pieces = new ArrayList<>();
    while (!atEnd() && !sees('|') && !sees(')')) {
      pieces.add(quantified(atom()));
    }
    return (text, number) -> {
      long rest = number;
      for (Piece piece : pieces) {
        rest = piece.append(text, rest);
      }
      return rest;
    };
  }

  private Piece atom() throws NotPlain {
    char next = take();
    switch (next) {
      case '^', '$':
        return (text, number) -> number;
      case '(':
        return group();
      case '[':
        return oneOf(characterClass());
      case '\\':
        return oneOf(escaped());
      case '.':
        return oneOf(LOWER);
      case '*', '+', '?', '{', '}', ']', ')':
        throw new NotPlain();
      default:
        return oneOf("" + next);
    }
  }

  private Piece group() throws NotPlain {
    if (sees('?')) {
      position++;
      if (take() != ':') {
        throw new NotPlain();
      }
    }
    Piece inner = alternatives();
    if (take() != ')') {
      throw new NotPlain();
    }
    return inner;
  }

  private static Piece oneOf(String characters) {
    return (text, number) -> {
      text.append(characters.charAt((int) (number % characters.length())));
      return number / characters.length();
    };
  }

  private String escaped() throws NotPlain {
    char next = take();
    return switch (next) {
      case 'd' -> DIGITS;
      case 'w' -> LOWER + UPPER + DIGITS + "_";
      case 's' -> " ";
      default -> {
        if (Character.isLetterOrDigit(next)) {
          throw new NotPlain();
        }
        yield "" + next;
      }
    };
  }

  private String characterClass() throws NotPlain {
    boolean isNegated = sees('^');
    if (isNegated) {
      position++;
    }
    StringBuilder characters = new StringBuilder();
    do {
      char next = take();
      if (next == '[') {
        throw new NotPlain();
      } else if (next == '\\') {
        characters.append(escaped());
      } else if (sees('-')
          && position + 1 < pattern.length()
          && pattern.charAt(position + 1) != ']') {
        position++;
        char last = take();
        for (char each = next; each <= last; each++) {
          characters.append(each);
        }
      } else {
        characters.append(next);
      }
    } while (!sees(']'));
    position++;
    String some = isNegated ? without(characters.toString()) : characters.toString();
    if (some.isEmpty()) {
      throw new NotPlain();
    }
    return some;
  }

  private static String without(String characters) {
    return (LOWER + DIGITS + UPPER)
        .chars()
        .filter(each -> characters.indexOf(each) < 0)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private Piece quantified(Piece piece) throws NotPlain {
    int least = 1;
    int most = 1;
    if (sees('*')) {
      position++;
      least = 0;
      most = MOST_REPETITIONS;
    } else if (sees('+')) {
      position++;
      most = MOST_REPETITIONS;
    } else if (sees('?')) {
      position++;
      least = 0;
    } else if (sees('{')) {
      position++;
      least = (int) number();
      most = least;
      if (sees(',')) {
        position++;
        most = sees('}') ? least + MOST_REPETITIONS : (int) number();
      }
      if (take() != '}' || most < least) {
        throw new NotPlain();
      }
    }
    return repeated(piece, least, most);
  }

  /** The greatest number of times comes first: it has room for the most different texts. */
  private static Piece repeated(Piece piece, int least, int most) {
    int choices = most - least + 1;
    return (text, number) -> {
      long rest = number / choices;
      long times = most - number % choices;
      for (long time = 0; time < times; time++) {
        rest = piece.append(text, rest);
      }
      return rest;
    };
  }

  private long number() throws NotPlain {
    int start = position;
    while (!atEnd() && Character.isDigit(pattern.charAt(position)) && position - start < 4) {
      position++;
    }
    if (start == position) {
      throw new NotPlain();
    }
    return Long.parseLong(pattern.substring(start, position));
  }

  private boolean atEnd() {
    return position >= pattern.length();
  }

  private boolean sees(char character) {
    return !atEnd() && pattern.charAt(position) == character;
  }

  private char take() throws NotPlain {
    if (atEnd()) {
      throw new NotPlain();
    }
    return pattern.charAt(position++);
  }
}
